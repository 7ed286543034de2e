// One contract for all sources of status, each brought to every outcome that it can have.
#include <catch2/catch.hpp>

#include "dukcapil/service_fixture.hpp"
#include "dukcapil/source_contract.hpp"
#include "kiosk/storage/status_lists.hpp"
#include "storage/list_entries.hpp"

using namespace kiosk;
using namespace kiosk::test;
using domain::SourceOutcome;

namespace {

/// The same token for every NIK, unlike the device's.
struct DistrictTokens final : domain::NikTokens {
    domain::NikToken token_of(const domain::Nik&) const override { return token_number(5); }
};

struct Lists : LedgerFixture {
    void check(domain::StatusSource& source, SourceOutcome expected) {
        check_source_contract(source, question, expected);
        check_source_contract(source, question, expected, [] { return false; });
    }
    Result<void> import_list(std::uint8_t token) {
        const std::vector entries{entry(token, blocked)};
        return lists.replace(domain::ListCategory::deactivated, {{}, "daftar Dispendukcapil", a_day, {}},
                             entries);
    }
    void see(domain::Date day) {
        auto event = staff_draft(domain::EventKind::status_seen, 1, 1, day);
        event.ticket = domain::TicketCode{'A', 1};
        event.detail = domain::seen_detail_of_record(domain::KtpElRecord::print_ready);
        append(event);
    }

    storage::StatusLists lists{store};
    DistrictTokens tokens;
    Asked asked{"3505034107859001"};
    domain::StatusQuestion question{asked.nik, token_number(1), std::nullopt, std::nullopt, a_day};
};

}  // namespace

TEST_CASE("contract: nothing but the digits") {
    Lists f;
    domain::StructureSource structure;
    f.check(structure, SourceOutcome::nothing);
}

TEST_CASE("contract: lists imported at the kiosk") {
    Lists f;
    storage::LocalListSource local(f.lists);
    f.check(local, SourceOutcome::nothing);
    REQUIRE(f.import_list(2).ok());
    f.check(local, SourceOutcome::not_found);
    REQUIRE(f.import_list(1).ok());
    f.check(local, SourceOutcome::found);
}

TEST_CASE("contract: the signed list of the dinas") {
    Lists f;
    storage::SignedListSource untrusting(f.lists, nullptr);
    storage::SignedListSource signed_list(f.lists, &f.tokens);
    f.check(signed_list, SourceOutcome::nothing);
    REQUIRE(f.lists.accept(whole_bundle(1, {entry(1, unregistered)})).ok());
    f.check(untrusting, SourceOutcome::nothing);
    f.check(signed_list, SourceOutcome::not_found);
    REQUIRE(f.lists.accept(whole_bundle(2, {entry(5, printable)})).ok());
    f.check(signed_list, SourceOutcome::found);
}

TEST_CASE("contract: what an officer saw") {
    Lists f;
    storage::OfficerSource officer(f.ledger);
    f.check(officer, SourceOutcome::nothing);
    f.see(a_day);
    f.check(officer, SourceOutcome::found);
}

TEST_CASE("contract: the web service") {
    const ServiceFixture f;
    const HttpsServer server(f.server());
    const auto source = f.open(server);
    Asked asked("3572026105089001");
    check_source_contract(*source, asked.question(), SourceOutcome::found);
    asked.sex = domain::Sex::male;
    check_source_contract(*source, asked.question(), SourceOutcome::not_found);
    check_source_contract(*source, asked.question(), SourceOutcome::cancelled, [] { return true; });

    const auto check_answer = [&](const std::string& answer, SourceOutcome expected) {
        HttpsServerSetup odd = f.server();
        odd.answer = [answer](const HttpsRequest&) { return answer; };
        const HttpsServer odd_server(odd);
        check_source_contract(*f.open(odd_server), asked.question(), expected);
    };
    check_answer(http_answer("200 OK", "<html>"), SourceOutcome::malformed);
    check_answer(http_answer("503 Service Unavailable", ""), SourceOutcome::unavailable);

    HttpsServerSetup setup = f.server();
    setup.answer = nullptr;
    const HttpsServer silent(setup);
    auto impatient = f.kiosk(silent);
    impatient.timeout = std::chrono::milliseconds(300);
    const auto waiting = dukcapil::WebServiceSource::open(impatient, f.clock).value();
    check_source_contract(*waiting, asked.question(), SourceOutcome::timed_out);
}
