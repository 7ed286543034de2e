#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kiosk/config/mistake.hpp"
#include "kiosk/domain/hours.hpp"
#include "kiosk/domain/place.hpp"
#include "kiosk/domain/status.hpp"
#include "kiosk/domain/target.hpp"

namespace kiosk::config {

struct Kelurahan {
    std::string code;  ///< "35.72.02.1006"; always the key: names repeat (domain.md 2.4)
    std::string name;
    bool operator==(const Kelurahan&) const = default;
};

struct Kecamatan {
    std::string code;  ///< "35.72.02"
    std::string name;
    std::vector<Kelurahan> kelurahan;  ///< none where the pack does not name them
    bool operator==(const Kecamatan&) const = default;
};

using domain::Place;
using domain::Service;

/// A text by language code; `in` falls back to Indonesian, which is always there.
struct LocalText {
    std::map<std::string, std::string> by_language;
    const std::string& in(const std::string& language) const;
    bool operator==(const LocalText&) const = default;
};

/// One of F01..F14 (domain.md 1.5): what people say, what it means, and the way out.
struct Problem {
    std::string code;  ///< "F05"
    LocalText symptom;
    LocalText meaning;
    LocalText here;
    LocalText officer;
    LocalText bring;  ///< may hold nothing
    bool ticket = true;
    bool operator==(const Problem&) const = default;
};

/// What residents are told about recording and its consequences; every text is content of the district,
/// because announcements differ (domain.md 3.5, 6, 9). Empty lists show nothing.
struct RecordingInfo {
    std::vector<LocalText> who;         ///< who must record, from which age, card at 17
    std::vector<LocalText> not_needed;  ///< no letter of RT/RW, no SKCK, no tax receipt
    std::vector<LocalText> waiting;     ///< how long until the card, and until IKD is possible
    std::vector<LocalText> reactivation;
    std::vector<LocalText> elsewhere;  ///< registered elsewhere, students and workers away
    std::vector<LocalText> abroad;
    bool operator==(const RecordingInfo&) const = default;
};

/// App and links for one phone family; shown as QR with its readable address and publisher.
struct Store {
    std::string name;  ///< "Google Play"
    std::string url;
    std::string minimum;  ///< "Android 8"
    bool operator==(const Store&) const = default;
};

struct Contact {
    std::string label;
    std::string value;
    bool operator==(const Contact&) const = default;
};

struct Functions {
    bool activation = true;
    bool nik_check = true;
    bool places = true;
    bool problems = true;
    bool survey = true;
    bool operator==(const Functions&) const = default;
};

/// districts/<name>.toml: everything local that is content, not code.
struct DistrictPack {
    std::string name;                      ///< "Kota Blitar"
    std::string code;                      ///< "35.72"
    std::string office;                    ///< "Dispendukcapil Kota Blitar", controller named in the notice
    std::chrono::minutes utc_offset{420};  ///< from `timezone`: Asia/Jakarta, Pontianak, Makassar, Jayapura
    domain::TargetPeriod target;
    std::vector<domain::OfficialFigure> official_figures;  ///< oldest first; empty: none was published
    domain::OpeningHours service_hours;  ///< regular hours and holidays: pacing counts its days
    std::vector<Kecamatan> kecamatan;
    /// Offices, then visits ("jemput bola") by date. Campaigns stand in the hours of the offices that take
    /// part, weaker than holidays.
    std::vector<Place> places;
    std::string app_name;
    std::string app_publisher;
    Store android;
    Store iphone;
    std::vector<Contact> contacts;
    Functions functions;
    std::vector<Problem> problems;  ///< of `problems_file`; may be empty: then there is no problem picker
    domain::StatusRules status_rules;
    /// What to bring, by next step; a step without an entry asks for nothing.
    std::map<domain::NextStep, std::vector<LocalText>> bring;
    RecordingInfo recording;
    bool operator==(const DistrictPack&) const = default;
};

/// With the problems file that it names; mistakes in that file carry its name.
std::variant<DistrictPack, Mistakes> load_district(const std::filesystem::path& file);
/// The text alone: other files are not read.
std::variant<DistrictPack, Mistakes> parse_district(std::string_view text, const std::string& file_name);

/// The place of that id, or null.
const Place* find_place(const DistrictPack& pack, std::string_view id);

}  // namespace kiosk::config
