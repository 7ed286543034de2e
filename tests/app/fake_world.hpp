#pragma once

#include <algorithm>
#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "fake_ledger.hpp"
#include "kiosk/app/app.hpp"

namespace kiosk::test {

using namespace std::chrono_literals;

/// Monday 23 November 2026, 09:00 WIB.
inline const UtcTime monday_morning =
    UtcTime{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}} + std::chrono::hours{2};

// Synthetic NIKs, serial 9xxx.
inline constexpr std::string_view nik_of_adult = "3572021505089001";
inline constexpr std::string_view nik_of_pupil = "3572015003109002";  // 10 March 2010: 16 years
inline constexpr std::string_view nik_impossible = "3572023102089001";
inline constexpr std::string_view officer_code = "123456";

inline constexpr std::string_view officer_pin = "07402913";
inline constexpr std::string_view technician_pin = "31558207";
inline constexpr std::string_view wrong_pin = "07000000";
inline const domain::StaffMember siti{"siti-1", "Siti", 7, domain::StaffRole::officer};
inline const domain::StaffMember tono{"tono-1", "Tono", 31, domain::StaffRole::technician};

/// Synthetic NIKs of different people, from 0 to 899.
inline std::string nik_of(int person) {
    return "3572021505089" + std::to_string(100 + person);
}
/// The keyed token as the fake makes it.
inline domain::NikToken token_of(std::string_view nik) {
    domain::NikToken token{1, 2, 3};
    std::copy(nik.end() - 13, nik.end(), token.begin() + 3);
    return token;
}

/// A source that always says the same.
class FakeSource final : public domain::StatusSource {
  public:
    domain::SourceKind its_kind = domain::SourceKind::local_list;
    domain::SourceReply reply;
    int asked = 0;
    std::optional<domain::Date> birth_date_asked;
    std::optional<domain::Sex> sex_asked;
    domain::Date today_asked{};
    bool cancelled_seen = false;
    bool broken = false;
    std::function<void(const domain::Cancelled&)> while_asked;

    domain::SourceKind kind() const override { return its_kind; }
    Result<domain::SourceReply> ask(const domain::StatusQuestion& question,
                                    const domain::Cancelled& cancelled) override {
        ++asked;
        birth_date_asked = question.birth_date;
        sex_asked = question.sex;
        today_asked = question.today;
        if (while_asked) while_asked(cancelled);
        cancelled_seen = cancelled && cancelled();
        if (broken) return Error{ErrorCode::io, "the list cannot be read"};
        return reply;
    }

    /// It has this list; `category`: and the NIK is on it.
    void has_list(const domain::Searched& list, std::optional<domain::ListCategory> category = {}) {
        reply.outcome = category ? domain::SourceOutcome::found : domain::SourceOutcome::not_found;
        reply.searched = {list};
        reply.findings.clear();
        if (category) reply.findings = {{list, domain::axes_of(*category)}};
    }
};

inline const domain::Searched fresh_list{domain::SourceKind::local_list, "daftar uji",
                                         std::chrono::year{2026} / 11 / 14, std::nullopt};

/// A ledger, sources, an inbox, keys, staff and a machine in memory.
class FakeWorld final : public FakeLedger,
                        public domain::ListInbox,
                        public domain::NikTokens,
                        public domain::OfficerCodes,
                        public domain::StaffPins,
                        public domain::TimeService,
                        public domain::Device {
  public:
    FakeSource lists;
    FakeSource web;  ///< a second one
    std::vector<domain::BundleTried> arrived;
    std::optional<domain::Date> lists_valid_until;
    bool clock_was_doubted = false;  ///< when bundles were last tried
    int pins_checked = 0;
    std::atomic<bool> synchronised_now = false;
    domain::DeviceFacts facts{domain::KeyProtection::file, "0123", 41, 40, {}, 900, 90, {}, {}};

    FakeWorld() { web.its_kind = domain::SourceKind::web_service; }
    Result<std::vector<domain::BundleTried>> take(const Now&, bool clock_doubted) override {
        clock_was_doubted = clock_doubted;
        return std::exchange(arrived, {});
    }
    domain::NikToken token_of(const domain::Nik& nik) const override { return test::token_of(nik.digits()); }
    Result<std::optional<domain::UsedCode>> check(std::string_view six_digits, UtcTime) override {
        if (six_digits != officer_code) return std::optional<domain::UsedCode>{};
        return std::optional(domain::UsedCode{siti.id, 42});
    }
    Result<std::optional<domain::StaffMember>> check(std::string_view number_and_pin) override {
        ++pins_checked;
        if (number_and_pin == officer_pin) return std::optional(siti);
        if (number_and_pin == technician_pin) return std::optional(tono);
        return std::optional<domain::StaffMember>{};
    }
    bool synchronised() const override { return synchronised_now; }
    Result<domain::DeviceFacts> look() override { return facts; }
};

