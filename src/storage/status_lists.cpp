#include "kiosk/storage/status_lists.hpp"

#include <algorithm>
#include <utility>

#include "kept_lists.hpp"
#include "sqlite.hpp"

namespace kiosk::storage {
namespace {

using domain::SourceKind;

Result<void> refuse_older(const KeptList& in_force, const domain::Searched& offered) {
    if (in_force.searched.as_of <= offered.as_of) return {};
    return Error{ErrorCode::bad_input,
                 "list " + in_force.name + " of " + domain::format_iso_date(offered.as_of) +
                     ": older than the one in force, of " + domain::format_iso_date(in_force.searched.as_of) +
                     "; is --as-of right?"};
}

KeptList kept_of(const domain::BundleHeader& header) {
    const domain::Searched searched{SourceKind::signed_list, header.source, header.as_of, header.valid_until};
    return {SourceKind::signed_list, header.district, searched, header.version, header.total};
}

Error misfit(const domain::BundleHeader& header, const std::string& why) {
    return {ErrorCode::bad_input, "list bundle " + header.district + " version " +
                                      std::to_string(header.version) + ": " + why +
                                      "; ask the dinas for the whole list"};
}

Result<void> replace_signed(sqlite3* database, const domain::ListBundle& bundle) {
    const auto old = lists_of(database, SourceKind::signed_list);
    if (!old) return old.error();
    for (const ListRow& row : *old) {
        if (auto done = delete_list(database, row.id); !done) return done;
    }
    if (bundle.header.total != static_cast<std::int64_t>(bundle.entries.size())) {
        return misfit(bundle.header, "its total is not the number of its entries");
    }
    const auto id = insert_list(database, kept_of(bundle.header), bundle.header.counts);
    if (!id) return id.error();
    return insert_entries(database, *id, bundle.entries);
}

Result<void> change_signed(sqlite3* database, const domain::ListBundle& delta) {
    const domain::BundleHeader& header = delta.header;
    const auto base = find_list(database, SourceKind::signed_list, header.district);
    if (!base) return base.error();
    if (!*base || (*base)->list.version != header.base_version) {
        return misfit(header, "it changes version " + std::to_string(header.base_version) +
                                  ", which is not the one in force");
    }
    const auto more = change_entries(database, (*base)->id, delta);
    if (!more) return more.error();
    const std::int64_t total = (*base)->list.entries + *more;
    if (total != header.total) {
        return misfit(header, "after it the list has " + std::to_string(total) + " entries, expected " +
                                  std::to_string(header.total));
    }
    return update_list(database, (*base)->id, kept_of(header), header.counts);
}

Result<domain::SourceReply> read_reply(Statement& query) {
    domain::SourceReply reply;
    while (query.next()) {
        auto row = read_list_row(query);
        if (!row) return row.error();
        reply.searched.push_back(std::move(row->list.searched));
        if (query.type(list_column_count) == SQLITE_NULL) continue;
        const auto axes = read_axes(query, list_column_count);
        if (!axes) return axes.error();
        reply.findings.push_back({reply.searched.back(), *axes});
    }
    if (auto failure = query.failure()) return *failure;
    if (reply.searched.empty()) return reply;
    reply.outcome = reply.findings.empty() ? domain::SourceOutcome::not_found : domain::SourceOutcome::found;
    return reply;
}

}  // namespace

/// Token ?1, kind ?2, without the list of name ?3.
struct StatusLists::LookUp {
    explicit LookUp(sqlite3* database)
        : query(database, "SELECT " + std::string(list_columns) +
                              ", record, nik, because, ikd FROM status_lists LEFT JOIN status_entries "
                              "ON list = status_lists.id AND token = ?1 WHERE kind = ?2 AND name <> ?3 "
                              "ORDER BY name") {}
    Statement query;
};

StatusLists::StatusLists(Store& store) : store_(store) {}
StatusLists::~StatusLists() = default;

Result<void> StatusLists::replace(domain::ListCategory category, const domain::Searched& list,
                                  std::vector<domain::ListEntry> entries) {
    std::ranges::sort(entries, {}, &domain::ListEntry::token);
    sqlite3* const database = store_.handle();
    auto transaction = Transaction::begin_write(database);
    if (!transaction) return transaction.error();
    const auto old = find_list(database, SourceKind::local_list, to_word(category));
    if (!old) return old.error();
    if (*old) {
        if (auto fine = refuse_older((*old)->list, list); !fine) return fine;
        if (auto done = delete_list(database, (*old)->id); !done) return done;
    }
    KeptList kept{SourceKind::local_list, std::string(to_word(category)), list, 0,
                  static_cast<std::int64_t>(entries.size())};
    const auto id = insert_list(database, kept, {});
    if (!id) return id.error();
    if (auto done = insert_entries(database, *id, entries); !done) return done;
    return transaction->commit();
}

Result<void> StatusLists::accept(const domain::ListBundle& bundle) {
    sqlite3* const database = store_.handle();
    auto transaction = Transaction::begin_write(database);
    if (!transaction) return transaction.error();
    const bool is_delta = bundle.header.base_version != 0;
    if (auto done = is_delta ? change_signed(database, bundle) : replace_signed(database, bundle); !done)
        return done;
    return transaction->commit();
}

Result<std::optional<domain::BundleHeader>> StatusLists::bundle_in_force() {
    const auto rows = lists_of(store_.handle(), SourceKind::signed_list);
    if (!rows) return rows.error();
    if (rows->empty()) return std::optional<domain::BundleHeader>();
    const auto& [id, list, counts] = rows->front();
    domain::BundleHeader header;
    header.district = list.name;
    header.version = list.version;
    header.as_of = list.searched.as_of;
    header.valid_until = list.searched.valid_until.value_or(header.as_of);
    header.source = list.searched.source;
    header.entries = list.entries;
    header.total = list.entries;
    header.counts = counts;
    return std::optional(std::move(header));
}

Result<void> StatusLists::drop(const KeptList& list) {
    sqlite3* const database = store_.handle();
    auto transaction = Transaction::begin_write(database);
    if (!transaction) return transaction.error();
    const auto row = find_list(database, list.kind, list.name);
    if (!row) return row.error();
    if (!*row) return Error{ErrorCode::not_found, "list " + list.name + ": there is none in force"};
    if (auto done = delete_list(database, (*row)->id); !done) return done;
    return transaction->commit();
}

Result<std::vector<KeptList>> StatusLists::lists() {
    std::vector<KeptList> all;
    for (const SourceKind kind : {SourceKind::local_list, SourceKind::signed_list}) {
        auto rows = lists_of(store_.handle(), kind);
        if (!rows) return rows.error();
        for (ListRow& row : *rows) all.push_back(std::move(row.list));
    }
    return all;
}

Result<domain::SourceReply> StatusLists::look_up(SourceKind kind, const domain::NikToken& token,
                                                 std::string_view besides) {
    if (!look_up_) look_up_ = std::make_unique<LookUp>(store_.handle());
    Statement& query = look_up_->query;
    query.bind(1, std::span(token));
    query.bind(2, to_word(kind));
    query.bind(3, besides);
    auto reply = read_reply(query);
    query.restart();  // else it would go on reading an old state of the file
    if (!reply) look_up_.reset();
    return reply;
}

}  // namespace kiosk::storage
