#include "bundle_header.hpp"

#include <algorithm>
#include <functional>

#include "kiosk/domain/area.hpp"
#include "kiosk/domain/hex.hpp"
#include "kiosk/domain/source_text.hpp"
#include "strict_object.hpp"

namespace kiosk::proof {
namespace {

/// Keeps every sum of sizes far from the end of the numbers.
constexpr std::int64_t most_rows = 100'000'000;

Json to_json(const SignedHeader& header) {
    const domain::BundleHeader& bundle = header.bundle;
    Json counts = Json::object();
    for (const auto& [word, count] : bundle.counts) counts[word] = count;
    return {{"district", bundle.district},
            {"version", bundle.version},
            {"base_version", bundle.base_version},
            {"as_of", domain::format_iso_date(bundle.as_of)},
            {"valid_until", domain::format_iso_date(bundle.valid_until)},
            {"source", bundle.source},
            {"entries", bundle.entries},
            {"removed", bundle.removed},
            {"total", bundle.total},
            {"counts", counts},
            {"dinas", domain::format_public_key(header.dinas)},
            {"body_sha256", domain::format_hex(header.body)}};
}

SignedHeader read_header(StrictObject& in) {
    SignedHeader header;
    domain::BundleHeader& bundle = header.bundle;
    bundle.district = in.text("district");
    bundle.version = in.number("version");
    bundle.base_version = in.number("base_version");
    bundle.as_of = in.parsed("as_of", domain::parse_iso_date);
    bundle.valid_until = in.parsed("valid_until", domain::parse_iso_date);
    bundle.source = in.text("source");
    bundle.entries = in.number("entries");
    bundle.removed = in.number("removed");
    bundle.total = in.number("total");
    bundle.counts = in.numbers("counts");
    header.dinas = in.parsed("dinas", domain::parse_public_key);
    header.body = in.parsed("body_sha256", domain::parse_hex<32>);
    return header;
}

bool is_row_count(std::int64_t number) {
    return number >= 0 && number <= most_rows;
}

bool has_sound_counts(const domain::BundleHeader& header) {
    return std::ranges::all_of(header.counts, [&](const auto& count) {
        return !count.first.empty() && count.second > 0 && count.second <= header.total;
    });
}

template <class Rows, class Token>
bool is_ascending(const Rows& rows, Token token) {
    return std::ranges::adjacent_find(rows, std::greater_equal<>(), token) == rows.end();
}

}  // namespace

Result<std::string> format_bundle_header(const SignedHeader& header) {
    try {
        return to_json(header).dump();
    } catch (const Json::exception&) {
        return Error{ErrorCode::bad_input, "list bundle: the source is not UTF-8"};
    }
}

std::optional<SignedHeader> parse_bundle_header(std::string_view line) {
    const Json json = Json::parse(line, nullptr, false);
    StrictObject in(json);
    SignedHeader header = read_header(in);
    if (in.failure() || find_contradiction(header.bundle)) return std::nullopt;
    // There is one way to write each: a doubled field, another order or white space never pass.
    const auto again = format_bundle_header(header);
    if (!again || *again != line) return std::nullopt;
    return header;
}

std::optional<std::string> find_contradiction(const domain::BundleHeader& header) {
    if (!domain::is_district_code(header.district)) return "district: expected a code such as 35.05";
    if (header.version < 1 || header.version > domain::last_bundle_version) {
        return "version: expected 1 to " + std::to_string(domain::last_bundle_version);
    }
    if (header.base_version < 0 || header.base_version >= header.version) {
        return "base_version: expected 0, or a version before this one";
    }
    if (!header.as_of.ok() || !header.valid_until.ok() || header.valid_until < header.as_of) {
        return "valid_until: expected a date, not before as_of";
    }
    if (auto problem = domain::problem_of_source(header.source); !problem.empty()) {
        return "source: " + problem;
    }
    if (!is_row_count(header.entries) || !is_row_count(header.removed) || !is_row_count(header.total)) {
        return "entries, removed, total: expected 0 to " + std::to_string(most_rows);
    }
    const bool is_whole = header.base_version == 0;
    if (is_whole && header.removed != 0) return "removed: expected 0 in a whole list";
    if (is_whole ? header.entries != header.total : header.entries > header.total) {
        return "entries: expected those of the whole list, or fewer in a delta";
    }
    if (!has_sound_counts(header)) return "counts: expected words with 1 to total entries";
    return std::nullopt;
}

std::optional<std::string> find_contradiction(const domain::ListBundle& bundle) {
    const domain::BundleHeader& header = bundle.header;
    if (header.entries != static_cast<std::int64_t>(bundle.entries.size()) ||
        header.removed != static_cast<std::int64_t>(bundle.removed.size())) {
        return "entries, removed: found other numbers of rows";
    }
    if (!is_ascending(bundle.entries, &domain::ListEntry::token) ||
        !is_ascending(bundle.removed, std::identity())) {
        return "rows: expected ascending by token, each token once";
    }
    const auto also_added = [&](const domain::NikToken& token) {
        const auto entry = std::ranges::lower_bound(bundle.entries, token, {}, &domain::ListEntry::token);
        return entry != bundle.entries.end() && entry->token == token;
    };
    if (std::ranges::any_of(bundle.removed, also_added)) return "removed: found a token that is added too";
    if (header.base_version == 0 && header.counts != domain::count_words(bundle.entries)) {
        return "counts: found others than the rows give";
    }
    return std::nullopt;
}

}  // namespace kiosk::proof