/// One with a ticket, one without.
inline std::vector<config::Problem> small_problems() {
    config::Problem account{"F05", {}, {}, {}, {}, {}, true};
    account.symptom.by_language = {{"id", "id: akun"}, {"en", "en: account"}};
    account.meaning.by_language = {{"id", "id: arti"}};
    account.here.by_language = {{"id", "id: di sini"}};
    account.officer.by_language = {{"id", "id: petugas"}};
    auto forgotten = account;
    forgotten.code = "F06";
    forgotten.symptom.by_language = {{"id", "id: lupa"}};
    forgotten.ticket = false;
    return {account, forgotten};
}

inline config::DistrictPack small_district() {
    config::DistrictPack district;
    district.name = "Kota Uji";
    district.office = "Dispendukcapil Kota Uji";
    district.target = {"Kota Uji",
                       std::chrono::year{2026} / 1 / 1,
                       std::chrono::year{2026} / 12 / 31,
                       30.0,
                       domain::BaseKind::wajib_ktp,
                       1000,
                       std::chrono::year{2025} / 12 / 31,
                       "uji"};
    district.official_figures = {{190, std::chrono::year{2025} / 12 / 31, "uji"}};
    for (int day = 1; day <= 5; ++day)
        district.service_hours.week[static_cast<std::size_t>(day)] = {{8h, 15h}};
    for (const std::string id : {"dinas", "kel-uji", "kec-uji", "kel-lain", "kel-jauh"}) {
        config::Place place;
        place.id = id;
        place.name = id;
        place.hours = district.service_hours;
        if (id != "kel-lain") place.services = {config::Service::ktp_recording};
        district.places.push_back(place);
    }
    district.problems = small_problems();
    district.android = {"Google Play", "https://play.example/ikd", "Android 8"};
    district.iphone = {"App Store", "https://apps.example/ikd", "iOS 11"};
    district.app_name = "IKD";
    district.app_publisher = "Ditjen Dukcapil";
    return district;
}

inline app::DeskPorts ports_of(FakeWorld& world, const Now& started) {
    app::DeskPorts ports{world,
                         {&world.lists, &world.web},
                         world,
                         world,
                         world,
                         world,
                         world,
                         world,
                         world.boot_id,
                         started,
                         {},
                         {}};
    ports.lists_valid_until = [&world] { return Result(world.lists_valid_until); };
    return ports;
}

/// The application with its worker in place and a clock that is moved by hand.
class TestKiosk {
  public:
    FakeWorld world;
    Now now{monday_morning, 10s};
    config::KioskConfig config;
    config::DistrictPack district;
    domain::Uuid last_id{};
    std::optional<app::DeskPorts> ports;
    app::App app;

    explicit TestKiosk(config::KioskConfig wanted = default_config(),
                       config::DistrictPack pack = small_district())
        : config(std::move(wanted)), district(std::move(pack)), app(fresh_setup(), now) {
        open_ports();
        settle();
    }
    TestKiosk(const TestKiosk&) = delete;
    TestKiosk& operator=(const TestKiosk&) = delete;

