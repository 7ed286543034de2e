#include "ikdctl_list_reading.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <optional>
#include <utility>

#include "kiosk/core/clock.hpp"
#include "kiosk/tables/table_reader.hpp"

namespace kiosk::ikdctl {
namespace {

using tables::TableRow;

/// How far the reading of a file is, for somebody who waits.
class Progress {
  public:
    Progress(std::string name, bool plain)
        : name_(std::move(name)), terminal_(isatty(STDERR_FILENO) != 0), plain_(plain) {}
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress() {
        if (terminal_ && shown_ >= 0) std::cerr << "\r\033[K" << std::flush;
    }

    void operator()(double share) {
        const int percent = static_cast<int>(share * 100);
        if (percent <= shown_ || (!terminal_ && (!plain_ || percent / 10 == std::max(shown_, 0) / 10)))
            return;
        shown_ = percent;
        if (!terminal_) {
            std::cerr << name_ << ": " << percent << " %" << std::endl;
            return;
        }
        constexpr int width = 40;
        const auto done = static_cast<std::size_t>(percent * width / 100);
        std::cerr << "\r" << name_ << " [" << std::string(done, '#') << std::string(width - done, ' ') << "] "
                  << percent << " %" << std::flush;
    }

  private:
    std::string name_;
    bool terminal_;
    bool plain_;
    int shown_ = -1;
};

/// Sorts the rows of one file; keeps the first ones until the columns can be told.
class FileReading {
  public:
    FileReading(const ListFile& file, domain::NikListReader& reader) : file_(file), reader_(reader) {}

    /// False: the columns cannot be told.
    bool take(const TableRow& row) {
        if (columns_) return sort(row.line, row.cells), true;
        HeadRow copy;
        copy.line = row.line;
        for (const auto cell : row.cells) copy.cells.emplace_back(cell);
        head_.push_back(std::move(copy));
        return head_.size() < head_rows || find_columns();
    }
    Result<ListColumns> finish() {
        if (!columns_ && !problem_) find_columns();
        if (problem_) return *problem_;
        return *columns_;
    }

  private:
    bool find_columns() {
        auto found = find_list_columns(head_, file_.wanted);
        if (!found) return problem_ = found.error(), false;
        columns_ = *found;
        for (std::size_t r = columns_->first_row; r < head_.size(); ++r) {
            const std::vector<std::string_view> cells(head_[r].cells.begin(), head_[r].cells.end());
            sort(head_[r].line, cells);
        }
        head_.clear();
        return true;
    }
    void sort(int line, std::span<const std::string_view> cells) {
        const auto nik = columns_->nik < cells.size() ? cells[columns_->nik] : std::string_view{};
        const auto says = axes_of_row(*columns_, cells, file_.says);
        says ? reader_.add(line, nik, *says) : reader_.refuse(line, domain::RowProblem::unknown_status);
    }

    const ListFile& file_;
    domain::NikListReader& reader_;
    std::vector<HeadRow> head_;
    std::optional<ListColumns> columns_;
    std::optional<Error> problem_;
};

Error in_file(const ListFile& file, const Error& error) {
    const std::string name = file.path.string();
    return {error.code, error.text.starts_with(name) ? error.text : name + ": " + error.text};
}

Result<ListColumns> read_file(const ListFile& file, domain::NikListReader& reader, bool plain_progress) {
    FileReading reading(file, reader);
    Progress progress(file.path.filename().string(), plain_progress);
    auto read = tables::read_table(file.path, {[&](const TableRow& row) { return reading.take(row); },
                                               [&](double share) { progress(share); }, file.sheet});
    if (!read) return in_file(file, read.error());
    auto columns = reading.finish();
    if (!columns) return in_file(file, columns.error());
    return columns;
}

/// A NIK column has 16 digits only where they are a NIK's; other signs are how offices write it.
std::optional<std::uint64_t> number_in(std::string_view cell) {
    std::uint64_t number = 0;
    int digits = 0;
    for (const char c : cell) {
        if (c < '0' || c > '9') continue;
        number = number * 10 + static_cast<std::uint64_t>(c - '0');
        ++digits;
    }
    return digits == 16 ? std::optional(number) : std::nullopt;
}

}  // namespace

domain::Date today_in_the_east() {
    constexpr std::chrono::hours eastern_offset{9};
    return domain::to_local(SystemClock().now().wall, eastern_offset).date;
}

Result<ListReading> read_lists(const std::vector<ListFile>& files, bool plain_progress) {
    domain::NikListReader reader(today_in_the_east());
    ListReading reading;
    for (std::size_t f = 0; f < files.size(); ++f) {
        reader.begin_file(static_cast<int>(f));
        const auto columns = read_file(files[f], reader, plain_progress);
        if (!columns) return columns.error();
        reading.columns.push_back(*columns);
    }
    reading.rows = reader.finish();
    return reading;
}

Result<std::vector<int>> lines_of(const ListFile& file, std::size_t nik_column,
                                  const WipingVector<std::uint64_t>& niks) {
    std::vector<int> lines;
    const auto take = [&](const TableRow& row) {
        const auto number = nik_column < row.cells.size() ? number_in(row.cells[nik_column]) : std::nullopt;
        if (number && std::ranges::binary_search(niks, *number)) lines.push_back(row.line);
        return true;
    };
    if (auto read = tables::read_table(file.path, {take, {}, file.sheet}); !read) return read.error();
    return lines;
}

}  // namespace kiosk::ikdctl
