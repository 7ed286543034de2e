#include <catch2/catch.hpp>

#include "kiosk/domain/event.hpp"

using namespace kiosk::domain;
using namespace std::chrono_literals;

namespace {

/// A draft that its kind allows; `detail` where its form wants one.
EventDraft draft(EventKind kind, Reason reason = Reason::none, const std::string& detail = {}) {
    EventDraft draft;
    draft.kind = kind;
    draft.reason = reason;
    draft.detail = detail;
    draft.language = "id";
    return draft;
}

EventDraft by_staff(EventDraft draft) {
    draft.officer = "siti-1";
    return draft;
}

EventDraft with_ticket(EventDraft draft) {
    draft.ticket = TicketCode{'A', 5};
    return draft;
}

/// One of each kind, as the kiosk makes them.
std::vector<EventDraft> one_of_each() {
    using Kind = EventKind;
    return {draft(Kind::visit_started),
            draft(Kind::nik_checked, Reason::nik_no_list),
            with_ticket(draft(Kind::ticket_issued)),
            with_ticket(draft(Kind::visit_resumed)),
            by_staff(with_ticket(draft(Kind::activation_confirmed))),
            with_ticket(draft(Kind::activation_self_reported)),
            draft(Kind::visit_ended, Reason::went_home),
            draft(Kind::survey_answered, Reason::none, "U3:4"),
            by_staff(draft(Kind::desk_opened)),
            by_staff(with_ticket(draft(Kind::ticket_called))),
            draft(Kind::problem_chosen, Reason::problem, "F05"),
            draft(Kind::kiosk_started, Reason::none, "clock trusted"),
            draft(Kind::kiosk_stopped),
            by_staff(draft(Kind::staff_logged_in)),
            draft(Kind::staff_refused),
            by_staff(draft(Kind::staff_logged_out, Reason::timed_out)),
            by_staff(draft(Kind::clock_confirmed)),
            by_staff(draft(Kind::disturbance_started)),
            by_staff(draft(Kind::disturbance_ended)),
            by_staff(draft(Kind::act_undone, Reason::none, "row 41")),
            by_staff(draft(Kind::figure_entered, Reason::none, "2026-10-31 24900 laporan bulanan provinsi")),
            by_staff(draft(Kind::checks_released)),
            draft(Kind::tokens_erased, Reason::none, "2026-08-01"),
            draft(Kind::staff_enrolled, Reason::none, "siti-1"),
            draft(Kind::staff_pin_set, Reason::none, "siti-1"),
            draft(Kind::staff_removed, Reason::none, "siti-1"),
            draft(Kind::list_imported, Reason::none, "unrecorded 2026-11-14 1234"),
            draft(Kind::bundle_accepted, Reason::none, "35.05 7 2026-11-14 1234"),
            draft(Kind::bundle_refused, Reason::none, "other_district 35.72 7"),
            draft(Kind::list_dropped, Reason::none, "unrecorded 2026-11-14 1234"),
            by_staff(with_ticket(draft(Kind::status_seen, Reason::none, "ktp_el print_ready"))),
            draft(Kind::sources_disagree, Reason::none, "across")};
}

bool fits(const EventDraft& draft) {
    return !find_misfit(draft);
}

bool fits_with_detail(EventKind kind, const std::string& detail) {
    EventDraft changed = one_of_each()[static_cast<std::size_t>(kind)];
    changed.detail = detail;
    return fits(changed);
}

}  // namespace

TEST_CASE("one of each kind fits") {
    const auto drafts = one_of_each();
    REQUIRE(drafts.size() == event_kind_count);
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        CAPTURE(to_word(drafts[i].kind));
        CHECK(drafts[i].kind == static_cast<EventKind>(i));
        CHECK(find_misfit(drafts[i]).value_or("fits") == "fits");
    }
}

TEST_CASE("tokens stand with acts of a visit alone, never with those of the kiosk or of its staff") {
    using Kind = EventKind;
    const std::vector<EventKind> without_token{
        Kind::visit_started,   Kind::desk_opened,         Kind::kiosk_started,     Kind::kiosk_stopped,
        Kind::staff_logged_in, Kind::staff_refused,       Kind::staff_logged_out,  Kind::clock_confirmed,
        Kind::figure_entered,  Kind::disturbance_started, Kind::disturbance_ended, Kind::checks_released,
        Kind::tokens_erased,   Kind::ticket_called,       Kind::act_undone,        Kind::staff_enrolled,
        Kind::staff_pin_set,   Kind::staff_removed,       Kind::list_imported,     Kind::survey_answered,
        Kind::bundle_accepted, Kind::bundle_refused,      Kind::list_dropped};
    for (EventDraft draft : one_of_each()) {
        CAPTURE(to_word(draft.kind));
        draft.token = NikToken{1};
        const bool never =
            std::find(without_token.begin(), without_token.end(), draft.kind) != without_token.end();
        CHECK(fits(draft) == !never);
    }
}

