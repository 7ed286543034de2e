#include "kiosk/storage/ledger.hpp"

#include <algorithm>
#include <utility>

#include "checkpoints.hpp"
#include "corrections.hpp"
#include "event_row.hpp"
#include "kept_count.hpp"
#include "kiosk/domain/tally.hpp"
#include "ledger_head.hpp"
#include "sealed_tokens.hpp"
#include "sqlite.hpp"

namespace kiosk::storage {
namespace {

Result<void> insert_outgoing(sqlite3* database, const domain::Event& event,
                             const std::vector<std::uint8_t>& body) {
    Statement insert(database, "INSERT INTO outbox (sequence, event_id, body, hash) VALUES (?1, ?2, ?3, ?4)");
    insert.bind(1, event.sequence);
    insert.bind(2, std::span(event.id));
    insert.bind(3, std::span(body));
    insert.bind(4, std::span(event.hash));
    return insert.run();
}

/// A code of this time step or a later one that was used before is refused.
Result<void> burn(sqlite3* database, const domain::UsedCode& code) {
    Statement update(database,
                     "UPDATE officers SET last_used_step = ?2 "
                     "WHERE id = ?1 AND active = 1 AND last_used_step < ?2");
    update.bind(1, code.officer);
    update.bind(2, code.time_step);
    if (auto done = update.run(); !done) return done;
    if (sqlite3_changes(database) == 1) return {};
    return Error{ErrorCode::denied, "officer " + code.officer +
                                        ": the code was used before, or the officer " +
                                        "was removed; wait for the next code"};
}

/// Appends events one after the other; nothing counts until the transaction around it is committed.
class Appender {
  public:
    Appender(sqlite3* database, const LedgerIdentity& identity, const LedgerHead& head)
        : database_(database), identity_(identity), head_(head) {}

    Result<domain::Event> append(const SealedDraft& sealed);
    Result<void> finish() { return write_ledger_head(database_, head_); }

  private:
    Result<domain::Event> next_event(const SealedDraft& sealed) const;
    Result<void> insert(const domain::Event& event, const std::vector<std::uint8_t>& body);
    Result<void> insert_due_checkpoint(const domain::Event& event);

