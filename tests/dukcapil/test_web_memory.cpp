// On plain builds only: the address sanitizer keeps what was freed, and its shadow takes minutes to search.
#if !defined(KIOSK_ADDRESS_SANITIZER) && !defined(__SANITIZE_THREAD__)

#include <atomic>
#include <catch2/catch.hpp>

#include "apps/memory_scan.hpp"
#include "dukcapil/service_fixture.hpp"

using namespace kiosk;
using namespace kiosk::test;

namespace {

/// A possible NIK and a password of digits; nowhere in this program in the clear.
const HiddenDigits nik({3, 5, 7, 2, 0, 2, 6, 1, 0, 5, 0, 8, 9, 4, 7, 1});
const HiddenDigits password({8, 4, 0, 2, 9, 5, 7, 3, 1, 6, 6, 2});

template <class Text>
void type(Text& text, const HiddenDigits& hidden) {
    for (std::size_t i = 0; i < hidden.size(); ++i) text.push_back(hidden.digit(i));
}

}  // namespace

TEST_CASE("neither NIK nor password stay in memory once the service has answered") {
    const ServiceFixture f;
    HttpsServerSetup forgetful = f.server();
    forgetful.keep_requests = false;
    std::atomic<std::size_t> bytes = 0;
    forgetful.answer = [&](const HttpsRequest& request) {
        bytes = request.body.size();
        return http_answer("200 OK", R"({"content":[{"NIK":"Sesuai"}]})");
    };
    const HttpsServer server(forgetful);
    MemoryScan of_nik({nik});
    MemoryScan of_password({password});
    {
        auto setup = f.kiosk(server);
        setup.password.clear();
        type(setup.password, password);
        const auto source = dukcapil::WebServiceSource::open(std::move(setup), f.clock).value();
        CHECK(of_password.count() == 1);  // where the source keeps it
        {
            SecretText<16> typed;
            for (std::size_t i = 0; i < nik.size(); ++i) typed.push(nik.digit(i));
            const Asked asked(typed.view());
            typed.wipe();
            CHECK(of_nik.count() == 1);
            REQUIRE(source->ask(asked.question(), {}).value().outcome == domain::SourceOutcome::found);
            CHECK(of_nik.count() == 1);
        }
        CHECK(of_nik.count() == 0);
        CHECK(of_password.count() == 1);
    }
    CHECK(of_password.count() == 0);
    CHECK(bytes > 100);
}

#endif
