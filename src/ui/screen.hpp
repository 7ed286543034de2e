#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "canvas.hpp"
#include "kiosk/app/view.hpp"
#include "kiosk/i18n/catalogue.hpp"
#include "kiosk/qr/qr.hpp"
#include "stack.hpp"

namespace kiosk::ui {

using app::Intent;
using i18n::Msg;

/// Laid-out codes of the last screens, so that a still screen encodes nothing.
class QrCache {
  public:
    /// Null when the text cannot be drawn in that room.
    const qr::Layout* get(const std::string& text, int room_px, double px_per_mm);

  private:
    struct Entry {
        std::string text;
        int room_px;
        std::optional<qr::Layout> layout;
    };
    std::vector<Entry> entries_;
};

enum class Kind {
    primary,    ///< the one act of the screen
    secondary,  ///< another way on
    quiet,      ///< back, home
};

struct Button {
    std::string id;
    std::string label;
    std::string_view icon;
    Kind kind = Kind::secondary;
    bool enabled = true;
    bool icon_after = false;
    std::string says = {};             ///< read aloud instead of the label
    std::optional<Type> letters = {};  ///< as its neighbours; its own choice if empty
};

/// Where the acts of a screen stand: back and home left, the primary act right; in portrait the primary act
/// has a row of its own, in large letters the others too.
struct Footer {
    Box back, home;
    Box primary;
    std::vector<Box> others;  ///< nearest to the primary act first

    struct Act {
        Box box;
        Button look;
        Intent intent;
        bool always = false;  ///< also while an answer is waited for
    };
    std::vector<Act> acts;  ///< drawn together, in letters of one size
};

/// What every draw function gets: the paper, the words, and the room between the bars.
struct Screen {
    Canvas& canvas;
    const Theme& theme;
    const i18n::Catalogue& words;
    const app::Frame& frame;
    QrCache& codes;
    double px_per_mm;
    Box content;
    Footer footer;

    const std::string& tr(Msg message) const { return words.text(message); }
    std::string tr(Msg message, std::initializer_list<i18n::Argument> arguments) const {
        return words.format(message, arguments);
    }
};

// One per screen. They decide nothing, do no I/O and keep no state.
void draw(Screen& screen, const app::AttractView& view);
void draw(Screen& screen, const app::HomeView& view);
void draw(Screen& screen, const app::NoticeView& view);
void draw(Screen& screen, const app::PreCheckView& view);
void draw(Screen& screen, const app::NikEntryView& view);
void draw(Screen& screen, const app::NikReadBackView& view);
void draw(Screen& screen, const app::NikResultView& view);
void draw(Screen& screen, const app::RecordingPathView& view);
void draw(Screen& screen, const app::AdviceView& view);
void draw(Screen& screen, const app::GetAppView& view);
void draw(Screen& screen, const app::OnPhoneView& view);
void draw(Screen& screen, const app::TicketView& view);
void draw(Screen& screen, const app::OfficerView& view);
void draw(Screen& screen, const app::EmailCodeView& view);
void draw(Screen& screen, const app::ConfirmView& view);
void draw(Screen& screen, const app::TicketEntryView& view);
void draw(Screen& screen, const app::DoneView& view);
void draw(Screen& screen, const app::PlacesView& view);
void draw(Screen& screen, const app::PlaceView& view);
void draw(Screen& screen, const app::ClosedView& view);
void draw(Screen& screen, const app::OutOfServiceView& view);
void draw(Screen& screen, const app::ProblemsView& view);
void draw(Screen& screen, const app::ProblemView& view);
void draw(Screen& screen, const app::StaffLoginView& view);
void draw(Screen& screen, const app::DeskView& view);
void draw(Screen& screen, const app::CallView& view);
void draw(Screen& screen, const app::DeskConfirmView& view);
void draw(Screen& screen, const app::DeskOutcomeView& view);
void draw(Screen& screen, const app::DeskMenuView& view);
void draw(Screen& screen, const app::DeskUndoView& view);
void draw(Screen& screen, const app::DeskNumbersView& view);
void draw(Screen& screen, const app::TechnicianView& view);
void draw(Screen& screen, const app::KecamatanView& view);
void draw(Screen& screen, const app::RecordingInfoView& view);
void draw(Screen& screen, const app::SlipView& view);
void draw(Screen& screen, const app::DeskStatusView& view);

}  // namespace kiosk::ui