    sqlite3* database_;
    const LedgerIdentity& identity_;
    LedgerHead head_;
};

Result<domain::Event> Appender::next_event(const SealedDraft& sealed) const {
    domain::Event event;
    event.sequence = head_.sequence + 1;
    event.id = identity_.uuid(sealed.draft.at.wall);
    event.kiosk = identity_.kiosk;
    event.place = identity_.place;
    event.boot_id = identity_.boot_id;
    event.draft = sealed.draft;
    event.previous = head_.hash;
    if (!is_activation(event.draft.kind)) return event;
    const auto person = find_person(database_, sealed);
    if (!person) return person.error();
    if (*person) event.draft.detail = domain::person_detail(**person);
    return event;
}

Result<void> Appender::insert(const domain::Event& event, const std::vector<std::uint8_t>& body) {
    std::optional<domain::Event> undone;
    if (event.draft.kind == domain::EventKind::act_undone) {
        auto target = event_to_undo(database_, event.draft);
        if (!target) return target.error();
        undone = std::move(*target);
    }
    if (auto done = insert_event(database_, event); !done) return done;
    if (auto done = insert_outgoing(database_, event, body); !done) return done;
    if (undone) return keep_undo(database_, event, *undone);
    if (is_activation(event.draft.kind)) return keep_activation(database_, event);
    return {};
}

Result<void> Appender::insert_due_checkpoint(const domain::Event& event) {
    const auto reason = domain::checkpoint_due(event);
    if (!reason) return {};
    return insert_checkpoint(database_,
                             domain::make_checkpoint(event, event.draft.at.wall, *reason, *identity_.signer));
}

Result<domain::Event> Appender::append(const SealedDraft& sealed) {
    auto event = next_event(sealed);
    if (!event) return event;
    const auto body = canonical_bytes(*event);
    event->hash = identity_.hash(body);
    if (auto done = insert(*event, body); !done) return done.error();
    if (auto done = insert_due_checkpoint(*event); !done) return done.error();
    head_ = {event->sequence, event->hash};
    return event;
}

Result<std::vector<SealedDraft>> seal_drafts(std::span<const domain::EventDraft> drafts,
                                             domain::TokenSeals& seals) {
    std::vector<SealedDraft> sealed;
    for (const domain::EventDraft& draft : drafts) {
        auto one = seal_draft(draft, seals);
        if (!one) return one.error();
        sealed.push_back(std::move(*one));
    }
    return sealed;
}

/// The newest day whose tokens are erased, as the ledger says; empty when none were. It may lie ahead of what
/// is due: a clock that was once wrong said so. What is due decides alone which keys go.
Result<std::optional<domain::Date>> last_erased_day(sqlite3* database) {
    Statement query(database, "SELECT max(detail) FROM events WHERE kind = 'tokens_erased'");
    std::optional<domain::Date> day;
    if (query.next()) day = domain::parse_iso_date(query.text(0));
    if (auto failure = query.failure()) return *failure;
    return day;
}

/// The first event of "FROM events" and the rest of the query, which may ask for a boot as ?1.
Result<std::optional<domain::Event>> read_first_event(sqlite3* database, const std::string& rest,
                                                      std::string_view boot_id) {
    Statement query(database, "SELECT " + std::string(event_columns) + " FROM events " + rest);
    if (!boot_id.empty()) query.bind(1, boot_id);
    std::optional<domain::Event> event;
    if (query.next()) {
        auto read = read_event(query);
        if (!read) return read.error();
        event = std::move(*read);
    }
    if (auto failure = query.failure()) return *failure;
    return event;
}

}  // namespace

SqliteLedger::SqliteLedger(Store& store, LedgerIdentity identity)
    : store_(store), identity_(std::move(identity)) {}

Result<std::vector<domain::Event>> SqliteLedger::append(std::span<const domain::EventDraft> drafts,
                                                        const std::optional<domain::UsedCode>& code) {
    const auto sealed = seal_drafts(drafts, *identity_.seals);
    if (!sealed) return sealed.error();
    sqlite3* const database = store_.handle();
    auto transaction = Transaction::begin_write(database);
    if (!transaction) return transaction.error();
    if (code) {
        if (auto burnt = burn(database, *code); !burnt) return burnt.error();
    }
    const auto head = sound_ledger_head(database);
    if (!head) return head.error();

    Appender appender(database, identity_, *head);
    std::vector<domain::Event> events;
    for (const SealedDraft& draft : *sealed) {
        auto event = appender.append(draft);
        if (!event) return event.error();
        events.push_back(std::move(*event));
    }
    if (auto done = appender.finish(); !done) return done.error();
    if (auto done = transaction->commit(); !done) return done.error();
    return events;
}

Result<void> SqliteLedger::probe() {
    sqlite3* const database = store_.handle();
    auto transaction = Transaction::begin_write(database);
    if (!transaction) return transaction.error();
    if (auto head = sound_ledger_head(database); !head) return head.error();
    // As large as before, so nothing is left to take back.
    Statement overwrite(database, "UPDATE probe SET filler = randomblob(length(filler))");
    if (auto done = overwrite.run(); !done) return done;
    if (sqlite3_changes(database) != 1) {
        return Error{ErrorCode::damaged_data, store_.file().string() + ": the row of the probe is missing"};
    }
    return transaction->commit();
}

Result<domain::Checkpoint> SqliteLedger::checkpoint(UtcTime at, domain::CheckpointReason reason) {
    sqlite3* const database = store_.handle();
    auto transaction = Transaction::begin_write(database);
    if (!transaction) return transaction.error();
    const auto head = sound_ledger_head(database);
    if (!head) return head.error();
    const auto last = read_event_at(database, head->sequence);
    if (!last) return last.error();
    if (!*last) return Error{ErrorCode::not_found, "checkpoint: the ledger holds no event yet"};

    const domain::Checkpoint checkpoint = domain::make_checkpoint(**last, at, reason, *identity_.signer);
    if (auto done = insert_checkpoint(database, checkpoint); !done) return done.error();
    if (auto done = transaction->commit(); !done) return done.error();
    return checkpoint;
}

// The event goes first: a crash before the keys are gone leaves a ledger that says too much, and the next
// call makes it true.
Result<int> SqliteLedger::erase_tokens(domain::Date first_kept, const domain::EventDraft& draft) {
    const auto days = identity_.seals->days();
    if (!days) return days.error();
    const auto erased = last_erased_day(store_.handle());
    if (!erased) return erased.error();
    const auto kept = std::lower_bound(days->begin(), days->end(), first_kept);
    if (kept == days->begin()) return 0;
    const domain::Date newest = *std::prev(kept);
    if (!*erased || newest > **erased) {
        domain::EventDraft event = draft;
        event.kind = domain::EventKind::tokens_erased;
        event.detail = domain::format_iso_date(newest);
        if (auto done = append(std::span(&event, 1)); !done) return done.error();
    }
    const auto gone = identity_.seals->erase_before(first_kept);
    if (!gone) return gone.error();
    return static_cast<int>(gone->size());
}

Result<std::vector<domain::Event>> read_events(Store& store, std::int64_t after, std::int64_t limit) {
    Statement query(store.handle(), "SELECT " + std::string(event_columns) +
                                        " FROM events WHERE sequence > ?1 ORDER BY sequence LIMIT ?2");
    query.bind(1, after);
    query.bind(2, limit);
    std::vector<domain::Event> events;
    while (query.next()) {
        auto event = read_event(query);
        if (!event) {
            return Error{ErrorCode::damaged_data, "ledger row " + std::to_string(query.integer(0)) + ": " +
                                                      event.error().text + "; see ikdctl ledger verify"};
        }
        events.push_back(std::move(*event));
    }
    if (auto failure = query.failure()) return *failure;
    return events;
}

Result<std::optional<domain::Event>> last_event_of(Store& store, std::span<const domain::EventKind> kinds) {
    sqlite3* const database = store.handle();
    const auto snapshot = Transaction::begin_read(database);
    if (!snapshot) return snapshot.error();
    Statement query(database, "SELECT coalesce(max(sequence), 0) FROM events WHERE kind = ?1");
    std::int64_t last = 0;
    for (const domain::EventKind kind : kinds) {
        query.bind(1, to_word(kind));
        while (query.next()) last = std::max(last, query.integer(0));
        if (auto failure = query.failure()) return *failure;
    }
    return read_event_at(database, last);
}

Result<std::int64_t> last_sequence(Store& store) {
    const auto head = found_ledger_head(store.handle());
    if (!head) return head.error();
    return head->sequence;
}

// Rows of another boot than the start or confirmation before them come from the terminal; nobody judged the
// clock of that boot.
Result<std::optional<domain::ClockWitness>> last_moment(Store& store) {
    const auto first = [&](const std::string& rest, std::string_view boot_id) {
        return read_first_event(store.handle(), rest, boot_id);
    };
    const auto judged = first(
        "WHERE sequence = max(coalesce((SELECT max(sequence) FROM events WHERE kind = 'kiosk_started'), 0), "
        "coalesce((SELECT max(sequence) FROM events WHERE kind = 'clock_confirmed'), 0))",
        {});
    if (!judged) return judged.error();
    const auto last = *judged ? first("WHERE boot_id = ?1 ORDER BY sequence DESC LIMIT 1", (*judged)->boot_id)
                              : first("ORDER BY sequence DESC LIMIT 1", {});
    if (!last) return last.error();
    if (!*last) return std::optional<domain::ClockWitness>();
    const bool doubted = *judged && domain::was_doubted(**judged, **last);
    return std::optional(domain::ClockWitness{(*last)->draft.at, (*last)->boot_id, doubted});
}

}  // namespace kiosk::storage
