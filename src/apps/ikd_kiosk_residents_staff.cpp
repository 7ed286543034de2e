#include <algorithm>

#include "ikd_kiosk_residents_people.hpp"
#include "ikd_kiosk_residents_walk.hpp"

namespace kiosk::residents {
namespace {

namespace intent = app::intent;

/// An officer at the desk. Every step looks at the screen first: where it is another one than expected,
/// nothing happens.
class Shift {
  public:
    Shift(Kiosk& kiosk, std::uint64_t seed, std::uint64_t number)
        : kiosk_(kiosk), seed_(seed), chance_(chance_of(seed ^ 0x5AFF, number)) {}

    void work() {
        log_in();
        if (!shows<app::DeskView>()) return leave();
        confirm_some();
        record_outcome();
        if (happens(40)) take_back();
        if (happens(10)) tell_disturbance();
        look_at_clock();
        leave();
    }

  private:
    bool happens(unsigned percent) { return chance_() % 100 < percent; }

    template <class View>
    bool shows() const {
        const auto frame = kiosk_.frame();
        return std::holds_alternative<View>(frame.view);
    }
    template <class View>
    View view() const {
        return std::get<View>(kiosk_.frame().view);
    }
    std::string today() const { return domain::format_iso_date(kiosk_.frame().local_time.date); }

    void log_in() {
        kiosk_.act(intent::Wake{});
        kiosk_.act(intent::OpenDesk{});
        if (!shows<app::StaffLoginView>()) return;
        const auto number = std::to_string(100 + kiosk_.officer_number()).substr(1);
        if (happens(5)) type_and_submit(number + "000000");
        type_and_submit(number + officer_pin(seed_));
    }
    void type_and_submit(const std::string& digits) {
        for (const char digit : digits) kiosk_.type(digit);
        kiosk_.act(intent::Submit{});
    }

    /// Selects up to `most` of the waiting group, from its beginning.
    std::vector<HeldTicket> select(std::size_t most) {
        std::vector<HeldTicket> chosen;
        if (!shows<app::DeskView>()) return chosen;
        for (const auto& waiting : view<app::DeskView>().waiting) {
            if (chosen.size() == most) break;
            chosen.push_back({today(), waiting.ticket});
        }
        for (const auto& ticket : chosen) kiosk_.act(intent::ToggleTicket{ticket.code});
        return chosen;
    }

    /// The screen shows it as saved when the desk is back without these tickets.
    bool gone_from_desk(const std::vector<HeldTicket>& tickets) const {
        if (!shows<app::DeskView>()) return false;
        const auto waiting = view<app::DeskView>().waiting;
        return std::none_of(waiting.begin(), waiting.end(), [&](const auto& waits) {
            return std::any_of(tickets.begin(), tickets.end(),
                               [&](const auto& ticket) { return ticket.code == waits.ticket; });
        });
    }

    static void say_all(const std::string& what, const std::vector<HeldTicket>& tickets) {
        for (const auto& ticket : tickets) say(what + " " + readable(ticket));
    }

    void confirm_some() {
        const auto chosen = select(1 + chance_() % 8);
        if (chosen.empty()) return;
        kiosk_.act(intent::AskConfirm{});
        if (happens(20)) kiosk_.act(intent::ChangeRegistration{chosen.front().code});
        say_all("intent confirmed", chosen);
        kiosk_.act(intent::ConfirmSelected{});
        if (gone_from_desk(chosen)) say_all("ack confirmed", chosen);
    }

    void record_outcome() {
        const auto chosen = select(1);
        if (chosen.empty()) return;
        kiosk_.act(intent::AskOutcome{});
        say_all("intent outcome", chosen);
        kiosk_.act(intent::RecordOutcome{app::desk_outcomes[chance_() % app::desk_outcomes.size()]});
        if (gone_from_desk(chosen)) say_all("ack outcome", chosen);
    }

    void take_back() {
        kiosk_.act(intent::OpenDeskMenu{});
        kiosk_.act(intent::ShowUndo{});
        if (!shows<app::DeskUndoView>()) return back_to_desk();
        const auto acts = view<app::DeskUndoView>().acts;
        if (acts.empty()) return back_to_desk();
        const auto row = acts.front().row;
        kiosk_.act(intent::ChooseAct{row});
        say("intent undone " + std::to_string(row));
        kiosk_.act(intent::UndoAct{});
        if (is_taken_back(row)) say("ack undone " + std::to_string(row));
        back_to_desk();
    }

    /// The desk is back, or the list without that act.
    bool is_taken_back(std::int64_t row) const {
        if (shows<app::DeskView>() || shows<app::DeskMenuView>()) return true;
        if (!shows<app::DeskUndoView>()) return false;
        const auto acts = view<app::DeskUndoView>().acts;
        return std::none_of(acts.begin(), acts.end(), [&](const auto& act) { return act.row == row; });
    }

    void tell_disturbance() {
        kiosk_.act(intent::OpenDeskMenu{});
        if (!shows<app::DeskMenuView>()) return;
        const bool start = !view<app::DeskMenuView>().disturbed_since;
        const std::string what = start ? "disturbance on" : "disturbance off";
        say("intent " + what);
        kiosk_.act(intent::SetDisturbance{start});
        if (!kiosk_.out_of_service() && kiosk_.frame().disturbed_since.has_value() == start)
            say("ack " + what);
        back_to_desk();
    }

    void look_at_clock() {
        if (!kiosk_.frame().clock_doubted || !happens(50)) return;
        kiosk_.act(intent::OpenDeskMenu{});
        if (shows<app::DeskMenuView>()) kiosk_.act(intent::ClockIsRight{});
        back_to_desk();
    }

    void back_to_desk() {
        for (int i = 0; i < 3 && !shows<app::DeskView>() && !kiosk_.out_of_service(); ++i)
            kiosk_.act(intent::GoBack{});
    }

    void leave() {
        kiosk_.act(intent::LogOut{});
        if (kiosk_.frame().home) kiosk_.act(intent::GoHome{});
        for (int i = 0; i < 3 && kiosk_.screen() != "attract" && !kiosk_.out_of_service(); ++i)
            kiosk_.pass(std::chrono::seconds{200});
    }

    Kiosk& kiosk_;
    std::uint64_t seed_;
    std::mt19937_64 chance_;
};

}  // namespace

void walk_staff(Kiosk& kiosk, std::uint64_t seed, std::uint64_t number) {
    Shift(kiosk, seed, number).work();
}

}  // namespace kiosk::residents
