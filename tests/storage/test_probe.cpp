#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <csignal>

#include "ledger_fixture.hpp"

using namespace kiosk;
using namespace kiosk::test;
using domain::EventKind;

namespace {

/// No file of this process can be written to, as on a full disk.
class FullDisk {
  public:
    FullDisk() {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit none{0, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &none);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;
    ~FullDisk() {
        setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, SIG_DFL);
    }

  private:
    rlimit before_{};
};

std::uintmax_t log_size(const LedgerFixture& f) {
    return std::filesystem::file_size(f.store.file().string() + "-wal");
}

}  // namespace

TEST_CASE("a probe reaches the disk and leaves the ledger as it was") {
    LedgerFixture f;
    f.append(draft(EventKind::visit_started, 1));
    const auto before = log_size(f);
    REQUIRE(f.ledger.probe().ok());
    CHECK(log_size(f) > before + 65'536);
    REQUIRE(f.ledger.probe().ok());
    CHECK(storage::read_events(f.store)->size() == 1);
    CHECK(f.append(draft(EventKind::visit_ended, 1)).sequence == 2);
    CHECK(findings(f.store).empty());
}

TEST_CASE("a probe fails while appending fails, and no longer") {
    LedgerFixture f;
    f.append(draft(EventKind::visit_started, 1));
    const auto event = draft(EventKind::visit_ended, 1);
    bool probed = true;
    bool appended = true;
    {
        const FullDisk full;  // nothing is checked in here: a report of Catch may be a file
        probed = f.ledger.probe().ok();
        appended = f.ledger.append(std::span(&event, 1)).ok();
    }
    CHECK_FALSE(probed);
    CHECK_FALSE(appended);
    CHECK(f.ledger.probe().ok());
    CHECK(f.append(event).sequence == 2);
    CHECK(findings(f.store).empty());
}

TEST_CASE("a probe of a damaged ledger fails as an append does") {
    LedgerFixture f;
    f.append(draft(EventKind::visit_started, 1));
    tamper(f.directory.path(), "UPDATE ledger_head SET sequence = 7");
    CHECK_FALSE(f.ledger.probe().ok());
}
