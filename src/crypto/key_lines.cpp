#include "key_lines.hpp"

#include <algorithm>
#include <cassert>

#include "kiosk/crypto/hash.hpp"
#include "kiosk/domain/hex.hpp"

namespace kiosk::crypto {
namespace {

constexpr std::size_t check_bytes = 8;
constexpr std::size_t room = 4096;

domain::Digest digest_of(std::string_view text) {
    return sha256({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

}  // namespace

KeyLinesWriter::KeyLinesWriter(std::string_view title) {
    lines_.reserve(room);
    lines_.append(title).append("\n");
}

void KeyLinesWriter::text(std::string_view name, std::string_view value) {
    assert(lines_.size() + name.size() + value.size() + 2 <= room);
    lines_.append(name).append(" ").append(value).append("\n");
}

void KeyLinesWriter::public_key(std::string_view name, const domain::PublicKey& key) {
    text(name, domain::format_public_key(key));
}

void KeyLinesWriter::bytes(std::string_view name, std::span<const std::uint8_t, 32> bytes) {
    lines_.append(name).append(" ");
    append_hex(bytes);
}

std::string KeyLinesWriter::take() {
    const domain::Digest digest = digest_of(lines_);
    lines_.append("check ");
    append_hex(std::span(digest).first(check_bytes));
    return std::move(lines_);
}

void KeyLinesWriter::append_hex(std::span<const std::uint8_t> bytes) {
    assert(lines_.size() + 2 * bytes.size() + 1 <= room);
    domain::append_hex(lines_, bytes);
    lines_ += '\n';
}

KeyLinesReader::KeyLinesReader(std::string_view text, std::string_view title) : whole_(text), rest_(text) {
    if (next_line() != title) refuse("\"" + std::string(title) + "\"");
}

std::string KeyLinesReader::text(std::string_view name, const std::function<bool(std::string_view)>& is_fine,
                                 const std::string& expected) {
    const std::string_view value = value_of(name);
    if (!is_fine(value)) refuse("\"" + std::string(name) + "\" and " + expected);
    return std::string(value);
}

domain::PublicKey KeyLinesReader::public_key(std::string_view name) {
    const auto key = domain::parse_public_key(value_of(name));
    if (!key) refuse("\"" + std::string(name) + "\", ed25519: and 64 hex digits");
    return key.value_or(domain::PublicKey{});
}

void KeyLinesReader::bytes(std::string_view name, std::span<std::uint8_t, 32> into) {
    read_hex(value_of(name), into, "\"" + std::string(name) + "\" and 64 hex digits");
}

std::optional<Error> KeyLinesReader::finish() {
    const domain::Digest digest = digest_of(whole_.substr(0, whole_.size() - rest_.size()));
    std::array<std::uint8_t, check_bytes> check{};
    read_hex(value_of("check"), check, "\"check\" and 16 hex digits");
    if (!std::ranges::equal(check, std::span(digest).first(check_bytes))) {
        refuse("the check of the lines before: one of them was changed; copy the file again");
    }
    if (!rest_.empty()) refuse("no further line");
    return failure_;
}

std::string_view KeyLinesReader::next_line() {
    ++line_;
    const auto end = rest_.find('\n');
    if (end == std::string_view::npos) {
        refuse("a line that ends with a newline");
        return {};
    }
    const std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    return line;
}

std::string_view KeyLinesReader::value_of(std::string_view name) {
    if (failure_) return {};
    const std::string_view line = next_line();
    if (line.starts_with(name) && line.substr(name.size()).starts_with(' '))
        return line.substr(name.size() + 1);
    refuse("\"" + std::string(name) + "\" and its value");
    return {};
}

void KeyLinesReader::read_hex(std::string_view digits, std::span<std::uint8_t> into,
                              const std::string& expected) {
    if (!domain::read_hex(digits, into)) refuse(expected);
}

void KeyLinesReader::refuse(const std::string& expected) {
    if (!failure_)
        failure_ = Error{ErrorCode::bad_input, "line " + std::to_string(line_) + ": expected " + expected};
}

}  // namespace kiosk::crypto
