#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "kiosk/crypto/pin.hpp"
#include "kiosk/domain/staff.hpp"

using namespace kiosk;

TEST_CASE("scrypt gives what RFC 7914 says") {
    // Chapter 12; of the 64 bytes the first 32, which do not depend on how many are asked for.
    CHECK(crypto::pin_matches("", "scrypt$4$1$1$$d9ZXYjhleyA7GcpCwYoEl/FrSETjB0ro39/6P+3iFEI=").value());
    CHECK(crypto::pin_matches("password",
                              "scrypt$10$8$16$TmFDbA==$/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWI=")
              .value());
    CHECK(
        crypto::pin_matches("pleaseletmein",
                            "scrypt$14$8$1$U29kaXVtQ2hsb3JpZGU=$cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofI=")
            .value());
    CHECK_FALSE(crypto::pin_matches("Password",
                                    "scrypt$10$8$16$TmFDbA==$/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWI=")
                    .value());
}

TEST_CASE("a PIN matches its own hash and no other, and looks different each time") {
    const std::string hash = crypto::hash_pin("402913").value();
    CHECK(hash.starts_with("scrypt$15$8$1$"));
    CHECK(crypto::is_pin_hash(hash));
    CHECK(hash.find("402913") == std::string::npos);
    CHECK(crypto::pin_matches("402913", hash).value());
    CHECK_FALSE(crypto::pin_matches("402914", hash).value());
    CHECK_FALSE(crypto::pin_matches("", hash).value());
    CHECK(crypto::hash_pin("402913").value() != hash);
}

TEST_CASE("a hash of another form is damaged, not wrong") {
    const std::string salt_and_hash = "$TmFDbA==$/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWI=";
    const std::string short_hash = "scrypt$15$8$1$TmFDbA==$/bq+";
    for (const std::string& hash :
         {std::string(), std::string("402913"), std::string("scrypt$15$8$1"), short_hash,
          "bcrypt$15$8$1" + salt_and_hash, "scrypt$15$8$0" + salt_and_hash, "scrypt$-1$8$1" + salt_and_hash,
          "scrypt$99$8$1" + salt_and_hash, "scrypt$15$8$1" + salt_and_hash + "!",
          std::string("scrypt$15$8$1$TmF$/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWI=")}) {
        CAPTURE(hash);
        const auto checked = crypto::pin_matches("402913", hash);
        REQUIRE_FALSE(checked.ok());
        CHECK(checked.error().code == ErrorCode::damaged_data);
        CHECK(checked.error().text.find("402913") == std::string::npos);
        CHECK_FALSE(crypto::is_pin_hash(hash));
    }
}

TEST_CASE("a hash that would take more than 64 MiB is refused, not computed") {
    const auto checked =
        crypto::pin_matches("402913", "scrypt$24$8$1$TmFDbA==$/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWI=");
    REQUIRE_FALSE(checked.ok());
    CHECK(checked.error().code == ErrorCode::damaged_data);
}

TEST_CASE("random PINs are six digits, strong, and not the same") {
    std::set<std::string> pins;
    std::string all;
    for (int i = 0; i < 300; ++i) {
        const std::string pin = crypto::random_pin();
        REQUIRE_FALSE(domain::weakness_of(pin).has_value());
        pins.insert(pin);
        all += pin;
    }
    CHECK(pins.size() > 290);
    for (char digit = '0'; digit <= '9'; ++digit) {
        CHECK(std::count(all.begin(), all.end(), digit) > 90);  // 180 expected
    }
}
