#include <catch2/catch.hpp>

#include "kiosk/storage/ledger.hpp"
#include "ledger_fixture.hpp"

using namespace kiosk;
using namespace kiosk::test;
using domain::CheckpointReason;
using domain::EventKind;

TEST_CASE("a checkpoint is signed after every 64 events, within the same append") {
    LedgerFixture f;
    const std::vector<domain::EventDraft> drafts(63, draft(EventKind::visit_started, 1));
    REQUIRE(f.ledger.append(drafts).ok());
    CHECK(storage::read_checkpoints(f.store)->empty());
    REQUIRE(f.ledger.append(drafts).ok());
    REQUIRE(f.ledger.append(drafts).ok());

    const auto events = storage::read_events(f.store).value();
    const auto checkpoints = storage::read_checkpoints(f.store).value();
    REQUIRE(checkpoints.size() == 2);
    for (std::size_t i = 0; i < checkpoints.size(); ++i) {
        const domain::Event& row = events[64 * (i + 1) - 1];
        CHECK(checkpoints[i] ==
              domain::make_checkpoint(row, row.draft.at.wall, CheckpointReason::regular, f.signer));
    }
    CHECK(storage::read_checkpoints(f.store, 64)->size() == 1);
    CHECK(findings(f.store) == std::vector<std::string>{});
}

TEST_CASE("a start proves what was there before: it is signed within its append, once") {
    LedgerFixture f;
    f.append(draft(EventKind::visit_started, 1));
    domain::EventDraft started;
    started.kind = EventKind::kiosk_started;
    started.detail = "clock trusted";
    started.service_day = a_day;
    const auto event = f.append(started);
    const auto expected = [&](const domain::Event& row, CheckpointReason reason) {
        return domain::make_checkpoint(row, row.draft.at.wall, reason, f.signer);
    };
    CHECK(storage::read_checkpoints(f.store).value() ==
          std::vector{expected(event, CheckpointReason::started)});
    REQUIRE(f.ledger.append(std::vector(61, draft(EventKind::visit_started, 1))).ok());
    const auto row_64 = f.append(started);
    CHECK(storage::read_checkpoints(f.store, 2).value() ==
          std::vector{expected(row_64, CheckpointReason::regular)});
    CHECK(findings(f.store) == std::vector<std::string>{});

    tamper(f.directory.path(), "DELETE FROM checkpoints WHERE sequence = 2");
    CHECK(findings(f.store) == std::vector<std::string>{"the checkpoint of row 2 was removed"});
}

TEST_CASE("a checkpoint on demand is kept beside the others, also of the same row") {
    LedgerFixture f;
    CHECK(f.ledger.checkpoint(UtcTime{}, CheckpointReason::closing).error().code == ErrorCode::not_found);
    const auto event = f.append(draft(EventKind::visit_started, 1));
    const UtcTime at{std::chrono::hours(24)};
    const auto closing = f.ledger.checkpoint(at, CheckpointReason::closing).value();
    const auto exported = f.ledger.checkpoint(at, CheckpointReason::exported).value();
    CHECK(closing.kiosk == "KB-SUKOREJO-1");
    CHECK(closing.sequence == 1);
    CHECK(closing.hash == event.hash);
    CHECK(closing.at == at);
    CHECK(closing.signature == f.signer.sign(canonical_bytes(closing)));

    storage::Store again = f.open();
    CHECK(storage::read_checkpoints(again).value() == std::vector<domain::Checkpoint>{closing, exported});
    CHECK(findings(again) == std::vector<std::string>{});
}

TEST_CASE("a refused append leaves no checkpoint, and a damaged ledger gets none") {
    LedgerFixture f;
    std::vector<domain::EventDraft> drafts(64, draft(EventKind::visit_started, 1));
    drafts.push_back(undoing(1));
    CHECK_FALSE(f.ledger.append(drafts).ok());
    CHECK(storage::read_checkpoints(f.store)->empty());

    f.append(draft(EventKind::visit_started, 1));
    tamper(f.directory.path(), "UPDATE ledger_head SET sequence = 7");
    CHECK(f.ledger.checkpoint(UtcTime{}, CheckpointReason::closing).error().code == ErrorCode::damaged_data);
}

TEST_CASE("an unreadable checkpoint is named") {
    LedgerFixture f;
    f.append(draft(EventKind::visit_started, 1));
    REQUIRE(f.ledger.checkpoint(UtcTime{}, CheckpointReason::closing).ok());
    tamper(f.directory.path(), "UPDATE checkpoints SET reason = 'because'");
    const auto refused = storage::read_checkpoints(f.store);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().text.find("row 1: column reason") != std::string::npos);
}
