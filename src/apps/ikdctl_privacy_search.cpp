#include "ikdctl_privacy_search.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <fstream>

#include "ikdctl_privacy_forms.hpp"

namespace kiosk::ikdctl {
namespace {

constexpr std::size_t key_size = 8;
constexpr std::size_t block_size = std::size_t{1} << 20;
constexpr std::size_t most_findings_per_file = 1000;
constexpr std::size_t bytes_per_nik = 4096;  ///< of all its forms; more would only be slower
constexpr std::size_t buckets_per_entry = 16;

std::uint64_t key_at(const char* bytes) {
    std::uint64_t key = 0;
    std::memcpy(&key, bytes, key_size);
    return key;
}

std::uint64_t hash_of(std::uint64_t key) {
    key ^= key >> 32;
    return key * 0x9E3779B97F4A7C15U;  // the golden ratio: spreads into the upper bits
}

/// A part of a NIK inside the whole one says nothing new.
void drop_parts_of_whole(std::vector<PrivacyFinding>& findings) {
    std::vector<std::uint64_t> whole;
    for (const auto& finding : findings) {
        if (finding.form == plain_form) whole.push_back(finding.offset);
    }
    std::ranges::sort(whole);
    std::erase_if(findings, [&](const PrivacyFinding& finding) {
        if (finding.form != part_form) return false;
        const auto first = std::ranges::lower_bound(whole, finding.offset < 4 ? 0 : finding.offset - 4);
        return first != whole.end() && *first <= finding.offset;
    });
}

}  // namespace

NikSearch::NikSearch(const std::vector<SoughtNik>& niks) {
    bytes_.reserve(niks.size() * bytes_per_nik);
    for (const SoughtNik& nik : niks) enter(nik);
    build_table();
}

NikSearch::~NikSearch() {
    explicit_bzero(bytes_.data(), bytes_.size());
    explicit_bzero(entries_.data(), entries_.size() * sizeof(Entry));
}

void NikSearch::enter(const SoughtNik& nik) {
    const std::size_t first = entries_.size();
    for_each_form(nik.digits, [&](const NikForm& form) {
        const auto same = [&](const Entry& entry) {
            return std::string_view(bytes_).substr(entry.start, entry.length) == form.bytes;
        };
        auto name = std::ranges::find(form_names_, form.name);
        if (name == form_names_.end()) name = form_names_.insert(name, form.name);
        if (std::any_of(entries_.begin() + static_cast<std::ptrdiff_t>(first), entries_.end(), same)) return;
        entries_.push_back({key_at(form.bytes.data() + form.bytes.size() - key_size),
                            static_cast<std::uint32_t>(bytes_.size()),
                            static_cast<std::uint16_t>(form.bytes.size()),
                            static_cast<std::uint16_t>(name - form_names_.begin()), nik.line});
        bytes_ += form.bytes;
        longest_ = std::max(longest_, form.bytes.size());
    });
}

void NikSearch::build_table() {
    const std::size_t buckets = std::bit_ceil(std::max<std::size_t>(entries_.size() * buckets_per_entry, 64));
    shift_ = 64 - std::countr_zero(buckets);
    const auto bucket_of = [&](const Entry& entry) { return hash_of(entry.key) >> shift_; };
    std::ranges::stable_sort(entries_, {}, bucket_of);
    bucket_ends_.assign(buckets + 1, 0);
    occupied_.assign(buckets / 64, 0);
    for (const Entry& entry : entries_) {
        const std::uint64_t bucket = bucket_of(entry);
        ++bucket_ends_[bucket + 1];
        occupied_[bucket / 64] |= std::uint64_t{1} << bucket % 64;
    }
    for (std::size_t b = 0; b < buckets; ++b) bucket_ends_[b + 1] += bucket_ends_[b];
}

void NikSearch::search(std::string_view bytes, std::size_t from, std::uint64_t base,
                       std::vector<PrivacyFinding>& findings) const {
    for (std::size_t end = std::max(from + 1, key_size); end <= bytes.size(); ++end) {
        const std::uint64_t key = key_at(bytes.data() + end - key_size);
        const std::uint64_t bucket = hash_of(key) >> shift_;
        if ((occupied_[bucket / 64] >> bucket % 64 & 1) == 0) continue;
        compare(bytes.substr(0, end), key, bucket, base, findings);
        if (findings.size() > most_findings_per_file) return;
    }
}

void NikSearch::compare(std::string_view up_to_here, std::uint64_t key, std::size_t bucket,
                        std::uint64_t base, std::vector<PrivacyFinding>& findings) const {
    for (std::size_t i = bucket_ends_[bucket]; i < bucket_ends_[bucket + 1]; ++i) {
        const Entry& entry = entries_[i];
        const auto form = std::string_view(bytes_).substr(entry.start, entry.length);
        if (entry.key != key || !up_to_here.ends_with(form)) continue;
        findings.push_back({base + up_to_here.size() - form.size(), form_names_[entry.form], entry.line});
    }
}

std::vector<PrivacyFinding> NikSearch::in_bytes(std::string_view bytes) const {
    std::vector<PrivacyFinding> findings;
    search(bytes, 0, 0, findings);
    drop_parts_of_whole(findings);
    return findings;
}

Result<NikSearch::FileResult> NikSearch::in_file(const std::filesystem::path& file) const {
    std::ifstream in(file, std::ios::binary);
    if (!in) return Error{ErrorCode::io, file.string() + ": cannot read"};
    FileResult result;
    std::string buffer(longest_ + block_size, '\0');
    std::size_t kept = 0;  // bytes of the block before, for what lies across
    while (in && !result.cut_short) {
        in.read(buffer.data() + kept, static_cast<std::streamsize>(block_size));
        const auto got = static_cast<std::size_t>(in.gcount());
        const std::string_view seen(buffer.data(), kept + got);
        search(seen, kept, result.bytes - kept, result.findings);
        result.bytes += got;
        result.cut_short = result.findings.size() > most_findings_per_file;
        kept = std::min(seen.size(), longest_);
        std::memmove(buffer.data(), seen.data() + seen.size() - kept, kept);
    }
    explicit_bzero(buffer.data(), buffer.size());
    if (in.bad()) return Error{ErrorCode::io, file.string() + ": cannot read on"};
    drop_parts_of_whole(result.findings);
    return result;
}

}  // namespace kiosk::ikdctl
