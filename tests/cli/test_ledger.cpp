#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/run_program.hpp"
#include "kiosk/domain/hex.hpp"
#include "proof/proven_ledger.hpp"

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
    /// As the ledger shows the token of its row 2: sealed.
    std::string token() {
        const auto token = storage::read_events(store, 1, 1).value().front().draft.token.value();
        return domain::format_hex(std::span(token).first(4));
    }
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
    Kiosk kiosk;
    const Finished run = ledger({"show", "--state", kiosk.state()});
    CHECK(run.exit_code == 0);
    CHECK(run.err.empty());
    CHECK(run.out ==
          "ROW  TIME (UTC)                KIND                  REASON         DETAIL  TICKET  TOKEN     "
          "AGE           REGISTERED   LANG  AFTER  OFFICER\n"
          "1    2026-11-22T03:04:05.678Z  visit_started         none                                     "
          "age_25_to_59  in_district  id    90 s\n"
          "2    2026-11-22T03:04:05.678Z  ticket_issued         needs_officer          A-01    " +
              kiosk.token() +
              "  "
              "age_25_to_59  in_district  id    90 s\n"
              "3    2026-11-22T03:04:05.678Z  activation_confirmed  none                           " +
              kiosk.token() +
              "  "
              "age_25_to_59  in_district  id    90 s   siti-1\n"
              "4    2026-11-22T03:04:05.678Z  survey_answered       none           U3:4                      "
              "age_25_to_59  in_district  id    90 s\n");
}

