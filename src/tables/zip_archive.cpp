#include "zip_archive.hpp"

#include <zip.h>
#include <zlib.h>

#include <algorithm>
#include <fstream>
#include <vector>

#include "kiosk/core/wiping.hpp"
#include "save_again.hpp"
#include "wiping_blocks.hpp"

namespace kiosk::tables {
namespace {

constexpr std::uint64_t most_entries = 10'000;
constexpr std::uint64_t highest_ratio = 200;  ///< sheets reach 30
constexpr std::uint64_t ratio_counts_from = 16 << 20;
constexpr std::size_t piece_size = 1 << 16;
constexpr std::size_t end_record_size = 22;
constexpr std::size_t longest_comment = 65'535;
constexpr std::size_t locator_size = 20;
constexpr std::size_t long_end_record_size = 56;

Error bad_input(std::string text) {
    return {ErrorCode::bad_input, std::move(text)};
}

std::uint64_t little_endian(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint64_t value = 0;
    for (std::size_t i = size; i-- > 0;) value = value << 8 | static_cast<std::uint8_t>(bytes[at + i]);
    return value;
}

std::string bytes_at(std::ifstream& file, std::uint64_t position, std::size_t size) {
    std::string bytes(size, '\0');
    file.clear();
    file.seekg(static_cast<std::streamoff>(position));
    file.read(bytes.data(), static_cast<std::streamsize>(size));
    bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
    return bytes;
}

/// The most entries that any of the archive's ends announces (several look like one when a comment is
/// forged). libzip makes room for all of them when it opens the file, before anything else can be asked.
std::uint64_t announced_entries(const std::filesystem::path& path) {
    std::error_code unreadable;
    const std::uint64_t size = std::filesystem::file_size(path, unreadable);
    if (unreadable) return 0;
    constexpr std::size_t most_tail = end_record_size + longest_comment + locator_size;
    std::ifstream file(path, std::ios::binary);
    const std::size_t tail_size = static_cast<std::size_t>(std::min<std::uint64_t>(size, most_tail));
    const std::string tail = bytes_at(file, size - tail_size, tail_size);
    std::uint64_t most = 0;
    for (auto at = tail.find("PK\x05\x06"); at != std::string::npos; at = tail.find("PK\x05\x06", at + 4)) {
        if (at + end_record_size > tail.size()) break;
        const std::uint64_t entries = little_endian(tail, at + 10, 2);
        if (entries != 0xFFFF) most = std::max(most, entries);
        if (at < locator_size || tail.compare(at - locator_size, 4, "PK\x06\x07") != 0) continue;
        const std::uint64_t record_at = little_endian(tail, at - locator_size + 8, 8);
        if (record_at >= size) continue;
        const std::string record = bytes_at(file, record_at, long_end_record_size);
        if (record.size() == long_end_record_size) most = std::max(most, little_endian(record, 32, 8));
    }
    return most;
}

Error why_not_opened(int code) {
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    const ErrorCode kind = zip_error_system_type(&error) == ZIP_ET_SYS ? ErrorCode::io : ErrorCode::bad_input;
    Error why{kind, "damaged workbook (" + std::string(zip_error_strerror(&error)) + "); " + save_again};
    zip_error_fini(&error);
    return why;
}

struct CloseEntry {
    void operator()(zip_file_t* entry) const { zip_fclose(entry); }
};

/// Unpacks one entry. Not left to libzip, which would not wipe the last 32 KiB that a decompressor keeps.
class Unpacker {
  public:
    Unpacker(zip_t* archive, const zip_stat_t& stat)
        : stat_(stat), packed_(piece_size), entry_(zip_fopen_index(archive, stat.index, ZIP_FL_COMPRESSED)) {
        stream_.zalloc = [](void*, uInt count, uInt size) { return new_block(std::size_t{count} * size); };
        stream_.zfree = [](void*, void* block) { free_block(block); };
        ready_ = entry_ != nullptr && inflateInit2(&stream_, -MAX_WBITS) == Z_OK;
    }
    Unpacker(const Unpacker&) = delete;
    Unpacker& operator=(const Unpacker&) = delete;
    ~Unpacker() { inflateEnd(&stream_); }

