#pragma once

#include <zlib.h>

#include <cstdint>
#include <stdexcept>
#include <string>

namespace kiosk::test {

inline std::uint32_t little_endian(const std::string& bytes, std::size_t at, int size) {
    std::uint32_t value = 0;
    for (int i = size - 1; i >= 0; --i) {
        value = value << 8 | static_cast<std::uint8_t>(bytes.at(at + static_cast<std::size_t>(i)));
    }
    return value;
}

inline std::string inflated(const std::string& deflated, std::size_t size) {
    std::string text(size, '\0');
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) throw std::runtime_error("zlib");
    std::string input = deflated;
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    const int end = inflate(&stream, Z_FINISH);
    inflateEnd(&stream);
    if (end != Z_STREAM_END) throw std::runtime_error("damaged zip entry");
    return text;
}

/// The contents of one file in a ZIP archive, found through its central directory; throws when it is not
/// there.
inline std::string zip_entry(const std::string& archive, const std::string& name) {
    for (auto at = archive.find("PK\x01\x02"); at != std::string::npos;
         at = archive.find("PK\x01\x02", at + 4)) {
        if (archive.substr(at + 46, little_endian(archive, at + 28, 2)) != name) continue;
        const std::size_t local = little_endian(archive, at + 42, 4);
        const std::size_t data =
            local + 30 + little_endian(archive, local + 26, 2) + little_endian(archive, local + 28, 2);
        return inflated(archive.substr(data, little_endian(archive, at + 20, 4)),
                        little_endian(archive, at + 24, 4));
    }
    throw std::runtime_error(name + " is not in the archive");
}

}  // namespace kiosk::test
