#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "dukcapil/service_fixture.hpp"
#include "dukcapil/source_contract.hpp"

using namespace kiosk;
using namespace kiosk::test;
using domain::NikStatus;
using domain::SourceOutcome;

namespace {

constexpr std::string_view known = "3572026105089001";
constexpr std::string_view unknown = "3572026105089003";

Asked known_person() {
    Asked asked(known);
    asked.birth_date = std::chrono::year(2008) / 5 / 21;
    asked.sex = domain::Sex::female;
    return asked;
}

domain::SourceReply ask(dukcapil::WebServiceSource& source, const Asked& asked) {
    return source.ask(asked.question(), {}).value();
}

/// Asks a server that behaves as given, by the contract.
void expect(const ServiceFixture& f, HttpsServerSetup setup, SourceOutcome outcome) {
    const HttpsServer server(std::move(setup));
    const auto source = f.open(server);
    const Asked asked = known_person();
    check_source_contract(*source, asked.question(), outcome);
}

void expect_answer(const ServiceFixture& f, const std::string& answer, SourceOutcome outcome) {
    HttpsServerSetup setup = f.server();
    setup.answer = [answer](const HttpsRequest&) { return answer; };
    expect(f, std::move(setup), outcome);
}

}  // namespace

TEST_CASE("the service knows the number and the data") {
    const ServiceFixture f;
    const HttpsServer server(f.server());
    const auto source = f.open(server);
    const domain::SourceReply reply = ask(*source, known_person());
    REQUIRE(reply.outcome == SourceOutcome::found);
    REQUIRE(reply.findings.size() == 1);
    CHECK(reply.findings[0].axes.nik == NikStatus::matches);
    CHECK(reply.findings[0].axes.record == domain::KtpElRecord::unknown);
    CHECK(reply.findings[0].from ==
          domain::Searched{domain::SourceKind::web_service, "Data Dukcapil", asked_on, std::nullopt});
    CHECK(source->kind() == domain::SourceKind::web_service);
}

TEST_CASE("the request holds the documented fields, the NIK once, and nothing else") {
    const ServiceFixture f;
    const HttpsServer server(f.server());
    const auto source = f.open(server);
    ask(*source, known_person());
    REQUIRE(server.requests().size() == 1);
    const HttpsRequest request = server.requests().front();
    CHECK(nlohmann::json::parse(request.body) == nlohmann::json{{"USER_ID", "test-user"},
                                                                {"PASSWORD", service_password},
                                                                {"IP_USER", "10.0.0.9"},
                                                                {"TRESHOLD", "85"},
                                                                {"NIK", known},
                                                                {"TGL_LHR", "21-05-2008"},
                                                                {"JENIS_KLMIN", "Perempuan"}});
    CHECK(request.body.find(known) == request.body.rfind(known));
    CHECK(request.head.find(known) == std::string::npos);
    CHECK(request.head.starts_with("POST /dukcapil/get_json/35-72/CALL_VERIFY_BY_ELEMEN HTTP/1.1\r\n"));
    CHECK(request.head.find("Content-Type: application/json\r\n") != std::string::npos);
    CHECK(request.head.find("Cookie") == std::string::npos);
    CHECK(request.head.find("Authorization") == std::string::npos);
}

TEST_CASE("dates year first where the agreement says so; what nobody declared is not asked") {
    const ServiceFixture f;
    const HttpsServer server(f.server());
    auto setup = f.kiosk(server);
    setup.year_first = true;
    const auto source = dukcapil::WebServiceSource::open(setup, f.clock).value();
    Asked man("3505032105089002");
    man.birth_date = std::chrono::year(2008) / 5 / 21;
    ask(*source, man);
    ask(*source, Asked(known));
    REQUIRE(server.requests().size() == 2);
    const auto first = nlohmann::json::parse(server.requests()[0].body);
    CHECK(first["TGL_LHR"] == "2008-05-21");
    CHECK_FALSE(first.contains("JENIS_KLMIN"));
    CHECK_FALSE(nlohmann::json::parse(server.requests()[1].body).contains("TGL_LHR"));
}

TEST_CASE("the service does not know the number, or knows other data") {
    const ServiceFixture f;
    const HttpsServer server(f.server());
    const auto source = f.open(server);
    const auto stranger = ask(*source, Asked(unknown));
    REQUIRE(stranger.findings.size() == 1);
    CHECK(stranger.findings[0].axes.nik == NikStatus::not_found);
    Asked asked = known_person();
    asked.birth_date = std::chrono::year(2008) / 5 / 22;
    check_source_contract(*source, asked.question(), SourceOutcome::not_found);
}

