#include <catch2/catch.hpp>

#include "focus.hpp"

using namespace kiosk;
using Move = Focus::Move;

namespace {

constexpr int side = 100;

FocusStop stop(const std::string& id, int column, int row) {
    return {id, {column * (side + 10), row * (side + 10), side, side}};
}

std::vector<FocusStop> row_of(const std::vector<std::string>& ids) {
    std::vector<FocusStop> stops;
    for (const auto& id : ids) stops.push_back(stop(id, static_cast<int>(stops.size()), 0));
    return stops;
}

/// 1 2 3 / 4 5 6 / 7 8 9, and a wide button under them.
std::vector<FocusStop> keypad() {
    std::vector<FocusStop> stops;
    for (int digit = 1; digit <= 9; ++digit)
        stops.push_back(stop(std::to_string(digit), (digit - 1) % 3, (digit - 1) / 3));
    stops.push_back({"submit", {0, 400, 320, side}});
    return stops;
}

/// Where the ring is after each move.
std::vector<std::string> walk(Focus& focus, const std::vector<Move>& moves) {
    std::vector<std::string> seen;
    for (const Move move : moves) {
        focus.move(move);
        seen.push_back(focus.target());
    }
    return seen;
}

/// A focus with its ring on a target of this screen.
Focus standing_on(const std::string& id, const std::string& screen, const std::vector<FocusStop>& stops) {
    Focus focus;
    focus.drawn(screen, stops);
    focus.move(Move::next);
    while (focus.target() != id) focus.move(Move::next);
    return focus;
}

}  // namespace

TEST_CASE("There is no ring before the first key, which shows it on the first target") {
    Focus focus;
    focus.drawn("home", row_of({"a", "b", "c"}));
    CHECK(focus.target().empty());
    CHECK(walk(focus, {Move::next, Move::next, Move::next, Move::next, Move::previous, Move::previous}) ==
          std::vector<std::string>{"a", "b", "c", "a", "c", "b"});
}

TEST_CASE("The first key shows the ring on the first target, whichever it is") {
    for (const Move move : {Move::previous, Move::left, Move::up, Move::right, Move::down}) {
        Focus focus;
        focus.drawn("home", row_of({"a", "b"}));
        CHECK(walk(focus, {move}) == std::vector<std::string>{"a"});
    }
}

TEST_CASE("Arrows go to the nearest in their direction, and nowhere at the edge") {
    Focus focus = standing_on("1", "keypad", keypad());
    CHECK(walk(focus, {Move::left, Move::up, Move::right, Move::right, Move::right, Move::down, Move::down,
                       Move::left, Move::up}) ==
          std::vector<std::string>{"1", "1", "2", "3", "3", "6", "9", "8", "5"});
    focus = standing_on("8", "keypad", keypad());
    CHECK(walk(focus, {Move::down, Move::down, Move::up}) ==
          std::vector<std::string>{"submit", "submit", "8"});
}

TEST_CASE("The place is kept when the same screen is drawn again") {
    Focus focus = standing_on("b", "home", row_of({"a", "b", "c"}));
    focus.drawn("home", row_of({"new", "a", "b", "c"}));
    CHECK(focus.target() == "b");
}

TEST_CASE("A new screen begins at its first target") {
    Focus focus = standing_on("b", "home", row_of({"a", "b"}));
    focus.drawn("notice", row_of({"agree", "b"}));
    CHECK(focus.target() == "agree");
}

TEST_CASE("What lay over a screen goes away: the place below is kept") {
    Focus focus = standing_on("b", "nik_entry", row_of({"a", "b", "c"}));
    focus.drawn("still_there", row_of({"stay", "leave"}));
    CHECK(focus.target() == "stay");
    focus.drawn("nik_entry", row_of({"a", "b", "c"}));
    CHECK(focus.target() == "b");
}

TEST_CASE("What stood under the ring gives way to what is there instead") {
    Focus focus = standing_on("B", "ticket", row_of({"A", "B", "C"}));
    focus.drawn("ticket",
                {{"1", {0, 0, 150, side}}, {"2", {160, 0, 150, side}}, {"submit", {400, 0, 50, side}}});
    CHECK(focus.target() == "2");
}

TEST_CASE("Letters of a keypad give way to digits elsewhere: the focus goes to the first of them") {
    Focus focus =
        standing_on("ticket.key_B", "ticket", row_of({"ticket.key_A", "ticket.key_B", "frame.back"}));
    focus.drawn("ticket", {stop("other_key", 5, 4), stop("ticket.key_1", 5, 5), stop("ticket.key_2", 6, 5),
                           stop("frame.back", 2, 0)});
    CHECK(focus.target() == "ticket.key_1");
}

TEST_CASE("What stood under the ring goes away: the focus moves on") {
    Focus focus = standing_on("5", "keypad", keypad());
    focus.drawn("keypad", {keypad().front(), keypad().back()});
    CHECK(focus.target() == "submit");
    focus = standing_on("submit", "keypad", keypad());
    focus.drawn("keypad", {keypad().front()});
    CHECK(focus.target() == "1");
}

TEST_CASE("Typing hides the ring and keeps its place") {
    Focus focus = standing_on("b", "home", row_of({"a", "b", "c"}));
    focus.hide();
    CHECK(focus.target().empty());
    CHECK(walk(focus, {Move::next, Move::next}) == std::vector<std::string>{"b", "c"});
}

TEST_CASE("A touch takes the ring away; the next key begins anew") {
    Focus focus = standing_on("c", "home", row_of({"a", "b", "c"}));
    focus.forget();
    CHECK(focus.target().empty());
    CHECK(walk(focus, {Move::next}) == std::vector<std::string>{"a"});
}

TEST_CASE("A screen without targets has no ring, and the next one has it again") {
    Focus focus = standing_on("a", "home", row_of({"a", "b"}));
    focus.drawn("out_of_service", {});
    focus.move(Move::next);
    focus.move(Move::down);
    focus.drawn("home_again", row_of({"x", "y"}));
    CHECK(focus.target() == "x");
    CHECK(walk(focus, {Move::next}) == std::vector<std::string>{"y"});
}

TEST_CASE("The shortest way with arrows, and the only one with a single switch") {
    const Focus focus = standing_on("1", "keypad", keypad());
    const std::vector arrows = {Move::left, Move::right, Move::up, Move::down};
    const std::vector one_switch = {Move::next};
    CHECK(shortest_way(focus, "1", arrows)->empty());
    CHECK(shortest_way(focus, "6", arrows)->size() == 3);
    CHECK(shortest_way(focus, "6", one_switch) == std::vector<Move>(5, Move::next));
    CHECK_FALSE(shortest_way(focus, "home", arrows));
}

TEST_CASE("The way begins with showing the ring") {
    Focus focus;
    focus.drawn("keypad", keypad());
    CHECK(shortest_way(focus, "2", std::vector{Move::next}) == std::vector<Move>(2, Move::next));
}
