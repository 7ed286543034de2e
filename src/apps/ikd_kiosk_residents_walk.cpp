#include "ikd_kiosk_residents_walk.hpp"

#include <algorithm>
#include <utility>

#include "ikd_kiosk_residents_people.hpp"
#include "kiosk/crypto/totp.hpp"

namespace kiosk::residents {
namespace {

using namespace std::chrono_literals;
namespace intent = app::intent;

using Act = std::optional<app::Intent>;  ///< empty: leaves

/// One visit from the first touch to the first screen again. For each view: what this resident does next.
class Visit {
  public:
    Visit(Kiosk& kiosk, std::uint64_t seed, std::uint64_t resident, std::vector<HeldTicket>& waiting)
        : kiosk_(kiosk),
          seed_(seed),
          nik_(nik_of(seed, person_of(seed, resident))),
          chance_(chance_of(seed, resident)),
          waiting_(waiting) {}

    void walk() {
        constexpr int most_steps = 150;
        for (int step = 0; step < most_steps; ++step) {
            const auto frame = kiosk_.frame();
            notice(frame);
            const auto act = std::visit([&](const auto& view) { return next(view); }, frame.view);
            if (!act) return leave();
            do_it(*act);
        }
        leave();
    }

  private:
    bool happens(unsigned percent) { return chance_() % 100 < percent; }

    Act next(const app::AttractView&) { return std::exchange(woken_, true) ? Act() : Act(intent::Wake{}); }
    Act next(const app::HomeView&) {
        if (!waiting_.empty() && happens(20)) return intent::HaveTicket{};
        if (happens(5)) return intent::ShowPlaces{};
        if (happens(5)) return intent::HaveProblem{};
        if (happens(15)) return intent::CheckNik{};
        return intent::StartActivation{};
    }
    Act next(const app::NoticeView&) { return happens(4) ? Act(intent::Decline{}) : Act(intent::Agree{}); }
    Act next(const app::PreCheckView& view) {
        if (happens(2)) return Act();
        const unsigned noes = view.question == domain::Question::kk_here ? 10 : 3;
        return intent::AnswerQuestion{happens(noes) ? domain::Answer::no : domain::Answer::yes};
    }
    Act next(const app::NikEntryView& view) {
        if (!view.errors.empty()) return Act();
        if (view.digits.size() < nik_.size()) return intent::Type{nik_.view()[view.digits.size()]};
        return intent::Submit{};
    }
    Act next(const app::NikReadBackView&) { return intent::ReadBackIsMine{}; }
    Act next(const app::NikResultView& view) {
        if (view.answer.category != domain::AnswerCategory::not_now) checked_ = true;
        return happens(5) ? Act() : Act(intent::GoOn{});
    }
    Act next(const app::RecordingPathView& view) {
        if (view.kecamatan.offered && happens(30)) return intent::OpenKecamatan{};
        if (view.info && happens(20)) return intent::OpenRecordingInfo{};
        if (view.places.empty() || happens(30)) return Act();
        return intent::ChooseDestination{view.places[chance_() % view.places.size()].id};
    }
    Act next(const app::KecamatanView& view) {
        if (view.items.empty() || (view.elsewhere && happens(10))) return Act();
        return intent::ChooseKecamatan{view.items[chance_() % view.items.size()].code};
    }
    Act next(const app::RecordingInfoView&) { return Act(); }
    Act next(const app::SlipView& view) {
        return view.other_days && happens(30) ? Act(intent::NextSlipDay{}) : Act();
    }
    Act next(const app::AdviceView&) {
        return happens(50) ? Act(intent::CallOfficer{}) : Act(intent::GoOn{});
    }
    Act next(const app::GetAppView&) { return intent::GoOn{}; }
    Act next(const app::OnPhoneView&) {
        if (happens(3)) return intent::ReportTrouble{};
        return happens(2) ? Act() : Act(intent::GoOn{});
    }
    Act next(const app::ProblemsView& view) {
        if (view.problems.empty()) return intent::CallOfficer{};
        return intent::ShowProblem{view.problems[chance_() % view.problems.size()].code};
    }
    Act next(const app::ProblemView& view) {
        return view.ticket ? Act(intent::TakeTicket{}) : Act(intent::GoOn{});
    }
    Act next(const app::TicketView&) {
        return happens(40) ? Act(intent::LeaveWithTicket{}) : Act(intent::GoOn{});
    }
    Act next(const app::OfficerView&) { return intent::GoOn{}; }
    Act next(const app::EmailCodeView&) { return intent::GoOn{}; }
    Act next(const app::ConfirmView& view) {
        if (view.attempts_left == 0 || view.pause_seconds > 0 || happens(1)) return report_or_leave(view);
        if (view.digits_typed > 0) return next_digit(view);
        if (happens(10)) return report_or_leave(view);
        prove(view.pin_wanted);
        return next_digit(view);
    }
    Act next(const app::TicketEntryView& view) {
        if (view.unknown || waiting_.empty()) return Act();
        if (resumed_.empty()) resumed_ = domain::format_ticket(waiting_.back().code);
        std::erase(resumed_, '-');
        if (view.typed.size() < resumed_.size()) return intent::Type{resumed_[view.typed.size()]};
        held_ = waiting_.back();
        waiting_.pop_back();
        return intent::Submit{};
    }
    Act next(const app::DoneView& view) {
        if (view.survey && view.rating == 0 && happens(60))
            return intent::RateService{1 + static_cast<int>(chance_() % domain::survey_best)};
        return Act();
    }
    Act next(const app::PlacesView&) { return Act(); }
    Act next(const app::PlaceView&) { return Act(); }
    Act next(const app::ClosedView&) { return Act(); }
    Act next(const app::OutOfServiceView&) { return Act(); }
    // A resident comes past these only when somebody of the staff forgot to log out.
    Act next(const app::CallView&) { return Act(); }
    Act next(const app::StaffLoginView&) { return Act(); }
    Act next(const app::DeskView&) { return Act(); }
    Act next(const app::DeskConfirmView&) { return Act(); }
    Act next(const app::DeskOutcomeView&) { return Act(); }
    Act next(const app::DeskStatusView&) { return Act(); }
    Act next(const app::DeskMenuView&) { return Act(); }
    Act next(const app::DeskUndoView&) { return Act(); }
    Act next(const app::DeskNumbersView&) { return Act(); }
    Act next(const app::TechnicianView&) { return Act(); }

