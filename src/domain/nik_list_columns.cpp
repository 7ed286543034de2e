#include <algorithm>
#include <array>

#include "kiosk/domain/nik_list.hpp"

namespace kiosk::domain {
namespace {

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

void skip_signs(std::string_view& text) {
    while (!text.empty() && !is_letter_or_digit(text.front())) text.remove_prefix(1);
}

struct Heading {
    std::string_view key;
    ListColumn column;
};
constexpr std::array headings{
    Heading{"nik", ListColumn::nik},
    Heading{"nonik", ListColumn::nik},
    Heading{"nomornik", ListColumn::nik},
    Heading{"nomorindukkependudukan", ListColumn::nik},
    Heading{"nomorindukkependudukannik", ListColumn::nik},
    Heading{"kk", ListColumn::family_card},
    Heading{"nkk", ListColumn::family_card},
    Heading{"nokk", ListColumn::family_card},
    Heading{"nomorkk", ListColumn::family_card},
    Heading{"kartukeluarga", ListColumn::family_card},
    Heading{"nokartukeluarga", ListColumn::family_card},
    Heading{"nomorkartukeluarga", ListColumn::family_card},
    Heading{"nomorkartukeluargakk", ListColumn::family_card},
    Heading{"statusktpel", ListColumn::ktp_el_record},
    Heading{"statusktp", ListColumn::ktp_el_record},
    Heading{"statusrekam", ListColumn::ktp_el_record},
    Heading{"statusperekaman", ListColumn::ktp_el_record},
    Heading{"statusrekamktpel", ListColumn::ktp_el_record},
    Heading{"statusperekamanktpel", ListColumn::ktp_el_record},
    Heading{"keteranganrekam", ListColumn::ktp_el_record},
    Heading{"keteranganperekaman", ListColumn::ktp_el_record},
    Heading{"statusnik", ListColumn::nik_status},
    Heading{"keterangannik", ListColumn::nik_status},
    Heading{"alasan", ListColumn::deactivation_reason},
    Heading{"alasannonaktif", ListColumn::deactivation_reason},
    Heading{"alasanpenonaktifan", ListColumn::deactivation_reason},
    Heading{"statusikd", ListColumn::ikd_account},
    Heading{"statusakunikd", ListColumn::ikd_account},
    Heading{"statusaktivasiikd", ListColumn::ikd_account},
};

}  // namespace

// Copies nothing: the cell may be a NIK.
bool same_heading(std::string_view one, std::string_view other) {
    bool any = false;
    for (;;) {
        skip_signs(one);
        skip_signs(other);
        if (one.empty() || other.empty()) return any && one.empty() && other.empty();
        if (lower(one.front()) != lower(other.front())) return false;
        any = true;
        one.remove_prefix(1);
        other.remove_prefix(1);
    }
}

std::optional<ListColumn> column_of_heading(std::string_view heading) {
    const auto* const found = std::ranges::find_if(
        headings, [&](const Heading& known) { return same_heading(heading, known.key); });
    if (found == headings.end()) return std::nullopt;
    return found->column;
}

NikColumn find_nik_column(const std::vector<std::string>& header) {
    NikColumn column;
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (column_of_heading(header[i]) != ListColumn::nik) continue;
        column.ambiguous = column.index.has_value();
        if (!column.index) column.index = i;
    }
    return column;
}

}  // namespace kiosk::domain
