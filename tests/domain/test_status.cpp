#include <catch2/catch.hpp>

#include "kiosk/domain/status.hpp"

using namespace kiosk::domain;
using namespace std::chrono_literals;

namespace {

constexpr Date march{2026y, std::chrono::March, 1d};
constexpr Date may{2026y, std::chrono::May, 1d};

ListInForce list(ListCategory category, Date as_of = may) {
    return {category, as_of, "daftar " + std::string(to_word(category))};
}

ListLookup hit(ListCategory category) {
    return {{list(category)}, {list(category)}};
}

}  // namespace

TEST_CASE("every answer at every age") {
    using Category = ListCategory;
    struct Row {
        std::optional<ListCategory> hit;
        std::optional<int> age;
        bool married;
        NextStep step;
    };
    const std::optional<ListCategory> none;
    const std::optional<int> unknown;
    const Row row = GENERATE_COPY(values<Row>({
        {Category::deactivated, 15, false, NextStep::record_with_kk},
        {Category::deactivated, 16, false, NextStep::record_with_kk},
        {Category::deactivated, 17, false, NextStep::record_with_kk},
        {Category::deactivated, 15, true, NextStep::record_with_kk},
        {Category::deactivated, unknown, false, NextStep::record_with_kk},
        {Category::unrecorded, 15, false, NextStep::record_from_16},
        {Category::unrecorded, 16, false, NextStep::record},
        {Category::unrecorded, 17, false, NextStep::record},
        {Category::unrecorded, 15, true, NextStep::record},
        {Category::unrecorded, unknown, false, NextStep::record},
        {Category::print_ready, 15, false, NextStep::collect_card_at_17},
        {Category::print_ready, 16, false, NextStep::collect_card_at_17},
        {Category::print_ready, 17, false, NextStep::collect_card},
        {Category::print_ready, 16, true, NextStep::collect_card},
        {Category::print_ready, unknown, false, NextStep::collect_card},
        {none, 15, false, NextStep::record_from_16},
        {none, 16, false, NextStep::record},
        {none, 17, false, NextStep::go_on},
        {none, 16, true, NextStep::go_on},
        {none, unknown, false, NextStep::go_on},
    }));
    CAPTURE(row.hit ? to_word(*row.hit) : "no hit", row.age.value_or(-1), row.married);
    const ListLookup lookup = row.hit ? hit(*row.hit) : ListLookup{{list(Category::deactivated)}, {}};
    CHECK(answer_status(lookup, row.age, row.married).next_step == row.step);
    if (!row.hit) CHECK(answer_status({}, row.age, row.married).next_step == row.step);
}

TEST_CASE("the answer names category, source and date of the list that answered") {
    struct Row {
        ListCategory list;
        AnswerCategory answer;
    };
    const Row row = GENERATE(values<Row>({{ListCategory::deactivated, AnswerCategory::deactivated},
                                          {ListCategory::unrecorded, AnswerCategory::unrecorded},
                                          {ListCategory::print_ready, AnswerCategory::print_ready}}));
    const StatusAnswer answer = answer_status(hit(row.list), 30, false);
    CHECK(answer.category == row.answer);
    CHECK(answer.source == list(row.list).source);
    CHECK(answer.as_of == may);
    CHECK(answer.axes == axes_of(row.list));
}

TEST_CASE("of several hits the one that stops most wins, whatever their order") {
    const ListInForce deactivated = list(ListCategory::deactivated, march);
    const ListInForce unrecorded = list(ListCategory::unrecorded, may);
    const ListInForce ready = list(ListCategory::print_ready, may);

    const std::vector<ListInForce> three{ready, unrecorded, deactivated};
    const StatusAnswer all = answer_status({three, three}, 30, false);
    CHECK(all.category == AnswerCategory::deactivated);
    CHECK(all.as_of == march);
    CHECK(all.axes == StatusAxes{KtpElRecord::unregistered, NikStatus::deactivated, IkdAccount::unknown});

    const std::vector<ListInForce> two{ready, unrecorded};
    CHECK(answer_status({three, two}, 30, false).category == AnswerCategory::unrecorded);
}

TEST_CASE("without a hit the oldest list that was searched is named") {
    const ListLookup lookup{{list(ListCategory::deactivated, may), list(ListCategory::unrecorded, march)},
                            {}};
    const StatusAnswer answer = answer_status(lookup, 30, false);
    CHECK(answer.category == AnswerCategory::not_on_a_list);
    CHECK(answer.source == "daftar unrecorded");
    CHECK(answer.as_of == march);
    CHECK(answer.axes == StatusAxes{});
}

TEST_CASE("without lists there is no source and no date") {
    const StatusAnswer answer = answer_status({}, std::nullopt, false);
    CHECK(answer.category == AnswerCategory::no_list_yet);
    CHECK(answer.next_step == NextStep::go_on);
    CHECK(answer.source.empty());
    CHECK_FALSE(answer.as_of);
    CHECK(answer.axes == StatusAxes{});
}

TEST_CASE("when nothing was looked up the next step follows from age alone, and no list is named") {
    struct Row {
        std::optional<int> age;
        bool married;
        NextStep step;
    };
    const Row row = GENERATE(values<Row>({{15, false, NextStep::record_from_16},
                                          {16, false, NextStep::record},
                                          {16, true, NextStep::go_on},
                                          {17, false, NextStep::go_on},
                                          {std::nullopt, false, NextStep::go_on}}));
    const StatusAnswer answer = answer_not_now(row.age, row.married);
    CHECK(answer == StatusAnswer{AnswerCategory::not_now, row.step, {}, {}, {}});
}

TEST_CASE("each category speaks about one axis") {
    CHECK(axes_of(ListCategory::deactivated) ==
          StatusAxes{KtpElRecord::unknown, NikStatus::deactivated, IkdAccount::unknown});
    CHECK(axes_of(ListCategory::unrecorded) ==
          StatusAxes{KtpElRecord::unregistered, NikStatus::unknown, IkdAccount::unknown});
    CHECK(axes_of(ListCategory::print_ready) ==
          StatusAxes{KtpElRecord::print_ready, NikStatus::unknown, IkdAccount::unknown});
}

TEST_CASE("words of list categories") {
    CHECK(to_word(ListCategory::deactivated) == "deactivated");
    CHECK(to_word(ListCategory::unrecorded) == "unrecorded");
    CHECK(to_word(ListCategory::print_ready) == "print-ready");
    CHECK(parse_list_category("deactivated") == ListCategory::deactivated);
    CHECK(parse_list_category("unrecorded") == ListCategory::unrecorded);
    CHECK(parse_list_category("print-ready") == ListCategory::print_ready);
    CHECK_FALSE(parse_list_category("print_ready"));
    CHECK_FALSE(parse_list_category(""));
}