TEST_CASE("every act of staff names who did it, and nothing else does") {
    using Kind = EventKind;
    for (EventDraft draft : one_of_each()) {
        CAPTURE(to_word(draft.kind));
        const bool named = !draft.officer.empty();
        const bool either = draft.kind == Kind::visit_ended || draft.kind == Kind::figure_entered ||
                            draft.kind == Kind::clock_confirmed;
        draft.officer = named ? "" : "siti-1";
        CHECK(fits(draft) == either);
    }
}

TEST_CASE("a ticket that is issued, called or comes back is named") {
    for (const auto kind : {EventKind::ticket_issued, EventKind::ticket_called, EventKind::visit_resumed}) {
        EventDraft draft = one_of_each()[static_cast<std::size_t>(kind)];
        draft.ticket.reset();
        CHECK(find_misfit(draft) ==
              std::string(to_word(kind)) + " lacks the field ticket, which it always has");
    }
}

TEST_CASE("acts of the kiosk say nothing about a person") {
    EventDraft stopped = draft(EventKind::kiosk_stopped);
    stopped.age_band = AgeBand::age_17;
    CHECK(find_misfit(stopped) == "kiosk_stopped carries the field age band, which it never has");
    stopped = draft(EventKind::kiosk_stopped);
    stopped.registration = Registration::elsewhere;
    CHECK_FALSE(fits(stopped));
    stopped = draft(EventKind::kiosk_stopped);
    stopped.duration = 1s;
    CHECK_FALSE(fits(stopped));
    CHECK_FALSE(fits(with_ticket(draft(EventKind::kiosk_stopped))));
}

TEST_CASE("each kind has reasons of its own") {
    CHECK(find_misfit(draft(EventKind::nik_checked)) == "nik_checked never has the reason none");
    CHECK_FALSE(fits(draft(EventKind::visit_started, Reason::timed_out)));
    CHECK_FALSE(fits(draft(EventKind::visit_ended)));
    CHECK_FALSE(fits(draft(EventKind::visit_ended, Reason::nik_no_list)));
    CHECK_FALSE(fits(draft(EventKind::problem_chosen, Reason::none, "F05")));
    for (const auto reason : {Reason::nik_deactivated, Reason::nik_unrecorded, Reason::nik_print_ready,
                              Reason::nik_not_on_a_list, Reason::nik_no_list, Reason::nik_too_many_checks})
        CHECK(fits(draft(EventKind::nik_checked, reason)));
}

TEST_CASE("outcomes of the desk are recorded by staff only") {
    for (const auto reason : {Reason::server_disturbed, Reason::data_mismatch, Reason::selfie_refused,
                              Reason::already_active, Reason::did_not_come, Reason::other}) {
        const EventDraft outcome = with_ticket(draft(EventKind::visit_ended, reason));
        CHECK(find_misfit(outcome) ==
              "visit_ended names no officer for the reason " + std::string(to_word(reason)));
        CHECK(fits(by_staff(outcome)));
    }
    for (const auto reason :
         {Reason::not_recorded, Reason::nik_deactivated, Reason::other_phone, Reason::does_not_want})
        CHECK(fits(by_staff(with_ticket(draft(EventKind::visit_ended, reason)))));
}

TEST_CASE("details have the form of their kind") {
    using Kind = EventKind;
    struct Row {
        EventKind kind;
        std::vector<std::string> right;
        std::vector<std::string> wrong;
    };
    const std::vector<Row> rows{
        {Kind::visit_started, {""}, {"x", "F05", " "}},
        {Kind::survey_answered, {"U1:1", "U9:4"}, {"", "U0:1", "U10:1", "U1:0", "U1:5", "U1:4 ", "u1:4"}},
        {Kind::problem_chosen, {"F01", "F14"}, {"", "F5", "F005", "f05", "FO5", "F05 "}},
        {Kind::activation_confirmed, {"", "person 1", "person 41"}, {"person", "person 0", "row 1", "F05"}},
        {Kind::activation_self_reported, {"", "person 7"}, {"person x"}},
        {Kind::act_undone, {"row 1", "row 41"}, {"", "row 0", "person 1", "row 1 "}},
        {Kind::kiosk_started, {"clock trusted", "clock doubted"}, {"", "clock", "trusted"}},
        {Kind::figure_entered, {"2026-10-31 0 x"}, {"", "2026-10-31", "2026-10-31 5", "2026-10-31 x y"}},
        {Kind::tokens_erased, {"2026-08-01"}, {"", "2026-8-1", "2026-08-01 "}},
        {Kind::staff_enrolled,
         {"siti-1", "officer-12"},
         {"", "siti", "siti-", "-1", "Siti-1", "Siti Aminah"}},
        {Kind::staff_removed, {"siti-1"}, {"", "siti-x", "siti-1 ", "a b-1"}},
        {Kind::list_imported,
         {"unrecorded 2026-11-14 1234", "print-ready 2026-11-14 1"},
         {"", "unrecorded", "unrecorded 2026-11-14", "unrecorded 2026-11-14 ", "active 2026-11-14 1",
          "unrecorded 2026-11-31 1", "unrecorded 2026-11-14 1 x"}},
    };
    for (const Row& row : rows) {
        for (const auto& detail : row.right) {
            CAPTURE(to_word(row.kind), detail);
            CHECK(fits_with_detail(row.kind, detail));
        }
        for (const auto& detail : row.wrong) {
            CAPTURE(to_word(row.kind), detail);
            CHECK_FALSE(fits_with_detail(row.kind, detail));
        }
    }
}

