#include <sys/stat.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>

#include "proof/proven_ledger.hpp"

using namespace kiosk;
using namespace kiosk::test;
using Texts = std::vector<std::string>;

namespace {

ProvenLedger& original() {
    static ProvenLedger ledger;
    return ledger;
}

/// Texts of all findings about a file in which line `n` (from 1) reads so.
Texts found_with_line(std::size_t n, const std::string& line) {
    auto lines = split_lines(original().exported());
    lines.at(n - 1) = line;
    return texts(original().verify(join_lines(lines)));
}

std::string line(std::size_t n) {
    return split_lines(original().exported()).at(n - 1);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    REQUIRE(text.find(from) != std::string::npos);
    return text.replace(text.find(from), from.size(), to);
}

/// Whether the checker that was written from the description alone agrees that the file is sound.
bool stranger_agrees(const std::string& text, const domain::PublicKey& key) {
    const TemporaryDirectory directory;
    const std::string file = directory.path() / "export.jsonl";
    write_file(file, text);
    const std::string command = std::string(KIOSK_SOURCE_DIR) + "/tests/proof/check_export " + file + " " +
                                proof::format_public_key(key) + " > " + file + ".out 2>&1";
    const int status = std::system(command.c_str());
    UNSCOPED_INFO(read_file(file + ".out"));
    REQUIRE(WIFEXITED(status));
    REQUIRE((WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 1));
    return WEXITSTATUS(status) == 0;
}

/// The worked example of src/proof/README.md: two rows and a checkpoint, with the key 00 01 02 ... 1f.
std::string worked_example(const TemporaryDirectory& directory, domain::PublicKey& public_key) {
    std::string key_bytes;
    for (char n = 0; n < 32; ++n) key_bytes += n;
    const auto key_file = directory.path() / "device.key";
    write_file(key_file, key_bytes);
    REQUIRE(chmod(key_file.c_str(), 0600) == 0);
    const auto key = crypto::KeyFile::load_or_create(key_file).value();
    const crypto::DeviceSigner signer(key);
    public_key = signer.public_key();

    std::vector<domain::Event> events;
    for (std::uint8_t n = 1; n <= 2; ++n) {
        domain::Event event;
        event.sequence = n;
        event.id = visit_number(n);
        event.id[6] = 0x70;
        event.kiosk = "KB-SUKOREJO-1";
        event.place = "357202";
        event.boot_id = "a-boot";
        event.draft = n == 1 ? draft(domain::EventKind::visit_started, 9) : confirmed(9, 171);
        if (n == 2) event.draft.ticket = domain::TicketCode{'A', 5};
        if (n == 2) event.draft.detail = "person 2";
        if (n == 2) event.previous = events[0].hash;
        event.hash = crypto::sha256(canonical_bytes(event));
        events.push_back(event);
    }
    const UtcTime at{std::chrono::milliseconds(1'795'316'700'000)};
    const auto checkpoint = make_checkpoint(events[1], at, domain::CheckpointReason::exported, signer);
    std::ostringstream out;
    REQUIRE(proof::write_export(out, {"KB-SUKOREJO-1", public_key, 1, {}, 2, at}, events, {checkpoint},
                                signer, crypto::sha256)
                .ok());
    return out.str();
}

}  // namespace

TEST_CASE("an export is sound, for us and for a stranger") {
    const std::string text = original().exported();
    const auto verdict = original().verify(text);
    CHECK(texts(verdict) == Texts{});
    CHECK(verdict.events == 80);
    CHECK(verdict.checkpoints == 2);
    CHECK(verdict.covered == 80);
    CHECK(verdict.last_hash == original().events().back().hash);
    CHECK(verdict.count == original().ledger.count().value());
    CHECK(stranger_agrees(text, original().signer.public_key()));
}

TEST_CASE("an export of later rows only is sound") {
    const std::string text = original().exported(41);
    const auto verdict = original().verify(text);
    CHECK(texts(verdict) == Texts{});
    CHECK(verdict.events == 40);
    CHECK(verdict.covered == 80);
    CHECK(stranger_agrees(text, original().signer.public_key()));
}

TEST_CASE("ledger and export stay sound when keys of days are erased and while the kiosk writes on") {
    ProvenLedger ledger;
    const std::string before = ledger.exported();
    domain::EventDraft erasing = draft(domain::EventKind::tokens_erased, 0);
    erasing.language.clear();
    CHECK(ledger.ledger.erase_tokens(next_day, erasing).value() == 1);
    const auto verdict = storage::verify_ledger(ledger.store, ledger.trust()).value();
    CHECK(texts(verdict) == Texts{});
    CHECK(verdict.events == 81);
    CHECK(texts(ledger.verify(before)) == Texts{});
    CHECK(texts(ledger.verify(ledger.exported())) == Texts{});

    auto looking = storage::Store::open_read_only(ledger.directory.path()).value();
    for (std::uint8_t visit = 100; visit < 130; ++visit) {
        ledger.append(draft(domain::EventKind::visit_started, visit));
        const auto live = storage::verify_ledger(looking, ledger.trust()).value();
        CHECK(texts(live) == Texts{});
        CHECK(live.events == visit - 18);
    }
}

