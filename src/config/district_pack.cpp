#include "kiosk/config/district_pack.hpp"

#include <algorithm>
#include <set>

#include "file_text.hpp"
#include "guidance.hpp"
#include "kiosk/domain/area.hpp"
#include "names.hpp"
#include "places.hpp"
#include "problems.hpp"
#include "reader.hpp"

namespace kiosk::config {

namespace {

/// Largest count of people that a district may name: more than any has.
constexpr int many_people = 20'000'000;

using Seen = std::set<std::string>;

/// A code must lie below the code of its parent, where both were read. `example` shows what follows there.
void refuse_foreign_code(Reader& reader, const std::string& code, const std::string& parent,
                         const std::string& example) {
    if (code.empty() || parent.empty() || is_code_below(code, parent, example.size() - 1)) return;
    reader.refuse("code", "a code such as \"" + parent + example + "\"");
}

/// Where a pack lies, and what is wrong in the other files that it names.
struct Surroundings {
    std::filesystem::path folder;
    Mistakes mistakes;
};

/// The file is shared by districts: its mistakes are told with its own name and lines.
void read_problems(Reader& district, DistrictPack& pack, Surroundings* around) {
    std::string name;
    district.text("problems_file", name, is_sibling_file, sibling_expected);
    if (name.empty() || !around) return;
    const auto file = around->folder / name;
    const auto text = read_text(file);
    if (!text) return district.refuse("problems_file", sibling_expected, text.error().text);
    auto outcome = parse_problems(*text, file.string());
    if (auto* problems = std::get_if<std::vector<Problem>>(&outcome)) pack.problems = std::move(*problems);
    if (auto* mistakes = std::get_if<Mistakes>(&outcome)) around->mistakes = std::move(*mistakes);
}

void read_district(Reader& district, DistrictPack& pack, Surroundings* around) {
    using std::chrono::minutes;
    district.require({"name", "code", "office", "timezone"});
    district.retire("recording_bring",
                    "what to bring now stands in [bring]: record = [\"Fotokopi KK terbaru\"]");
    district.text("name", pack.name);
    district.text("code", pack.code, domain::is_district_code, district_code_expected);
    district.text("office", pack.office);
    district.word("timezone", pack.utc_offset,
                  std::vector<Reader::Word<minutes>>{{"Asia/Jakarta", minutes(7 * 60)},
                                                     {"Asia/Pontianak", minutes(7 * 60)},
                                                     {"Asia/Makassar", minutes(8 * 60)},
                                                     {"Asia/Jayapura", minutes(9 * 60)}});
    read_problems(district, pack, around);
}

void read_target(Reader& reader, domain::TargetPeriod& target) {
    reader.require({"first", "deadline", "percent", "base_kind", "base_count", "base_date", "source"});
    reader.date("first", target.first);
    reader.date("deadline", target.deadline);
    reader.decimal("percent", target.percent, 0.1, 100);
    reader.word(
        "base_kind", target.base_kind,
        {{"wajib_ktp", domain::BaseKind::wajib_ktp}, {"recorded_ktp_el", domain::BaseKind::recorded_ktp_el}});
    reader.whole("base_count", target.base_count, 1, many_people);
    reader.date("base_date", target.base_date);
    reader.text("source", target.source);
    if (target.first.ok() && target.deadline.ok() && target.deadline < target.first) {
        reader.refuse("deadline", "a date not before \"first\"");
    }
}

void read_figure(Reader& reader, std::vector<domain::OfficialFigure>& figures) {
    domain::OfficialFigure figure{};
    reader.require({"date", "count", "source"});
    reader.date("date", figure.date);
    reader.whole("count", figure.count, 0, many_people);
    reader.text("source", figure.source);
    if (figure.date.ok() && !figures.empty() && figure.date <= figures.back().date) {
        reader.refuse("date", "a date after that of the figure before");
    }
    figures.push_back(figure);
}

void read_kelurahan(Reader& reader, Kecamatan& kecamatan, Seen& codes) {
    Kelurahan kelurahan;
    reader.require({"code", "name"});
    reader.text("code", kelurahan.code);
    reader.text("name", kelurahan.name);
    refuse_foreign_code(reader, kelurahan.code, kecamatan.code, ".1001");
    reader.refuse_twice("code", kelurahan.code, codes);
    kecamatan.kelurahan.push_back(kelurahan);
}

void read_kecamatan(Reader& reader, DistrictPack& pack, Seen& codes) {
    Kecamatan kecamatan;
    reader.require({"code", "name"});
    reader.text("code", kecamatan.code);
    reader.text("name", kecamatan.name);
    refuse_foreign_code(reader, kecamatan.code, pack.code, ".01");
    reader.refuse_twice("code", kecamatan.code, codes);
    reader.tables("kelurahan", [&](Reader& kelurahan) { read_kelurahan(kelurahan, kecamatan, codes); });
    pack.kecamatan.push_back(kecamatan);
}

void read_store(Reader& reader, Store& store) {
    reader.require({"name", "url", "minimum"});
    reader.text("name", store.name);
    reader.text("url", store.url, is_https_address, https_expected);
    reader.text("minimum", store.minimum);
}

void read_app(Reader& reader, DistrictPack& pack) {
    reader.require({"name", "publisher", "android", "iphone"});
    reader.text("name", pack.app_name);
    reader.text("publisher", pack.app_publisher);
    reader.table("android", [&](Reader& store) { read_store(store, pack.android); });
    reader.table("iphone", [&](Reader& store) { read_store(store, pack.iphone); });
}

void read_contact(Reader& reader, std::vector<Contact>& contacts) {
    Contact contact;
    reader.require({"label", "value"});
    reader.text("label", contact.label);
    reader.text("value", contact.value);
    contacts.push_back(contact);
}

void read_functions(Reader& reader, Functions& functions) {
    reader.flag("activation", functions.activation);
    reader.flag("nik_check", functions.nik_check);
    reader.flag("places", functions.places);
    reader.flag("problems", functions.problems);
    reader.flag("survey", functions.survey);
}

void read_areas_and_places(Reader& root, DistrictPack& pack) {
    Seen codes{pack.code};
    root.tables("kecamatan", [&](Reader& kecamatan) { read_kecamatan(kecamatan, pack, codes); });
    read_all_places(root, pack, codes);
}

void read_pack(Reader& root, DistrictPack& pack, Surroundings* around) {
    root.require({"district", "target", "service_hours", "kecamatan", "places", "app", "contacts"});
    root.table("district", [&](Reader& district) { read_district(district, pack, around); });
    root.table("target", [&](Reader& target) { read_target(target, pack.target); });
    pack.target.district = pack.name;
    root.tables("official_figures", [&](Reader& figure) { read_figure(figure, pack.official_figures); });
    root.table("service_hours", [&](Reader& week) { read_week(week, pack.service_hours); });
    root.tables("holidays", [&](Reader& holiday) { read_exception(holiday, pack.service_hours); });
    read_areas_and_places(root, pack);
    root.table("app", [&](Reader& app) { read_app(app, pack); });
    root.tables("contacts", [&](Reader& contact) { read_contact(contact, pack.contacts); });
    root.table("functions", [&](Reader& functions) { read_functions(functions, pack.functions); });
    root.table("status_rules", [&](Reader& rules) { read_status_rules(rules, pack.status_rules); });
    root.table("bring", [&](Reader& bring) { read_bring(bring, pack); });
    root.table("recording", [&](Reader& recording) { read_recording(recording, pack.recording); });
}

/// `around`: where other files lie; null when only the text is to be judged.
std::variant<DistrictPack, Mistakes> read(std::string_view text, const std::string& file_name,
                                          Surroundings* around) {
    DistrictPack pack{};
    Mistakes mistakes = Reader::read(text, file_name, [&](Reader& root) { read_pack(root, pack, around); });
    if (around) mistakes.insert(mistakes.end(), around->mistakes.begin(), around->mistakes.end());
    if (!mistakes.empty()) return mistakes;
    return pack;
}

}  // namespace

std::variant<DistrictPack, Mistakes> load_district(const std::filesystem::path& file) {
    const auto text = read_text(file);
    if (!text) return Mistakes{unreadable(file, text.error())};
    Surroundings around{file.parent_path(), {}};
    return read(*text, file.string(), &around);
}

std::variant<DistrictPack, Mistakes> parse_district(std::string_view text, const std::string& file_name) {
    return read(text, file_name, nullptr);
}

const Place* find_place(const DistrictPack& pack, std::string_view id) {
    const auto found = std::find_if(pack.places.begin(), pack.places.end(),
                                    [&](const Place& place) { return place.id == id; });
    return found == pack.places.end() ? nullptr : &*found;
}

}  // namespace kiosk::config
