#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <utility>

#include "ikdctl_list_commands.hpp"
#include "ikdctl_list_reading.hpp"
#include "ikdctl_passport.hpp"
#include "ikdctl_state.hpp"
#include "installation.hpp"
#include "kiosk/storage/status_lists.hpp"
#include "list_facts.hpp"
#include "list_intake.hpp"
#include "time_service.hpp"

namespace kiosk::ikdctl {
namespace {

namespace fs = std::filesystem;

struct KioskOrder {
    fs::path file;
    fs::path state = find_installation().state;
    fs::path config = find_installation().config;
    std::string category;
    bool signed_list = false;
};

bool is_signed(const storage::KeptList& list) {
    return list.kind == domain::SourceKind::signed_list;
}

/// Out of force, with its event in the same transaction.
Result<void> drop(OpenState& state, const storage::KeptList& list) {
    return state.record(domain::EventKind::list_dropped, [&]() -> Result<std::string> {
        if (auto dropped = storage::StatusLists(state.store()).drop(list); !dropped) return dropped.error();
        return list.name + " " + domain::format_iso_date(list.searched.as_of) + " " +
               std::to_string(list.entries);
    });
}

/// A list of other keys would answer nothing any more, which would look like "not on a list".
Result<void> drop_signed_lists(OpenState& state) {
    const auto lists = storage::StatusLists(state.store()).lists();
    if (!lists) return lists.error();
    for (const auto& list : *lists) {
        if (!is_signed(list)) continue;
        if (auto dropped = drop(state, list); !dropped) return dropped;
        std::cout << "out of force, it is of other keys: " << readable(list) << '\n';
    }
    return {};
}

Result<void> trust(const KioskOrder& order) {
    const auto passport = read_passport(order.file);
    if (!passport) return passport.error();
    const auto state = OpenState::open(order.state, order.config);
    if (!state) return state.error();
    const std::string& own = (*state)->configured().district.code;
    if (passport->district != own) {
        return Error{ErrorCode::bad_input, order.file.string() + ": is of district " + passport->district +
                                               ", this kiosk stands in " + own};
    }
    const crypto::SecretBox box((*state)->key());
    const auto before = crypto::load_passport(passport_file(order.state), box);
    const bool same = before && same_keys(*before, *passport);
    const auto drop_others = [&] { return same ? Result<void>() : drop_signed_lists(**state); };
    // First of all, so that a power failure leaves no list that the new passport cannot search; and again
    // while nobody else can write, because the running kiosk may have taken another one.
    if (auto dropped = drop_others(); !dropped) return dropped;
    auto kept = (*state)->store().all_or_nothing([&]() -> Result<void> {
        if (auto dropped = drop_others(); !dropped) return dropped;
        return crypto::keep_passport(passport_file(order.state), *passport, box);
    });
    if (!kept) return kept;
    if (const auto emptied = (*state)->store().empty_log(); !emptied) return emptied.error();
    std::cout << "trusts " << passport->name << " (" << passport->district << "), fingerprint "
              << crypto::fingerprint(passport->dinas) << "\nDelete " << order.file.string()
              << " now: it is secret.\n";
    return {};
}

/// As the kiosk would judge it when it starts now.
Result<bool> clock_is_doubted(storage::Store& store, const Now& now) {
    const auto last = storage::last_moment(store);
    if (!last) return last.error();
    const domain::ClockFacts facts{KernelTimeService().synchronised(), false, *last, now, read_boot_id()};
    return domain::judge_clock(facts, now) == domain::ClockTrust::doubted;
}

int accept(const KioskOrder& order) {
    if (std::error_code ignored; !fs::is_regular_file(order.file, ignored)) {
        return list_failed({ErrorCode::not_found, order.file.string() + ": no such file"});
    }
    const auto state = OpenState::open(order.state, order.config);
    if (!state) return list_failed(state.error());
    const auto& district = (*state)->configured().district;
    const Now now = SystemClock().now();
    const auto doubted = clock_is_doubted((*state)->store(), now);
    if (!doubted) return list_failed(doubted.error());
    const crypto::SecretBox box((*state)->key());
    const auto tried = take_bundle({(*state)->store(), (*state)->ledger(), box, passport_file(order.state),
                                    district.code, district.utc_offset},
                                   order.file, now, *doubted);
    if (!tried) return list_failed(tried.error());
    (tried->refusal ? std::cerr : std::cout) << readable(*tried) << '\n';
    if (!tried->refusal) {
        const auto emptied = (*state)->store().empty_log();
        return emptied ? exit_ok : list_failed(emptied.error());
    }
    std::cerr << "the lists in force stay as they are\n";
    return exit_refused;
}

/// Opening would make what is missing: a mistyped directory must not become a new, empty state.
Result<storage::Store> open_existing(const fs::path& state) {
    if (std::error_code ignored; !fs::exists(storage::database_file(state), ignored)) {
        return Error{ErrorCode::not_found, state.string() + ": no state of a kiosk; is --state right?"};
    }
    return storage::Store::open(state, storage::WhenBroken::refuse);
}

int show(const KioskOrder& order) {
    auto store = open_existing(order.state);
    if (!store) return list_failed(store.error());
    const auto lists = storage::StatusLists(*store).lists();
    if (!lists) return list_failed(lists.error());
    const auto bundle = find_last_bundle(*store);
    if (!bundle) return list_failed(bundle.error());
    if (lists->empty()) std::cout << "no list in force\n";
    for (const auto& list : *lists) {
        const bool expired = list.searched.valid_until && *list.searched.valid_until < today_in_the_east();
        std::cout << (expired ? "EXPIRED " : "") << readable(list) << '\n';
    }
    if (*bundle && (*bundle)->tried.refusal)
        std::cout << "last bundle was refused: " << (*bundle)->tried.explanation << '\n';
    return exit_ok;
}

int drop_list(const KioskOrder& order) {
    if (order.signed_list == !order.category.empty()) {
        std::cerr << "expected either --category or --signed\n";
        return exit_usage;
    }
    if (const auto there = open_existing(order.state); !there) return list_failed(there.error());
    const auto state = OpenState::open(order.state, order.config);
    if (!state) return list_failed(state.error());
    const auto lists = storage::StatusLists((*state)->store()).lists();
    if (!lists) return list_failed(lists.error());
    for (const auto& list : *lists) {
        if (is_signed(list) != order.signed_list || (!order.signed_list && list.name != order.category))
            continue;
        if (auto dropped = drop(**state, list); !dropped) return list_failed(dropped.error());
        std::cout << "out of force: " << readable(list) << '\n';
        const auto emptied = (*state)->store().empty_log();
        return emptied ? exit_ok : list_failed(emptied.error());
    }
    return list_failed({ErrorCode::not_found, "no such list is in force; see ikdctl list show"});
}

}  // namespace

Result<crypto::ListPassport> read_passport(const fs::path& file) {
    std::ifstream in(file);
    std::string text(4096, '\0');  // many times what a passport needs
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (in.bad() || in.gcount() == 0) return Error{ErrorCode::io, file.string() + ": cannot read"};
    auto passport =
        crypto::parse_passport(std::string_view(text).substr(0, static_cast<std::size_t>(in.gcount())));
    explicit_bzero(text.data(), text.size());
    if (passport) return passport;
    return Error{passport.error().code, file.string() + ": " + passport.error().text};
}

void add_list_at_kiosk(CLI::App& list, int& exit_code) {
    const auto order = std::make_shared<KioskOrder>();
    const auto subcommand = [&](const char* name, const char* description, bool changes) {
        CLI::App* const command = list.add_subcommand(name, description);
        command->add_option("--state", order->state, "State directory of the kiosk")->capture_default_str();
        if (changes) command->add_option("--config", order->config, "kiosk.toml")->capture_default_str();
        return command;
    };
    CLI::App* const trusting = subcommand("trust", "At the kiosk: take the passport of the dinas", true);
    trusting->add_option("FILE", order->file, "Made by ikdctl list passport")->required();
    trusting->callback([order, &exit_code] {
        const auto trusted = trust(*order);
        exit_code = trusted ? exit_ok : list_failed(trusted.error());
    });
    CLI::App* const accepting = subcommand("accept", "At the kiosk: put a signed bundle in force", true);
    accepting->add_option("FILE", order->file, "*.ikdlist")->required();
    accepting->footer(
        "The same happens to *.ikdlist files that are put into STATE/incoming while the kiosk runs.\n"
        "Exit code: 0 in force, 3 file or state unusable, 4 refused; then the old list stays in force.");
    accepting->callback([order, &exit_code] { exit_code = accept(*order); });
    subcommand("show", "At the kiosk: the lists in force", false)->callback([order, &exit_code] {
        exit_code = show(*order);
    });
    CLI::App* const dropping = subcommand("drop", "At the kiosk: take a list out of force", true);
    dropping->add_option("--category", order->category, "A local one: deactivated, unrecorded, print-ready")
        ->check(CLI::IsMember({"deactivated", "unrecorded", "print-ready"}));
    dropping->add_flag("--signed", order->signed_list, "The one that came as a signed bundle");
    dropping->footer(
        "With no signed list in force the next bundle may be of any version: the way back to an earlier "
        "one.");
    dropping->callback([order, &exit_code] { exit_code = drop_list(*order); });
}

}  // namespace kiosk::ikdctl
