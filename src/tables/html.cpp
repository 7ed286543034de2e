#include <algorithm>

#include "bar_chart.hpp"
#include "cells.hpp"
#include "kiosk/tables/document.hpp"
#include "markup.hpp"

namespace kiosk::tables {
namespace {

constexpr const char* style = R"(
:root { color-scheme: light; }
body { font: 15px/1.45 "Noto Sans", "Liberation Sans", Arial, sans-serif; color: #111; background: #fff;
       max-width: 210mm; margin: 1.5em auto; padding: 0 1em; overflow-wrap: break-word; }
h1 { font-size: 1.6em; line-height: 1.2; margin: 0 0 .4em; }
h2 { font-size: 1.15em; margin: 0 0 .4em; padding-top: .8em; border-top: 2px solid #111; break-after: avoid; }
section { margin: 1.6em 0; }
.warning { border: 3px solid #111; padding: .6em .8em; font-weight: bold; margin: 0 0 1em; }
.notes { margin: .4em 0; padding: 0; list-style: none; color: #333; font-size: .87em; }
table { border-collapse: collapse; width: 100%; font-size: .87em; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid #999; padding: .25em .4em; text-align: left; vertical-align: top; }
thead th { border-bottom: 2px solid #111; vertical-align: bottom; }
tbody th { font-weight: normal; }
.number { text-align: right; white-space: nowrap; }
.date { white-space: nowrap; }
thead .number { white-space: normal; }
tfoot th, tfoot td { border-top: 2px solid #111; font-weight: bold; }
figure { margin: .8em 0; break-inside: avoid; }
figcaption { font-size: .87em; font-weight: bold; }
svg { display: block; width: 100%; height: auto; }
@page { size: A4 portrait; margin: 15mm; }
@media print {
  body { font-size: 10pt; max-width: none; margin: 0; padding: 0; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  tr { break-inside: avoid; }
}
)";

std::string notes(const std::vector<std::string>& texts) {
    if (texts.empty()) return {};
    std::string list = "<ul class=\"notes\">\n";
    for (const std::string& text : texts) list += "<li>" + escaped(text) + "</li>\n";
    return list + "</ul>\n";
}

bool is_date_column(const Table& table, std::size_t column) {
    return !table.rows.empty() && std::holds_alternative<domain::Date>(table.rows.front()[column]);
}

/// The first cell of a row names it.
std::string cell(const Table& table, std::size_t column, std::string_view kind, const std::string& text) {
    const std::string_view tag = column == 0 || kind == "col" ? "th" : "td";
    std::string opening = "<" + std::string(tag);
    if (tag == "th") opening += " scope=\"" + std::string(kind) + "\"";
    if (is_number_column(table, column)) opening += " class=\"number\"";
    if (is_date_column(table, column)) opening += " class=\"date\"";
    return opening + ">" + escaped(text) + "</" + std::string(tag) + ">";
}

std::string row_of(const Table& table, const Row& row) {
    std::string line = "<tr>";
    for (std::size_t column = 0; column < row.size(); ++column) {
        line += cell(table, column, "row", readable(row[column]));
    }
    return line + "</tr>\n";
}

std::string table_of(const Table& table) {
    if (table.rows.empty() && !table.total) return {};
    std::string text = "<table>\n<thead><tr>";
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        text += cell(table, column, "col", table.columns[column]);
    }
    text += "</tr></thead>\n<tbody>\n";
    for (const Row& row : table.rows) text += row_of(table, row);
    text += "</tbody>\n";
    if (table.total) text += "<tfoot>\n" + row_of(table, *table.total) + "</tfoot>\n";
    return text + "</table>\n";
}

std::string section_of(const Table& table) {
    std::string text = "<section>\n<h2>" + escaped(table.title) + "</h2>\n";
    text += table_of(table) + notes(table.notes);
    if (table.chart) text += bar_chart(table, *table.chart);
    return text + "</section>\n";
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        if (c == '&')
            safe += "&amp;";
        else if (c == '<')
            safe += "&lt;";
        else if (c == '>')
            safe += "&gt;";
        else if (c == '"')
            safe += "&quot;";
        else
            safe += c;
    }
    return safe;
}

std::string to_html(const Document& document) {
    const std::string title = escaped(document.title);
    std::string text = "<!DOCTYPE html>\n<html lang=\"id\">\n<head>\n<meta charset=\"utf-8\">\n";
    text += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    text += "<title>" + title + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n";
    if (!document.warning.empty()) {
        text += "<p class=\"warning\" role=\"alert\">" + escaped(document.warning) + "</p>\n";
    }
    text += "<h1>" + title + "</h1>\n" + notes(document.notes);
    for (const Table& table : document.tables) text += section_of(table);
    return text + "</body>\n</html>\n";
}

}  // namespace kiosk::tables
