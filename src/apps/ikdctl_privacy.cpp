#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "ikdctl.hpp"
#include "ikdctl_privacy_search.hpp"
#include "installation.hpp"

namespace kiosk::ikdctl {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_listed = 200;
constexpr std::size_t most_niks = 20'000;  ///< about 200 MB of forms

struct SoughtNiks {
    std::vector<SoughtNik> niks;
    SoughtNiks() = default;
    SoughtNiks(SoughtNiks&&) = default;
    SoughtNiks& operator=(SoughtNiks&&) = default;
    ~SoughtNiks() {
        for (auto& nik : niks) explicit_bzero(nik.digits.data(), nik.digits.size());
    }
};

std::string without_blanks_around(std::string line) {
    constexpr const char* blanks = " \t\r";
    line.erase(line.find_last_not_of(blanks) + 1);
    line.erase(0, line.find_first_not_of(blanks));
    return line;
}

Result<SoughtNiks> read_niks(const fs::path& file) {
    std::ifstream in(file);
    if (!in || !fs::is_regular_file(file)) return Error{ErrorCode::io, file.string() + ": cannot read"};
    SoughtNiks sought;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        line = without_blanks_around(std::move(line));
        if (line.size() != 16 || line.find_first_not_of("0123456789") != std::string::npos) {
            return Error{ErrorCode::bad_input, file.string() + ":" + std::to_string(number) +
                                                   ": not 16 digits; the file has one NIK a line"};
        }
        if (sought.niks.size() == most_niks) {
            return Error{ErrorCode::bad_input, file.string() + ": more than " + std::to_string(most_niks) +
                                                   " lines; search for fewer NIKs at a time"};
        }
        sought.niks.push_back({line, number});
    }
    if (sought.niks.empty()) {
        return Error{ErrorCode::bad_input, file.string() + ": is empty; the file has one NIK a line"};
    }
    return sought;
}

/// A name with a NIK in it must not be printed.
std::string without_digits(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return c >= '0' && c <= '9'; }, '#');
    return text;
}

/// Walks through files and prints what it finds.
class PrivacyCheck {
  public:
    PrivacyCheck(const NikSearch& search, fs::path nik_file)
        : search_(search), nik_file_(std::move(nik_file)) {}

    void look_at(const fs::path& path) {
        std::error_code problem;
        const auto status = fs::status(path, problem);
        if (!fs::exists(status)) return unreadable(path.string() + ": not there");
        if (fs::is_regular_file(status)) return look_into_file(path);
        if (fs::is_directory(status)) return look_into_directory(path);
        unreadable(path.string() + ": neither a file nor a directory");
    }

    int finish(std::size_t niks) const {
        if (found_ > most_listed) std::cout << "... and " << found_ - most_listed << " more\n";
        std::cout << files_ << " files, " << bytes_ << " bytes, " << niks << " NIKs x " << search_.forms()
                  << " forms: ";
        found_ == 0 ? std::cout << "none found" : std::cout << found_ << " found";
        if (unreadable_ > 0) std::cout << "; " << unreadable_ << " not searched";
        std::cout << "\nDelete " << nik_file_.string() << " when you are done: it holds NIKs.\n";
        if (found_ > 0) return exit_findings;
        return unreadable_ > 0 ? exit_failed : exit_ok;
    }

  private:
    void unreadable(const std::string& text) {
        ++unreadable_;
        std::cerr << text << '\n';
    }

    void look_into_directory(const fs::path& directory) {
        std::error_code problem;
        std::vector<fs::path> inside;
        for (auto entry = fs::directory_iterator(directory, problem);
             !problem && entry != fs::directory_iterator(); entry.increment(problem)) {
            inside.push_back(entry->path());
        }
        if (problem) return unreadable(directory.string() + ": " + problem.message());
        std::ranges::sort(inside);
        for (const fs::path& path : inside) {
            look_at_name(path);
            const auto type = fs::symlink_status(path, problem).type();
            if (type == fs::file_type::directory) look_into_directory(path);
            if (type == fs::file_type::regular) look_into_file(path);
        }
    }

    void look_at_name(const fs::path& path) {
        for (const auto& finding : search_.in_bytes(path.filename().string())) {
            report(without_digits(path.string()) + ": in its name", finding);
        }
    }

    void look_into_file(const fs::path& file) {
        std::error_code ignored;
        if (fs::equivalent(file, nik_file_, ignored)) {
            std::cout << file.string() << ": left out, it is the list of NIKs itself\n";
            return;
        }
        const auto result = search_.in_file(file);
        if (!result) return unreadable(result.error().text);
        ++files_;
        bytes_ += result->bytes;
        const bool nik_in_name = !search_.in_bytes(file.filename().string()).empty();
        const std::string shown = nik_in_name ? without_digits(file.string()) : file.string();
        for (const auto& finding : result->findings) {
            report(shown + ": offset " + std::to_string(finding.offset), finding);
        }
        if (result->cut_short) std::cout << shown << ": the rest was not searched, there is too much\n";
    }

    void report(const std::string& where, const PrivacyFinding& finding) {
        if (++found_ > most_listed) return;
        std::cout << where << ": " << finding.form << ", NIK of line " << finding.line << '\n';
    }

    const NikSearch& search_;
    fs::path nik_file_;
    std::size_t files_ = 0;
    std::uint64_t bytes_ = 0;
    std::size_t found_ = 0;
    std::size_t unreadable_ = 0;
};

struct Arguments {
    fs::path state = find_installation().state;
    fs::path nik_file;
    std::vector<fs::path> also;
};

int check(const Arguments& arguments) {
    const auto sought = read_niks(arguments.nik_file);
    if (!sought) {
        std::cerr << sought.error().text << '\n';
        return exit_failed;
    }
    const NikSearch search(sought->niks);
    PrivacyCheck check(search, arguments.nik_file);
    check.look_at(arguments.state);
    for (const fs::path& path : arguments.also) check.look_at(path);
    return check.finish(sought->niks.size());
}

}  // namespace

void add_privacy_commands(CLI::App& app, int& exit_code) {
    CLI::App* const privacy = app.add_subcommand("privacy", "Prove what the kiosk does not keep");
    privacy->require_subcommand(1);
    const auto arguments = std::make_shared<Arguments>();
    CLI::App* const command = privacy->add_subcommand(
        "check", "Search every file of the state directory for NIKs that were typed at this kiosk");
    command->add_option("--state", arguments->state, "State directory of the kiosk")->capture_default_str();
    command->add_option("--nik-file", arguments->nik_file, "The NIKs, one a line")->required();
    command
        ->add_option("--also", arguments->also, "Further files and directories: logs, exports, a core image")
        ->type_name("PATH");
    command->footer(
        "Reads bytes as they are, so also free pages and the write-ahead log of the database. Forms: plain,\n"
        "12 of its digits in a row, reversed, grouped, base64, hex, BCD, binary numbers, UTF-16, UTF-32, "
        "and\n"
        "MD5, SHA-1, SHA-256, SHA-512 without a key. Links are not followed; what is compressed or "
        "encrypted\n"
        "is not seen. Prints file, offset, form and the line in the list, never a NIK. Changes nothing.\n"
        "Exit codes: 0 none found, 1 found, 3 something could not be searched.");
    command->callback([arguments, &exit_code] { exit_code = check(*arguments); });
}

}  // namespace kiosk::ikdctl
