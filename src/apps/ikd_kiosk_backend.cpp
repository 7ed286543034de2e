#include "ikd_kiosk_backend.hpp"

#include <filesystem>
#include <iostream>
#include <system_error>
#include <utility>

#include "installation.hpp"
#include "kiosk/crypto/hash.hpp"
#include "state_files.hpp"

namespace kiosk {
namespace {

void log_unreadable(const char* what, const Result<std::vector<std::string>>& staff) {
    if (!staff) {
        std::cerr << "ikd-kiosk: staff: " << staff.error().text << std::endl;
        return;
    }
    for (const auto& id : *staff) {
        std::cerr << "ikd-kiosk: " << id << ": " << what << " cannot be opened, enrol again" << std::endl;
    }
}

/// A damaged ledger lies beside this one, from this start or an earlier one.
bool has_set_aside(const std::filesystem::path& state) {
    const auto prefix = storage::database_file(state).filename().string() + ".broken-";
    std::error_code ignored;
    for (auto entry = std::filesystem::directory_iterator(state, ignored);
         entry != std::filesystem::directory_iterator(); entry.increment(ignored)) {
        if (entry->path().filename().string().starts_with(prefix)) return true;
    }
    return false;
}

/// Null when it is not enabled.
Result<std::unique_ptr<dukcapil::WebServiceSource>> web_service_of(const config::KioskConfig& config) {
    static const SystemClock clock;  // counts pauses between questions to a far service, also in a simulation
    if (!config.dukcapil.enabled) return std::unique_ptr<dukcapil::WebServiceSource>();
    return open_web_service(config.dukcapil, clock);
}

}  // namespace

Result<std::unique_ptr<Backend>> Backend::open(BackendSetup setup) {
    auto web_service = web_service_of(setup.config);
    if (!web_service) return web_service.error();
    auto lock = storage::StateLock::acquire(setup.state);
    if (!lock) return lock.error();
    auto key = open_state_key(setup.state);
    if (!key) return key.error();
    auto store = storage::Store::open(setup.state, storage::WhenBroken::set_aside);
    if (!store) return store.error();
    auto last_moment = storage::last_moment(*store);
    if (!last_moment) return last_moment.error();
    const auto incoming = incoming_lists(setup.state);
    if (auto made = storage::make_state_directory(incoming); !made) return made.error();
    std::unique_ptr<Backend> backend(new Backend(std::move(setup), std::move(lock).value(),
                                                 std::move(key).value(), std::move(store).value(),
                                                 *last_moment, std::move(web_service).value()));
    log_unreadable("code secret", backend->codes_.unreadable());
    log_unreadable("PIN", backend->pins_.unreadable());
    return backend;
}

Backend::Backend(BackendSetup setup, storage::StateLock lock, crypto::KeyFile key, storage::Store store,
                 std::optional<domain::ClockWitness> last_moment,
                 std::unique_ptr<dukcapil::WebServiceSource> web_service)
    : setup_(std::move(setup)),
      lock_(std::move(lock)),
      key_(std::move(key)),
      store_(std::move(store)),
      last_moment_(std::move(last_moment)),
      signer_(key_),
      day_keys_(day_keys_directory(setup_.state), key_),
      ledger_(store_, {setup_.config.id, setup_.config.place, setup_.boot_id, crypto::sha256,
                       crypto::random_uuid7, &day_keys_, &signer_}),
      lists_(store_),
      officers_(store_),
      tokens_(key_),
      secret_box_(key_),
      codes_(officers_, secret_box_),
      pins_(officers_, secret_box_),
      device_(setup_.state, key_, setup_.config.keep_tokens_days),
      inbox_(incoming_lists(setup_.state),
             {store_, ledger_, secret_box_, passport_file(setup_.state), setup_.district, setup_.utc_offset}),
      local_lists_(lists_),
      signed_list_(lists_, passport_file(setup_.state), secret_box_),
      seen_by_officers_(ledger_),
      web_service_(std::move(web_service)),
      sources_{LoggedSource(structure_), LoggedSource(local_lists_), LoggedSource(signed_list_),
               LoggedSource(seen_by_officers_)} {
    if (web_service_) sources_.emplace_back(*web_service_);
}

void Backend::start(std::function<void()> answered) {
    std::vector<domain::StatusSource*> sources;
    for (auto& source : sources_) sources.push_back(&source);
    app::DeskPorts ports{ledger_,
                         std::move(sources),
                         inbox_,
                         tokens_,
                         codes_,
                         pins_,
                         *setup_.time_service,
                         device_,
                         setup_.boot_id,
                         setup_.started,
                         last_moment_,
                         setup_.config.checks,
                         has_set_aside(setup_.state),
                         false,
                         false,
                         {},
                         [this] { return lists_valid_until(); }};
    worker_ = std::make_unique<app::Worker>(std::move(ports), std::move(answered));
}

Result<std::optional<domain::Date>> Backend::lists_valid_until() {
    const auto lists = lists_.lists();
    if (!lists) return lists.error();
    std::optional<domain::Date> first;
    for (const auto& list : *lists) {
        const auto& last_day = list.searched.valid_until;
        if (last_day && (!first || *last_day < *first)) first = last_day;
    }
    return first;
}

Result<void> Backend::stop(const Now& now) {
    worker_.reset();
    domain::EventDraft draft;
    draft.kind = domain::EventKind::kiosk_stopped;
    draft.visit = crypto::random_uuid7(now.wall);
    draft.at = now;
    draft.service_day = domain::to_local(now.wall, setup_.utc_offset).date;
    if (auto kept = ledger_.append({&draft, 1}); !kept) return kept.error();
    if (auto sealed = ledger_.checkpoint(now.wall, domain::CheckpointReason::closing); !sealed)
        return sealed.error();
    return {};
}

}  // namespace kiosk
