#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "kiosk/domain/act_count.hpp"
#include "kiosk/domain/tally.hpp"

using namespace kiosk;
using namespace kiosk::domain;

namespace {

constexpr Date first_day{std::chrono::year{2026}, std::chrono::November, std::chrono::day{22}};

KioskCount count(int confirmed, int elsewhere, int self_reported, int repeated, int undone) {
    return {confirmed, elsewhere, self_reported, repeated, undone, first_day};
}

/// A ledger as the tally sees it. People are numbers here: the detail is all that the tally may go by.
class Rows {
  public:
    std::int64_t confirm(int person, Registration registration = Registration::in_district) {
        return activation(EventKind::activation_confirmed, person, registration);
    }
    std::int64_t self_report(int person) {
        return activation(EventKind::activation_self_reported, person, Registration::unknown);
    }
    std::int64_t end_visit(const std::string& officer) {
        Event& event = add(EventKind::visit_ended);
        event.draft.officer = officer;
        return event.sequence;
    }
    std::int64_t see_status(const std::string& officer) {
        Event& event = add(EventKind::status_seen);
        event.draft.officer = officer;
        event.draft.detail = "ktp_el print_ready";
        return event.sequence;
    }
    void undo(std::int64_t row) { add(EventKind::act_undone).draft.detail = undone_detail(row); }

    const std::vector<Event>& events() const { return events_; }
    const std::vector<int>& people() const { return people_; }  ///< of each row, -1 where there is none
    KioskCount count() const {
        Tally tally;
        for (const Event& event : events_) tally.add(event);
        return tally.count();
    }

  private:
    Event& add(EventKind kind, int person = -1) {
        Event event;
        event.sequence = static_cast<std::int64_t>(events_.size()) + 1;
        event.draft.kind = kind;
        event.draft.service_day = add_days(first_day, static_cast<int>(events_.size()));
        events_.push_back(event);
        people_.push_back(person);
        return events_.back();
    }
    std::int64_t activation(EventKind kind, int person, Registration registration) {
        const auto earlier = std::find(people_.begin(), people_.end(), person);
        const auto first_row = earlier - people_.begin() + 1;
        const bool is_first = earlier == people_.end();
        Event& event = add(kind, person);
        event.draft.registration = registration;
        event.draft.token = NikToken{static_cast<std::uint8_t>(person)};
        if (!is_first) event.draft.detail = person_detail(first_row);
        return event.sequence;
    }

    std::vector<Event> events_;
    std::vector<int> people_;
};

/// Which rows were taken back: by the first undo that comes after them, where they can be undone.
std::vector<bool> taken_back(const Rows& rows) {
    const auto& events = rows.events();
    std::vector<bool> gone(events.size(), false);
    for (const Event& undo : events) {
        if (undo.draft.kind != EventKind::act_undone) continue;
        const auto row = undone_row(undo);
        if (!row || *row >= undo.sequence) continue;
        const auto at = static_cast<std::size_t>(*row - 1);
        const EventDraft& draft = events[at].draft;
        const bool outcome = draft.kind == EventKind::visit_ended && draft.officer != "";
        if (rows.people()[at] >= 0 || outcome) gone[at] = true;
    }
    return gone;
}

/// Person by person over the whole ledger, by who they are and not by details.
KioskCount recount(const Rows& rows, int people) {
    const auto gone = taken_back(rows);
    KioskCount result;
    if (!rows.events().empty()) result.since = rows.events().front().draft.service_day;
    result.undone = static_cast<int>(std::count(gone.begin(), gone.end(), true));
    for (int person = 0; person < people; ++person) {
        int confirmed = 0;
        bool self_reported = false;
        bool elsewhere = false;
        for (std::size_t i = 0; i < gone.size(); ++i) {
            if (rows.people()[i] != person || gone[i]) continue;
            const EventDraft& draft = rows.events()[i].draft;
            if (draft.kind == EventKind::activation_self_reported) self_reported = true;
            if (draft.kind != EventKind::activation_confirmed) continue;
            ++confirmed;
            if (draft.registration == Registration::elsewhere) elsewhere = true;
        }
        if (confirmed > 0 && elsewhere) ++result.elsewhere;
        if (confirmed > 0 && !elsewhere) ++result.confirmed;
        if (confirmed == 0 && self_reported) ++result.self_reported;
        if (confirmed > 1) result.repeated += confirmed - 1;
    }
    return result;
}

constexpr int people = 4;

Rows arbitrary_rows() {
    Rows rows;
    const int length = *rc::gen::inRange(0, 40);
    for (int i = 0; i < length; ++i) {
        const int person = *rc::gen::inRange(0, people);
        switch (*rc::gen::inRange(0, 9)) {
            case 0:
            case 1:
                rows.confirm(person);
                break;
            case 2:
                rows.confirm(person, *rc::gen::element(Registration::elsewhere, Registration::unknown));
                break;
            case 3:
            case 4:
                rows.self_report(person);
                break;
            case 5:
                rows.end_visit(*rc::gen::element<std::string>("", "siti-1"));
                break;
            case 6:
                rows.see_status("siti-1");  // also taken back, which the recount passes over
                break;
            default:
                rows.undo(*rc::gen::inRange<std::int64_t>(1, i + 3));  // also itself, and rows to come
        }
    }
    return rows;
}

}  // namespace

