#include "judge.hpp"

#include <sqlite3.h>

#include <memory>
#include <sstream>
#include <stdexcept>

namespace kiosk::faults {
namespace {

struct CloseDatabase {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
};
struct EndQuery {
    void operator()(sqlite3_stmt* query) const { sqlite3_finalize(query); }
};
using Query = std::unique_ptr<sqlite3_stmt, EndQuery>;

std::string text(const Query& query, int column) {
    const auto* const bytes = sqlite3_column_text(query.get(), column);
    return bytes ? reinterpret_cast<const char*>(bytes) : "";
}

Query prepare(sqlite3* database, const char* sql, std::int64_t argument) {
    sqlite3_stmt* query = nullptr;
    if (sqlite3_prepare_v2(database, sql, -1, &query, nullptr) != SQLITE_OK)
        throw std::runtime_error(std::string("the judge cannot read: ") + sqlite3_errmsg(database));
    sqlite3_bind_int64(query, 1, argument);
    return Query(query);
}

}  // namespace

void Judge::heard(const std::string& line, std::uint64_t person) {
    const auto space = line.find(' ');
    const auto verb = line.substr(0, space);
    const auto thing = line.substr(space + 1);
    if (verb == "intent" && thing == "ticket") return void(ticket_open_ = true), void(++tickets_asked_);
    if (verb == "intent") ++things_[thing].asked;
    if (verb == "refused") --things_[thing].asked;
    if (verb == "ack") acknowledge(thing, person);
}

void Judge::walk_ended() {
    if (ticket_open_) --tickets_asked_;
    ticket_open_ = false;
}

void Judge::acknowledge(const std::string& said, std::uint64_t person) {
    ++acknowledged_;
    std::istringstream words(said);
    std::string kind, day, code, checked;
    words >> kind >> day >> code >> checked;
    const auto ticket = day + " " + code;
    const auto name = kind == "ticket" ? "ticket " + ticket : said;
    auto& thing = things_[name];
    ++thing.acknowledged;
    if (kind == "ticket") {
        if (ticket_open_) --tickets_asked_;
        ticket_open_ = false;
        // Nobody can know that two visits are of one person unless the NIK was looked up.
        person_of_ticket_[ticket] = checked.empty() ? ticket : std::to_string(person);
        return;
    }
    --thing.asked;
    if (kind == "confirmed" || kind == "self_reported") {
        const auto known = person_of_ticket_.find(ticket);
        auto& who = people_[known == person_of_ticket_.end() ? ticket : known->second];
        ++(kind == "confirmed" ? who.confirmed : who.self_reported);
    }
    if (kind == "undone") undone_.push_back(std::stoll(day));
}

void Judge::count_row(std::int64_t row, const std::string& kind, const std::string& visit,
                      const std::string& ticket, const std::string& detail, bool by_staff) {
    std::string thing;
    if (kind == "ticket_issued") {
        ++ticket_rows_;
        ticket_of_visit_[visit] = ticket;
        thing = "ticket " + ticket;
    }
    if (kind == "activation_confirmed") thing = "confirmed " + ticket_of_visit_[visit];
    if (kind == "activation_self_reported") thing = "self_reported " + ticket_of_visit_[visit];
    if (kind == "visit_ended" && by_staff) thing = "outcome " + ticket_of_visit_[visit];
    if (kind == "act_undone") thing = "undone " + detail.substr(detail.find(' ') + 1);
    if (kind == "disturbance_started") thing = "disturbance on";
    if (kind == "disturbance_ended") thing = "disturbance off";
    if (thing.empty()) return;
    ++things_[thing].rows;
    thing_of_row_[row] = thing;
}

void Judge::read_rows(const std::filesystem::path& file, Verdict& verdict) {
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr);
    const std::unique_ptr<sqlite3, CloseDatabase> database(opened);
    if (code != SQLITE_OK) throw std::runtime_error(file.string() + ": the judge cannot open it");
    sqlite3_busy_timeout(opened, 10'000);

    const auto last = prepare(opened, "SELECT hex(hash) FROM events WHERE sequence = ?", last_row_);
    const bool still_there = sqlite3_step(last.get()) == SQLITE_ROW && text(last, 0) == last_hash_;
    if (last_row_ > 0 && !still_there)
        verdict.faults.push_back("row " + std::to_string(last_row_) +
                                 " was there before and is not any more");

    const auto rows =
        prepare(opened,
                "SELECT sequence, kind, hex(visit), service_day || ' ' || coalesce(ticket, ''), "
                "detail, officer <> '', hex(hash) FROM events WHERE sequence > ? ORDER BY sequence",
                last_row_);
    int step = sqlite3_step(rows.get());
    for (; step == SQLITE_ROW; step = sqlite3_step(rows.get())) {
        last_row_ = sqlite3_column_int64(rows.get(), 0);
        last_hash_ = text(rows, 6);
        count_row(last_row_, text(rows, 1), text(rows, 2), text(rows, 3), text(rows, 4),
                  sqlite3_column_int(rows.get(), 5) != 0);
    }
    if (step != SQLITE_DONE)
        verdict.faults.push_back(std::string("the judge cannot read: ") + sqlite3_errmsg(opened));
}

Judge::Verdict Judge::compare_with(const std::filesystem::path& database) {
    Verdict verdict;
    verdict.acknowledged = acknowledged_;
    read_rows(database, verdict);
    long tickets_acknowledged = 0;
    for (const auto& [name, thing] : things_) {
        const bool ticket = name.starts_with("ticket ");
        if (ticket) tickets_acknowledged += thing.acknowledged;
        const long missing = thing.acknowledged - thing.rows;
        // Which ticket an unanswered wish got nobody knows: those are compared by their number below.
        const long most = ticket ? 1 : thing.acknowledged + thing.asked;
        if (missing > 0) verdict.lost += missing, verdict.faults.push_back("lost: " + name);
        if (thing.rows > most)
            verdict.doubled += thing.rows - most, verdict.faults.push_back("doubled: " + name);
    }
    const long too_many = ticket_rows_ - tickets_acknowledged - tickets_asked_;
    if (too_many > 0) {
        verdict.doubled += too_many;
        verdict.faults.push_back("doubled: " + std::to_string(too_many) + " tickets that nobody asked for");
    }
    return verdict;
}

PeopleCount Judge::people() const {
    PeopleCount count;
    count.undone = static_cast<int>(undone_.size());
    auto people = people_;
    for (const auto row : undone_) {
        const std::string confirmed = "confirmed ";
        const auto& thing = thing_of_row_.at(row);
        if (!thing.starts_with(confirmed)) continue;
        const auto ticket = thing.substr(confirmed.size());
        const auto person = person_of_ticket_.find(ticket);
        --people[person == person_of_ticket_.end() ? ticket : person->second].confirmed;
    }
    for (const auto& [name, person] : people) {
        count.confirmed += person.confirmed > 0;
        count.self_reported += person.confirmed == 0 && person.self_reported > 0;
        count.repeated += person.confirmed > 1 ? person.confirmed - 1 : 0;
    }
    return count;
}

}  // namespace kiosk::faults
