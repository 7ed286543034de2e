#include <catch2/catch.hpp>
#include <set>

#include "kiosk/domain/event.hpp"
#include "kiosk/domain/hex.hpp"

using namespace kiosk;
using namespace kiosk::domain;

namespace {

Event full_event() {
    Event event;
    event.sequence = 258;
    event.id.fill(0x11);
    event.kiosk = "KB-1";
    event.place = "357202";
    event.boot_id = "b";
    event.draft.kind = EventKind::ticket_issued;
    event.draft.reason = Reason::needs_officer;
    event.draft.visit.fill(0x22);
    event.draft.ticket = TicketCode{'A', 5};
    event.draft.token = NikToken{0x33};
    event.draft.age_band = AgeBand::age_17;
    event.draft.registration = Registration::in_district;
    event.draft.language = "id";
    event.draft.duration = std::chrono::seconds(61);
    event.draft.officer = "siti-1";
    event.draft.at = {UtcTime(std::chrono::milliseconds(1'795'316'645'678)), MonoTime(-1)};
    event.draft.service_day = std::chrono::year(2026) / 11 / 22;
    event.previous.fill(0x44);
    event.hash.fill(0x55);
    return event;
}

/// A field as the header describes it.
std::string field(const std::string& content_hex) {
    char length[9];
    std::snprintf(length, sizeof length, "%08x", static_cast<unsigned>(content_hex.size() / 2));
    return length + content_hex;
}

std::string field_of_text(const std::string& text) {
    return field(format_hex({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}));
}

std::string repeated(const std::string& byte, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += byte;
    return text;
}

/// The fields of `full_event` after the first.
std::string fields_of_full_event() {
    return field("0000000000000102") + field(repeated("11", 16)) + field_of_text("KB-1") +
           field_of_text("357202") + field_of_text("b") + field_of_text("ticket_issued") +
           field_of_text("needs_officer") + field(repeated("22", 16)) + field_of_text("A-05") +
           field("33" + repeated("00", 15)) + field_of_text("age_17") + field_of_text("in_district") +
           field_of_text("id") + field("000000000000003d") + field_of_text("siti-1") +
           field("000001a20135ff2e") + field("ffffffffffffffff") + field_of_text("2026-11-22") +
           field(repeated("44", 32));
}

}  // namespace

TEST_CASE("canonical bytes are exactly what the header says") {
    CHECK(format_hex(canonical_bytes(full_event())) ==
          field_of_text("ikd-kiosk event v1") + fields_of_full_event());
}

TEST_CASE("a detail makes it version 2 and stands at the end; without one nothing changes") {
    Event event = full_event();
    event.draft.detail = "F05";
    CHECK(format_hex(canonical_bytes(event)) ==
          field_of_text("ikd-kiosk event v2") + fields_of_full_event() + field_of_text("F05"));
}

TEST_CASE("an absent ticket or token is an empty field, and the hash is no part of the bytes") {
    Event with = full_event();
    Event without = with;
    without.draft.ticket.reset();
    without.draft.token.reset();
    CHECK(canonical_bytes(with).size() == canonical_bytes(without).size() + 4 + 16);

    Event other_hash = with;
    other_hash.hash.fill(0);
    CHECK(canonical_bytes(other_hash) == canonical_bytes(with));
}

TEST_CASE("lengths keep neighbouring fields apart") {
    Event one = full_event();
    Event other = one;
    one.kiosk = "KB";
    one.place = "1357202";
    other.kiosk = "KB1";
    other.place = "357202";
    CHECK(canonical_bytes(one) != canonical_bytes(other));
}

TEST_CASE("every word is read back as its enumerator, and no two are alike") {
    const auto check_words = [](auto last, auto parse) {
        using Enum = decltype(last);
        std::set<std::string_view> words;
        for (int i = 0; i <= static_cast<int>(last); ++i) {
            const std::string_view word = to_word(static_cast<Enum>(i));
            CAPTURE(word);
            CHECK_FALSE(word.empty());
            CHECK(words.insert(word).second);
            CHECK(parse(word) == static_cast<Enum>(i));
        }
        CHECK_FALSE(parse("").has_value());
        CHECK_FALSE(parse("nonsense").has_value());
    };
    check_words(static_cast<EventKind>(event_kind_count - 1), parse_event_kind);
    check_words(static_cast<Reason>(reason_count - 1), parse_reason);
    check_words(Registration::elsewhere, parse_registration);
    check_words(AgeBand::age_60_and_over, parse_age_band);
}

// A ledger that was written by an earlier version holds these words and numbers of rows; the order is that of
// the enumerators, which other rooms may keep in tables.
TEST_CASE("words of kinds and reasons have not changed since they were first stored") {
    const char* const kinds[] = {"visit_started",     "nik_checked",          "ticket_issued",
                                 "visit_resumed",     "activation_confirmed", "activation_self_reported",
                                 "visit_ended",       "survey_answered",      "desk_opened",
                                 "ticket_called",     "problem_chosen",       "kiosk_started",
                                 "kiosk_stopped",     "staff_logged_in",      "staff_refused",
                                 "staff_logged_out",  "clock_confirmed",      "disturbance_started",
                                 "disturbance_ended", "act_undone",           "figure_entered",
                                 "checks_released",   "tokens_erased",        "staff_enrolled",
                                 "staff_pin_set",     "staff_removed",        "list_imported"};
    const char* const reasons[] = {"none",
                                   "not_recorded",
                                   "under_17",
                                   "no_phone",
                                   "no_email",
                                   "other_phone",
                                   "does_not_want",
                                   "needs_officer",
                                   "went_home",
                                   "timed_out",
                                   "nik_deactivated",
                                   "nik_unrecorded",
                                   "nik_print_ready",
                                   "nik_not_on_a_list",
                                   "nik_no_list",
                                   "guided",
                                   "old_phone",
                                   "problem",
                                   "nik_too_many_checks",
                                   "server_disturbed",
                                   "data_mismatch",
                                   "selfie_refused",
                                   "already_active",
                                   "did_not_come",
                                   "other"};
    for (std::size_t i = 0; i < std::size(kinds); ++i) CHECK(to_word(static_cast<EventKind>(i)) == kinds[i]);
    for (std::size_t i = 0; i < std::size(reasons); ++i) CHECK(to_word(static_cast<Reason>(i)) == reasons[i]);
}

TEST_CASE("identifiers are written in lower-case hexadecimal") {
    Uuid id;
    for (std::size_t i = 0; i < id.size(); ++i) id[i] = static_cast<std::uint8_t>(0xf0 + i);
    CHECK(format_uuid(id) == "f0f1f2f3-f4f5-f6f7-f8f9-fafbfcfdfeff");
    CHECK(format_hex({}).empty());
}
