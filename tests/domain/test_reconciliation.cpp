#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "kiosk/domain/reconciliation.hpp"

using namespace kiosk::domain;

namespace {

OfficialFigure figure(int count, const char* iso, const char* source = "laporan") {
    return {count, parse_iso_date(iso).value(), source};
}

using Figures = std::vector<OfficialFigure>;

}  // namespace

TEST_CASE("pack and entered figures become one series by date") {
    const Figures pack{figure(20, "2026-09-30"), figure(10, "2025-12-31")};
    const Figures entered{figure(30, "2026-10-31"), figure(15, "2026-03-31")};
    CHECK(merged_figures(pack, entered) == Figures{figure(10, "2025-12-31"), figure(15, "2026-03-31"),
                                                   figure(20, "2026-09-30"), figure(30, "2026-10-31")});
    CHECK(merged_figures({}, {}).empty());
    CHECK(merged_figures(pack, {}).size() == 2);
    CHECK(merged_figures({}, entered).size() == 2);
}

TEST_CASE("of one date the figure entered later wins, and any entered one over the pack's") {
    const Figures pack{figure(10, "2026-09-30", "pack")};
    const Figures entered{figure(11, "2026-09-30", "wrong"), figure(12, "2026-09-30", "right")};
    CHECK(merged_figures(pack, entered) == Figures{figure(12, "2026-09-30", "right")});
}

TEST_CASE("the last two figures are compared, or the only one stands alone") {
    const Figures three{figure(10, "2026-08-31"), figure(20, "2026-09-30"), figure(35, "2026-10-31")};
    TargetPeriod target;
    target.first = std::chrono::year{2026} / 1 / 1;
    const auto two = figures_to_compare(three, target);
    CHECK(two.from == three[1]);
    CHECK(two.to == three[2]);
    const auto one = figures_to_compare(Figures{three[0]}, target);
    CHECK(one.from == three[0]);
    CHECK_FALSE(one.to);
    const auto none = figures_to_compare({}, target);
    CHECK(none.from == figure(0, "2025-12-31", ""));
    CHECK_FALSE(none.to);
}

TEST_CASE("the kiosk's count stands beside the official movement, untouched by it") {
    const KioskCount kiosk{7, 2, 3, 1, 0, std::nullopt};
    const auto from = figure(24'900, "2026-09-30");
    const auto grown = reconcile({from, figure(25'150, "2026-10-31")}, kiosk);
    CHECK(grown.official_movement == 250);
    CHECK(grown.kiosk == kiosk);
    CHECK(grown.from == from);
    CHECK(grown.to == figure(25'150, "2026-10-31"));
    // People who uninstall the app lower the official figure (domain.md 4.2).
    CHECK(reconcile({from, figure(24'100, "2026-10-31")}, kiosk).official_movement == -800);
    CHECK(reconcile({from, figure(24'900, "2026-10-31")}, kiosk).official_movement == 0);
}

TEST_CASE("with one figure there is no movement") {
    const auto alone = reconcile({figure(24'900, "2026-09-30"), std::nullopt}, {});
    CHECK_FALSE(alone.official_movement);
    CHECK_FALSE(alone.to);
}

TEST_CASE("a figure as it stands in the ledger") {
    const auto monthly = figure(24'900, "2026-10-31", "laporan bulanan provinsi");
    CHECK(figure_detail(monthly) == "2026-10-31 24900 laporan bulanan provinsi");
    CHECK(parse_figure_detail("2026-10-31 24900 laporan bulanan provinsi") == monthly);
    CHECK(parse_figure_detail("2026-10-31 0 x") == figure(0, "2026-10-31", "x"));
    for (const char* detail :
         {"", "2026-10-31", "2026-10-31 24900", "2026-10-31 24900 ", "2026-10-32 24900 x", "31-10-2026 5 x",
          "2026-10-31 -5 x", "2026-10-31 +5 x", "2026-10-31 05 x", "2026-10-31 5.0 x", "2026-10-31 x x",
          "2026-10-31  5 x", " 2026-10-31 5 x", "2026-10-31 99999999999 x"}) {
        CAPTURE(detail);
        CHECK_FALSE(parse_figure_detail(detail));
    }
}

TEST_CASE("what is written is read back, and what is read was written so") {
    CHECK(rc::check("figure round trip", [] {
        const OfficialFigure any{*rc::gen::inRange(0, 2'000'000'000),
                                 add_days(figure(0, "2026-01-01").date, *rc::gen::inRange(-9'000, 9'000)),
                                 *rc::gen::nonEmpty(rc::gen::string<std::string>())};
        RC_ASSERT(parse_figure_detail(figure_detail(any)) == any);
    }));
}
