#include <catch2/catch.hpp>

#include "kiosk/domain/status_source.hpp"
#include "list_entries.hpp"

using namespace kiosk;
using namespace kiosk::test;
using domain::SourceKind;
using domain::SourceOutcome;

namespace {

/// Every NIK has the same token.
struct OneToken final : domain::NikTokens {
    domain::NikToken token_of(const domain::Nik&) const override { return token_number(5); }
};

struct Sources : LedgerFixture {
    storage::StatusLists lists{store};
    OneToken tokens;
    domain::Nik nik = domain::Nik::from_typed("3505014107859001", a_day).value();

    domain::SourceReply ask(domain::StatusSource& source, domain::Date today = a_day) {
        return source.ask({nik, token_number(1), std::nullopt, std::nullopt, today}, [] { return false; })
            .value();
    }
};

}  // namespace

TEST_CASE("local lists are asked with the device's token, the signed list with the district's") {
    Sources f;
    storage::LocalListSource local(f.lists);
    storage::SignedListSource signed_list(f.lists, &f.tokens);
    CHECK(local.kind() == SourceKind::local_list);
    CHECK(signed_list.kind() == SourceKind::signed_list);
    CHECK(f.ask(local).outcome == SourceOutcome::nothing);
    CHECK(f.ask(signed_list).outcome == SourceOutcome::nothing);

    const std::vector local_entries{entry(1, blocked)};
    REQUIRE(f.lists.replace(domain::ListCategory::deactivated, {{}, "x", a_day, {}}, local_entries).ok());
    REQUIRE(f.lists.accept(whole_bundle(1, {entry(1, unregistered), entry(5, printable)})).ok());
    CHECK(f.ask(local).findings.front().axes == blocked);
    CHECK(f.ask(local).findings.front().from.kind == SourceKind::local_list);
    CHECK(f.ask(signed_list).findings.front().axes == printable);
    CHECK(f.ask(signed_list).searched.front().valid_until == domain::add_days(a_day, 30));
}

TEST_CASE("a kiosk that trusts no dinas has no signed list to search") {
    Sources f;
    REQUIRE(f.lists.accept(whole_bundle(1, {entry(5, printable)})).ok());
    storage::SignedListSource signed_list(f.lists, nullptr);
    CHECK(f.ask(signed_list).outcome == SourceOutcome::nothing);
    CHECK(f.ask(signed_list).searched.empty());
}

TEST_CASE("what officers saw last on each axis counts thirty days; without it there is nothing to search") {
    Sources f;
    storage::OfficerSource officer(f.ledger);
    CHECK(officer.kind() == SourceKind::officer);
    CHECK(f.ask(officer).outcome == SourceOutcome::nothing);
    const auto see = [&](const std::string& detail, domain::Date day) {
        auto event = staff_draft(domain::EventKind::status_seen, 1, 1, day);
        event.ticket = domain::TicketCode{'A', 1};
        event.detail = detail;
        f.append(event);
    };
    see(domain::seen_detail_of_record(domain::KtpElRecord::unregistered), a_day);
    see(domain::seen_detail_of_nik(domain::NikStatus::deactivated, domain::DeactivationReason::address_gone),
        a_day);
    see(domain::seen_detail_of_record(domain::KtpElRecord::print_ready), next_day);

    const domain::Searched first{SourceKind::officer, "petugas (SIAK)", a_day, std::nullopt};
    const domain::Searched second{SourceKind::officer, "petugas (SIAK)", next_day, std::nullopt};
    const auto reply = f.ask(officer, next_day);
    CHECK(reply.outcome == SourceOutcome::found);
    CHECK(reply.findings == std::vector{domain::Finding{first, blocked}, domain::Finding{second, printable}});
    CHECK(reply.searched == std::vector{first, second});
    CHECK(f.ask(officer, domain::add_days(a_day, 30)).findings.size() == 2);
    CHECK(f.ask(officer, domain::add_days(a_day, 31)).findings.size() == 1);
    CHECK(f.ask(officer, domain::add_days(a_day, 32)).outcome == SourceOutcome::nothing);
}
