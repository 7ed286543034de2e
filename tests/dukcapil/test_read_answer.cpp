#include <catch2/catch.hpp>

#include "kiosk/dukcapil/web_service.hpp"

using namespace kiosk;
using namespace kiosk::domain;

namespace {

constexpr Date as_of = std::chrono::year(2026) / 5 / 2;

SourceReply read(const std::string& json) {
    return dukcapil::read_answer(json, "Data Dukcapil", as_of);
}

std::string content(const std::string& elements) {
    return R"({"content":[{)" + elements + R"(}],"lastPage":true})";
}

NikStatus status_in(const std::string& json) {
    const SourceReply reply = read(json);
    REQUIRE(reply.outcome == SourceOutcome::found);
    REQUIRE(reply.findings.size() == 1);
    return reply.findings[0].axes.nik;
}

}  // namespace

TEST_CASE("data that belong together match, which is not the same as active") {
    const std::string elements =
        GENERATE(R"("NIK":"Sesuai")", R"("NIK":"Sesuai","TGL_LHR":"Sesuai")",
                 R"j("NIK":"SESUAI","TGL_LHR":"Sesuai (100)","JENIS_KLMIN":"sesuai")j",
                 R"j("NIK":"Sesuai","NAMA_LGKP":"Tidak Sesuai (3)")j");
    CHECK(status_in(content(elements)) == NikStatus::matches);
}

TEST_CASE("a number that Dukcapil does not know is a finding") {
    CHECK(status_in(content(R"("NIK":"Tidak Sesuai")")) == NikStatus::not_found);
    CHECK(status_in(content(R"j("NIK":"Tidak Sesuai (59)","TGL_LHR":"Sesuai")j")) == NikStatus::not_found);
    CHECK(status_in(R"({"content":[]})") == NikStatus::not_found);
}

TEST_CASE("a known number with another birth date or sex says nothing about the NIK") {
    const SourceReply reply =
        read(content(R"j("NIK":"Sesuai","TGL_LHR":"Tidak Sesuai (59)","JENIS_KLMIN":"Tidak Sesuai")j"));
    CHECK(reply.outcome == SourceOutcome::not_found);
    CHECK(reply.findings.empty());
    CHECK(reply.problem == "the number is known, but with another TGL_LHR and JENIS_KLMIN");
    CHECK(reply.searched ==
          std::vector{Searched{SourceKind::web_service, "Data Dukcapil", as_of, std::nullopt}});
}

TEST_CASE("anything else is malformed, says so and is not repeated") {
    const std::string json = GENERATE(
        as<std::string>{}, "", "<html>503</html>", "null", "[]", "\"Sesuai\"", "{", "{}", R"({"content":{}})",
        R"({"content":"Sesuai"})", R"({"content":[null]})", R"({"content":["Sesuai"]})", content(""),
        content(R"("NIK":true)"), content(R"("NIK":"Mungkin 3572029001")"), content(R"("NIK":"Sesuaikan")"),
        content(R"("NIK":"Sesuai","TGL_LHR":7)"), content(R"("RESPONSE_CODE":"5")"),
        content("\"NIK\":\"Sesuai\xff\""), std::string(60'000, '['));
    const SourceReply reply = read(json);
    CAPTURE(json.substr(0, 60));
    CHECK(reply.outcome == SourceOutcome::malformed);
    CHECK(reply.findings.empty());
    CHECK(reply.searched.empty());
    CHECK(reply.problem.find("expected") != std::string::npos);
    CHECK(reply.problem.find("Mungkin") == std::string::npos);
}