TEST_CASE("wrong credentials are refused, and the password is in no text") {
    const ServiceFixture f;
    const HttpsServer server(f.server());
    auto setup = f.kiosk(server);
    setup.password = "another-password";
    const auto source = dukcapil::WebServiceSource::open(setup, f.clock).value();
    const auto reply = ask(*source, known_person());
    CHECK(reply.outcome == SourceOutcome::unavailable);
    CHECK(reply.problem == "HTTP status 403, expected 200");
}

TEST_CASE("answers that are not as documented") {
    const ServiceFixture f;
    expect_answer(f, http_answer("200 OK", "garbage \x01\x02"), SourceOutcome::malformed);
    expect_answer(f, http_answer("200 OK", "<html><body>Sesuai</body></html>"), SourceOutcome::malformed);
    expect_answer(f, http_answer("200 OK", ""), SourceOutcome::malformed);
    const std::string echo = R"({"content":[{"NIK":"found )" + std::string(known) + R"("}]})";
    expect_answer(f, http_answer("200 OK", echo), SourceOutcome::malformed);
}

TEST_CASE("an answer of more than 64 KiB is cut off, whether it tells its length or not") {
    const ServiceFixture f;
    const std::string huge =
        R"({"content":[{"NIK":"Sesuai"}],"more":")" + std::string(1'000'000, 'x') + "\"}";
    expect_answer(f, http_answer("200 OK", huge), SourceOutcome::malformed);
    expect_answer(f, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + huge, SourceOutcome::malformed);
}

TEST_CASE("what is no answer: errors, redirects, connections that end") {
    const ServiceFixture f;
    expect_answer(f, http_answer("500 Internal Server Error", "{}"), SourceOutcome::unavailable);
    expect_answer(f, "", SourceOutcome::unavailable);
    expect_answer(f, "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"content\":[",
                  SourceOutcome::unavailable);
    HttpsServerSetup hangs_up = f.server();
    hangs_up.hang_up_first = true;
    expect(f, std::move(hangs_up), SourceOutcome::unavailable);
}

TEST_CASE("a redirect is not followed") {
    const ServiceFixture f;
    const HttpsServer elsewhere(f.server());
    const std::string target = "https://127.0.0.1:" + std::to_string(elsewhere.port()) + "/";
    expect_answer(f, "HTTP/1.1 307 Moved\r\nLocation: " + target + "\r\nContent-Length: 0\r\n\r\n",
                  SourceOutcome::unavailable);
    CHECK(elsewhere.connections() == 0);
}

TEST_CASE("no proxy of the environment sees the question") {
    const ServiceFixture f;
    const HttpsServer server(f.server());
    setenv("https_proxy", "http://127.0.0.1:9", 1);
    const auto source = f.open(server);
    const auto reply = ask(*source, known_person());
    unsetenv("https_proxy");
    CHECK(reply.outcome == SourceOutcome::found);
}

TEST_CASE("nobody listens") {
    const ServiceFixture f;
    auto gone = std::make_unique<HttpsServer>(f.server());
    const auto source = f.open(*gone);
    gone.reset();
    const Asked asked = known_person();
    check_source_contract(*source, asked.question(), SourceOutcome::unavailable);
}

TEST_CASE("a server that never answers is left after the time limit") {
    const ServiceFixture f;
    HttpsServerSetup silent = f.server();
    silent.answer = nullptr;
    const HttpsServer server(std::move(silent));
    auto setup = f.kiosk(server);
    setup.timeout = std::chrono::milliseconds(300);
    const auto source = dukcapil::WebServiceSource::open(setup, f.clock).value();
    const Asked asked = known_person();
    check_source_contract(*source, asked.question(), SourceOutcome::timed_out);
}

TEST_CASE("nobody wants the answer any more") {
    const ServiceFixture f;
    HttpsServerSetup silent = f.server();
    silent.answer = nullptr;
    const HttpsServer server(std::move(silent));
    const auto source = f.open(server);
    const Asked asked = known_person();
    SECTION("before the question: nothing is sent") {
        check_source_contract(*source, asked.question(), SourceOutcome::cancelled, [] { return true; });
        CHECK(server.connections() == 0);
    }
    SECTION("while the server keeps silent") {
        check_source_contract(*source, asked.question(), SourceOutcome::cancelled,
                              [&] { return server.connections() > 0; });
    }
}
