#include <xlsxwriter.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>

#include "cells.hpp"
#include "kiosk/tables/document.hpp"

namespace kiosk::tables {
namespace {

constexpr std::uint8_t a4 = 9;  // paper code of the file format
constexpr std::size_t narrowest_column = 8;
constexpr std::size_t widest_column = 45;
constexpr lxw_col_t note_columns = 8;  ///< a note runs over so many columns at least
constexpr double line_height = 15;     // points

struct Closer {
    void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
};

struct Formats {
    lxw_format* title = nullptr;
    lxw_format* note = nullptr;
    lxw_format* heading = nullptr;
    /// Of a cell, and of a cell in the total row.
    struct Kinds {
        lxw_format* text = nullptr;
        lxw_format* number = nullptr;
        lxw_format* percent = nullptr;
        lxw_format* date = nullptr;
    } plain, total;
};

lxw_format* number_format(lxw_workbook* book, const char* pattern, bool total) {
    lxw_format* const format = workbook_add_format(book);
    format_set_num_format(format, pattern);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (total) {
        format_set_bold(format);
        format_set_top(format, LXW_BORDER_MEDIUM);
    }
    return format;
}

Formats::Kinds kinds(lxw_workbook* book, bool total) {
    lxw_format* const text = number_format(book, "@", total);
    format_set_text_wrap(text);
    lxw_format* const date = number_format(book, "dd/mm/yyyy", total);
    format_set_align(date, LXW_ALIGN_LEFT);
    return {text, number_format(book, "#,##0", total), number_format(book, "0.0%", total), date};
}

Formats make_formats(lxw_workbook* book) {
    Formats formats;
    formats.title = workbook_add_format(book);
    format_set_bold(formats.title);
    format_set_font_size(formats.title, 13);
    formats.note = workbook_add_format(book);
    format_set_text_wrap(formats.note);
    format_set_align(formats.note, LXW_ALIGN_VERTICAL_TOP);
    formats.heading = workbook_add_format(book);
    format_set_bold(formats.heading);
    format_set_text_wrap(formats.heading);
    format_set_bottom(formats.heading, LXW_BORDER_MEDIUM);
    formats.plain = kinds(book, false);
    formats.total = kinds(book, true);
    return formats;
}

lxw_datetime as_datetime(domain::Date date) {
    return {static_cast<int>(date.year()),
            static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day())),
            0,
            0,
            0};
}

/// Writes one sheet from the top down.
class Sheet {
  public:
    Sheet(lxw_workbook* book, const std::string& name, const Formats& formats)
        : sheet_(workbook_add_worksheet(book, name.c_str())), formats_(formats) {
        if (sheet_ == nullptr) return;
        worksheet_set_landscape(sheet_);
        worksheet_set_paper(sheet_, a4);
        worksheet_fit_to_pages(sheet_, 1, 0);
        worksheet_set_footer(sheet_, "&L&A&R&P / &N");
    }
    bool made() const { return sheet_ != nullptr; }

    void title(const std::string& text) {
        worksheet_write_string(sheet_, row_++, 0, text.c_str(), formats_.title);
    }
    /// Over several columns; high enough for its lines.
    void note(const std::string& text, double characters_per_line) {
        const double lines = std::ceil(static_cast<double>(width_of(text)) / characters_per_line);
        worksheet_set_row(sheet_, row_, std::max(1.0, lines) * line_height, nullptr);
        worksheet_merge_range(sheet_, row_, 0, row_, last_note_column_, text.c_str(), formats_.note);
        ++row_;
    }
    void table(const Table& table) {
        double characters = 0;
        const auto widths = column_widths(table);
        for (std::size_t column = 0; column < widths.size(); ++column) {
            const auto width = std::clamp(widths[column], narrowest_column, widest_column) + 2;
            const auto at = static_cast<lxw_col_t>(column);
            worksheet_set_column(sheet_, at, at, static_cast<double>(width), nullptr);
            characters += static_cast<double>(width);
        }
        last_note_column_ =
            std::max(note_columns, static_cast<lxw_col_t>(table.columns.size())) - lxw_col_t{1};
        for (std::size_t column = widths.size(); column <= last_note_column_; ++column) characters += 8.43;
        for (const std::string& text : table.notes) note(text, characters * 0.9);
        ++row_;
        headings(table);
        for (const Row& row : table.rows) cells(row, formats_.plain);
        if (table.total) cells(*table.total, formats_.total);
    }

