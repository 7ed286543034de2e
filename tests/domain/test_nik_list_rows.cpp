// Rows of one or several lists about the same NIK; and NikListReader against a model that does it the slow
// way.
#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "kiosk/domain/nik_list.hpp"

using namespace kiosk::domain;
using namespace std::chrono_literals;

namespace {

constexpr Date today{2026y, std::chrono::November, 22d};
constexpr std::uint64_t first_nik = 3572011505089001;

constexpr StatusAxes unrecorded{.record = KtpElRecord::unregistered};
constexpr StatusAxes print_ready{.record = KtpElRecord::print_ready};
constexpr StatusAxes deactivated{.nik = NikStatus::deactivated};
constexpr StatusAxes address_gone{.nik = NikStatus::deactivated, .because = DeactivationReason::address_gone};
constexpr StatusAxes not_recorded{.nik = NikStatus::deactivated, .because = DeactivationReason::not_recorded};

struct Given {
    int file;
    int line;
    std::uint64_t nik;
    StatusAxes says;
};

NikListReader::Reading read(const std::vector<Given>& rows) {
    NikListReader reader(today);
    for (const Given& row : rows) {
        reader.begin_file(row.file);
        reader.add(row.line, std::to_string(row.nik), row.says);
    }
    return reader.finish();
}

RefusedRow contradictory(int file, int line, int other_file, int other_line) {
    return {file, line, RowProblem::contradictory, {}, other_file, other_line};
}

}  // namespace

TEST_CASE("two lists that say different things on one axis refuse both rows, each naming the other") {
    const auto list = read(
        {{0, 2, first_nik, unrecorded}, {0, 3, first_nik + 1, unrecorded}, {1, 7, first_nik, print_ready}});
    CHECK(list.refused == std::vector{contradictory(0, 2, 1, 7), contradictory(1, 7, 0, 2)});
    REQUIRE(list.accepted.size() == 1);
    CHECK(list.accepted.front().nik == first_nik + 1);
    CHECK(list.duplicates.empty());
    CHECK(list.rows == 3);
}

TEST_CASE("within a file rows contradict each other, too") {
    const auto list = read({{0, 2, first_nik, unrecorded}, {0, 9, first_nik, print_ready}});
    CHECK(list.refused == std::vector{contradictory(0, 2, 0, 9), contradictory(0, 9, 0, 2)});
    CHECK(list.accepted.empty());
}

TEST_CASE("deactivated and unrecorded go together and become one row") {
    const auto list = read({{0, 2, first_nik, unrecorded}, {1, 2, first_nik, not_recorded}});
    CHECK(list.refused.empty());
    CHECK(list.duplicates.empty());
    REQUIRE(list.accepted.size() == 1);
    CHECK(list.accepted.front().axes == StatusAxes{.record = KtpElRecord::unregistered,
                                                   .nik = NikStatus::deactivated,
                                                   .because = DeactivationReason::not_recorded});
}

TEST_CASE("a row that adds nothing to another list is a duplicate that names the first") {
    const auto list = read({{0, 4, first_nik, not_recorded}, {1, 5, first_nik, deactivated}});
    CHECK(list.duplicates == std::vector{RefusedRow{1, 5, RowProblem::duplicate, {}, 0, 4}});
    CHECK(list.accepted.size() == 1);
}

TEST_CASE("reasons contradict each other only when both are known") {
    const auto merged = read({{0, 2, first_nik, deactivated}, {1, 2, first_nik, address_gone}});
    REQUIRE(merged.accepted.size() == 1);
    CHECK(merged.accepted.front().axes == address_gone);
    const auto refused = read({{0, 2, first_nik, not_recorded}, {1, 2, first_nik, address_gone}});
    CHECK(refused.refused.size() == 2);
}

TEST_CASE("of a quarrel nothing is accepted, also not what nobody contradicts") {
    const auto list = read({{0, 2, first_nik, deactivated},
                            {0, 3, first_nik, unrecorded},
                            {0, 4, first_nik, unrecorded},
                            {0, 5, first_nik, print_ready}});
    CHECK(list.refused == std::vector{contradictory(0, 2, 0, 3), contradictory(0, 3, 0, 5),
                                      contradictory(0, 4, 0, 5), contradictory(0, 5, 0, 3)});
    CHECK(list.accepted.empty());
    CHECK(list.duplicates.empty());
}

TEST_CASE("whether a column went through a number format is judged for each file alone") {
    std::vector<Given> rows;
    for (int i = 1; i <= 3; ++i) {
        rows.push_back({0, i, first_nik + 10 * static_cast<std::uint64_t>(i) - 1, {}});  // 9010, 9020, 9030
        rows.push_back({1, i, first_nik + 100 + static_cast<std::uint64_t>(i), {}});
    }
    rows.push_back({1, 4, first_nik + 199, {}});  // 9200: one of four by nature
    const auto list = read(rows);
    REQUIRE(list.refused.size() == 3);
    for (const RefusedRow& row : list.refused) {
        CHECK(row.file == 0);
        CHECK(row.problem == RowProblem::damaged_by_spreadsheet);
    }
    CHECK(list.accepted.size() == 4);
}

