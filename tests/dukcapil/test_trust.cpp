#include <atomic>
#include <catch2/catch.hpp>

#include "dukcapil/service_fixture.hpp"
#include "dukcapil/source_contract.hpp"

using namespace kiosk;
using namespace kiosk::test;
using domain::SourceOutcome;
using dukcapil::WebServiceSource;

namespace {

constexpr std::string_view known = "3572026105089001";

SourceOutcome ask(const ServiceFixture& f, const HttpsServer& server,
                  const dukcapil::WebServiceSetup& setup) {
    const auto source = WebServiceSource::open(setup, f.clock).value();
    const Asked asked(known);
    const auto reply = source->ask(asked.question(), {}).value();
    CHECK(tells_no_digits(reply.problem, asked.nik));
    if (reply.outcome != SourceOutcome::found) CHECK(server.requests().empty());  // nothing was said
    return reply.outcome;
}

std::string refusal(const dukcapil::WebServiceSetup& setup) {
    const SimulatedClock clock{UtcTime{}};
    const auto opened = WebServiceSource::open(setup, clock);
    REQUIRE_FALSE(opened.ok());
    CHECK(opened.error().code == ErrorCode::bad_input);
    CHECK(opened.error().text.find(service_password) == std::string::npos);
    return opened.error().text;
}

}  // namespace

TEST_CASE("a server of an authority that is not trusted hears nothing") {
    const ServiceFixture f;
    auto setup = f.server();
    setup.own = f.strangers.issue("impostor", "IP:127.0.0.1");
    const HttpsServer server(std::move(setup));
    CHECK(ask(f, server, f.kiosk(server)) == SourceOutcome::unavailable);
}

TEST_CASE("a server of another name hears nothing") {
    const ServiceFixture f;
    auto setup = f.server();
    setup.own = f.servers.issue("other", GENERATE("DNS:dukcapil.test", "IP:127.0.0.2"));
    const HttpsServer server(std::move(setup));
    CHECK(ask(f, server, f.kiosk(server)) == SourceOutcome::unavailable);
}

TEST_CASE("a server with nothing newer than TLS 1.1 hears nothing") {
    const ServiceFixture f;
    auto setup = f.server();
    setup.newest_tls = TLS1_1_VERSION;
    const HttpsServer server(std::move(setup));
    CHECK(ask(f, server, f.kiosk(server)) == SourceOutcome::unavailable);
}

TEST_CASE("TLS 1.2 is enough") {
    const ServiceFixture f;
    auto setup = f.server();
    setup.newest_tls = TLS1_2_VERSION;
    const HttpsServer server(std::move(setup));
    CHECK(ask(f, server, f.kiosk(server)) == SourceOutcome::found);
}

TEST_CASE("the kiosk shows its certificate, and is refused with another") {
    const ServiceFixture f;
    const HttpsServer server(f.server());
    auto setup = f.kiosk(server);
    CHECK(ask(f, server, setup) == SourceOutcome::found);

    const HttpsServer another(f.server());
    setup = f.kiosk(another);
    const CertificateFiles stranger = f.strangers.issue("stranger", "");
    setup.client_cert = stranger.certificate;
    setup.client_key = stranger.key;
    CHECK(ask(f, another, setup) == SourceOutcome::unavailable);
}

TEST_CASE("a certificate whose key is another's is not used") {
    const ServiceFixture f;
    const HttpsServer server(f.server());
    auto setup = f.kiosk(server);
    setup.client_key = f.clients.issue("another", "").key;
    CHECK(ask(f, server, setup) == SourceOutcome::unavailable);
}

TEST_CASE("a server that asks for no certificate is still verified") {
    const ServiceFixture f;
    auto setup = f.server();
    setup.clients_must_show = false;
    const HttpsServer server(setup);
    CHECK(ask(f, server, f.kiosk(server)) == SourceOutcome::found);
    setup.own = f.strangers.issue("impostor", "IP:127.0.0.1");
    const HttpsServer impostor(setup);
    CHECK(ask(f, impostor, f.kiosk(impostor)) == SourceOutcome::unavailable);
}

