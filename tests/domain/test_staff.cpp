#include <catch2/catch.hpp>
#include <set>

#include "kiosk/domain/staff.hpp"

using namespace kiosk;
using namespace kiosk::domain;
using namespace std::chrono_literals;

namespace {

/// Pauses after so many wrong ones, written out (kiosk-anchors.md 2.2).
constexpr std::array<std::chrono::seconds, 13> table{0s,  0s,   0s,   0s,   0s,   15s, 30s,
                                                     60s, 120s, 240s, 480s, 900s, 900s};

/// Eleven in the first quarter of an hour, then two more: what the table lets through.
constexpr int most_in_an_hour = 13;

std::chrono::seconds from_table(int wrong) {
    return table[std::min(static_cast<std::size_t>(wrong), table.size() - 1)];
}

/// splitmix64: the same sequences in every run.
class Dice {
  public:
    int roll(int sides) {
        state_ += 0x9e3779b97f4a7c15;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return static_cast<int>((z ^ (z >> 31)) % static_cast<std::uint64_t>(sides));
    }

  private:
    std::uint64_t state_ = 20261122;
};

/// Somebody who guesses at a kiosk, pulls its plug and sets its clock; `passed` is the time of the world.
struct Guesser {
    StaffLock lock;
    Now now{};
    int boots = 1;
    std::chrono::milliseconds passed_since_wrong{0};
    bool plug_pulled_since_wrong = false;
    int violations = 0;
    std::chrono::milliseconds passed{0};
    std::vector<std::chrono::milliseconds> tried;  ///< when

