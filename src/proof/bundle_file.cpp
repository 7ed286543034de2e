#include "kiosk/proof/bundle_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <span>
#include <utility>

#include "bundle_header.hpp"
#include "kiosk/core/durable_file.hpp"

namespace kiosk::proof {
namespace {

namespace fs = std::filesystem;
using domain::BundleRefusal;
using Bytes = std::vector<std::uint8_t>;

constexpr std::string_view first_line = "ikd-list-bundle 1\n";
constexpr std::string_view signed_label = "ikd-kiosk list bundle v1";
constexpr std::size_t longest_header = 16 * 1024;
constexpr std::size_t token_size = 16;
constexpr std::size_t entry_size = token_size + 4;
constexpr std::size_t signature_size = 64;
constexpr std::size_t largest_file = std::size_t{256} * 1024 * 1024;

std::string_view text_of(std::span<const std::uint8_t> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

void append(Bytes& bytes, std::string_view text) {
    bytes.insert(bytes.end(), text.begin(), text.end());
}

void append_entry(Bytes& bytes, const domain::ListEntry& entry) {
    bytes.insert(bytes.end(), entry.token.begin(), entry.token.end());
    bytes.push_back(static_cast<std::uint8_t>(entry.axes.record));
    bytes.push_back(static_cast<std::uint8_t>(entry.axes.nik));
    bytes.push_back(static_cast<std::uint8_t>(entry.axes.because));
    bytes.push_back(static_cast<std::uint8_t>(entry.axes.ikd));
}

Bytes body_of(const domain::ListBundle& bundle) {
    Bytes body;
    body.reserve(bundle.entries.size() * entry_size + bundle.removed.size() * token_size);
    for (const domain::ListEntry& entry : bundle.entries) append_entry(body, entry);
    for (const domain::NikToken& token : bundle.removed) body.insert(body.end(), token.begin(), token.end());
    return body;
}

/// Appends up to `most` bytes of the file to `into`; answers how many.
Result<std::size_t> read_up_to(const OpenFile& file, const fs::path& path, std::size_t most, Bytes& into) {
    const std::size_t before = into.size();
    into.resize(before + most);
    std::size_t done = 0;
    while (done < most) {
        const ssize_t size = read(file.get(), into.data() + before + done, most - done);
        if (size < 0 && errno == EINTR) continue;
        if (size < 0) return system_error(path, "read");
        if (size == 0) break;
        done += static_cast<std::size_t>(size);
    }
    into.resize(before + done);
    return done;
}

/// Not blocking: whatever lies in a folder for bundles must not stop the kiosk, a pipe neither.
OpenFile open_to_read(const fs::path& file) {
    return OpenFile(open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
}

Result<std::size_t> size_of(const OpenFile& file, const fs::path& path) {
    struct stat status {};
    if (!file.is_open() || fstat(file.get(), &status) != 0) return system_error(path, "open");
    if (S_ISREG(status.st_mode)) return static_cast<std::size_t>(status.st_size);
    return Error{ErrorCode::io, path.string() + ": is no regular file"};
}

/// The header's line without its newline; `rest` begins with it. Empty when it does not end.
std::optional<std::string_view> header_line(std::span<const std::uint8_t> rest) {
    const std::string_view begin = text_of(rest.first(std::min(rest.size(), longest_header)));
    const auto end = begin.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    return begin.substr(0, end);
}

std::optional<domain::StatusAxes> axes_of(std::span<const std::uint8_t, 4> bytes) {
    const bool known = bytes[0] < domain::ktp_el_record_count && bytes[1] < domain::nik_status_count &&
                       bytes[2] < domain::deactivation_reason_count && bytes[3] < domain::ikd_account_count;
    if (!known) return std::nullopt;
    return domain::StatusAxes{
        static_cast<domain::KtpElRecord>(bytes[0]), static_cast<domain::NikStatus>(bytes[1]),
        static_cast<domain::DeactivationReason>(bytes[2]), static_cast<domain::IkdAccount>(bytes[3])};
}

domain::NikToken token_at(std::span<const std::uint8_t> bytes, std::size_t at) {
    domain::NikToken token;
    std::ranges::copy(bytes.subspan(at, token_size), token.begin());
    return token;
}

/// The body is of the size that the header says. Empty for rows that cannot be, though they were signed.
std::optional<domain::ListBundle> read_rows(const domain::BundleHeader& header,
                                            std::span<const std::uint8_t> body) {
    domain::ListBundle bundle;
    bundle.header = header;
    bundle.entries.reserve(static_cast<std::size_t>(header.entries));
    bundle.removed.reserve(static_cast<std::size_t>(header.removed));
    const std::size_t entries_end = static_cast<std::size_t>(header.entries) * entry_size;
    for (std::size_t at = 0; at < entries_end; at += entry_size) {
        const auto axes = axes_of(body.subspan(at + token_size).first<4>());
        if (!axes) return std::nullopt;
        bundle.entries.push_back({token_at(body, at), *axes});
    }
    for (std::size_t at = entries_end; at < body.size(); at += token_size) {
        bundle.removed.push_back(token_at(body, at));
    }
    if (find_contradiction(bundle)) return std::nullopt;
    return bundle;
}

using Reading = std::variant<domain::ListBundle, BundleRefusal>;

/// `message`: the label and the whole file behind it, whose first line was looked at already.
Reading verify_and_read(std::span<const std::uint8_t> message, const BundleTrust& trust) {
    const auto rest = message.subspan(signed_label.size() + first_line.size());
    const auto line = header_line(rest);
    const auto header = line ? parse_bundle_header(*line) : std::nullopt;
    if (!header) return BundleRefusal::damaged;
    const auto after_header = rest.subspan(line->size() + 1);
    const std::size_t body_size = static_cast<std::size_t>(header->bundle.entries) * entry_size +
                                  static_cast<std::size_t>(header->bundle.removed) * token_size;
    if (after_header.size() != body_size + signature_size) return BundleRefusal::damaged;
    if (header->dinas != trust.dinas) return BundleRefusal::wrong_key;

    const auto body = after_header.first(body_size);
    domain::Signature signature;
    std::ranges::copy(after_header.last(signature_size), signature.begin());
    const auto signed_part = message.first(message.size() - signature_size);
    if (trust.hash(body) != header->body) return BundleRefusal::damaged;
    if (!trust.verify_signature(signed_part, signature, trust.dinas)) return BundleRefusal::damaged;
    auto bundle = read_rows(header->bundle, body);
    if (!bundle) return BundleRefusal::damaged;
    return *std::move(bundle);
}

}  // namespace

Result<void> write_bundle(const fs::path& file, const domain::ListBundle& bundle,
                          const domain::Signer& signer, const domain::HashFunction& hash) {
    auto problem = find_contradiction(bundle.header);
    if (!problem) problem = find_contradiction(bundle);
    if (problem) return Error{ErrorCode::bad_input, "list bundle: " + *problem};
    const Bytes body = body_of(bundle);
    const auto header = format_bundle_header({bundle.header, signer.public_key(), hash(body)});
    if (!header) return header.error();
    Bytes message;
    message.reserve(signed_label.size() + first_line.size() + header->size() + 1 + body.size() +
                    signature_size);
    append(message, signed_label);
    append(message, first_line);
    append(message, *header);
    append(message, "\n");
    message.insert(message.end(), body.begin(), body.end());
    if (header->size() >= longest_header || message.size() + signature_size > largest_file) {
        return Error{ErrorCode::bad_input,
                     "list bundle: it would be larger than 256 MiB, or its header than 16 KiB"};
    }
    const domain::Signature signature = signer.sign(message);
    message.insert(message.end(), signature.begin(), signature.end());
    return replace_durably(file, std::span(message).subspan(signed_label.size()));
}

Result<domain::BundleHeader> peek_bundle(const fs::path& file) {
    const OpenFile opened = open_to_read(file);
    const auto size = size_of(opened, file);
    if (!size) return size.error();
    Bytes begin;
    const auto read = read_up_to(opened, file, first_line.size() + longest_header, begin);
    if (!read) return read.error();
    const Error unreadable{ErrorCode::bad_input, file.string() + ": has no header of a list bundle"};
    if (!text_of(begin).starts_with(first_line)) return unreadable;
    const auto line = header_line(std::span(begin).subspan(first_line.size()));
    auto header = line ? parse_bundle_header(*line) : std::nullopt;
    if (!header) return unreadable;
    return std::move(header->bundle);
}

Result<Reading> read_bundle(const fs::path& file, const BundleTrust& trust) {
    const OpenFile opened = open_to_read(file);
    const auto size = size_of(opened, file);
    if (!size) return size.error();
    if (*size < first_line.size() || *size > largest_file) return Reading(BundleRefusal::not_a_bundle);
    Bytes message;
    append(message, signed_label);
    if (const auto read = read_up_to(opened, file, first_line.size(), message); !read) return read.error();
    if (!text_of(message).substr(signed_label.size()).starts_with(first_line)) {
        return Reading(BundleRefusal::not_a_bundle);
    }
    message.reserve(signed_label.size() + *size);
    if (const auto read = read_up_to(opened, file, *size - first_line.size(), message); !read)
        return read.error();
    return verify_and_read(message, trust);
}

}  // namespace kiosk::proof