    /// The program starts again over the same ledger; of a machine that was switched off for a time, or not.
    TestKiosk& restart(std::chrono::milliseconds off = 0ms) {
        const auto last = world.last_moment();
        if (off > 0ms) {
            world.boot_id += "+";
            now = {now.wall + off, 10s};
        }
        open_ports();
        ports->last_moment = last;
        app = app::App(fresh_setup(), now);
        settle();
        return *this;
    }

    static config::KioskConfig default_config() {
        config::KioskConfig config;
        config.place = "kel-uji";
        config.checks = {12, 40};
        return config;
    }

    std::string screen() const { return app::screen_name(app.frame()); }
    template <class View>
    View view() const {
        return std::get<View>(app.frame().view);
    }

    /// Half a second later: a finger is not faster.
    TestKiosk& act(const app::Intent& intent) {
        now.wall += 500ms;
        now.mono += 500ms;
        app.handle(intent, now);
        settle();
        return *this;
    }
    TestKiosk& type(std::string_view text) {
        for (const char c : text) act(app::intent::Type{c});
        return *this;
    }
    /// All at once, as a scanner does.
    TestKiosk& scan(std::string_view text) {
        now.wall += 500ms;
        now.mono += 500ms;
        for (const char c : text) app.handle(app::intent::Type{c}, now);
        settle();
        return *this;
    }
    TestKiosk& pass(std::chrono::milliseconds time) {
        now.wall += time;
        now.mono += time;
        app.tick(now);
        settle();
        return *this;
    }
    /// Does the jobs that were asked for and hands the answers back.
    void settle() {
        for (auto jobs = app.take_jobs(); !jobs.empty(); jobs = app.take_jobs()) {
            for (auto& job : jobs) app.answer(app::do_job(std::move(job), *ports), now);
        }
    }
    /// The clock is set; the window ticks.
    TestKiosk& jump(std::chrono::milliseconds by) {
        now.wall += by;
        return pass(0ms);
    }
    const domain::EventDraft& last_event() const { return world.events.back().draft; }

    // Shortcuts of staff.
    TestKiosk& log_in(std::string_view number_and_pin = officer_pin) {
        return act(app::intent::OpenDesk{}).type(number_and_pin).act(app::intent::Submit{});
    }
    TestKiosk& select(std::initializer_list<int> tickets) {
        for (const int ticket : tickets) act(app::intent::ToggleTicket{{'A', ticket}});
        return *this;
    }

    // Shortcuts into a visit.
    TestKiosk& to_nik_entry() {
        act(app::intent::Wake{}).act(app::intent::StartActivation{}).act(app::intent::Agree{});
        for (int i = 0; i < domain::question_count; ++i)
            act(app::intent::AnswerQuestion{domain::Answer::yes});
        return *this;
    }
    TestKiosk& to_result(std::string_view nik = nik_of_adult) {
        to_nik_entry().scan(nik).act(app::intent::Submit{});
        return act(app::intent::ReadBackIsMine{}).pass(800ms);
    }
    TestKiosk& to_ticket(std::string_view nik = nik_of_adult) {
        to_result(nik).act(app::intent::GoOn{}).act(app::intent::GoOn{});
        return act(app::intent::TakeTicket{});
    }
    /// Somebody waits with a ticket, and the kiosk is free.
    TestKiosk& leave_ticket(std::string_view nik = nik_of_adult) {
        return to_ticket(nik).act(app::intent::LeaveWithTicket{});
    }
    /// From the invitation to what a NIK check answers.
    TestKiosk& check_nik(std::string_view nik) {
        act(app::intent::Wake{}).act(app::intent::CheckNik{}).act(app::intent::Agree{}).scan(nik);
        return act(app::intent::Submit{}).act(app::intent::ReadBackIsMine{}).pass(800ms);
    }
    TestKiosk& to_confirm() {
        to_ticket();
        while (screen() != "confirm") act(app::intent::GoOn{});
        return *this;
    }

  private:
    void open_ports() {
        ports.emplace(ports_of(world, now));
        ports->limits = config.checks;
    }
    app::AppSetup fresh_setup() {
        return {config, district, [this](UtcTime) {
                    if (++last_id[15] == 0) ++last_id[14];
                    return last_id;
                }};
    }
};

}  // namespace kiosk::test