TEST_CASE("what a person adds") {
    struct Row {
        PersonActs person;
        KioskCount adds;
    };
    const Row row = GENERATE(Row{{0, 0, 0}, {}}, Row{{0, 1, 0}, {0, 0, 1, 0, 0, {}}},
                             Row{{0, 5, 0}, {0, 0, 1, 0, 0, {}}}, Row{{1, 0, 0}, {1, 0, 0, 0, 0, {}}},
                             Row{{1, 3, 0}, {1, 0, 0, 0, 0, {}}}, Row{{1, 0, 1}, {0, 1, 0, 0, 0, {}}},
                             Row{{3, 0, 0}, {1, 0, 0, 2, 0, {}}}, Row{{3, 2, 1}, {0, 1, 0, 2, 0, {}}});
    CHECK(contribution(row.person) == row.adds);
}

TEST_CASE("an empty ledger counts nothing since never") {
    CHECK(Rows{}.count() == KioskCount{});
}

TEST_CASE("a person counts once, the rest is repeated") {
    Rows rows;
    rows.self_report(1);
    CHECK(rows.count() == count(0, 0, 1, 0, 0));
    rows.confirm(1);
    CHECK(rows.count() == count(1, 0, 0, 0, 0));
    rows.self_report(1);
    rows.confirm(1);
    rows.confirm(2);
    CHECK(rows.count() == count(2, 0, 0, 1, 0));
}

TEST_CASE("registered elsewhere: apart, as soon as one confirmation that stands says so") {
    Rows rows;
    rows.confirm(1, Registration::unknown);
    CHECK(rows.count() == count(1, 0, 0, 0, 0));
    const auto elsewhere = rows.confirm(1, Registration::elsewhere);
    rows.confirm(1, Registration::in_district);
    CHECK(rows.count() == count(0, 1, 0, 2, 0));
    rows.undo(elsewhere);
    CHECK(rows.count() == count(1, 0, 0, 1, 1));
}

TEST_CASE("undoing the first row of a person leaves the later ones") {
    Rows rows;
    const auto first = rows.confirm(1);
    rows.confirm(1);
    rows.undo(first);
    CHECK(rows.count() == count(1, 0, 0, 0, 1));
    rows.confirm(1);
    CHECK(rows.count() == count(1, 0, 0, 1, 1));
}

TEST_CASE("after the confirmation is undone the self-report stands again") {
    Rows rows;
    rows.self_report(1);
    rows.undo(rows.confirm(1));
    CHECK(rows.count() == count(0, 0, 1, 0, 1));
}

TEST_CASE("a report is taken back like a confirmation") {
    Rows rows;
    const auto reported = rows.self_report(1);
    rows.self_report(1);
    rows.confirm(2);
    rows.undo(reported);
    CHECK(rows.count() == count(1, 0, 1, 0, 1));
    rows.undo(reported + 1);
    CHECK(rows.count() == count(1, 0, 0, 0, 2));
}