    Act report_or_leave(const app::ConfirmView& view) {
        return view.self_reported || happens(20) ? Act() : Act(intent::SelfReport{});
    }

    /// The officer types his code, now and then a wrong one; where the clock is doubted number and PIN.
    void prove(bool by_pin) {
        const bool wrong = happens(4);
        if (by_pin) {
            const auto number = std::to_string(100 + kiosk_.officer_number()).substr(1);
            proof_ = number + (wrong ? "000000" : officer_pin(seed_));
            return;
        }
        kiosk_.pass(std::chrono::seconds(crypto::totp_period_seconds + 1));  // each code counts once
        const auto code = crypto::totp_code_at(officer_secret(seed_), kiosk_.now().wall);
        proof_ = wrong || !code ? "000000" : *code;
    }
    Act next_digit(const app::ConfirmView& view) const {
        const auto typed = static_cast<std::size_t>(view.digits_typed);
        if (typed < proof_.size()) return intent::Type{proof_[typed]};
        return intent::Submit{};
    }

    /// Says what the screen shows as saved, once.
    void notice(const app::Frame& frame) {
        if (const auto ticket = shown_ticket(frame.view); ticket && !held_) {
            held_ = {domain::format_iso_date(frame.local_time.date), *ticket};
            say("ack ticket " + readable(*held_) + (checked_ ? " checked" : ""));
        }
        const auto* done = std::get_if<app::DoneView>(&frame.view);
        if (!done || !held_ || done_said_) return;
        done_said_ = true;
        say((done->confirmed ? "ack confirmed " : "ack self_reported ") + readable(*held_));
    }

    static std::optional<domain::TicketCode> shown_ticket(const app::View& view) {
        if (const auto* ticket = std::get_if<app::TicketView>(&view)) return ticket->ticket;
        if (const auto* officer = std::get_if<app::OfficerView>(&view)) return officer->ticket;
        return std::nullopt;
    }

    void do_it(const app::Intent& act) {
        if (const auto* typed = app::wants<intent::Type>(act)) return kiosk_.type(typed->character);
        const bool submits = app::wants<intent::Submit>(act);
        const bool confirms = submits && kiosk_.screen() == "confirm";
        if (submits && kiosk_.screen() == "nik_entry") say("typed");
        if (confirms) say("intent confirmed " + readable(*held_));
        if (app::wants<intent::SelfReport>(act)) say("intent self_reported " + readable(*held_));
        kiosk_.act(act);
        if (confirms && kiosk_.screen() == "confirm") say("refused confirmed " + readable(*held_));
    }

    void leave() {
        notice(kiosk_.frame());
        if (held_ && !done_said_ && kiosk_.screen() == "ticket") waiting_.push_back(*held_);
        if (kiosk_.frame().home) kiosk_.act(intent::GoHome{});
        // Who only walks away is asked, then the kiosk goes home.
        for (int i = 0; i < 4 && kiosk_.screen() != "attract" && !kiosk_.out_of_service(); ++i)
            kiosk_.pass(400s);
    }

    Kiosk& kiosk_;
    std::uint64_t seed_;
    SecretText<16> nik_;
    std::mt19937_64 chance_;
    std::vector<HeldTicket>& waiting_;
    std::optional<HeldTicket> held_;
    std::string resumed_;
    std::string proof_;
    bool woken_ = false;
    bool checked_ = false;
    bool done_said_ = false;
};

}  // namespace

std::string readable(const HeldTicket& ticket) {
    return ticket.day + " " + domain::format_ticket(ticket.code);
}

void walk_resident(Kiosk& kiosk, std::uint64_t seed, std::uint64_t resident,
                   std::vector<HeldTicket>& waiting) {
    say("intent ticket");
    Visit(kiosk, seed, resident, waiting).walk();
}

}  // namespace kiosk::residents
