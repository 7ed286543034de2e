#include "kiosk/app/view.hpp"

namespace kiosk::app {
namespace {

std::string_view word(domain::Question question) {
    using domain::Question;
    switch (question) {
        case Question::ktp_recorded:
            return "ktp_recorded";
        case Question::seventeen_or_married:
            return "seventeen_or_married";
        case Question::own_phone:
            return "own_phone";
        case Question::mailbox_open:
            return "mailbox_open";
        case Question::first_time:
            return "first_time";
        case Question::kk_here:
            return "kk_here";
    }
    return "";
}

std::string_view word(domain::Advice advice) {
    using domain::Advice;
    switch (advice) {
        case Advice::no_phone:
            return "no_phone";
        case Advice::no_email:
            return "no_email";
        case Advice::other_phone:
            return "other_phone";
        case Advice::nik_needs_officer:
            return "nik_needs_officer";
        case Advice::does_not_want:
            return "does_not_want";
        case Advice::old_phone:
            return "old_phone";
    }
    return "";
}

std::string_view word(domain::PhoneStep step) {
    using domain::PhoneStep;
    switch (step) {
        case PhoneStep::open_app:
            return "open_app";
        case PhoneStep::register_offline:
            return "register_offline";
        case PhoneStep::fill_form:
            return "fill_form";
        case PhoneStep::selfie:
            return "selfie";
    }
    return "";
}

std::string_view word(domain::MailStep step) {
    using domain::MailStep;
    switch (step) {
        case MailStep::read_code:
            return "read_code";
        case MailStep::enter_code:
            return "enter_code";
        case MailStep::new_pin:
            return "new_pin";
    }
    return "";
}

std::string_view word(Panel panel) {
    switch (panel) {
        case Panel::language:
            return "language";
        case Panel::display:
            return "display";
        case Panel::voice:
            return "voice";
    }
    return "";
}

std::string with_step(std::string screen, std::string_view step) {
    return screen.append("_").append(step);
}

struct Namer {
    std::string operator()(const AttractView&) const { return "attract"; }
    std::string operator()(const HomeView&) const { return "home"; }
    std::string operator()(const NoticeView&) const { return "notice"; }
    std::string operator()(const PreCheckView& view) const {
        return with_step("pre_check", word(view.question));
    }
    std::string operator()(const NikEntryView&) const { return "nik_entry"; }
    std::string operator()(const NikReadBackView&) const { return "nik_read_back"; }
    std::string operator()(const NikResultView&) const { return "nik_result"; }
    std::string operator()(const RecordingPathView&) const { return "recording_path"; }
    std::string operator()(const AdviceView& view) const { return with_step("advice", word(view.advice)); }
    std::string operator()(const GetAppView&) const { return "get_app"; }
    std::string operator()(const OnPhoneView& view) const { return with_step("on_phone", word(view.step)); }
    std::string operator()(const TicketView&) const { return "ticket"; }
    std::string operator()(const OfficerView&) const { return "officer"; }
    std::string operator()(const EmailCodeView& view) const {
        return with_step("email_code", word(view.step));
    }
    std::string operator()(const ConfirmView&) const { return "confirm"; }
    std::string operator()(const TicketEntryView&) const { return "ticket_entry"; }
    std::string operator()(const DoneView&) const { return "done"; }
    std::string operator()(const PlacesView&) const { return "places"; }
    std::string operator()(const PlaceView&) const { return "place"; }
    std::string operator()(const ClosedView&) const { return "closed"; }
    std::string operator()(const OutOfServiceView&) const { return "out_of_service"; }
    std::string operator()(const ProblemsView&) const { return "problems"; }
    std::string operator()(const ProblemView&) const { return "problem"; }
    std::string operator()(const StaffLoginView&) const { return "staff_login"; }
    std::string operator()(const DeskView&) const { return "desk"; }
    std::string operator()(const DeskConfirmView&) const { return "desk_confirm"; }
    std::string operator()(const DeskOutcomeView&) const { return "desk_outcome"; }
    std::string operator()(const DeskMenuView&) const { return "desk_menu"; }
    std::string operator()(const DeskUndoView&) const { return "desk_undo"; }
    std::string operator()(const DeskNumbersView&) const { return "desk_numbers"; }
    std::string operator()(const TechnicianView&) const { return "technician"; }
    std::string operator()(const CallView&) const { return "call"; }
    std::string operator()(const KecamatanView&) const { return "kecamatan"; }
    std::string operator()(const RecordingInfoView& view) const {
        const bool here = view.about == RecordingInfoView::About::recording;
        return here ? "recording_info" : "recording_elsewhere";
    }
    std::string operator()(const SlipView&) const { return "slip"; }
    std::string operator()(const DeskStatusView&) const { return "desk_status"; }
};

}  // namespace

std::string screen_name(const Frame& frame) {
    if (frame.still_there) return "still_there";
    return frame.panel ? with_step("panel", word(*frame.panel)) : std::visit(Namer{}, frame.view);
}

}  // namespace kiosk::app
