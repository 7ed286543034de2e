#include <algorithm>
#include <set>
#include <variant>

#include "ikd_kiosk_tour_dinas.hpp"
#include "ikd_kiosk_tour_story.hpp"
#include "kiosk/crypto/hash.hpp"
#include "kiosk/storage/status_lists.hpp"

namespace kiosk::story {
namespace {

namespace fs = std::filesystem;
namespace intent = app::intent;
using namespace std::chrono_literals;
using domain::AnswerCategory;
using domain::StatusAxes;

constexpr auto tour_districts = {"kota-blitar", "kab-blitar", "balangan"};
constexpr int list_days = 30;  ///< that the list is relied on

/// How the kiosk comes to know it.
enum class Through { nothing, list, officer };

/// What the kiosk has to say about somebody of this age.
struct Case {
    AnswerCategory category;
    StatusAxes axes;
    int years;
    int days = 200;  ///< since the birthday
    Through through = Through::list;
};

StatusAxes record(domain::KtpElRecord code) {
    return {.record = code, .nik = {}, .because = {}, .ikd = {}};
}
StatusAxes nik(domain::NikStatus status) {
    return {.record = {}, .nik = status, .because = {}, .ikd = {}};
}
StatusAxes ikd(domain::IkdAccount account) {
    return {.record = domain::KtpElRecord::card_issued, .nik = {}, .because = {}, .ikd = account};
}

/// Every category but no_list_yet and not_now, which are of the kiosk and not of a person.
std::vector<Case> all_cases(const domain::StatusRules& rules) {
    using Record = domain::KtpElRecord;
    using Nik = domain::NikStatus;
    std::vector<Case> cases = {
        {AnswerCategory::deceased_reported, nik(Nik::deceased_reported), 71},
        {AnswerCategory::nik_duplicate, nik(Nik::duplicate), 34},
        {AnswerCategory::not_found, nik(Nik::not_found), 45, 200, Through::officer},
        {AnswerCategory::deactivated, domain::axes_of(domain::ListCategory::deactivated), 28},
        {AnswerCategory::moved, nik(Nik::moved), 39},
        {AnswerCategory::unrecorded, record(Record::unregistered), 24},
        {AnswerCategory::record_again, record(Record::enroll_failure_central), 62},
        {AnswerCategory::record_duplicate, record(Record::duplicate), 31},
        {AnswerCategory::waiting_for_decision, record(Record::adjudicate), 26},
        {AnswerCategory::in_process, record(Record::sent_for_enrollment), 18},
        {AnswerCategory::print_ready, record(Record::print_ready), 19},
        {AnswerCategory::card_ready, record(Record::card_printed), 20},
        {AnswerCategory::ikd_on_another_phone, ikd(domain::IkdAccount::on_another_phone), 41},
        {AnswerCategory::ikd_active, ikd(domain::IkdAccount::active), 33},
        {AnswerCategory::ready, record(Record::card_issued), 52},
        {AnswerCategory::too_young, {}, 14, 200, Through::nothing},
        {AnswerCategory::may_record, {}, 16, 200, Through::nothing},
        {AnswerCategory::not_on_a_list, {}, 47, 200, Through::nothing},
    };
    if (rules.deactivates_unrecorded && rules.grace_months > 0) {
        cases.push_back({AnswerCategory::unrecorded_in_grace, record(Record::unregistered), 17, 20});
    }
    return cases;
}

std::string two(unsigned number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

/// Synthetic: the district's first kecamatan, and a serial from 9001 on (domain.md 2.2).
std::string nik_of(const config::DistrictPack& pack, const Case& one, int index, domain::Date today) {
    std::string digits = pack.kecamatan.front().code;
    std::erase(digits, '.');
    domain::Date birth = domain::add_days(today, -one.days);
    birth = birth - std::chrono::years(one.years);
    if (!birth.ok()) birth = birth.year() / birth.month() / 28;
    const auto day = static_cast<unsigned>(birth.day()) + (index % 2 == 0 ? 40U : 0U);
    return digits + two(day) + two(static_cast<unsigned>(birth.month())) +
           two(static_cast<unsigned>(static_cast<int>(birth.year()) % 100)) + std::to_string(9001 + index);
}

/// A kiosk in one district, its dinas, and the people who come.
class DistrictWalk {
  public:
    DistrictWalk(TourKiosk& kiosk, std::string name)
        : kiosk_(kiosk), name_(std::move(name)), cases_(all_cases(pack().status_rules)), dinas_(kiosk) {
        for (std::size_t c = 0; c < cases_.size(); ++c) {
            const Case& one = cases_[c];
            people_.push_back({nik_of(pack(), one, static_cast<int>(c), today()),
                               one.through == Through::list ? one.axes : StatusAxes{}});
        }
    }

    void walk() {
        kiosk_.chapter("A kiosk in " + pack().name);
        check(AnswerCategory::no_list_yet, person(AnswerCategory::not_on_a_list));
        dinas_.send(dinas_.list(1, people_, domain::add_days(today(), list_days)));
        expect_list(1);
        for (std::size_t c = 0; c < cases_.size(); ++c) {
            if (cases_[c].through == Through::officer) see_as_officer(people_[c]);
            check(cases_[c].category, people_[c].nik);
        }
        check(AnswerCategory::not_now, nik_of(pack(), cases_.front(), 900, today()));
        follow_recording_path();
        keep_question();
        refuse_bundle();
        expire_list();
    }

    int answers() const { return static_cast<int>(shown_.size()); }

  private:
    const config::DistrictPack& pack() const { return kiosk_.program().district; }
    domain::Date today() const { return domain::to_local(kiosk_.now().wall, pack().utc_offset).date; }
    const std::string& person(AnswerCategory category) const {
        const auto found = std::ranges::find(cases_, category, &Case::category);
        return people_[static_cast<std::size_t>(found - cases_.begin())].nik;
    }

    /// From the first screen to the result, as twenty others before; it stays on the screen.
    void ask_about(const std::string& nik) {
        std::vector<app::Intent> intents = {intent::Wake{}, intent::CheckNik{}, intent::Agree{}};
        for (const char digit : nik) intents.push_back(intent::Type{digit});
        intents.insert(intents.end(), {intent::Submit{}, intent::ReadBackIsMine{}});
        kiosk_.act(intents);
        kiosk_.expect("nik_result");
    }
    void check(AnswerCategory category, const std::string& nik) {
        ask_about(nik);
        const std::string wanted(to_word(category));
        const auto found = kiosk_.answered();
        if (found && found->category != category) {
            kiosk_.fail(name_ + ": expected " + wanted + ", found " + std::string(to_word(found->category)));
        }
        kiosk_.picture("nik_result_" + wanted);
        shown_.insert(category);
        kiosk_.act({intent::GoHome{}});
    }

    void expect_list(std::int64_t version) {
        const auto in_force = storage::StatusLists(kiosk_.backend().store()).bundle_in_force();
        if (!in_force) return kiosk_.fail(in_force.error().text);
        if (!*in_force || (*in_force)->version != version) {
            kiosk_.fail(name_ + ": version " + std::to_string(version) + " of the list is not in force");
        }
    }

    /// What a desk did the day before: lists cannot say that a number is not known.
    void see_as_officer(const TourPerson& person) {
        domain::EventDraft draft;
        draft.kind = domain::EventKind::status_seen;
        draft.at = kiosk_.now();
        draft.visit = crypto::random_uuid7(draft.at.wall);
        draft.ticket = domain::TicketCode{'A', 99};
        draft.officer = "tur-1";
        draft.token = kiosk_.backend().tokens().token_of(*domain::Nik::from_typed(person.nik, today()));
        draft.detail =
            domain::seen_detail_of_nik(domain::NikStatus::not_found, domain::DeactivationReason::unknown);
        draft.service_day = domain::add_days(today(), -1);
        const auto kept = kiosk_.backend().ledger().append({&draft, 1});
        if (!kept) kiosk_.fail(kept.error().text);
    }

    /// Where to record, nearest first; the slip of one place; everything worth knowing.
    void follow_recording_path() {
        ask_about(person(AnswerCategory::unrecorded));
        kiosk_.go("result.go_on", "recording_path");
        if (kiosk_.has("recording.kecamatan")) {
            kiosk_.go("recording.kecamatan", "kecamatan");
            kiosk_.touch("kecamatan.item_" + pack().kecamatan.back().code);
            kiosk_.expect("recording_path");
            kiosk_.picture("recording_path_kecamatan");
        }
        kiosk_.go(kiosk_.first_target("recording.place_"), "slip");
        kiosk_.touch("frame.back");
        if (kiosk_.has("recording.info")) {
            kiosk_.go("recording.info", "recording_info");
            kiosk_.touch("frame.back");
        }
        kiosk_.expect("recording_path");
        kiosk_.act({intent::GoHome{}, intent::Wake{}, intent::ShowPlaces{}});
        kiosk_.expect("places");
        kiosk_.picture();
        kiosk_.act({intent::GoHome{}});
    }

    /// No list knows the answer: a ticket keeps the question, an officer looks into SIAK, and the ticket
    /// brings the answer.
    void keep_question() {
        const auto officer = enrol(kiosk_, domain::StaffRole::officer);
        ask_about(person(AnswerCategory::not_on_a_list));
        kiosk_.touch("result.ask");
        kiosk_.expect("ticket");
        kiosk_.picture("ticket_status_question");
        kiosk_.act({intent::GoHome{}, intent::Wake{}});
        log_in(kiosk_, officer);
        kiosk_.expect("desk");
        kiosk_.touch("desk.ticket_A-01");
        kiosk_.go("desk.seen_status", "desk_status");
        kiosk_.act({intent::ChooseRecord{domain::KtpElRecord::print_ready},
                    intent::ChooseNikStatus{domain::NikStatus::active, {}}});
        kiosk_.picture("desk_status_chosen");
        kiosk_.touch("desk_status.save");
        kiosk_.expect("desk");
        kiosk_.picture("desk_status_seen");
        kiosk_.act({intent::LogOut{}, intent::Wake{}, intent::HaveTicket{}, intent::Type{'A'},
                    intent::Type{'0'}, intent::Type{'1'}, intent::Submit{}});
        kiosk_.expect("nik_result");
        const auto found = kiosk_.answered();
        if (found && found->category != AnswerCategory::print_ready)
            kiosk_.fail("the ticket brings no answer");
        kiosk_.picture("nik_result_question_answered");
        kiosk_.act({intent::GoHome{}});
    }

    /// Changed on the way: refused, told, and the old list answers on.
    void refuse_bundle() {
        dinas_.send(dinas_.list(2, people_, domain::add_days(today(), list_days)), true);
        expect_list(1);
        const auto technician = enrol(kiosk_, domain::StaffRole::technician);
        kiosk_.act({intent::Wake{}});
        log_in(kiosk_, technician);
        kiosk_.expect("technician");
        kiosk_.picture("technician_bundle_refused");
        kiosk_.act({intent::LogOut{}});
    }

    void expire_list() {
        kiosk_.pass(24h * (list_days + 5));
        kiosk_.act({intent::GoHome{}});
        ask_about(person(AnswerCategory::unrecorded));
        const auto found = kiosk_.answered();
        if (found && !found->list_expired) kiosk_.fail("the list did not expire");
        kiosk_.picture("nik_result_list_expired");
        kiosk_.act({intent::GoHome{}});
    }

    TourKiosk& kiosk_;
    std::string name_;
    std::vector<Case> cases_;
    std::vector<TourPerson> people_;
    TourDinas dinas_;
    std::set<AnswerCategory> shown_;
};

/// The same device, in another district: at its first place, always open, with a state of its own.
Result<Program> program_for(const Program& program, const std::string& name) {
    Program other = program;
    auto pack = config::load_district(program.districts / (name + ".toml"));
    if (const auto* mistakes = std::get_if<config::Mistakes>(&pack)) {
        return Error{ErrorCode::bad_config, config::readable(mistakes->front())};
    }
    other.district = std::get<config::DistrictPack>(std::move(pack));
    other.config.district = name;
    other.config.id = "tur-" + name;
    other.config.place = other.district.places.front().id;
    other.config.outside_hours = config::OutsideHours::open;
    const int people = static_cast<int>(all_cases(other.district.status_rules).size());
    other.config.checks = {people, people};
    other.state = program.state / name;
    return other;
}

}  // namespace

DistrictTour walk_districts(const Program& program, const fs::path& directory, UtcTime start) {
    DistrictTour tour;
    for (const std::string name : tour_districts) {
        const auto there = program_for(program, name);
        if (!there) return tour.failure = there.error().text, tour;
        auto opened = TourKiosk::open(*there, directory, start, name + "_");
        if (!opened) return tour.failure = opened.error().text, tour;
        TourKiosk& kiosk = **opened;
        DistrictWalk walk(kiosk, name);
        walk.walk();
        kiosk.stop();
        if (kiosk.failure()) return tour.failure = name + ": " + *kiosk.failure(), tour;
        tour.pictures += kiosk.pictures();
        tour.counts.push_back(name + ": " + std::to_string(walk.answers()) + " answers about a NIK, " +
                              std::to_string(kiosk.pictures()) + " pictures");
    }
    return tour;
}

}  // namespace kiosk::story