TEST_CASE("a checkpoint of later rows says nothing against an export, whatever its time") {
    const std::string before = original().exported();
    auto trust = original().export_trust();
    domain::Checkpoint later = original().held;
    later.sequence = 120;
    later.at += std::chrono::hours(1);
    later.signature = original().signer.sign(canonical_bytes(later));
    trust.checkpoints.emplace_back("later.jsonl", later);
    later.at -= std::chrono::hours(2);  // the clock was set back
    later.signature = original().signer.sign(canonical_bytes(later));
    trust.checkpoints.emplace_back("later.jsonl", later);
    std::istringstream in(before);
    const auto verdict = proof::verify_export(in, trust);
    CHECK(texts(verdict) == Texts{});
    CHECK(verdict.covered == 80);
    CHECK(verdict.notes == Texts{"2 of the checkpoints that are held elsewhere lie after the export, which "
                                 "ends with row 80: nothing to compare"});
}

TEST_CASE("a checkpoint of earlier rows says nothing against a later export, also with an older name") {
    auto trust = original().export_trust();
    domain::Checkpoint earlier = original().held;
    earlier.sequence = 7;
    earlier.kiosk = "KB-OLD";
    earlier.signature = original().signer.sign(canonical_bytes(earlier));
    trust.checkpoints.emplace_back("earlier.jsonl", earlier);
    std::istringstream in(original().exported(41));
    const auto verdict = proof::verify_export(in, trust);
    CHECK(texts(verdict) == Texts{});
    REQUIRE(verdict.notes.size() == 1);
    CHECK(verdict.notes[0].find("tell of rows before the first, 41") != std::string::npos);
}

TEST_CASE("a word of a newer program is damage, not a change") {
    const auto found = found_with_line(2, replaced(line(2), "\"visit_started\"", "\"visit_teleported\""));
    REQUIRE(found.size() >= 2);
    CHECK(
        found[1].starts_with("1: damaged: row 1 cannot be read: line 2: kind: a word that this program does "
                             "not know; written by a newer program?"));
}

TEST_CASE("without a key the one in the header is taken; another one is told") {
    const std::string text = original().exported();
    auto trust = original().export_trust();
    trust.key.reset();
    std::istringstream in(text);
    CHECK(texts(proof::verify_export(in, trust)) == Texts{});
    trust.key = domain::PublicKey{1};
    std::istringstream again(text);
    const auto found = texts(proof::verify_export(again, trust));
    REQUIRE_FALSE(found.empty());
    CHECK(found[0].starts_with("0: forged: the header names another key than the given one: ed25519:"));
    CHECK_FALSE(stranger_agrees(text, domain::PublicKey{1}));
}

TEST_CASE("findings name the row and what happened to it") {
    auto lines = split_lines(original().exported());
    const std::string signature =
        "0: forged: the signature does not fit: the file was changed, or signed with "
        "another key than " +
        proof::format_public_key(original().signer.public_key());
    SECTION("changed") {
        CHECK(found_with_line(8, replaced(line(8), "\"language\":\"id\"", "\"language\":\"jv\"")) ==
              Texts{signature, "7: changed: row 7 was changed: its contents do not fit its hash"});
    }
    SECTION("removed") {
        lines.erase(lines.begin() + 7);
        CHECK(texts(original().verify(join_lines(lines))) ==
              Texts{signature, "7: removed: row 7 was removed"});
    }
    SECTION("swapped") {
        std::swap(lines[5], lines[9]);
        CHECK(texts(original().verify(join_lines(lines))) ==
              Texts{signature, "5: swapped: rows 5 and 9 were swapped"});
    }
    SECTION("twice") {
        lines.insert(lines.begin() + 7, lines[7]);
        CHECK(texts(original().verify(join_lines(lines))) ==
              Texts{signature, "7: inserted: row 7 is there twice"});
    }
    SECTION("cut off") {
        lines.resize(71);
        const auto found = texts(original().verify(join_lines(lines)));
        REQUIRE(found.size() == 2);
        CHECK(found[0] == "0: cut off: the last line, which holds the signature, is missing");
        CHECK(found[1].starts_with(
            "71: cut off: rows 71 to 80 were cut off at the end; known from the header, "));
    }
}

