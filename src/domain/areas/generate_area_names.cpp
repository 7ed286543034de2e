// Build step: makes the table of area names from regencies.csv and districts.csv of a folder, as the npm
// package idn-area-data has them (Kemendagri codes with dots). Usage: generate_area_names FOLDER
// area_names.cpp [SOURCE] SOURCE says whose data they are and under which licence; without, they are the
// project's own.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using Names = std::map<std::uint32_t, std::string>;

[[noreturn]] void refuse(const std::filesystem::path& file, int line, const std::string& text) {
    throw std::runtime_error(file.string() + ":" + std::to_string(line) + ": " + text);
}

/// Fields of one line; quotes inside a quoted field are doubled: "Ra""as".
std::vector<std::string> split(const std::string& line) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const bool doubled = quoted && line.compare(at, 2, "\"\"") == 0;
        if (line[at] == '"' && !doubled) {
            quoted = !quoted;
        } else if (line[at] == ',' && !quoted) {
            fields.emplace_back();
        } else if (line[at] != '\r') {
            fields.back() += line[at];
        }
        at += doubled ? 1 : 0;
    }
    return fields;
}

/// "35.05.03" of `digits` digits.
std::optional<std::uint32_t> parse_code(std::string dotted, std::size_t digits) {
    std::erase(dotted, '.');
    const bool fits = dotted.size() == digits && dotted.find_first_not_of("0123456789") == std::string::npos;
    if (!fits) return std::nullopt;
    return static_cast<std::uint32_t>(std::stoul(dotted));
}

/// As people write it, and short enough for a line on the screen.
std::string shorten(const std::string& name) {
    const std::string kabupaten = "Kabupaten ";
    return name.starts_with(kabupaten) ? "Kab. " + name.substr(kabupaten.size()) : name;
}

Names read_names(const std::filesystem::path& file, std::size_t digits) {
    std::ifstream in(file, std::ios::binary);
    if (!in) refuse(file, 0, "cannot be read");
    Names names;
    std::string line;
    std::getline(in, line);  // the header
    for (int number = 2; std::getline(in, line); ++number) {
        const auto fields = split(line);
        const auto code = parse_code(fields.front(), digits);
        if (fields.size() != 3 || !code) refuse(file, number, "expected a code, the code above it, a name");
        if (fields[2].empty() || fields[2].size() > 100)
            refuse(file, number, "expected a name of 1 to 100 bytes");
        if (!names.emplace(*code, shorten(fields[2])).second)
            refuse(file, number, "the code stood there before");
    }
    return names;
}

void check_parents(const Names& districts, const Names& kecamatan, const std::filesystem::path& file) {
    for (const auto& [code, name] : kecamatan) {
        if (!districts.contains(code / 100))
            refuse(file, 0, std::to_string(code) + " is in no kabupaten/kota");
    }
}

std::string quote(const std::string& text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + "\"";
}

/// Every name stands in the pool once: there are a dozen Sukorejo.
class Pool {
  public:
    std::size_t place_of(const std::string& name) {
        const auto [entry, is_new] = places_.emplace(name, size_);
        if (is_new) {
            text_ += "\n    " + quote(name);
            size_ += name.size();
        }
        return entry->second;
    }
    const std::string& text() const { return text_; }

  private:
    std::map<std::string, std::size_t> places_;
    std::string text_;
    std::size_t size_ = 0;
};

std::string table(const std::string& name, const Names& names, Pool& pool) {
    std::string text = "constexpr PooledName " + name + "[] = {\n";
    for (const auto& [code, area] : names) {
        text += "    {" + std::to_string(code) + ", " + std::to_string(pool.place_of(area)) + ", " +
                std::to_string(area.size()) + "},\n";
    }
    return text + "};\n";
}

std::string head(const std::string& source) {
    const std::string made = "// Made by src/domain/areas/generate_area_names.cpp; do not edit.\n";
    if (source.empty()) return made;
    return made + "//\n// Data: " + source +
           ".\n// This table is a database derived from them. Whoever passes it on, also as part of a "
           "program,\n"
           "// names them and their licence, and shares the table alike: under the same licence.\n";
}

std::string source_file(const Names& districts, const Names& kecamatan, const std::string& source) {
    Pool pool;
    const std::string tables = table("districts", districts, pool) + table("kecamatan", kecamatan, pool);
    return head(source) + "#include \"area_names.hpp\"\n\nnamespace kiosk::domain {\nnamespace {\n\n" +
           "constexpr std::string_view pool =" + pool.text() + ";\n\n" + tables +
           "\n}  // namespace\n\nconstinit const AreaNames area_names{" + quote(source) +
           ", pool, districts, kecamatan};\n\n}  // namespace kiosk::domain\n";
}

void generate(const std::filesystem::path& folder, const std::filesystem::path& out,
              const std::string& source) {
    const Names districts = read_names(folder / "regencies.csv", 4);
    const Names kecamatan = read_names(folder / "districts.csv", 6);
    check_parents(districts, kecamatan, folder / "districts.csv");
    std::filesystem::create_directories(out.parent_path());
    std::ofstream file(out, std::ios::binary);
    file << source_file(districts, kecamatan, source);
    if (!file.flush()) refuse(out, 0, "cannot be written");
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 3 && argc != 4)
        throw std::runtime_error("usage: generate_area_names FOLDER SOURCE_FILE [SOURCE]");
    generate(argv[1], argv[2], argc == 4 ? argv[3] : "");
    return EXIT_SUCCESS;
} catch (const std::exception& problem) {
    std::cerr << problem.what() << "\n";
    return EXIT_FAILURE;
}
