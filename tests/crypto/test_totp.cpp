#include <catch2/catch.hpp>
#include <string>

#include "kiosk/crypto/totp.hpp"

using namespace kiosk;
using namespace kiosk::crypto;

namespace {

/// The SHA-1 secret of RFC 6238 appendix B: the ASCII text "12345678901234567890".
constexpr std::string_view rfc_secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

UtcTime seconds(std::int64_t count) {
    return UtcTime(std::chrono::seconds(count));
}

std::optional<std::int64_t> step_of(std::string_view code, UtcTime now) {
    const auto step = find_totp_step(rfc_secret, code, now);
    REQUIRE(step.ok());
    return *step;
}

}  // namespace

TEST_CASE("codes are the SHA-1 vectors of RFC 6238, cut to six digits") {
    struct Vector {
        std::int64_t time;
        std::string code;
        std::int64_t step;
    };
    for (const auto& [time, code, step] :
         {Vector{59, "287082", 0x1}, Vector{1111111109, "081804", 0x23523EC},
          Vector{1111111111, "050471", 0x23523ED}, Vector{1234567890, "005924", 0x273EF07},
          Vector{2000000000, "279037", 0x3F940AA}, Vector{20000000000, "353130", 0x27BC86AA}}) {
        CAPTURE(time);
        CHECK(totp_code_at(rfc_secret, seconds(time)).value() == code);
        CHECK(step_of(code, seconds(time)) == step);
    }
}

TEST_CASE("a code is accepted one step early or late, with its own step, and not two") {
    const std::string code = totp_code_at(rfc_secret, seconds(1234567890)).value();
    const std::int64_t step = 1234567890 / totp_period_seconds;
    CHECK(step_of(code, seconds(1234567890 - 30)) == step);
    CHECK(step_of(code, seconds(1234567890 + 30)) == step);
    CHECK(step_of(code, seconds(1234567890 - 60)) == std::nullopt);
    CHECK(step_of(code, seconds(1234567890 + 60)) == std::nullopt);
}

TEST_CASE("what is not exactly six digits is no code") {
    const UtcTime now = seconds(59);
    for (const std::string_view text :
         {"", "28708", "2870820", "94287082", "28708x", " 287082", "28708\n", "-87082"}) {
        CAPTURE(text);
        CHECK(step_of(text, now) == std::nullopt);
    }
}

TEST_CASE("a secret that is no base32 is damaged") {
    const auto refused = find_totp_step("not base32!", "287082", seconds(59));
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::damaged_data);
    CHECK_FALSE(totp_code_at("not base32!", seconds(59)).ok());
}

TEST_CASE("new secrets have 160 bits in base32 without padding, and differ") {
    const std::string secret = new_totp_secret();
    CHECK(secret.size() == 32);
    CHECK(secret.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == std::string::npos);
    CHECK(new_totp_secret() != secret);
    const UtcTime now = seconds(1'800'000'000);
    CHECK(find_totp_step(secret, totp_code_at(secret, now).value(), now).value() == 60'000'000);
}

TEST_CASE("the enrolment text is what authenticator apps read") {
    CHECK(otpauth_uri("GEZDGNBV", "Siti Nurhaliza/é") ==
          "otpauth://totp/IKD%20Kiosk:Siti%20Nurhaliza%2F%C3%A9?secret=GEZDGNBV&issuer=IKD%20Kiosk");
}