TEST_CASE("lines that the kiosk does not write are refused, though their contents would do") {
    const std::string event = line(2);
    for (const std::string& other :
         {replaced(event, "\"id\":", " \"id\":"), replaced(event, ",\"detail\":\"\"", ""),
          replaced(event, "\"sequence\":1,", "\"sequence\":1,\"sequence\":1,"),
          replaced(event, "\"sequence\":1,", "\"sequence\":1.0,"),
          replaced(event, "\"sequence\":1,", "\"sequence\":\"1\","),
          replaced(event, "\"sequence\":1,", "\"sequence\":18446744073709551617,"),
          replaced(event, "\"language\":\"id\"", "\"language\":\"\\u0069d\""),
          replaced(event, "\"ticket\":null", "\"ticket\":\"a-1\""),
          replaced(event, "\"detail\":\"\"", "\"detail\":\"\",\"more\":1"),
          replaced(event, "}}\n", "},\"more\":1}\n"), replaced(event, "}}\n", "}} \n"),
          replaced(event, "}}\n", "}}\r\n"), std::string("{\"event\":7}\n"), std::string("{\"event\":\n")}) {
        CAPTURE(other);
        const auto found = found_with_line(2, other);
        REQUIRE(found.size() >= 2);
        CHECK(found[1].starts_with("1: changed: row 1 was changed: line 2: "));
    }
}

TEST_CASE("a file that is no export, or not whole, is told with its line") {
    const std::string sound = original().exported();
    const auto found = [](const std::string& text) { return texts(original().verify(text)); };
    CHECK(found("") == Texts{"0: damaged: the file is empty"});
    CHECK(found("hello\n") ==
          Texts{"0: damaged: line 1: no header of an export: not a JSON object of an export"});
    CHECK(found(sound + "\n") == Texts{"0: damaged: line 85: nothing may follow the signature"});
    const std::string unfinished = sound.substr(0, sound.size() - 1);
    CHECK(found(unfinished) == Texts{"0: damaged: line 84: is not finished by a newline"});
    const std::string long_line = line(1) + std::string(70'000, 'x') + "\n";
    CHECK(found(long_line)[0] == "0: damaged: line 2: is longer than 65534 bytes");
}

TEST_CASE("checkpoint lines are read out of any file, and only sound spelling passes") {
    const auto checkpoints = original().checkpoints();
    std::string kept;
    for (const auto& checkpoint : checkpoints) kept += proof::checkpoint_line(checkpoint) + "\n";
    std::istringstream in("# kept by the dinas\n" + kept);
    CHECK(proof::read_checkpoints(in).value() == checkpoints);
    std::istringstream from_export(original().exported());
    CHECK(proof::read_checkpoints(from_export).value() == checkpoints);
    std::istringstream wrong("\n" + replaced(kept, "\"reason\":\"regular\"", "\"reason\":\"odd\""));
    CHECK(proof::read_checkpoints(wrong).error() ==
          Error{ErrorCode::bad_input,
                "line 2: reason: a word that this program does not know; written by a newer program?"});
}

TEST_CASE("a text that JSON cannot hold is told, not mangled") {
    auto events = original().events();
    events[6].place = "\xff";
    std::ostringstream out;
    const auto written = proof::write_export(out, {}, events, {}, original().signer, crypto::sha256);
    REQUIRE_FALSE(written.ok());
    CHECK(written.error() == Error{ErrorCode::bad_input, "row 7: a text that is not UTF-8"});
}

TEST_CASE("texts with quotes, line ends and other alphabets survive") {
    auto events = original().events();
    events.resize(1);
    events[0].place = "\"a\\b\"\n\t\x01 \x7f é 中";
    events[0].hash = crypto::sha256(canonical_bytes(events[0]));
    std::ostringstream out;
    const domain::PublicKey key = original().signer.public_key();
    REQUIRE(proof::write_export(out, {"K", key, 1, {}, 1, {}}, events, {}, original().signer, crypto::sha256)
                .ok());
    std::istringstream in(out.str());
    CHECK(texts(proof::verify_export(in, {crypto::sha256, crypto::verify_signature, key, {}})) == Texts{});
    CHECK(stranger_agrees(out.str(), key));
}

TEST_CASE("the worked example in the description is what the program writes") {
    const TemporaryDirectory directory;
    domain::PublicKey key{};
    const std::string example = worked_example(directory, key);
    INFO(proof::format_public_key(key) << '\n' << example);
    const std::string description = read_file(std::string(KIOSK_SOURCE_DIR) + "/src/proof/README.md");
    CHECK(description.find("```jsonl\n" + example + "```\n") != std::string::npos);
    CHECK(description.find(proof::format_public_key(key)) != std::string::npos);
    CHECK(stranger_agrees(example, key));
}

TEST_CASE("a stranger's checker finds changes, too") {
    const auto lines = split_lines(original().exported());
    const auto key = original().signer.public_key();
    for (const std::size_t n : {0U, 1U, 40U, 81U, 82U, 83U}) {
        auto changed = lines;
        changed[n][changed[n].size() / 2] ^= 1;
        CAPTURE(n);
        CHECK_FALSE(stranger_agrees(join_lines(changed), key));
        changed = lines;
        changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(n));
        CHECK_FALSE(stranger_agrees(join_lines(changed), key));
    }
}