TEST_CASE("rows refused elsewhere stand among the others by file and line") {
    NikListReader reader(today);
    reader.begin_file(1);
    reader.add(8, "", {});
    reader.begin_file(0);
    reader.refuse(5, RowProblem::unknown_status);
    reader.add(3, "3572013102089001", {});
    const auto list = reader.finish();
    CHECK(list.refused ==
          std::vector{RefusedRow{0, 3, RowProblem::impossible_nik, {NikError::impossible_date}},
                      RefusedRow{0, 5, RowProblem::unknown_status, {}},
                      RefusedRow{1, 8, RowProblem::empty, {NikError::not_sixteen_digits}}});
    CHECK(list.rows == 3);
}

TEST_CASE("after its end a reader is as new") {
    NikListReader reader(today);
    reader.begin_file(3);
    reader.add(2, std::to_string(first_nik), unrecorded);
    CHECK(reader.finish().accepted.size() == 1);
    reader.add(4, std::to_string(first_nik), print_ready);
    const auto second = reader.finish();
    CHECK(second.rows == 1);
    CHECK(second.accepted.size() == 1);
}

TEST_CASE("the NIK of an accepted row") {
    CHECK(nik_of(first_nik, today).digits() == "3572011505089001");
    CHECK(nik_of(1101011505089001, today).digits() == "1101011505089001");
}

namespace {

bool contradict(const StatusAxes& a, const StatusAxes& b) {
    const auto differ = [](auto x, auto y) {
        return x != y && x != decltype(x)::unknown && y != decltype(y)::unknown;
    };
    return differ(a.record, b.record) || differ(a.nik, b.nik) || differ(a.because, b.because) ||
           differ(a.ikd, b.ikd);
}

void merge(StatusAxes& known, const StatusAxes& more) {
    if (more.record != KtpElRecord::unknown) known.record = more.record;
    if (more.nik != NikStatus::unknown) known.nik = more.nik;
    if (more.because != DeactivationReason::unknown) known.because = more.because;
    if (more.ikd != IkdAccount::unknown) known.ikd = more.ikd;
}

struct Model {
    std::map<std::uint64_t, StatusAxes> accepted;
    std::vector<RefusedRow> refused;
    std::vector<RefusedRow> duplicates;
};

/// Rows about one NIK, the earliest first: every row is compared with every other.
void settle(const std::vector<Given>& rows, Model& model) {
    const Given* quarrel = nullptr;
    for (const Given& row : rows) {
        for (const Given& other : rows) {
            if (!quarrel && contradict(row.says, other.says)) quarrel = &row;
        }
    }
    StatusAxes known;
    for (const Given& row : rows) {
        const auto other = std::ranges::find_if(
            rows, [&](const Given& candidate) { return contradict(row.says, candidate.says); });
        const StatusAxes before = known;
        merge(known, row.says);
        if (quarrel) {
            const Given& named = other != rows.end() ? *other : *quarrel;
            model.refused.push_back(contradictory(row.file, row.line, named.file, named.line));
        } else if (&row != &rows.front() && known == before) {
            model.duplicates.push_back(
                {row.file, row.line, RowProblem::duplicate, {}, rows.front().file, rows.front().line});
        }
    }
    if (!quarrel) model.accepted[rows.front().nik] = known;
}

Model model_of(const std::vector<Given>& rows) {
    std::map<std::uint64_t, std::vector<Given>> by_nik;
    for (const Given& row : rows) by_nik[row.nik].push_back(row);
    Model model;
    for (const auto& [nik, same] : by_nik) settle(same, model);
    const auto by_place = [](const RefusedRow& row) { return std::pair(row.file, row.line); };
    std::ranges::sort(model.refused, {}, by_place);
    std::ranges::sort(model.duplicates, {}, by_place);
    return model;
}

std::vector<Given> some_rows() {
    const int files = *rc::gen::inRange(1, 4);
    std::vector<Given> rows;
    for (int file = 0; file < files; ++file) {
        const int count = *rc::gen::inRange(0, 12);
        for (int line = 2; line < 2 + count; ++line) {
            StatusAxes says;
            // few values, so that rows agree as often as not
            says.record = *rc::gen::element(KtpElRecord::unknown, KtpElRecord::unknown,
                                            KtpElRecord::unregistered, KtpElRecord::print_ready);
            says.nik = *rc::gen::element(NikStatus::unknown, NikStatus::unknown, NikStatus::deactivated);
            if (says.nik == NikStatus::deactivated) {
                says.because =
                    *rc::gen::element(DeactivationReason::unknown, DeactivationReason::not_recorded,
                                      DeactivationReason::address_gone);
            }
            says.ikd = *rc::gen::element(IkdAccount::unknown, IkdAccount::none);
            const auto serial = static_cast<std::uint64_t>(*rc::gen::inRange(0, 9));  // never ends in 0
            rows.push_back({file, line, first_nik + serial, says});
        }
    }
    return rows;
}

}  // namespace

TEST_CASE("NikListReader agrees with the model") {
    CHECK(rc::check("rows of several lists", [] {
        const std::vector<Given> rows = some_rows();
        const auto list = read(rows);
        const Model model = model_of(rows);
        RC_ASSERT(list.refused == model.refused);
        RC_ASSERT(list.duplicates == model.duplicates);
        RC_ASSERT(list.rows == static_cast<std::int64_t>(rows.size()));
        RC_ASSERT(list.accepted.size() == model.accepted.size());
        auto expected = model.accepted.begin();
        for (const auto& row : list.accepted) {
            RC_ASSERT(row.nik == expected->first);
            RC_ASSERT(row.axes == expected->second);
            ++expected;
        }
    }));
}
