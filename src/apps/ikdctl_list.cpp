#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include "ikdctl_list_commands.hpp"
#include "ikdctl_list_reading.hpp"

namespace kiosk::ikdctl {

void add_sheet_options(CLI::App& command, WantedSheets& wanted) {
    CLI::Option* const all =
        command.add_flag("--all-sheets", wanted.all, "Read every visible sheet in which anything stands");
    command
        .add_option("--sheet", wanted.names,
                    "Sheet of a workbook, again for each that is to be read [the only one with rows]")
        ->type_name("NAME")
        ->take_all()
        ->allow_extra_args(false)
        ->excludes(all);
}

std::string check_date(const std::string& text) {
    return domain::parse_iso_date(text) ? "" : "found " + text + ", expected a date YYYY-MM-DD";
}

std::string check_as_of(const std::string& text) {
    const auto date = domain::parse_iso_date(text);
    if (!date) return check_date(text);
    if (*date > today_in_the_east())
        return "found " + text + ", which is in the future; the list has the date of its data";
    return "";
}

Result<void> spare(const std::vector<std::filesystem::path>& inputs, const std::filesystem::path& target) {
    for (const auto& input : inputs) {
        std::error_code ignored;
        if (!std::filesystem::equivalent(input, target, ignored)) continue;
        return Error{ErrorCode::bad_input,
                     target.string() + ": is read by this command and would be lost; name another file"};
    }
    return {};
}

void add_list_commands(CLI::App& app, int& exit_code) {
    CLI::App* const list =
        app.add_subcommand("list", "Status lists of the dinas: import, build, sign, trust, accept");
    list->require_subcommand(1);
    add_list_import(*list, exit_code);
    add_list_keys(*list, exit_code);
    add_list_build(*list, exit_code);
    add_list_at_kiosk(*list, exit_code);
}

}  // namespace kiosk::ikdctl
