#include "kiosk/tables/table_reader.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <optional>

#include "csv_parser.hpp"
#include "kiosk/core/wiping.hpp"
#include "row_delivery.hpp"
#include "xlsx_reader.hpp"

namespace kiosk::tables {
namespace {

constexpr std::size_t piece_size = 1 << 16;

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

/// Without a buffer of the C library, which nobody would wipe.
File open_unbuffered(const std::filesystem::path& path) {
    File file(std::fopen(path.c_str(), "rbe"));
    if (file) std::setvbuf(file.get(), nullptr, _IONBF, 0);
    return file;
}

Error io_error() {
    return {ErrorCode::io, std::string("cannot be read: ") + std::strerror(errno)};
}

/// The next piece of the file; empty at its end.
Result<std::string_view> next_piece(std::FILE* file, WipingVector<char>& room) {
    const std::size_t bytes = std::fread(room.data(), 1, room.size(), file);
    if (std::ferror(file) != 0) return io_error();
    return std::string_view(room.data(), bytes);
}

bool is_workbook(std::string_view head) {
    return head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06");
}

bool is_utf16(std::string_view head) {
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return true;
    // Without a byte order mark: every other byte of the first letters is 0.
    return head.size() >= 4 && (head[0] == '\0') != (head[1] == '\0') &&
           (head[0] == '\0') == (head[2] == '\0') && (head[1] == '\0') == (head[3] == '\0');
}

bool is_markup(std::string_view head) {
    head = without_byte_order_mark(head);
    const auto first = head.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos &&
           (head[first] == '<' || head.substr(first).starts_with("MIME-Version:"));
}

/// What offices send instead of a list, by its first bytes.
std::optional<Error> why_no_table(std::string_view head) {
    const auto bad_input = [](const char* text) { return Error{ErrorCode::bad_input, text}; };
    if (head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
        return bad_input(
            "an old workbook (.xls), or one with a password; open it in the spreadsheet program and save it "
            "without a password as .xlsx or as CSV (UTF-8)");
    }
    if (head.starts_with("%PDF")) {
        return bad_input("a PDF document; ask its sender for the list as .xlsx or as CSV (UTF-8)");
    }
    if (is_utf16(head)) return bad_input("a text in UTF-16 (\"Unicode text\"); save it as CSV (UTF-8)");
    if (is_markup(head)) {
        return bad_input(
            "a web page or XML document, often named .xls; open it in the spreadsheet program and save it as "
            ".xlsx or as CSV (UTF-8)");
    }
    return std::nullopt;
}

Result<void> read_csv(std::FILE* file, WipingVector<char>& room, std::string_view piece,
                      ProgressMeter& progress, const ReadTable& read) {
    progress.advance(piece.size() - without_byte_order_mark(piece).size());
    piece = without_byte_order_mark(piece);
    RowDelivery delivery(read);
    CsvParser parser(guess_delimiter(piece), [&](const TableRow& row) { return delivery.deliver(row); });
    while (!piece.empty()) {
        progress.advance(piece.size());
        const auto more = parser.feed(piece);
        if (!more) return more.error();
        if (!*more) return {};
        const auto next = next_piece(file, room);
        if (!next) return next.error();
        piece = *next;
    }
    if (const auto rest = parser.finish(); !rest) return rest.error();
    progress.finish();
    return {};
}

Result<void> read_any(const std::filesystem::path& path, const ReadTable& read) {
    const File file = open_unbuffered(path);
    if (!file) return io_error();
    WipingVector<char> room(piece_size);
    const auto head = next_piece(file.get(), room);
    if (!head) return head.error();
    if (is_workbook(*head)) return read_workbook(path, read);
    if (auto error = why_no_table(*head)) return *error;
    if (!read.sheet.empty()) return Error{ErrorCode::bad_input, "a CSV file, which has no sheets"};
    std::error_code unknown;
    const auto size = std::filesystem::file_size(path, unknown);
    ProgressMeter progress(read, unknown ? 0 : static_cast<double>(size));
    return read_csv(file.get(), room, *head, progress, read);
}

Error in_file(const std::filesystem::path& file, const Error& error) {
    return {error.code, file.filename().string() + ": " + error.text};
}

}  // namespace

Result<void> read_table(const std::filesystem::path& file, const ReadTable& read) {
    auto done = read_any(file, read);
    if (done) return done;
    return in_file(file, done.error());
}

Result<std::optional<std::vector<std::string>>> sheets_of(const std::filesystem::path& path) {
    const File file = open_unbuffered(path);
    if (!file) return in_file(path, io_error());
    WipingVector<char> room(4);
    const auto head = next_piece(file.get(), room);
    if (!head) return in_file(path, head.error());
    if (!is_workbook(*head)) return std::optional<std::vector<std::string>>();
    auto names = sheets_of_workbook(path);
    if (!names) return in_file(path, names.error());
    return std::optional(std::move(*names));
}

}  // namespace kiosk::tables
