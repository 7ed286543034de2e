#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/run_program.hpp"
#include "storage/ledger_fixture.hpp"

using namespace kiosk;
using namespace kiosk::test;
using domain::EventKind;

namespace {

/// Four events: a start, a ticket, a confirmation and an answer of the survey.
struct Kiosk : LedgerFixture {
    Kiosk() {
        append(draft(EventKind::visit_started, 1));
        issue_ticket(0xab);
        domain::EventDraft confirmed = draft(EventKind::activation_confirmed, 1, 0xab);
        confirmed.officer = "siti-1";
        append(confirmed);
        domain::EventDraft answered = draft(EventKind::survey_answered, 1);
        answered.detail = "U3:4";
        append(answered);
    }
    std::string state() const { return directory.path(); }
};

Finished ledger(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "ledger");
    return run_program("ikdctl", arguments);
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

}  // namespace

TEST_CASE("ledger show: a table that a person reads") {
    const Kiosk kiosk;
    const Finished run = ledger({"show", "--state", kiosk.state()});
    CHECK(run.exit_code == 0);
    CHECK(run.err.empty());
    CHECK(run.out ==
          "ROW  TIME (UTC)                KIND                  REASON         DETAIL  TICKET  TOKEN     "
          "AGE           REGISTERED   LANG  AFTER  OFFICER\n"
          "1    2026-11-22T03:04:05.678Z  visit_started         none                                     "
          "age_25_to_59  in_district  id    90 s\n"
          "2    2026-11-22T03:04:05.678Z  ticket_issued         needs_officer          A-01    ab000000  "
          "age_25_to_59  in_district  id    90 s\n"
          "3    2026-11-22T03:04:05.678Z  activation_confirmed  none                           ab000000  "
          "age_25_to_59  in_district  id    90 s   siti-1\n"
          "4    2026-11-22T03:04:05.678Z  survey_answered       none           U3:4                      "
          "age_25_to_59  in_district  id    90 s\n");
}

TEST_CASE("ledger show: one JSON object a line, with the last rows only") {
    const Kiosk kiosk;
    const Finished run = ledger({"show", "--state", kiosk.state(), "--json", "--last", "3"});
    CHECK(run.exit_code == 0);
    const auto lines = lines_of(run.out);
    REQUIRE(lines.size() == 3);
    const auto row = nlohmann::json::parse(lines[0]);
    CHECK(row["sequence"] == 2);
    CHECK(row["kind"] == "ticket_issued");
    CHECK(row["detail"] == "");
    CHECK(row["ticket"] == "A-01");
    CHECK(row["token"] == "ab000000");
    CHECK(row["service_day"] == "2026-11-22");
    CHECK(row["hash"].get<std::string>().size() == 64);
    CHECK(nlohmann::json::parse(lines[1])["previous"] == row["hash"]);
    CHECK(nlohmann::json::parse(lines[2])["detail"] == "U3:4");
}

TEST_CASE("ledger show: without a state it says so and makes none") {
    const TemporaryDirectory directory;
    const std::string state = directory.path() / "none";
    for (const std::string command : {"show", "verify"}) {
        const Finished run = ledger({command, "--state", state});
        CHECK(run.exit_code == 3);
        CHECK(contains(run.err, state));
        CHECK_FALSE(std::filesystem::exists(state));
    }
}

TEST_CASE("ledger verify: a sound chain, also while a kiosk holds the file") {
    const Kiosk kiosk;
    const Finished run = ledger({"verify", "--state", kiosk.state()});
    CHECK(run.exit_code == 0);
    CHECK(run.out == kiosk.state() + "/kiosk.sqlite: 4 events, chain sound\n");
}

TEST_CASE("ledger verify: says which row was changed, removed or swapped") {
    const std::string open_up = "DROP TRIGGER events_never_change; DROP TRIGGER events_never_leave; ";
    const Kiosk kiosk;
    SECTION("changed") {
        tamper(kiosk.state(), open_up + "UPDATE events SET officer = 'budi-1' WHERE sequence = 3");
        const Finished run = ledger({"verify", "--state", kiosk.state()});
        CHECK(run.exit_code == 1);
        CHECK(contains(run.out, "row 3: row changed: its hash does not match its contents\n"));
        CHECK_FALSE(contains(run.out, "row 2: "));
        CHECK(contains(run.out, "4 events, NOT sound"));
    }
    SECTION("removed") {
        tamper(kiosk.state(), open_up + "DELETE FROM events WHERE sequence = 2");
        const Finished run = ledger({"verify", "--state", kiosk.state()});
        CHECK(run.exit_code == 1);
        CHECK(contains(run.out, "row 2: row 2 is missing\n"));
    }
    SECTION("swapped") {
        tamper(kiosk.state(), open_up +
                                  "UPDATE events SET sequence = 9 WHERE sequence = 2; UPDATE events SET "
                                  "sequence = 2 WHERE sequence = 3; UPDATE events SET sequence = 3 WHERE "
                                  "sequence = 9");
        const Finished run = ledger({"verify", "--state", kiosk.state()});
        CHECK(run.exit_code == 1);
        CHECK(contains(run.out, "row 2: "));
        CHECK(contains(run.out, "row 3: "));
    }
    SECTION("outgoing row") {
        tamper(kiosk.state(), "DELETE FROM outbox WHERE sequence = 3");
        const Finished run = ledger({"verify", "--state", kiosk.state()});
        CHECK(run.exit_code == 1);
        CHECK(contains(run.out, "row 3: outgoing row is missing\n"));
    }
}

TEST_CASE("ledger: a damaged file is named and left alone") {
    const TemporaryDirectory directory;
    const std::string file = directory.path() / "kiosk.sqlite";
    const std::string text(4096, 'x');
    write_file(file, text);
    for (const std::string command : {"show", "verify"}) {
        const Finished run = ledger({command, "--state", directory.path()});
        CHECK(run.exit_code == 1);
        CHECK(contains(run.err, file + ": "));
    }
    CHECK(read_file(file) == text);
}

TEST_CASE("ledger show: a row that cannot be read is named, and verify recommended") {
    const Kiosk kiosk;
    tamper(kiosk.state(),
           "DROP TRIGGER events_never_change; UPDATE events SET kind = 'x' WHERE sequence = 2");
    const Finished run = ledger({"show", "--state", kiosk.state()});
    CHECK(run.exit_code == 1);
    CHECK(contains(run.err, "ledger row 2: column kind"));
    CHECK(contains(run.err, "ikdctl ledger verify"));
}

TEST_CASE("ledger: wrong arguments") {
    CHECK(ledger({}).exit_code == 2);
    CHECK(ledger({"show", "--last", "0"}).exit_code == 2);
    CHECK(ledger({"verify", "--help"}).exit_code == 0);
}
