#include "list_intake.hpp"

#include <span>
#include <utility>
#include <variant>

#include "kiosk/crypto/hash.hpp"
#include "kiosk/crypto/list_keys.hpp"
#include "kiosk/proof/bundle_file.hpp"
#include "kiosk/storage/status_lists.hpp"

namespace kiosk {
namespace {

using domain::BundleRefusal;
using domain::BundleTried;
using Verified = std::variant<domain::ListBundle, BundleRefusal>;

/// What is in the file, as far as it can be believed.
Result<Verified> verify(const ListIntake& intake, BundleTried& tried, const std::filesystem::path& file) {
    const auto passport = crypto::load_passport(intake.passport, intake.secret_box);
    if (!passport && passport.error().code == ErrorCode::not_found)
        return Verified{BundleRefusal::no_passport};
    if (!passport) return passport.error();
    auto read = proof::read_bundle(file, {crypto::sha256, crypto::verify_signature, passport->dinas});
    if (read) return read;
    tried.explanation = read.error().text;
    return Verified{BundleRefusal::not_a_bundle};
}

domain::EventDraft event_of(const ListIntake& intake, const BundleTried& tried, const Now& now) {
    const domain::BundleHeader& offered = tried.offered;
    const std::string version = offered.district + " " + std::to_string(offered.version);
    domain::EventDraft draft;
    draft.at = now;
    draft.visit = crypto::random_uuid7(now.wall);
    draft.service_day = domain::to_local(now.wall, intake.utc_offset).date;
    if (!tried.refusal) {
        draft.kind = domain::EventKind::bundle_accepted;
        draft.detail =
            version + " " + domain::format_iso_date(offered.as_of) + " " + std::to_string(offered.total);
        return draft;
    }
    draft.kind = domain::EventKind::bundle_refused;
    const std::string why(to_word(*tried.refusal));
    draft.detail = why + " " + version;
    if (domain::find_misfit(draft)) draft.detail = why;  // a header of nonsense must not get into the ledger
    return draft;
}

Result<void> append(const ListIntake& intake, const domain::EventDraft& event) {
    if (const auto appended = intake.ledger.append(std::span(&event, 1)); !appended) return appended.error();
    return {};
}

Result<void> accept(const ListIntake& intake, BundleTried& tried, const domain::ListBundle& bundle,
                    const Now& now) {
    bool fits = true;
    auto taken = intake.store.all_or_nothing([&]() -> Result<void> {
        auto accepted = storage::StatusLists(intake.store).accept(bundle);
        fits = accepted || accepted.error().code != ErrorCode::bad_input;
        return accepted ? append(intake, event_of(intake, tried, now)) : accepted;
    });
    if (fits) return taken;
    tried.refusal = BundleRefusal::damaged;
    tried.explanation = taken.error().text;
    return {};
}

}  // namespace

Result<BundleTried> take_bundle(const ListIntake& intake, const std::filesystem::path& file, const Now& now,
                                bool clock_doubted) {
    BundleTried tried{file.filename().string(), std::nullopt, {}, {}};
    if (auto offered = proof::peek_bundle(file)) tried.offered = std::move(*offered);
    const auto in_force = storage::StatusLists(intake.store).bundle_in_force();
    if (!in_force) return in_force.error();
    auto verified = verify(intake, tried, file);
    if (!verified) return verified.error();
    if (const auto* refusal = std::get_if<BundleRefusal>(&*verified)) {
        tried.refusal = *refusal;
    } else {
        const auto& bundle = std::get<domain::ListBundle>(*verified);
        tried.offered = bundle.header;
        const auto today = domain::to_local(now.wall, intake.utc_offset).date;
        tried.refusal = domain::judge_bundle(bundle.header, *in_force, intake.district, today, clock_doubted);
        if (!tried.refusal) {
            if (auto accepted = accept(intake, tried, bundle, now); !accepted) return accepted.error();
        }
    }
    if (!tried.refusal) return tried;
    if (tried.explanation.empty()) {
        tried.explanation = domain::describe(*tried.refusal, tried.offered, *in_force);
    }
    if (auto noted = append(intake, event_of(intake, tried, now)); !noted) return noted.error();
    return tried;
}

std::string readable(const BundleTried& tried) {
    if (tried.refusal) {
        return tried.file + ": refused: " + std::string(to_word(*tried.refusal)) + ": " + tried.explanation;
    }
    const domain::BundleHeader& header = tried.offered;
    return tried.file + ": in force: district " + header.district + ", version " +
           std::to_string(header.version) + ", as of " + domain::format_iso_date(header.as_of) +
           ", valid until " + domain::format_iso_date(header.valid_until) + ", " +
           std::to_string(header.total) + " NIK";
}

}  // namespace kiosk
