#include <catch2/catch.hpp>

#include "kiosk/domain/age_band.hpp"

using namespace kiosk::domain;

TEST_CASE("age bands meet without gaps") {
    struct Row {
        std::optional<int> age;
        AgeBand band;
    };
    const Row row = GENERATE(values<Row>({{std::nullopt, AgeBand::unknown},
                                          {-1, AgeBand::unknown},
                                          {0, AgeBand::under_16},
                                          {15, AgeBand::under_16},
                                          {16, AgeBand::age_16},
                                          {17, AgeBand::age_17},
                                          {18, AgeBand::age_18_to_24},
                                          {24, AgeBand::age_18_to_24},
                                          {25, AgeBand::age_25_to_59},
                                          {59, AgeBand::age_25_to_59},
                                          {60, AgeBand::age_60_and_over},
                                          {120, AgeBand::age_60_and_over}}));
    CAPTURE(row.age.value_or(-999));
    CHECK(age_band_of(row.age) == row.band);
}

TEST_CASE("words of age bands are stable and distinct") {
    CHECK(to_word(AgeBand::unknown) == "unknown");
    CHECK(to_word(AgeBand::under_16) == "under_16");
    CHECK(to_word(AgeBand::age_16) == "age_16");
    CHECK(to_word(AgeBand::age_17) == "age_17");
    CHECK(to_word(AgeBand::age_18_to_24) == "age_18_to_24");
    CHECK(to_word(AgeBand::age_25_to_59) == "age_25_to_59");
    CHECK(to_word(AgeBand::age_60_and_over) == "age_60_and_over");
}
