#include <qrencode.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <string>

#include "kiosk/qr/qr.hpp"

namespace kiosk::qr {
namespace {

QRecLevel library_level(Level level) {
    switch (level) {
        case Level::low:
            return QR_ECLEVEL_L;
        case Level::medium:
            return QR_ECLEVEL_M;
        case Level::quartile:
            return QR_ECLEVEL_Q;
        case Level::high:
            return QR_ECLEVEL_H;
    }
    return QR_ECLEVEL_M;
}

/// Bytes that the first byte of a UTF-8 sequence announces; 0 when no character may start with it.
std::size_t sequence_length(unsigned char first) {
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first < 0xE0) return 2;
    if (first >= 0xE0 && first < 0xF0) return 3;
    if (first >= 0xF0 && first < 0xF5) return 4;
    return 0;
}

bool has_continuation(std::string_view sequence) {
    for (const char c : sequence.substr(1)) {
        if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) return false;
    }
    return true;
}

bool is_printable(std::string_view text) {
    while (!text.empty()) {
        const auto first = static_cast<unsigned char>(text.front());
        const std::size_t length = sequence_length(first);
        if (first < 0x20 || first == 0x7F || length == 0 || length > text.size()) return false;
        if (!has_continuation(text.substr(0, length))) return false;
        text.remove_prefix(length);
    }
    return true;
}

struct FreeCode {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

Matrix copy_matrix(const QRcode& code, Level level) {
    Matrix matrix{code.width, level, {}};
    const auto count = static_cast<std::size_t>(code.width) * static_cast<std::size_t>(code.width);
    matrix.dark.reserve(count);
    for (std::size_t i = 0; i < count; ++i) matrix.dark.push_back((code.data[i] & 1) != 0);
    return matrix;
}

}  // namespace

Result<Matrix> encode(std::string_view text, Level level) {
    if (text.empty()) return Error{ErrorCode::bad_input, "a QR code needs a text, found an empty one"};
    if (!is_printable(text)) {
        return Error{ErrorCode::bad_input,
                     "a QR code's text must be UTF-8 without control characters; this one is not"};
    }
    const std::string terminated(text);
    const std::unique_ptr<QRcode, FreeCode> code(
        QRcode_encodeString(terminated.c_str(), 0, library_level(level), QR_MODE_8, 1));
    if (code) return copy_matrix(*code, level);
    if (errno == ERANGE) {
        return Error{ErrorCode::bad_input, "a text of " + std::to_string(text.size()) +
                                               " bytes is too long for a QR code of this error correction"};
    }
    return Error{ErrorCode::unavailable, std::string("libqrencode failed: ") + std::strerror(errno)};
}

}  // namespace kiosk::qr
