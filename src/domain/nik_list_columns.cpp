#include <algorithm>
#include <array>

#include "kiosk/domain/nik_list.hpp"

namespace kiosk::domain {
namespace {

/// Letters and digits only, in lower case: "No. NIK" and "no nik" are the same heading.
std::string heading_key(std::string_view heading) {
    std::string key;
    for (char c : heading) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) key += c;
    }
    return key;
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

std::optional<ListColumn> column_of_heading(std::string_view heading) {
    const std::string key = heading_key(heading);
    const auto* const found = std::ranges::find(headings, key, &Heading::key);
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
