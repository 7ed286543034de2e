#include "list_intake.hpp"

#include <span>
#include <utility>
#include <variant>

#include "kiosk/crypto/hash.hpp"
#include "kiosk/crypto/list_keys.hpp"
#include "kiosk/proof/bundle_file.hpp"
#include "kiosk/storage/ledger.hpp"
#include "kiosk/storage/status_lists.hpp"
#include "list_facts.hpp"

namespace kiosk {
namespace {

using domain::BundleRefusal;
using domain::BundleTried;

void refuse(BundleTried& tried, BundleRefusal refusal, std::string explanation = {}) {
    tried.refusal = refusal;
    tried.explanation = std::move(explanation);
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

/// Files that wait for the clock, or that cannot be deleted, are tried again at every start of the kiosk.
Result<bool> was_told(const ListIntake& intake, const BundleTried& tried, const domain::EventDraft& event) {
    if (tried.refusal != BundleRefusal::clock_doubted && tried.refusal != BundleRefusal::not_newer)
        return false;
    const auto last = storage::last_event_of(intake.store, bundle_events);
    if (!last) return last.error();
    return *last && (*last)->draft.kind == event.kind && (*last)->draft.detail == event.detail;
}

Result<void> note_refusal(const ListIntake& intake, const BundleTried& tried, const Now& now) {
    const domain::EventDraft event = event_of(intake, tried, now);
    const auto told = was_told(intake, tried, event);
    if (!told) return told.error();
    return *told ? Result<void>() : append(intake, event);
}

/// The passport may have been replaced since.
bool still_trusted(const ListIntake& intake, const crypto::ListPassport& verified_with) {
    const auto passport = crypto::load_passport(intake.passport, intake.secret_box);
    return passport && same_keys(*passport, verified_with);
}

Result<void> judge(const ListIntake& intake, VerifiedBundle& verified, const Now& now, bool clock_doubted) {
    BundleTried& tried = verified.tried;
    if (!still_trusted(intake, verified.passport)) {
        refuse(tried, BundleRefusal::wrong_key, "the passport was replaced meanwhile; try again");
        return {};
    }
    const auto in_force = storage::StatusLists(intake.store).bundle_in_force();
    if (!in_force) return in_force.error();
    const auto today = domain::to_local(now.wall, intake.utc_offset).date;
    const auto refusal =
        domain::judge_bundle(tried.offered, *in_force, intake.district, today, clock_doubted);
    if (refusal) refuse(tried, *refusal, domain::describe(*refusal, tried.offered, *in_force));
    return {};
}

/// A neighbour's bundle says so itself. Nothing proves that, but nothing else follows from it either.
BundleRefusal told_refusal(const ListIntake& intake, BundleRefusal refusal,
                           const domain::BundleHeader& offered) {
    const bool of_neighbour = refusal == BundleRefusal::wrong_key && offered.district != intake.district;
    return of_neighbour ? BundleRefusal::other_district : refusal;
}

}  // namespace

bool same_keys(const crypto::ListPassport& a, const crypto::ListPassport& b) {
    return a.dinas == b.dinas && a.token_key == b.token_key;
}

VerifiedBundle verify_bundle(const ListIntake& intake, const std::filesystem::path& file) {
    VerifiedBundle verified;
    BundleTried& tried = verified.tried;
    tried.file = file.filename().string();
    if (auto offered = proof::peek_bundle(file)) tried.offered = std::move(*offered);
    const auto passport = crypto::load_passport(intake.passport, intake.secret_box);
    if (!passport) {
        const bool none = passport.error().code == ErrorCode::not_found;
        refuse(tried, BundleRefusal::no_passport,
               none ? domain::describe(BundleRefusal::no_passport, tried.offered, std::nullopt)
                    : passport.error().text + "; give it to the kiosk again: ikdctl list trust");
        return verified;
    }
    verified.passport = *passport;
    auto read = proof::read_bundle(file, {crypto::sha256, crypto::verify_signature, passport->dinas});
    if (!read) {
        refuse(tried, BundleRefusal::not_a_bundle, read.error().text);
    } else if (const auto* refusal = std::get_if<BundleRefusal>(&*read)) {
        const BundleRefusal why = told_refusal(intake, *refusal, tried.offered);
        refuse(tried, why, domain::describe(why, tried.offered, std::nullopt));
    } else {
        verified.bundle = std::move(std::get<domain::ListBundle>(*read));
        tried.offered = verified.bundle.header;
    }
    return verified;
}

Result<BundleTried> put_in_force(const ListIntake& intake, VerifiedBundle verified, const Now& now,
                                 bool clock_doubted) {
    BundleTried& tried = verified.tried;
    bool fits = true;
    auto done = intake.store.all_or_nothing([&]() -> Result<void> {
        if (!tried.refusal) {
            if (auto judged = judge(intake, verified, now, clock_doubted); !judged) return judged;
        }
        if (tried.refusal) return note_refusal(intake, tried, now);
        auto accepted = storage::StatusLists(intake.store).accept(verified.bundle);
        fits = accepted || accepted.error().code != ErrorCode::bad_input;
        return accepted ? append(intake, event_of(intake, tried, now)) : accepted;
    });
    if (!fits) {
        refuse(tried, BundleRefusal::damaged, done.error().text);
        done = note_refusal(intake, tried, now);
    }
    if (!done) return done.error();
    return std::move(tried);
}

Result<BundleTried> take_bundle(const ListIntake& intake, const std::filesystem::path& file, const Now& now,
                                bool clock_doubted) {
    return put_in_force(intake, verify_bundle(intake, file), now, clock_doubted);
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