  private:
    void headings(const Table& table) {
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            worksheet_write_string(sheet_, row_, static_cast<lxw_col_t>(column),
                                   table.columns[column].c_str(), formats_.heading);
        }
        worksheet_repeat_rows(sheet_, row_, row_);
        ++row_;
        worksheet_freeze_panes(sheet_, row_, 0);
    }
    void cells(const Row& row, const Formats::Kinds& kinds) {
        for (std::size_t column = 0; column < row.size(); ++column) {
            cell(static_cast<lxw_col_t>(column), row[column], kinds);
        }
        ++row_;
    }
    void cell(lxw_col_t column, const Cell& cell, const Formats::Kinds& kinds) {
        if (const auto* text = std::get_if<std::string>(&cell)) {
            worksheet_write_string(sheet_, row_, column, text->c_str(), kinds.text);
        } else if (const auto* number = std::get_if<std::int64_t>(&cell)) {
            worksheet_write_number(sheet_, row_, column, static_cast<double>(*number), kinds.number);
        } else if (const auto* percent = std::get_if<Percent>(&cell)) {
            worksheet_write_number(sheet_, row_, column, percent->value / 100, kinds.percent);
        } else if (const auto* date = std::get_if<domain::Date>(&cell)) {
            lxw_datetime when = as_datetime(*date);
            worksheet_write_datetime(sheet_, row_, column, &when, kinds.date);
        } else {
            worksheet_write_blank(sheet_, row_, column, kinds.text);
        }
    }

    lxw_worksheet* sheet_;
    const Formats& formats_;
    lxw_row_t row_ = 0;
    lxw_col_t last_note_column_ = note_columns - 1;
};

void set_properties(lxw_workbook* book, const Document& document) {
    std::string title = document.title;
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.created = std::chrono::system_clock::to_time_t(
        std::chrono::time_point_cast<std::chrono::system_clock::duration>(document.made));
    workbook_set_properties(book, &properties);
}

bool fill(lxw_workbook* book, const Document& document) {
    constexpr double about_characters = 75;
    const Formats formats = make_formats(book);
    Sheet about(book, "Tentang", formats);
    if (!about.made()) return false;
    if (!document.warning.empty()) about.note(document.warning, about_characters);
    about.title(document.title);
    for (const std::string& text : document.notes) about.note(text, about_characters);
    for (const Table& table : document.tables) {
        Sheet sheet(book, table.name, formats);
        if (!sheet.made()) return false;
        if (!document.warning.empty()) sheet.note(document.warning, about_characters);
        sheet.title(table.title);
        sheet.table(table);
    }
    return true;
}

}  // namespace

Result<void> write_xlsx(const Document& document, const std::filesystem::path& file) {
    std::unique_ptr<lxw_workbook, Closer> book(workbook_new(file.c_str()));
    if (!book) return Error{ErrorCode::io, file.string() + ": cannot write"};
    set_properties(book.get(), document);
    if (!fill(book.get(), document)) {
        return Error{ErrorCode::bad_input, file.string() + ": two sheets of one name, or one too long"};
    }
    const lxw_error problem = workbook_close(book.release());  // frees in every case
    if (problem == LXW_NO_ERROR) return {};
    return Error{ErrorCode::io, file.string() + ": cannot write: " + lxw_strerror(problem)};
}

}  // namespace kiosk::tables