    std::string boot_id() const { return "boot " + std::to_string(boots); }
    void wait(std::chrono::milliseconds time) {
        now.wall += time;
        now.mono += time;
        passed += time;
        passed_since_wrong += time;
    }
    void pull_plug(std::chrono::milliseconds off) {
        ++boots;
        now.wall += off;
        now.mono = 0ms;
        passed += off;
        passed_since_wrong += off;
        plug_pulled_since_wrong = true;
    }
    void guess() {
        const bool let = pause_left(lock, boot_id(), now.mono) == 0ms;
        const bool may = passed_since_wrong >= from_table(lock.wrong_in_a_row);
        if (let && !may) ++violations;
        if (!let && may && !plug_pulled_since_wrong) ++violations;  // nor may it wait longer than promised
        if (!let) return;
        const auto next = with_refusal(lock, boot_id(), now.mono);
        const bool forgets = next.wrong_in_a_row <= lock.wrong_in_a_row;
        if (forgets && passed_since_wrong < 1h) ++violations;
        if (!forgets && lock.wrong_in_a_row > 0 && passed_since_wrong >= 1h && !plug_pulled_since_wrong)
            ++violations;
        tried.push_back(passed);
        if (std::ranges::count_if(tried, [&](auto time) { return passed - time < 1h; }) > most_in_an_hour)
            ++violations;
        lock = next;
        passed_since_wrong = 0ms;
        plug_pulled_since_wrong = false;
    }
};

void do_anything(Guesser& guesser, Dice& dice) {
    switch (dice.roll(9)) {
        case 0:
            return guesser.pull_plug(std::chrono::milliseconds(dice.roll(20'000)));
        case 1:
            guesser.now.wall += std::chrono::minutes(dice.roll(20'000) - 10'000);  // the clock is set
            return;
        case 2:
            return guesser.wait(pause_left(guesser.lock, guesser.boot_id(), guesser.now.mono));
        case 3:
            return guesser.wait(std::chrono::milliseconds(dice.roll(1'000'000)));
        case 4:
            return guesser.wait(std::chrono::minutes(40 + dice.roll(40)));
        default:
            return guesser.guess();
    }
}

}  // namespace

TEST_CASE("words of roles") {
    CHECK(to_word(StaffRole::officer) == "officer");
    CHECK(to_word(StaffRole::technician) == "technician");
    CHECK(parse_staff_role("officer") == StaffRole::officer);
    CHECK(parse_staff_role("technician") == StaffRole::technician);
    CHECK_FALSE(parse_staff_role("Officer"));
    CHECK_FALSE(parse_staff_role(""));
}

TEST_CASE("PINs that are refused, and why") {
    struct Row {
        const char* pin;
        PinWeakness weakness;
    };
    const Row row = GENERATE(values<Row>({
        {"", PinWeakness::not_six_digits},
        {"12345", PinWeakness::not_six_digits},
        {"4029135", PinWeakness::not_six_digits},
        {"40291a", PinWeakness::not_six_digits},
        {"402 13", PinWeakness::not_six_digits},
        {"777777", PinWeakness::one_digit},
        {"000000", PinWeakness::one_digit},
        {"234567", PinWeakness::run},
        {"987654", PinWeakness::run},
        {"890123", PinWeakness::run},
        {"210987", PinWeakness::run},
        {"012345", PinWeakness::run},
        {"121212", PinWeakness::repeated_group},
        {"407407", PinWeakness::repeated_group},
        {"112233", PinWeakness::pairs},
        {"994400", PinWeakness::pairs},
        {"195017", PinWeakness::year},
        {"202947", PinWeakness::year},
        {"171999", PinWeakness::year},
        {"471950", PinWeakness::year},
        {"862029", PinWeakness::year},
        {"123321", PinWeakness::too_common},
        {"159753", PinWeakness::too_common},
        {"170845", PinWeakness::too_common},
    }));
    CAPTURE(row.pin);
    CHECK(weakness_of(row.pin) == row.weakness);
}

TEST_CASE("PINs next to the rules are accepted") {
    for (const char* pin : {"402913", "194937", "203047", "861949", "862030", "112234", "407408", "234568",
                            "777778", "501239", "719286"}) {
        CAPTURE(pin);
        CHECK_FALSE(weakness_of(pin));
    }
}

TEST_CASE("the rules leave more than nine of ten PINs") {
    int refused = 0;
    for (int number = 0; number < 1'000'000; ++number) {
        char pin[7];
        for (int i = 5, rest = number; i >= 0; --i, rest /= 10) pin[i] = static_cast<char>('0' + rest % 10);
        if (weakness_of(std::string_view(pin, 6))) ++refused;
    }
    CHECK(refused > 1'000);
    CHECK(refused < 100'000);
}

TEST_CASE("every weakness is explained in its own words") {
    std::set<std::string_view> texts;
    for (const auto weakness :
         {PinWeakness::not_six_digits, PinWeakness::one_digit, PinWeakness::run, PinWeakness::repeated_group,
          PinWeakness::pairs, PinWeakness::year, PinWeakness::too_common}) {
        CHECK_FALSE(explain(weakness).empty());
        CHECK(texts.insert(explain(weakness)).second);
    }
}

TEST_CASE("four wrong ones are free, then the pauses double up to a quarter of an hour") {
    for (int wrong = 0; wrong < 40; ++wrong) CHECK(pause_after(wrong) == from_table(wrong));
    CHECK(pause_after(1'000'000'000) == 900s);
}

TEST_CASE("what is left of a pause") {
    const StaffLock five{5, 100s, "a"};
    CHECK(pause_left(five, "a", 100s) == 15s);
    CHECK(pause_left(five, "a", 107s) == 8s);
    CHECK(pause_left(five, "a", 115s) == 0s);
    CHECK(pause_left(five, "a", 900s) == 0s);
    CHECK(pause_left({4, 100s, "a"}, "a", 100s) == 0s);
    CHECK(pause_left({}, "a", 0s) == 0s);
}

TEST_CASE("a restart of the machine begins the pause anew") {
    const StaffLock five{5, 100s, "a"};
    CHECK(pause_left(five, "b", 0s) == 15s);
    CHECK(pause_left(five, "b", 5s) == 10s);
    CHECK(pause_left(five, "b", 15s) == 0s);
    CHECK(pause_left(five, "b", 105s) == 0s);
    CHECK(pause_left(five, "a", 5s) == 10s);  // a machine that does not tell its boots apart
}

TEST_CASE("a row of wrong ones ends when surely an hour has passed") {
    const StaffLock friday{11, 100s, "a"};
    CHECK(with_refusal(friday, "a", 100s + 1h - 1ms) == StaffLock{12, 100s + 1h - 1ms, "a"});
    CHECK(with_refusal(friday, "a", 100s + 1h) == StaffLock{1, 100s + 1h, "a"});
    CHECK(with_refusal(friday, "b", 59min) == StaffLock{12, 59min, "b"});  // off for how long? Nobody knows
    CHECK(with_refusal(friday, "b", 60min) == StaffLock{1, 60min, "b"});
    CHECK(with_refusal({}, "a", 5s) == StaffLock{1, 5s, "a"});
}

TEST_CASE("nobody gets more tries than the table allows, whatever he does to power and clock") {
    Dice dice;
    int violations = 0;
    int most_wrong = 0;
    for (int sequence = 0; sequence < 1'000'000; ++sequence) {
        Guesser guesser;
        for (int i = 0; i < 24; ++i) do_anything(guesser, dice);
        violations += guesser.violations;
        most_wrong = std::max(most_wrong, guesser.lock.wrong_in_a_row);
    }
    CHECK(violations == 0);
    CHECK(most_wrong >= 10);  // the sequences do reach the long pauses
}
