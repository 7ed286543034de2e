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

/// Empty for what may be a NIK and what is no word of a status.
std::string shown(std::string_view cell) {
    constexpr std::size_t most_bytes = 40;
    constexpr std::ptrdiff_t most_digits = 7;
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto is_control = [](char c) { return (c >= 0 && c < ' ') || c == '\x7F'; };
    const bool is_word = cell.size() <= most_bytes && std::ranges::count_if(cell, is_digit) <= most_digits &&
                         std::ranges::none_of(cell, is_control);
    return is_word ? std::string(cell) : std::string();
}

/// Sorts the rows of one file; keeps the first ones until the columns can be told.
class FileReading {
  public:
    FileReading(const ListFile& file, int number, domain::NikListReader& reader, ListReading& into)
        : file_(file), number_(number), reader_(reader), into_(into) {}

    /// False: the columns cannot be told.
    bool take(const TableRow& row) {
        if (columns_) return sort(row), true;
        HeadRow copy;
        copy.line = row.line;
        copy.numbers = row.numbers;
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
            sort({head_[r].line, cells, head_[r].numbers});
        }
        head_.clear();
        return true;
    }
    void sort(const TableRow& row) {
        ++into_.rows_of_file.back();
        const std::size_t nik_column = columns_->nik;
        const auto nik = nik_column < row.cells.size() ? row.cells[nik_column] : std::string_view{};
        const RowSays says = read_list_row(*columns_, row.cells, file_.says);
        auto problem = domain::RowProblem::unknown_reason;
        if (says.refused) {
            reader_.refuse(row.line, problem = domain::RowProblem::unknown_status);
        } else {
            reader_.add(row.line, nik, says.axes, row.numbers[nik_column]);
        }
        if (const auto column = says.not_understood) {
            into_.not_understood.push_back({number_, row.line, problem, *column, shown(row.cells[*column])});
        }
    }

    const ListFile& file_;
    int number_;
    domain::NikListReader& reader_;
    ListReading& into_;
    std::vector<HeadRow> head_;
    std::optional<ListColumns> columns_;
    std::optional<Error> problem_;
};

Error in_file(const ListFile& file, const Error& error) {
    const std::string named = file.path.filename().string() + ": ";
    const bool is_named = error.text.starts_with(named);
    return {error.code, file.name() + ": " + error.text.substr(is_named ? named.size() : 0)};
}

Result<ListColumns> read_file(const ListFile& file, FileReading reading, bool plain_progress) {
    Progress progress(file.name(), plain_progress);
    auto read = tables::read_table(file.path, {[&](const TableRow& row) { return reading.take(row); },
                                               [&](double share) { progress(share); }, file.sheet});
    if (!read) return in_file(file, read.error());
    auto columns = reading.finish();
    if (!columns) return in_file(file, columns.error());
    return columns;
}

std::pair<int, int> place_of(const UnknownCell& cell) {
    return {cell.file, cell.line};
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

Result<std::vector<std::string>> sheets_to_read(const ListFile& workbook,
                                                const std::vector<std::string>& filled,
                                                const WantedSheets& wanted) {
    if (!wanted.names.empty()) return wanted.names;
    if (filled.empty()) return std::vector<std::string>{""};  // reading it tells what is wrong
    if (filled.size() == 1 || wanted.all) return filled;
    std::string names;
    for (const std::string& name : filled) names += (names.empty() ? "" : ", ") + name;
    return Error{ErrorCode::bad_input, workbook.name() + ": several sheets hold rows: " + names +
                                           "; say which with --sheet NAME (again for each), or --all-sheets"};
}

}  // namespace

domain::Date today_in_the_east() {
    constexpr std::chrono::hours eastern_offset{9};
    return domain::to_local(SystemClock().now().wall, eastern_offset).date;
}

Result<std::vector<ListFile>> each_sheet(const std::vector<ListFile>& files, const WantedSheets& wanted) {
    std::vector<ListFile> result;
    bool any_workbook = false;
    for (ListFile file : files) {
        const auto filled = tables::sheets_of(file.path);
        if (!filled) return filled.error();
        any_workbook |= filled->has_value();
        const auto sheets = *filled ? sheets_to_read(file, **filled, wanted)
                                    : Result<std::vector<std::string>>(std::vector<std::string>{""});
        if (!sheets) return sheets.error();
        for (const std::string& sheet : *sheets) {
            file.sheet = sheet;
            result.push_back(file);
        }
    }
    if (any_workbook || wanted.names.empty() || files.empty()) return result;
    return Error{ErrorCode::bad_input, files.front().name() + ": a CSV file, which has no sheets"};
}

Result<ListReading> read_lists(const std::vector<ListFile>& files, bool plain_progress) {
    domain::NikListReader reader(today_in_the_east());
    ListReading reading;
    for (std::size_t f = 0; f < files.size(); ++f) {
        const int number = static_cast<int>(f);
        reader.begin_file(number);
        reading.rows_of_file.push_back(0);
        const auto columns = read_file(files[f], {files[f], number, reader, reading}, plain_progress);
        if (!columns) return columns.error();
        reading.columns.push_back(*columns);
    }
    reading.rows = reader.finish();
    std::ranges::stable_sort(reading.not_understood, {}, place_of);
    return reading;
}

const UnknownCell* ListReading::not_understood_at(int file, int line) const {
    const auto found = std::ranges::lower_bound(not_understood, std::pair(file, line), {}, place_of);
    return found != not_understood.end() && place_of(*found) == std::pair(file, line) ? &*found : nullptr;
}

std::string ListFile::name() const {
    const std::string name = path.filename().string();
    return sheet.empty() ? name : name + ", sheet " + sheet;
}

Result<std::vector<domain::RefusedRow>> rows_of(const std::vector<ListFile>& files,
                                                const ListReading& reading,
                                                const WipingVector<std::uint64_t>& niks) {
    std::vector<domain::RefusedRow> rows;
    for (std::size_t f = 0; f < files.size(); ++f) {
        const std::size_t column = reading.columns[f].nik;
        const auto take = [&](const TableRow& row) {
            const auto number = column < row.cells.size() ? number_in(row.cells[column]) : std::nullopt;
            if (number && std::ranges::binary_search(niks, *number)) {
                rows.push_back({static_cast<int>(f), row.line, domain::RowProblem::contradictory, {}});
            }
            return true;
        };
        if (auto read = tables::read_table(files[f].path, {take, {}, files[f].sheet}); !read)
            return read.error();
    }
    return rows;
}

}  // namespace kiosk::ikdctl
