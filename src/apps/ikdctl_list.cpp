#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "ikdctl_list_commands.hpp"
#include "ikdctl_list_reading.hpp"

namespace kiosk::ikdctl {

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

Result<void> write_secret_file(const std::filesystem::path& file, const std::string& text) {
    const int opened = open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (opened < 0 && errno == EEXIST) {
        return Error{ErrorCode::bad_input, file.string() + ": is there already; name a new file"};
    }
    const bool written = opened >= 0 &&
                         write(opened, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
                         fsync(opened) == 0;
    const std::string why = std::strerror(errno);
    if (opened >= 0) close(opened);
    if (written) return {};
    return Error{ErrorCode::io, file.string() + ": cannot write: " + why};
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