TEST_CASE("what cannot be undone changes nothing") {
    Rows rows;
    rows.self_report(1);
    const auto confirmed = rows.confirm(2);
    const auto went = rows.end_visit("");
    rows.undo(confirmed);
    const KioskCount before = rows.count();
    CHECK(before == count(0, 0, 1, 0, 1));
    for (const auto row : {confirmed, went, std::int64_t{5}, std::int64_t{77}}) {
        rows.undo(row);
        CHECK(rows.count() == before);
    }
}

TEST_CASE("an outcome that is taken back is counted as undone") {
    Rows rows;
    rows.undo(rows.end_visit("siti-1"));
    CHECK(rows.count() == count(0, 0, 0, 0, 1));
}

TEST_CASE("what was seen in SIAK can be taken back, and counts neither before nor after") {
    Rows rows;
    rows.confirm(1);
    rows.self_report(2);
    const KioskCount before = rows.count();
    const auto seen = rows.see_status("siti-1");
    CHECK(rows.count() == before);
    rows.undo(seen);
    CHECK(rows.count() == before);
    ActCount acts;
    for (const Event& event : rows.events()) acts.add(event);
    CHECK(acts.outcomes().size() == 2);
    CHECK_FALSE(acts.outcomes().contains(seen));
}

TEST_CASE("details are read back only as they are written") {
    Event event;
    event.sequence = 50;
    const auto person = [&event](const char* detail) {
        event.draft.detail = detail;
        return person_of(event);
    };
    const auto undone = [&event](const char* detail) {
        event.draft.detail = detail;
        return undone_row(event);
    };
    CHECK(person_detail(41) == "person 41");
    CHECK(person("person 41") == 41);
    for (const char* detail : {"", "person", "person ", "person 0", "person 041", "person -1", "person 41 ",
                               "person +4", "Person 41", "row 41", "person 99999999999999999999"})
        CHECK(person(detail) == 50);
    CHECK(undone_detail(41) == "row 41");
    CHECK(undone("row 41") == 41);
    for (const char* detail : {"", "row", "row x", "row 0", "person 41", "row 41x"})
        CHECK_FALSE(undone(detail));
}

TEST_CASE("what staff can take back") {
    Event event;
    for (int i = 0; i < event_kind_count; ++i) {
        event.draft.kind = static_cast<EventKind>(i);
        event.draft.officer = "siti-1";
        const bool by_officer = is_undoable(event);
        event.draft.officer.clear();
        const bool activation = event.draft.kind == EventKind::activation_confirmed ||
                                event.draft.kind == EventKind::activation_self_reported;
        const bool seen = event.draft.kind == EventKind::status_seen;
        CHECK(by_officer == (activation || seen || event.draft.kind == EventKind::visit_ended));
        CHECK(is_undoable(event) == (activation || seen));
        CHECK(is_counted_act(event) == activation);
    }
}

TEST_CASE("the tally is what a recount of the whole ledger finds") {
    CHECK(rc::check("tally == recount", [] {
        const Rows rows = arbitrary_rows();
        RC_ASSERT(rows.count() == recount(rows, people));
    }));
}

TEST_CASE("the sum of what people add is the count") {
    CHECK(rc::check("sum of contributions", [] {
        const Rows rows = arbitrary_rows();
        Tally tally;
        for (const Event& event : rows.events()) tally.add(event);
        KioskCount sum;
        for (const auto& [first_row, person] : tally.people()) {
            const KioskCount one = contribution(person);
            sum.confirmed += one.confirmed;
            sum.elsewhere += one.elsewhere;
            sum.self_reported += one.self_reported;
            sum.repeated += one.repeated;
        }
        sum.undone = tally.count().undone;
        sum.since = tally.count().since;
        RC_ASSERT(sum == tally.count());
    }));
}

TEST_CASE("erasing tokens changes nothing") {
    CHECK(rc::check("tokens do not matter", [] {
        const Rows rows = arbitrary_rows();
        Tally erased;
        for (Event event : rows.events()) {
            event.draft.token.reset();
            erased.add(event);
        }
        RC_ASSERT(erased.count() == rows.count());
    }));
}
