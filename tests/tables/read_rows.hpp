#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/tables/table_reader.hpp"

namespace kiosk::test {

struct ReadRow {
    int line = 0;
    std::vector<std::string> cells;
    bool operator==(const ReadRow&) const = default;
};

struct ReadFile {
    std::vector<ReadRow> rows;
    std::string error;  ///< empty when the file was read
    kiosk::ErrorCode code{};
    std::vector<double> progress;
};

/// All rows of a table, or its first ones.
inline ReadFile read_rows(const std::filesystem::path& file, const std::string& sheet = "",
                          std::size_t most = 1'000'000) {
    ReadFile got;
    tables::ReadTable read;
    read.sheet = sheet;
    read.row = [&](const tables::TableRow& row) {
        got.rows.push_back({row.line, {row.cells.begin(), row.cells.end()}});
        return got.rows.size() < most;
    };
    read.progress = [&](double share) { got.progress.push_back(share); };
    if (const auto done = tables::read_table(file, read); !done) {
        got.error = done.error().text;
        got.code = done.error().code;
    }
    return got;
}

}  // namespace kiosk::test
