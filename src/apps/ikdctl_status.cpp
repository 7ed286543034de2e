#include <algorithm>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <variant>

#include "ikdctl.hpp"
#include "ikdctl_status_answer.hpp"
#include "installation.hpp"
#include "kiosk/core/clock.hpp"

namespace kiosk::ikdctl {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_line = 65'536;
constexpr std::chrono::minutes nine_o_clock = std::chrono::hours(9);

struct StatusOrder {
    std::string district;
    std::string today;
    std::string now;
    std::string language = "id";
    bool json = false;
};

/// "kab-blitar" stands for the file of that name beside kiosk.toml.
fs::path district_file(const std::string& name) {
    if (name.find('/') != std::string::npos || name.ends_with(".toml")) return name;
    return find_installation().config.parent_path() / "districts" / (name + ".toml");
}

std::optional<std::chrono::minutes> parse_time(const std::string& text) {
    int hour = 0, minute = 0;
    char rest = 0;
    if (text.size() != 5 || std::sscanf(text.c_str(), "%2d:%2d%c", &hour, &minute, &rest) != 2)
        return std::nullopt;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
    return std::chrono::hours(hour) + std::chrono::minutes(minute);
}

/// An empty answer is approval, as CLI11 wants it.
std::string check_language(const std::string& code) {
    const auto known = installed_languages(find_installation().assets);
    if (known.empty() || std::ranges::find(known, code) != known.end()) return "";
    std::string listed;
    for (const auto& one : known) listed += (listed.empty() ? "" : ", ") + one;
    return "expected one of " + listed;
}

StatusMoment moment_of(const StatusOrder& order, const config::DistrictPack& pack) {
    StatusMoment moment{domain::to_local(SystemClock().now().wall, pack.utc_offset), order.language};
    if (!order.today.empty()) moment.now = {*domain::parse_iso_date(order.today), nine_o_clock};
    if (!order.now.empty()) moment.now.minute_of_day = *parse_time(order.now);
    return moment;
}

/// A line of the input; wiped at the end, somebody may have written a NIK.
struct Line {
    std::string text;
    bool too_long = false;
    Line() { text.reserve(longest_line); }
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;
    ~Line() { explicit_bzero(text.data(), text.capacity()); }

    /// False at the end of the input.
    bool read(std::streambuf& in) {
        text.clear();
        too_long = false;
        int c = in.sbumpc();
        if (c == EOF) return false;
        for (; c != EOF && c != '\n'; c = in.sbumpc()) {
            too_long = too_long || text.size() == longest_line;
            if (!too_long) text.push_back(static_cast<char>(c));
        }
        return true;
    }
};

bool known_kecamatan(const config::DistrictPack& pack, const std::string& code) {
    if (code.empty()) return true;
    for (const auto& one : pack.kecamatan) {
        if (one.code == code) return true;
    }
    return false;
}

Result<StatusInput> parse(const Line& line, const config::DistrictPack& pack, domain::Date today) {
    if (line.too_long)
        return Error{ErrorCode::bad_input, "longer than " + std::to_string(longest_line) + " bytes"};
    auto input = parse_status_input(line.text, today);
    if (!input) return input;
    if (!known_kecamatan(pack, input->kecamatan)) {
        return Error{ErrorCode::bad_input, "kecamatan: found \"" + input->kecamatan + "\", which " +
                                               pack.name + " does not have; expected a code like \"" +
                                               pack.kecamatan.front().code + "\""};
    }
    if (!input->here.empty() && !config::find_place(pack, input->here)) {
        return Error{ErrorCode::bad_input,
                     "here: found \"" + input->here + "\", which is no place of " + pack.name};
    }
    return input;
}

int explain(const StatusOrder& order, const config::DistrictPack& pack) {
    const StatusMoment moment = moment_of(order, pack);
    int exit_code = exit_ok;
    Line line;
    for (long number = 1; std::cout && line.read(*std::cin.rdbuf()); ++number) {
        if (line.text.find_first_not_of(" \t\r") == std::string::npos) continue;
        const auto input = parse(line, pack, moment.now.date);
        if (!input) exit_code = exit_findings;
        if (!input && !order.json) {
            std::cout << "line " << number << ": " << input.error().text << std::endl;
        } else if (!input) {
            std::cout << nlohmann::ordered_json{{"line", number}, {"error", input.error().text}}.dump()
                      << std::endl;
        } else if (order.json) {
            std::cout << status_as_json(number, *input, pack, moment) << std::endl;
        } else {
            std::cout << status_as_text(number, *input, pack, moment) << std::flush;
        }
    }
    return exit_code;
}

int explain(const StatusOrder& order) {
    const auto district = config::load_district(district_file(order.district));
    if (const auto* mistakes = std::get_if<config::Mistakes>(&district)) {
        for (const auto& mistake : *mistakes) std::cerr << readable(mistake) << '\n';
        return exit_failed;
    }
    return explain(order, std::get<config::DistrictPack>(district));
}

}  // namespace

void add_status_commands(CLI::App& app, int& exit_code) {
    CLI::App* const status = app.add_subcommand("status", "What somebody has to do, and where");
    status->require_subcommand(1);
    const auto order = std::make_shared<StatusOrder>();
    CLI::App* const command =
        status->add_subcommand("explain", "Answer questions from standard input, one JSON object a line");
    command->add_option("--district", order->district, "kab-blitar, kota-blitar ..., or a district file")
        ->type_name("NAME|FILE")
        ->required();
    command->add_option("--today", order->today, "YYYY-MM-DD [today, at the district's time]")
        ->type_name("DATE")
        ->check([](const std::string& text) {
            return domain::parse_iso_date(text) ? "" : "expected a date YYYY-MM-DD";
        });
    command->add_option("--now", order->now, "Local time of the question [09:00 with --today, else now]")
        ->type_name("HH:MM")
        ->check([](const std::string& text) { return parse_time(text) ? "" : "expected a time HH:MM"; });
    command->add_option("--lang", order->language, "Language of what to bring")
        ->capture_default_str()
        ->check(check_language);
    command->add_flag("--json", order->json, "One JSON object a line");
    command->footer(
        "The same answer as on the screen of a kiosk.\n" + status_input_help() +
        "Exit code: 0 all answered, 1 a line was refused, 2 wrong arguments, 3 no such district file.");
    command->callback([order, &exit_code] { exit_code = explain(*order); });
}

}  // namespace kiosk::ikdctl
