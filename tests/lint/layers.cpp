#include "lint/layers.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <sstream>

namespace kiosk::lint {
namespace {

using Names = std::vector<std::string_view>;

/// A room and the rooms below it. Composition roots (src/apps) see every room.
struct Room {
    std::string_view name;
    Names below;
};

const std::vector<Room> rooms = {
    {"core", {}},
    {"domain", {"core"}},
    {"config", {"core", "domain"}},
    {"crypto", {"core", "domain"}},
    {"storage", {"core", "domain"}},
    {"tables", {"core", "domain"}},
    {"proof", {"core", "domain"}},
    {"dukcapil", {"core", "domain"}},
    {"i18n", {"core"}},
    {"qr", {"core"}},
    {"raster", {"core"}},
    {"platform", {"core"}},
    {"speech", {"core"}},
    {"app", {"core", "domain", "config", "i18n", "qr"}},
    {"ui", {"core", "domain", "config", "i18n", "qr", "app"}},
    {"domain/catalogue", {}},  // programs of the build, not of the kiosk
    {"domain/areas", {}},
    {"apps",
     {"core", "domain", "config", "crypto", "storage", "tables", "proof", "dukcapil", "i18n", "qr", "raster",
      "platform", "speech", "app", "ui"}},
};

/// Headers of outside libraries, by how their names begin, and the rooms that may see them.
struct Library {
    std::string_view prefix;
    Names rooms;
};

const std::vector<Library> libraries = {
    {"SDL_image", {"platform"}},
    {"SDL", {"raster", "platform"}},
    {"png", {"platform"}},
    {"im", {"ui", "raster"}},  // imgui.h, imgui_internal.h, imconfig.h, imstb_truetype.h
    {"stb", {"ui"}},
    {"openssl/", {"crypto"}},
    {"liboath/", {"crypto"}},
    {"sqlite3", {"storage"}},
    {"qrencode", {"qr"}},
    {"toml++/", {"config", "i18n", "speech", "domain/catalogue"}},
    {"CLI/", {"apps"}},
    {"nlohmann/", {"apps", "proof", "dukcapil"}},
    {"xlsxwriter", {"tables"}},
    {"zip.h", {"tables"}},
    {"zlib.h", {"tables"}},
    {"expat.h", {"tables"}},
    {"curl/", {"dukcapil"}},
};

/// `domain` keeps no clock, does no I/O and starts nothing.
const Names not_in_domain = {
    "atomic", "condition_variable", "ctime",     "filesystem", "fstream", "future",  "mutex",
    "random", "iostream",           "semaphore", "stop_token", "thread",  "stdio.h", "time.h"};

bool contains(const Names& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string_view head(std::string_view path) {
    return path.substr(0, path.find('/'));
}

std::optional<std::string_view> after(std::string_view text, std::string_view prefix) {
    if (!text.starts_with(prefix)) return std::nullopt;
    return text.substr(prefix.size());
}

const Room* find_room(std::string_view name) {
    const auto found =
        std::find_if(rooms.begin(), rooms.end(), [&](const Room& r) { return r.name == name; });
    return found == rooms.end() ? nullptr : &*found;
}

const Room* room_of_file(std::string_view path) {
    if (const auto door = after(path, "include/kiosk/")) return find_room(head(*door));
    for (const auto program : {"domain/catalogue", "domain/areas"}) {
        if (path.starts_with("src/" + std::string(program) + "/")) return find_room(program);
    }
    if (const auto source = after(path, "src/")) return find_room(head(*source));
    return nullptr;
}

/// The name between the quotes or angle brackets of an #include line, with the opening one.
std::optional<std::string_view> included(std::string_view line) {
    const auto skip_blanks = [&] {
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    };
    skip_blanks();
    if (!line.starts_with('#')) return std::nullopt;
    line.remove_prefix(1);
    skip_blanks();
    if (!line.starts_with("include")) return std::nullopt;
    line.remove_prefix(std::string_view("include").size());
    skip_blanks();
    const auto end = line.find_first_of("\">", 1);
    if (line.empty() || end == line.npos) return std::nullopt;
    return line.substr(0, end);
}

/// What POSIX and Linux give to every room but domain.
bool is_system_header(std::string_view name) {
    return name.starts_with("sys/") || name.starts_with("linux/") ||
           (name.ends_with(".h") && name.find('/') == name.npos);
}

std::optional<std::string> problem(const Room& room, bool is_door, std::string_view include) {
    const bool quoted = include.starts_with('"');
    const std::string_view name = include.substr(1);
    const std::string refusal = "room " + std::string(room.name) + " must not include " + std::string(name);
    if (const auto door = after(name, "kiosk/")) {
        const auto other = head(*door);
        if (other == room.name || contains(room.below, other)) return std::nullopt;
        return refusal;
    }
    for (const Library& library : libraries) {
        if (!name.starts_with(library.prefix)) continue;
        if (contains(library.rooms, room.name)) return std::nullopt;
        return refusal;
    }
    if (quoted) {
        if (is_door) return "a door shows only doors, not the private " + std::string(name);
        if (name.find("..") != name.npos) return refusal;
        return std::nullopt;
    }
    if (room.name == "domain" && (contains(not_in_domain, name) || is_system_header(name))) return refusal;
    const bool standard = name.find_first_of("./") == name.npos;
    if (standard || is_system_header(name)) return std::nullopt;
    return "no room is known for " + std::string(name) + ": add it to tests/lint/layers.cpp";
}

}  // namespace

std::vector<std::string> check_layers(std::string_view path, std::string_view text) {
    const Room* room = room_of_file(path);
    if (!room) return {std::string(path) + ": is in no room of tests/lint/layers.cpp"};
    const bool is_door = path.starts_with("include/");
    std::vector<std::string> findings;
    std::istringstream lines{std::string(text)};
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        const auto include = included(line);
        if (!include) continue;
        if (const auto found = problem(*room, is_door, *include)) {
            findings.push_back(std::string(path) + ":" + std::to_string(number) + ": " + *found);
        }
    }
    return findings;
}

}  // namespace kiosk::lint