TEST_CASE("a set-up that cannot work is refused at once, with file and hint") {
    const ServiceFixture f;
    const HttpsServer server(f.server());
    auto setup = f.kiosk(server);
    SECTION("no https") {
        setup.url = "http://127.0.0.1:8000/dukcapil";
        CHECK(refusal(setup) == "dukcapil.url: found http, expected https");
    }
    SECTION("no address, or one with a user") {
        setup.url = GENERATE("", "https://", "https://user:word@127.0.0.1/", "not an address");
        CHECK(refusal(setup).starts_with("dukcapil.url: found no address"));
    }
    SECTION("a key that others can read") {
        std::filesystem::permissions(setup.client_key, std::filesystem::perms(0644));
        CHECK(refusal(setup) == "dukcapil.client_key: " + setup.client_key.string() +
                                    ": others can read it, expected mode 0600; hint: chmod 600");
    }
    SECTION("missing files") {
        auto& file =
            GENERATE_REF(std::ref(setup.ca_file), std::ref(setup.client_cert), std::ref(setup.client_key))
                .get();
        file = f.directory.path() / "missing.pem";
        CHECK(refusal(setup).find("missing.pem") != std::string::npos);
    }
    SECTION("credentials that cannot be sent") {
        setup.password =
            GENERATE(std::string(), std::string(129, 'x'), std::string("a\nb"), std::string("r\xc3\xa9"));
        CHECK(refusal(setup).starts_with("dukcapil.password: found "));
    }
    SECTION("a threshold that is none") {
        setup.threshold = GENERATE(-1, 101);
        CHECK(refusal(setup).starts_with("dukcapil.threshold"));
    }
    SECTION("keys of connections would be written down") {
        setenv("SSLKEYLOGFILE", (f.directory.path() / "keys").c_str(), 1);
        CHECK(refusal(setup).find("SSLKEYLOGFILE") != std::string::npos);
        unsetenv("SSLKEYLOGFILE");
    }
}

TEST_CASE("after three failures in a row the service is left alone for a minute") {
    ServiceFixture f;
    std::atomic<bool> sound = false;
    auto setup = f.server();
    setup.answer = [&](const HttpsRequest& request) {
        return sound ? ServiceFixture::answer_as_documented(request) : http_answer("500 Oh", "");
    };
    const HttpsServer server(setup);
    const auto source = f.open(server);
    const Asked asked(known);
    const auto outcome = [&] { return source->ask(asked.question(), {}).value().outcome; };
    const auto fail = [&](int times) {
        for (int i = 0; i < times; ++i) CHECK(outcome() == SourceOutcome::unavailable);
    };

    fail(2);
    sound = true;
    CHECK(outcome() == SourceOutcome::found);  // the row is broken
    sound = false;
    fail(3);
    CHECK(server.connections() == 6);
    sound = true;
    f.clock.jump(std::chrono::hours(1));  // the wall clock does not count
    f.clock.advance(std::chrono::milliseconds(59'999));
    check_source_contract(*source, asked.question(), SourceOutcome::unavailable);
    CHECK(server.connections() == 6);

    f.clock.advance(std::chrono::milliseconds(1));
    sound = false;
    fail(2);  // asked once, then left alone again
    CHECK(server.connections() == 7);
    sound = true;
    f.clock.advance(std::chrono::minutes(1));
    CHECK(outcome() == SourceOutcome::found);
    sound = false;
    fail(1);
    CHECK(server.connections() == 9);
}

TEST_CASE("who cancels tells nothing about the service") {
    const ServiceFixture f;
    const HttpsServer server(f.server());
    const auto source = f.open(server);
    const Asked asked(known);
    for (int i = 0; i < 4; ++i) {
        check_source_contract(*source, asked.question(), SourceOutcome::cancelled, [] { return true; });
    }
    check_source_contract(*source, asked.question(), SourceOutcome::found);
}