TEST_CASE("ledger show: one JSON object a line, with the last rows only") {
    Kiosk kiosk;
    const Finished run = ledger({"show", "--state", kiosk.state(), "--json", "--last", "3"});
    CHECK(run.exit_code == 0);
    const auto lines = lines_of(run.out);
    REQUIRE(lines.size() == 3);
    const auto row = nlohmann::json::parse(lines[0]);
    CHECK(row["sequence"] == 2);
    CHECK(row["kind"] == "ticket_issued");
    CHECK(row["detail"] == "");
    CHECK(row["ticket"] == "A-01");
    CHECK(row["token"] == kiosk.token());
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

TEST_CASE("ledger verify: a sound ledger, also while a kiosk holds the file") {
    const ProvenLedger kiosk;
    const std::string state = kiosk.directory.path();
    const std::string key = proof::format_public_key(kiosk.signer.public_key());
    SECTION("key kept elsewhere") {
        const Finished run = ledger({"verify", "--state", state, "--public-key", key});
        CHECK(run.exit_code == 0);
        CHECK(run.out.starts_with(state + "/kiosk.sqlite: 80 events, 2 checkpoints, rows up to 80 proven\n"));
        CHECK(contains(run.out, "key: signatures checked with the given key, "));
        CHECK(run.out.ends_with("sound\n"));
    }
    SECTION("key beside it") {
        write_file(state + "/device.pub", key + "\n");
        const Finished run = ledger({"verify", "--state", state});
        CHECK(run.exit_code == 0);
        CHECK(contains(run.out, "which lies beside the ledger and proves less"));
    }
    SECTION("no key") {
        const Finished run = ledger({"verify", "--state", state});
        CHECK(run.exit_code == 0);
        CHECK(contains(run.out, "2 checkpoints, NOTHING is proven by a checkpoint\n"));
        CHECK(run.out.ends_with("sound in itself, but NOTHING is proven\n"));
        CHECK(contains(run.out, "signatures were NOT checked"));
    }
    SECTION("JSON") {
        const Finished run = ledger({"verify", "--state", state, "--public-key", key, "--json"});
        const auto json = nlohmann::json::parse(run.out);
        CHECK(json["sound"] == true);
        CHECK(json["events"] == 80);
        CHECK(json["proven"] == 80);
        CHECK(json["nothing_proven"] == false);
        CHECK(json["unproven"].is_null());
        CHECK(json["notes"].empty());
        CHECK(json["findings"].empty());
        const auto without_key = nlohmann::json::parse(ledger({"verify", "--state", state, "--json"}).out);
        CHECK(without_key["nothing_proven"] == true);
        CHECK(without_key["unproven"] == nlohmann::json{{"first", 1}, {"last", 80}});
    }
    SECTION("wrong key") {
        const Finished run =
            ledger({"verify", "--state", state, "--public-key", "ed25519:" + std::string(64, '1')});
        CHECK(run.exit_code == 1);
        CHECK(run.out.starts_with("file: forged: none of the 2 checkpoints was signed with the given key"));
        CHECK(ledger({"verify", "--state", state, "--public-key", state + "/none"}).exit_code == 3);
    }
}

TEST_CASE("ledger verify: names the rows that no checkpoint proves yet, which is no finding") {
    ProvenLedger kiosk;
    const std::string state = kiosk.directory.path();
    const std::string key = proof::format_public_key(kiosk.signer.public_key());
    const std::vector<std::string> verify{"verify", "--state", state, "--public-key", key};
    kiosk.append(draft(EventKind::visit_started, 90));
    CHECK(contains(ledger(verify).out, "rows up to 80 proven\nrow 81 is proven by no checkpoint yet"));
    kiosk.append(draft(EventKind::visit_started, 91));
    const Finished run = ledger(verify);
    CHECK(run.exit_code == 0);
    CHECK(contains(run.out, "rows up to 80 proven\nrows 81 to 82 are proven by no checkpoint yet"));
    CHECK(run.out.ends_with("sound\n"));
}

TEST_CASE("ledger verify: says which row was changed, removed or swapped") {
    const std::string open_up = "DROP TRIGGER events_never_change; DROP TRIGGER events_never_leave; ";
    const Kiosk kiosk;
    const auto verified_after = [&](const std::string& sql) {
        tamper(kiosk.state(), sql);
        const Finished run = ledger({"verify", "--state", kiosk.state()});
        CHECK(run.exit_code == 1);
        CHECK(contains(run.out, "NOT sound"));
        return run.out;
    };
    SECTION("changed") {
        const auto out = verified_after(open_up + "UPDATE events SET officer = 'budi-1' WHERE sequence = 3");
        CHECK(contains(out, "row 3: changed: row 3 was changed: its contents do not fit its hash\n"));
        CHECK_FALSE(contains(out, "row 2: "));
    }
    SECTION("removed") {
        CHECK(contains(verified_after(open_up + "DELETE FROM events WHERE sequence = 2"),
                       "row 2: removed: row 2 was removed\n"));
    }
    SECTION("swapped") {
        CHECK(contains(
            verified_after(open_up + "UPDATE events SET sequence = 9 WHERE sequence = 2; UPDATE events SET "
                                     "sequence = 2 WHERE sequence = 3; UPDATE events SET sequence = 3 WHERE "
                                     "sequence = 9"),
            "row 2: swapped: rows 2 and 3 were swapped\n"));
    }
    SECTION("outgoing row") {
        CHECK(contains(verified_after("DELETE FROM outbox WHERE sequence = 3"),
                       "row 3: removed: the outgoing row of row 3 is missing\n"));
    }
}

TEST_CASE("ledger export, checkpoints: what is kept elsewhere proves the ledger, and itself") {
    const ProvenLedger kiosk;
    const TemporaryDirectory elsewhere;
    const std::string state = kiosk.directory.path();
    const std::string file = elsewhere.path() / "export.jsonl", held = elsewhere.path() / "held.jsonl";
    const std::string key = proof::format_public_key(kiosk.signer.public_key());
    const Finished exported = ledger({"export", "--state", state, "--out", file});
    INFO(exported.err);
    REQUIRE(exported.exit_code == 0);
    CHECK(exported.out.starts_with(file + ": rows 1 to 80, 3 checkpoints, signed by "));
    CHECK(ledger({"verify", "--export", file, "--public-key", key}).exit_code == 0);
    CHECK(contains(ledger({"verify", "--export", file}).out, "who made it is not proven"));

    CHECK(ledger({"checkpoints", "--state", state, "--out", held}).exit_code == 0);
    CHECK(read_file(held) == ledger({"checkpoints", "--state", state}).out);
    for (const std::string& kept : {file, held}) {
        CHECK(ledger({"verify", "--state", state, "--public-key", key, "--checkpoint", kept}).exit_code == 0);
    }

    SECTION("a file that is there stays, unless --force") {
        const std::string before = read_file(file);
        const Finished again = ledger({"export", "--state", state, "--out", file});
        CHECK(again.exit_code == 3);
        CHECK(contains(again.err, file + ": is there already"));
        CHECK(read_file(file) == before);
        const Finished later =
            ledger({"export", "--state", state, "--out", file, "--force", "--since", "71"});
        CHECK(later.exit_code == 0);
        const Finished run = ledger({"verify", "--export", file, "--public-key", key});
        CHECK(run.exit_code == 0);
        CHECK(contains(run.out, ": 10 events, "));
        CHECK(contains(run.out, "count: none, the rows begin with 71\n"));
        const Finished json = ledger({"verify", "--export", file, "--public-key", key, "--json"});
        CHECK(nlohmann::json::parse(json.out)["count"].is_null());
    }
    SECTION("a clean cut at the end is found by what was kept elsewhere") {
        tamper(state,
               "DROP TRIGGER events_never_leave; DELETE FROM outbox WHERE sequence > 70;"
               "DELETE FROM events WHERE sequence > 70; DELETE FROM checkpoints WHERE sequence > 70;"
               "UPDATE ledger_head SET sequence = 70, hash = (SELECT hash FROM events WHERE sequence = 70)");
        const Finished run = ledger({"verify", "--state", state, "--public-key", key, "--checkpoint", file});
        CHECK(run.exit_code == 1);
        CHECK(contains(run.out, "row 71: cut off: rows 71 to 80 were cut off at the end; known from "));
    }
    SECTION("a changed export is told") {
        std::string text = read_file(file);
        text[text.size() / 2] ^= 1;
        write_file(file, text);
        CHECK(ledger({"verify", "--export", file, "--public-key", key}).exit_code == 1);
    }
    SECTION("a ledger that is not sound is not exported") {
        tamper(state, "DELETE FROM outbox WHERE sequence = 3");
        const std::string out = elsewhere.path() / "other.jsonl";
        const Finished run = ledger({"export", "--state", state, "--out", out});
        CHECK(run.exit_code == 1);
        CHECK(contains(run.err, "is not sound and is not exported: the outgoing row of row 3 is missing"));
        CHECK_FALSE(std::filesystem::exists(out));
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
