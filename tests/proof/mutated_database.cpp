#include "proof/mutated_database.hpp"

#include "kiosk/domain/hex.hpp"

namespace kiosk::test {
namespace {

template <class Bytes>
std::string blob(const Bytes& bytes) {
    return "x'" + domain::format_hex(bytes) + "'";
}

std::string text_value(std::string_view text) {
    return "'" + std::string(text) + "'";
}

std::string insert_event(const domain::Event& event) {
    const domain::EventDraft& draft = event.draft;
    const std::vector<std::string> values{
        std::to_string(event.sequence),
        blob(event.id),
        text_value(event.kiosk),
        text_value(event.place),
        text_value(event.boot_id),
        text_value(to_word(draft.kind)),
        text_value(to_word(draft.reason)),
        blob(draft.visit),
        draft.ticket ? text_value(domain::format_ticket(*draft.ticket)) : "NULL",
        draft.token ? blob(*draft.token) : "NULL",
        text_value(to_word(draft.age_band)),
        text_value(to_word(draft.registration)),
        text_value(draft.language),
        std::to_string(draft.duration.count()),
        text_value(draft.officer),
        std::to_string(draft.at.wall.time_since_epoch().count()),
        std::to_string(draft.at.mono.count()),
        text_value(domain::format_iso_date(draft.service_day)),
        text_value(draft.detail),
        blob(event.previous),
        blob(event.hash)};
    std::string sql =
        "INSERT INTO events (sequence, id, kiosk, place, boot_id, kind, reason, visit, ticket, token, "
        "age_band, "
        "registration, language, duration_s, officer, wall_ms, mono_ms, service_day, detail, previous, hash) "
        "VALUES (";
    for (const std::string& value : values) sql += value + ",";
    sql.back() = ')';
    return sql + ";";
}

std::string insert_outgoing(const domain::Event& event) {
    return "INSERT INTO outbox (sequence, event_id, body, hash) VALUES (" + std::to_string(event.sequence) +
           "," + blob(event.id) + "," + blob(canonical_bytes(event)) + "," + blob(event.hash) + ");";
}

std::string insert_counts(const std::vector<domain::Event>& events) {
    domain::Tally tally;
    std::string sql = "DELETE FROM undone; DELETE FROM people;";
    for (const domain::Event& event : events) {
        const int undone_before = tally.count().undone;
        tally.add(event);
        if (tally.count().undone == undone_before) continue;
        sql += "INSERT INTO undone VALUES (" + std::to_string(*domain::undone_row(event)) + "," +
               std::to_string(event.sequence) + ");";
    }
    for (const auto& [row, person] : tally.people()) {
        sql += "INSERT INTO people (first_row, confirmed, self_reported, confirmed_elsewhere) VALUES (" +
               std::to_string(row) + "," + std::to_string(person.confirmed) + "," +
               std::to_string(person.self_reported) + "," + std::to_string(person.confirmed_elsewhere) + ");";
    }
    const auto& count = tally.count();
    return sql + "UPDATE tally SET confirmed = " + std::to_string(count.confirmed) +
           ", elsewhere = " + std::to_string(count.elsewhere) +
           ", self_reported = " + std::to_string(count.self_reported) +
           ", repeated = " + std::to_string(count.repeated) + ", undone = " + std::to_string(count.undone) +
           ";";
}

}  // namespace

void rehash_from(std::vector<domain::Event>& events, std::size_t from) {
    for (std::size_t i = from; i < events.size(); ++i) {
        events[i].sequence = static_cast<std::int64_t>(i) + 1;
        events[i].previous = i == 0 ? domain::Digest{} : events[i - 1].hash;
        events[i].hash = crypto::sha256(canonical_bytes(events[i]));
    }
}

void MutatedDatabase::fix_outbox_and_head() {
    run("DELETE FROM outbox WHERE event_id NOT IN (SELECT id FROM events);"
        "UPDATE outbox SET sequence = -1000000 - sequence;"
        "UPDATE outbox SET sequence = (SELECT e.sequence FROM events e WHERE e.id = event_id),"
        " hash = (SELECT e.hash FROM events e WHERE e.id = event_id);"
        "INSERT INTO outbox SELECT sequence, id, randomblob(300), hash FROM events"
        " WHERE id NOT IN (SELECT event_id FROM outbox);"
        "UPDATE ledger_head SET sequence = (SELECT coalesce(max(sequence), 0) FROM events),"
        " hash = coalesce((SELECT hash FROM events ORDER BY sequence DESC LIMIT 1), zeroblob(32))");
}

void MutatedDatabase::rewrite(const std::vector<domain::Event>& events, std::int64_t changed) {
    std::string sql = "DELETE FROM events; DELETE FROM outbox;";
    for (const domain::Event& event : events) sql += insert_event(event) + insert_outgoing(event);
    sql += insert_counts(events);
    sql += "DELETE FROM checkpoints WHERE sequence >= " + std::to_string(changed) + ";";
    const domain::Digest last = events.empty() ? domain::Digest{} : events.back().hash;
    sql += "UPDATE ledger_head SET sequence = " + std::to_string(events.size()) + ", hash = " + blob(last);
    run(sql);
}

}  // namespace kiosk::test
