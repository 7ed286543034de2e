#include "bundle_header.hpp"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "hex.hpp"
#include "kiosk/proof/export_file.hpp"

namespace kiosk::proof {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t longest_source = 200;
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
            {"dinas", format_public_key(header.dinas)},
            {"body_sha256", hex(header.body)}};
}

/// Throws Json::exception for a missing field, a wrong type or a number out of range of its type.
SignedHeader from_json(const Json& json) {
    const auto date = [&](const char* field) {
        return domain::parse_iso_date(json.at(field).get<std::string>()).value_or(domain::Date{});
    };
    SignedHeader header;
    domain::BundleHeader& bundle = header.bundle;
    bundle.district = json.at("district").get<std::string>();
    bundle.version = json.at("version").get<std::int64_t>();
    bundle.base_version = json.at("base_version").get<std::int64_t>();
    bundle.as_of = date("as_of");
    bundle.valid_until = date("valid_until");
    bundle.source = json.at("source").get<std::string>();
    bundle.entries = json.at("entries").get<std::int64_t>();
    bundle.removed = json.at("removed").get<std::int64_t>();
    bundle.total = json.at("total").get<std::int64_t>();
    for (const auto& [word, count] : json.at("counts").items()) {
        bundle.counts.emplace_back(word, count.get<std::int64_t>());
    }
    const auto dinas = parse_public_key(json.at("dinas").get<std::string>());
    if (dinas) header.dinas = *dinas;
    header.body = parse_hex<32>(json.at("body_sha256").get<std::string>()).value_or(domain::Digest{});
    return header;
}

bool is_district(std::string_view text) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return text.size() == 5 && text[2] == '.' && std::ranges::count_if(text, is_digit) == 4;
}

bool is_source(std::string_view text) {
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    return !text.empty() && text.size() <= longest_source && std::ranges::none_of(text, is_control);
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
    try {
        SignedHeader header = from_json(Json::parse(line));
        // There is one way to write each: a doubled field, another order or white space never pass.
        if (to_json(header).dump() != line || find_contradiction(header.bundle)) return std::nullopt;
        return header;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

std::optional<std::string> find_contradiction(const domain::BundleHeader& header) {
    if (!is_district(header.district)) return "district: expected a code such as 35.05";
    if (header.version < 1) return "version: expected 1 or more";
    if (header.base_version < 0 || header.base_version >= header.version) {
        return "base_version: expected 0, or a version before this one";
    }
    if (!header.as_of.ok() || !header.valid_until.ok() || header.valid_until < header.as_of) {
        return "valid_until: expected a date, not before as_of";
    }
    if (!is_source(header.source)) return "source: expected 1 to 200 bytes in one line";
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
