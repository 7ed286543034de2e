#include <catch2/catch.hpp>
#include <set>

#include "kiosk/domain/ticket.hpp"

using namespace kiosk::domain;

TEST_CASE("a ticket is written with two digits") {
    CHECK(format_ticket({'A', 17}) == "A-17");
    CHECK(format_ticket({'Z', 5}) == "Z-05");
}

TEST_CASE("a ticket is read however people write it") {
    for (const char* text : {"A-17", "a-17", "A17", "a17", "A 17"}) {
        INFO(text);
        CHECK(parse_ticket(text) == TicketCode{'A', 17});
    }
    CHECK(parse_ticket("B-5") == TicketCode{'B', 5});
    CHECK(parse_ticket("b05") == TicketCode{'B', 5});
}

TEST_CASE("what is no ticket is refused") {
    for (const char* text : {"", "A", "A-", "17", "A-0", "A-00", "A-100", "A-017", "AA-1", "I-17", "o17",
                             "A--1", "A-1x", "A - 17", "A-+7", " A-17", "A-17 ", "Ä-17"}) {
        INFO(text);
        CHECK_FALSE(parse_ticket(text));
    }
}

TEST_CASE("tickets of a day follow each other and start over after the last letter") {
    CHECK(ticket_of_sequence(1) == TicketCode{'A', 1});
    CHECK(ticket_of_sequence(99) == TicketCode{'A', 99});
    CHECK(ticket_of_sequence(100) == TicketCode{'B', 1});
    CHECK(ticket_of_sequence(24 * 99) == TicketCode{'Z', 99});
    CHECK(ticket_of_sequence(24 * 99 + 1) == TicketCode{'A', 1});
}

TEST_CASE("all tickets of a cycle differ, avoid I and O, and can be read back") {
    std::set<std::string> seen;
    for (int n = 1; n <= 24 * 99; ++n) {
        const TicketCode code = ticket_of_sequence(n);
        const std::string text = format_ticket(code);
        seen.insert(text);
        REQUIRE(text.find_first_of("IO") == std::string::npos);
        REQUIRE(parse_ticket(text) == code);
    }
    CHECK(seen.size() == 24 * 99);
}

TEST_CASE("the QR text of a ticket names ticket, day and kiosk") {
    const Date day = parse_iso_date("2026-11-22").value();
    CHECK(ticket_qr_text({'A', 17}, day, "kb-sukorejo-1") == "IKD-TIKET A-17 2026-11-22 KB-SUKOREJO-1");
}
