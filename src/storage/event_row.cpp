#include "event_row.hpp"

#include <algorithm>
#include <string>

namespace kiosk::storage {
namespace {

/// Reads the columns of a row one after the other; the first that is not as expected sticks.
class StrictRow {
  public:
    explicit StrictRow(const Statement& row) : row_(row) {}

    std::int64_t number() {
        const int column = take(SQLITE_INTEGER, "an integer");
        return row_.integer(column);
    }
    std::string text() {
        const int column = take(SQLITE_TEXT, "text");
        return std::string(row_.text(column));
    }
    template <std::size_t N>
    std::array<std::uint8_t, N> bytes() {
        std::array<std::uint8_t, N> bytes{};
        const int column = take(SQLITE_BLOB, "bytes");
        const auto found = row_.blob(column);
        if (found.size() == N) {
            std::copy(found.begin(), found.end(), bytes.begin());
        } else {
            refuse(column, "another length");
        }
        return bytes;
    }
    /// A text that `parse` must know and that `format` must give back letter for letter.
    template <class Parse, class Format>
    auto parsed(Parse parse, Format format) {
        const int column = take(SQLITE_TEXT, "text");
        const auto value = parse(row_.text(column));
        if (!value || format(*value) != row_.text(column)) refuse(column, "another form");
        return value.value_or(typename decltype(parse(""))::value_type{});
    }
    template <class Parse>
    auto word(Parse parse) {
        const int column = take(SQLITE_TEXT, "text");
        const auto value = parse(row_.text(column));
        if (!value || to_word(*value) != row_.text(column)) {
            refuse(column, "a word that this program does not know; written by a newer program?",
                   ErrorCode::unavailable);
        }
        return value.value_or(typename decltype(parse(""))::value_type{});
    }
    bool skip_null() {
        if (row_.type(next_) != SQLITE_NULL) return false;
        ++next_;
        return true;
    }
    const std::optional<Error>& failure() const { return failure_; }

  private:
    int take(int type, const char* expected) {
        if (row_.type(next_) != type) refuse(next_, std::string("something else than ") + expected);
        return next_++;
    }
    void refuse(int column, const std::string& found, ErrorCode code = ErrorCode::damaged_data) {
        if (failure_) return;
        failure_ = Error{code, "column " + row_.name(column) + " holds " + found};
    }

    const Statement& row_;
    int next_ = 0;
    std::optional<Error> failure_;
};

domain::EventDraft read_draft(StrictRow& row) {
    using namespace domain;
    EventDraft draft;
    draft.kind = row.word(parse_event_kind);
    draft.reason = row.word(parse_reason);
    draft.visit = row.bytes<16>();
    if (!row.skip_null()) draft.ticket = row.parsed(parse_ticket, format_ticket);
    if (!row.skip_null()) draft.token = row.bytes<16>();
    draft.age_band = row.word(parse_age_band);
    draft.registration = row.word(parse_registration);
    draft.language = row.text();
    draft.duration = std::chrono::seconds(row.number());
    draft.officer = row.text();
    draft.at.wall = UtcTime(std::chrono::milliseconds(row.number()));
    draft.at.mono = MonoTime(row.number());
    draft.service_day = row.parsed(parse_iso_date, format_iso_date);
    draft.detail = row.text();
    return draft;
}

void bind_draft(Statement& insert, const domain::EventDraft& draft, int place) {
    insert.bind(place++, to_word(draft.kind));
    insert.bind(place++, to_word(draft.reason));
    insert.bind(place++, std::span(draft.visit));
    if (draft.ticket) insert.bind(place, format_ticket(*draft.ticket));
    ++place;  // NULL unless bound
    if (draft.token) insert.bind(place, std::span(*draft.token));
    ++place;
    insert.bind(place++, to_word(draft.age_band));
    insert.bind(place++, to_word(draft.registration));
    insert.bind(place++, draft.language);
    insert.bind(place++, std::int64_t{draft.duration.count()});
    insert.bind(place++, draft.officer);
    insert.bind(place++, std::int64_t{draft.at.wall.time_since_epoch().count()});
    insert.bind(place++, std::int64_t{draft.at.mono.count()});
    insert.bind(place++, domain::format_iso_date(draft.service_day));
    insert.bind(place++, draft.detail);
}

}  // namespace

Result<void> insert_event(sqlite3* database, const domain::Event& event) {
    Statement insert(database, "INSERT INTO events (" + std::string(event_columns) +
                                   ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, "
                                   "?15, ?16, ?17, ?18, ?19, ?20, ?21)");
    insert.bind(1, event.sequence);
    insert.bind(2, std::span(event.id));
    insert.bind(3, event.kiosk);
    insert.bind(4, event.place);
    insert.bind(5, event.boot_id);
    bind_draft(insert, event.draft, 6);
    insert.bind(20, std::span(event.previous));
    insert.bind(21, std::span(event.hash));
    return insert.run();
}

Result<domain::Event> read_event(const Statement& row) {
    StrictRow columns(row);
    domain::Event event;
    event.sequence = columns.number();
    event.id = columns.bytes<16>();
    event.kiosk = columns.text();
    event.place = columns.text();
    event.boot_id = columns.text();
    event.draft = read_draft(columns);
    event.previous = columns.bytes<32>();
    event.hash = columns.bytes<32>();
    if (columns.failure()) return *columns.failure();
    return event;
}

Result<std::optional<domain::Event>> read_event_at(sqlite3* database, std::int64_t sequence) {
    Statement query(database, "SELECT " + std::string(event_columns) + " FROM events WHERE sequence = ?1");
    query.bind(1, sequence);
    if (query.next()) {
        auto event = read_event(query);
        if (!event) return event.error();
        return std::optional(std::move(*event));
    }
    if (auto failure = query.failure()) return *failure;
    return std::optional<domain::Event>();
}

}  // namespace kiosk::storage