    /// Bytes put into the room; 0 at the end; empty when the entry is damaged.
    std::optional<std::size_t> next(WipingVector<char>& room) {
        if (!ready_) return std::nullopt;
        const auto bytes = stat_.comp_method == ZIP_CM_STORE ? fetch(room) : inflate_into(room);
        if (!bytes) return std::nullopt;
        total_ += *bytes;
        checksum_ = crc32_z(checksum_, reinterpret_cast<const Bytef*>(room.data()), *bytes);
        if (*bytes == 0 && (checksum_ != stat_.crc || total_ != stat_.size)) return std::nullopt;
        return bytes;
    }

  private:
    std::optional<std::size_t> fetch(WipingVector<char>& room) {
        const zip_int64_t got = zip_fread(entry_.get(), room.data(), room.size());
        if (got < 0) return std::nullopt;
        return static_cast<std::size_t>(got);
    }

    std::optional<std::size_t> inflate_into(WipingVector<char>& room) {
        stream_.next_out = reinterpret_cast<Bytef*>(room.data());
        stream_.avail_out = static_cast<uInt>(room.size());
        while (!ended_ && stream_.avail_out == room.size()) {
            if (stream_.avail_in == 0) {
                const auto got = fetch(packed_);
                if (!got || *got == 0) return std::nullopt;  // the end was not told yet
                stream_.next_in = reinterpret_cast<Bytef*>(packed_.data());
                stream_.avail_in = static_cast<uInt>(*got);
            }
            const int status = inflate(&stream_, Z_NO_FLUSH);
            if (status != Z_OK && status != Z_STREAM_END) return std::nullopt;
            ended_ = status == Z_STREAM_END;
        }
        return room.size() - stream_.avail_out;
    }

    const zip_stat_t stat_;
    WipingVector<char> packed_;
    std::unique_ptr<zip_file_t, CloseEntry> entry_;
    z_stream stream_{};
    std::uint64_t total_ = 0;
    uLong checksum_ = 0;
    bool ready_ = false;
    bool ended_ = false;
};

std::optional<zip_stat_t> stat_of(zip_t* archive, const std::string& name) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat(archive, name.c_str(), ZIP_FL_NOCASE, &stat) != 0) return std::nullopt;
    return stat;
}

}  // namespace

void ZipArchive::Close::operator()(zip* archive) const {
    zip_discard(archive);
}

Result<ZipArchive> ZipArchive::open(const std::filesystem::path& file) {
    if (announced_entries(file) > most_entries) {
        return bad_input("a workbook of more than " + std::to_string(most_entries) + " parts");
    }
    int code = 0;
    zip_t* archive = zip_open(file.c_str(), ZIP_RDONLY, &code);
    if (archive == nullptr) return why_not_opened(code);
    return ZipArchive(archive);
}

bool ZipArchive::has(const std::string& name) const {
    return stat_of(archive_.get(), name).has_value();
}

std::uint64_t ZipArchive::size_of(const std::string& name) const {
    const auto stat = stat_of(archive_.get(), name);
    return stat && (stat->valid & ZIP_STAT_SIZE) != 0 ? stat->size : 0;
}

Result<void> ZipArchive::read(const std::string& name, std::uint64_t most_bytes,
                              const TakePiece& take) const {
    const auto stat = stat_of(archive_.get(), name);
    if (!stat) return bad_input("the workbook has no part " + name);
    if (stat->encryption_method != ZIP_EM_NONE) {
        return bad_input("a workbook with a password; save it without one");
    }
    if (stat->comp_method != ZIP_CM_STORE && stat->comp_method != ZIP_CM_DEFLATE) {
        return bad_input(name + " of the workbook is packed in an unusual way; " + save_again);
    }
    Unpacker unpacker(archive_.get(), *stat);
    WipingVector<char> piece(piece_size);
    std::uint64_t total = 0;
    while (true) {
        const auto got = unpacker.next(piece);
        if (!got) return bad_input(name + " of the workbook is damaged; " + save_again);
        if (*got == 0) return {};
        total += *got;
        const bool bomb = total > ratio_counts_from && total / highest_ratio > stat->comp_size;
        if (total > most_bytes || bomb) {
            return bad_input(name + " of the workbook unpacks to far more than a list does");
        }
        const auto more = take({piece.data(), *got});
        if (!more) return more.error();
        if (!*more) return {};
    }
}

}  // namespace kiosk::tables
