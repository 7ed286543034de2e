#include <algorithm>
#include <utility>

#include "kiosk/storage/status_lists.hpp"

namespace kiosk::storage {
Result<domain::SourceReply> LocalListSource::ask(const domain::StatusQuestion& question,
                                                 const domain::Cancelled&) {
    return lists_.look_up(kind(), question.token);
}

Result<domain::SourceReply> SignedListSource::ask(const domain::StatusQuestion& question,
                                                  const domain::Cancelled&) {
    if (!tokens_) return domain::SourceReply{};
    return lists_.look_up(kind(), tokens_->token_of(question.nik));
}

Result<domain::SourceReply> OfficerSource::ask(const domain::StatusQuestion& question,
                                               const domain::Cancelled&) {
    const auto seen =
        ledger_.seen_status(question.token, domain::add_days(question.today, -seen_counts_days));
    if (!seen) return seen.error();
    domain::SourceReply reply;
    for (const domain::SeenStatus& one : domain::latest_seen(*seen)) {
        const auto& finding = reply.findings.emplace_back(domain::finding_of(one));
        if (std::ranges::find(reply.searched, finding.from) == reply.searched.end())
            reply.searched.push_back(finding.from);
    }
    if (!reply.findings.empty()) reply.outcome = domain::SourceOutcome::found;
    return reply;
}

}  // namespace kiosk::storage
