#include <catch2/catch.hpp>

#include "chain_fixture.hpp"

using namespace kiosk;
using namespace kiosk::test;
using domain::CheckpointReason;

TEST_CASE("a checkpoint states the last row and is signed over its canonical bytes") {
    const domain::Event last = make_rows(3).back();
    const WeakSigner signer(7);
    const auto checkpoint = make_checkpoint(last, some_time, CheckpointReason::closing, signer);
    CHECK(checkpoint.kiosk == "KB-1");
    CHECK(checkpoint.sequence == 3);
    CHECK(checkpoint.hash == last.hash);
    CHECK(checkpoint.at == some_time);
    CHECK(checkpoint.reason == CheckpointReason::closing);
    CHECK(verify_weakly(canonical_bytes(checkpoint), checkpoint.signature, signer.public_key()));
}

TEST_CASE("canonical bytes of a checkpoint, byte by byte") {
    domain::Checkpoint checkpoint{"K", 258, {}, UtcTime(std::chrono::milliseconds(5)), {}, {}};
    checkpoint.hash.fill(0xab);
    std::string expected("\0\0\0\x17ikd-kiosk checkpoint v1\0\0\0\1K\0\0\0\x08\0\0\0\0\0\0\1\2\0\0\0\x20",
                         48);
    expected += std::string(32, '\xab') + std::string("\0\0\0\x08\0\0\0\0\0\0\0\5\0\0\0\7regular", 23);
    const auto bytes = canonical_bytes(checkpoint);
    CHECK(std::string(bytes.begin(), bytes.end()) == expected);
}

TEST_CASE("every field but the signature is signed") {
    const WeakSigner signer(7);
    const auto sound = make_checkpoint(make_rows(3).back(), some_time, CheckpointReason::regular, signer);
    auto other = sound;
    SECTION("kiosk") {
        other.kiosk = "KB-2";
    }
    SECTION("row") {
        other.sequence = 4;
    }
    SECTION("hash") {
        other.hash[31] ^= 1;
    }
    SECTION("time") {
        other.at += std::chrono::milliseconds(1);
    }
    SECTION("reason") {
        other.reason = CheckpointReason::exported;
    }
    CHECK(canonical_bytes(other) != canonical_bytes(sound));
}

TEST_CASE("words of checkpoint reasons are stable") {
    CHECK(to_word(CheckpointReason::regular) == "regular");
    CHECK(to_word(CheckpointReason::closing) == "closing");
    CHECK(to_word(CheckpointReason::exported) == "exported");
    CHECK(to_word(CheckpointReason::started) == "started");
    for (const std::string word : {"regular", "closing", "exported", "started"}) {
        CHECK(to_word(domain::parse_checkpoint_reason(word).value()) == word);
    }
    CHECK_FALSE(domain::parse_checkpoint_reason("Regular"));
    CHECK_FALSE(domain::parse_checkpoint_reason(""));
}

TEST_CASE("a checkpoint is due of every 64th row and of every start, and one is enough") {
    domain::Event event;
    event.sequence = 63;
    event.draft.kind = domain::EventKind::visit_started;
    CHECK_FALSE(domain::checkpoint_due(event));
    event.draft.kind = domain::EventKind::kiosk_started;
    CHECK(domain::checkpoint_due(event) == CheckpointReason::started);
    event.sequence = 64;
    CHECK(domain::checkpoint_due(event) == CheckpointReason::regular);
}

TEST_CASE("public keys are written in one way") {
    domain::PublicKey key{};
    key[0] = 0xab;
    const std::string text = "ed25519:ab" + std::string(62, '0');
    CHECK(domain::format_public_key(key) == text);
    CHECK(domain::parse_public_key(text) == key);
    for (const std::string& other :
         {text.substr(8), text + "0", text.substr(0, 71), "ED25519:" + text.substr(8),
          "ed25519:AB" + text.substr(10), "ed25519:ag" + text.substr(10), std::string()}) {
        CHECK_FALSE(domain::parse_public_key(other));
    }
}
