#include "seen_status.hpp"

#include <algorithm>
#include <map>

#include "corrections.hpp"
#include "kiosk/domain/status_source.hpp"
#include "kiosk/storage/ledger.hpp"
#include "sealed_tokens.hpp"

namespace kiosk::storage {
namespace {

/// From the columns detail and service_day, starting at `column`.
Result<domain::SeenStatus> read_seen(const Statement& row, int column) {
    const auto axes = domain::parse_seen_detail(row.text(column));
    const auto day = domain::parse_iso_date(row.text(column + 1));
    if (axes && day) return domain::SeenStatus{*axes, *day};
    return Error{
        ErrorCode::damaged_data,
        "ledger: a row of status_seen has an unknown detail or date; was it written by a newer program?"};
}

}  // namespace

SeenAtVisits::SeenAtVisits(sqlite3* database)
    : query_(database,
             "SELECT detail, service_day FROM events later WHERE visit = ?1 AND kind = 'status_seen' "
             "AND sequence > ?2 AND " +
                 stands("later") + " ORDER BY sequence") {}

Result<std::vector<domain::SeenStatus>> SeenAtVisits::since(const domain::Event& ticket_issued) {
    query_.restart();
    query_.bind(1, std::span(ticket_issued.draft.visit));
    query_.bind(2, ticket_issued.sequence);
    std::vector<domain::SeenStatus> all;
    while (query_.next()) {
        const auto seen = read_seen(query_, 0);
        if (!seen) return seen.error();
        all.push_back(*seen);
    }
    if (auto failure = query_.failure()) return *failure;
    return all;
}

DisagreementsAtVisits::DisagreementsAtVisits(sqlite3* database)
    : query_(database,
             "SELECT detail FROM events WHERE visit = ?1 AND kind = 'sources_disagree' ORDER BY sequence") {}

Result<std::vector<domain::StatusAxis>> DisagreementsAtVisits::of(const domain::Uuid& visit) {
    query_.restart();
    query_.bind(1, std::span(visit));
    std::vector<domain::StatusAxis> axes;
    while (query_.next()) {
        const auto axis = domain::parse_disagreement(query_.text(0));
        if (axis && std::ranges::find(axes, *axis) == axes.end()) axes.push_back(*axis);
    }
    if (auto failure = query_.failure()) return *failure;
    return axes;
}

Result<std::vector<domain::SeenStatus>> SqliteLedger::seen_status(const domain::NikToken& token,
                                                                  domain::Date first) {
    const auto forms = forms_of(token, *identity_.seals);
    if (!forms) return forms.error();
    Statement query(store_.handle(),
                    "SELECT sequence, detail, service_day FROM events later WHERE kind = 'status_seen' "
                    "AND token = ?1 AND service_day >= ?2 AND " +
                        stands("later"));
    query.bind(2, domain::format_iso_date(first));
    std::map<std::int64_t, domain::SeenStatus> by_row;
    for (const domain::NikToken& form : *forms) {
        query.bind(1, std::span(form));
        while (query.next()) {
            const auto seen = read_seen(query, 1);
            if (!seen) return seen.error();
            by_row.emplace(query.integer(0), *seen);
        }
    }
    if (auto failure = query.failure()) return *failure;
    std::vector<domain::SeenStatus> all;
    for (const auto& [row, seen] : by_row) all.push_back(seen);
    return all;
}

}  // namespace kiosk::storage