TEST_CASE("a problem's code stands exactly where the reason is a problem") {
    for (const auto kind : {EventKind::ticket_issued, EventKind::visit_resumed, EventKind::visit_ended}) {
        CAPTURE(to_word(kind));
        const auto make = [kind](Reason reason, const char* detail) {
            EventDraft made = draft(kind, reason, detail);
            return kind == EventKind::visit_ended ? made : with_ticket(made);
        };
        CHECK(fits(make(Reason::problem, "F05")));
        CHECK_FALSE(fits(make(Reason::problem, "")));
        CHECK(fits(make(Reason::no_phone, "")));
        CHECK_FALSE(fits(make(Reason::no_phone, "F05")));
    }
}

TEST_CASE("no text may hold what could be a NIK, and the refusal does not repeat it") {
    const std::string nik = "3572024101019001";
    EventDraft figure = draft(EventKind::figure_entered, Reason::none, "2026-10-31 5 dari " + nik);
    CHECK(find_misfit(figure) == "figure_entered holds 16 digits in a row, which could be a NIK");
    figure.detail = "2026-10-31 5 dari 357202410101900";
    CHECK(fits(figure));
    EventDraft login = draft(EventKind::staff_logged_in);
    login.officer = "x" + nik + "7";
    CHECK_FALSE(fits(login));
    EventDraft started = draft(EventKind::visit_started);
    started.language = nik;
    CHECK_FALSE(fits(started));
}

TEST_CASE("texts are one plain line of modest length") {
    const std::string start = "2026-10-31 5 ";
    CHECK(fits_with_detail(EventKind::figure_entered, start + "daftar \xc3\xa9"));
    CHECK(fits_with_detail(EventKind::figure_entered, start + std::string(200 - start.size(), 'x')));
    CHECK_FALSE(fits_with_detail(EventKind::figure_entered, start + std::string(201 - start.size(), 'x')));
    CHECK_FALSE(fits_with_detail(EventKind::figure_entered, start + "a\nb"));
    CHECK_FALSE(fits_with_detail(EventKind::figure_entered, start + "a\x7f"));
}

TEST_CASE("what became of a bundle names district, version, date and entries, or why it was refused") {
    CHECK(fits_with_detail(EventKind::bundle_accepted, "63.11 1 2026-11-14 0"));
    for (const char* detail : {"", "35.05", "3505 7 2026-11-14 1", "35.05 7 2026-11-31 1",
                               "35.05 x 2026-11-14 1", "35.05 7 2026-11-14 1 more", "35.05 7 2026-11-14 "}) {
        CAPTURE(detail);
        CHECK_FALSE(fits_with_detail(EventKind::bundle_accepted, detail));
    }
    CHECK(fits_with_detail(EventKind::bundle_refused, "not_a_bundle"));
    for (const char* detail : {"", "unwanted", "expired 35.05", "expired 35 7", "expired 35.05 seven"}) {
        CAPTURE(detail);
        CHECK_FALSE(fits_with_detail(EventKind::bundle_refused, detail));
    }
    CHECK(fits_with_detail(EventKind::list_dropped, "35.05 2026-11-14 1234"));
    CHECK_FALSE(fits_with_detail(EventKind::list_dropped, "signed 2026-11-14 1234"));
}

TEST_CASE("what an officer saw is one axis in known words, with officer and ticket") {
    CHECK(fits_with_detail(EventKind::status_seen, "nik deactivated not_recorded"));
    CHECK_FALSE(fits_with_detail(EventKind::status_seen, "nik dead"));
    CHECK_FALSE(fits_with_detail(EventKind::status_seen, ""));
    CHECK_FALSE(fits(with_ticket(draft(EventKind::status_seen, Reason::none, "ikd active"))));
    CHECK_FALSE(fits(by_staff(draft(EventKind::status_seen, Reason::none, "ikd active"))));
}
