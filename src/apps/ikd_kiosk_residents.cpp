#include "ikd_kiosk_residents.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <iostream>
#include <sstream>

#include "ikd_kiosk_residents_kiosk.hpp"
#include "ikd_kiosk_residents_walk.hpp"

namespace kiosk {
namespace {

using residents::say;
using std::chrono::seconds;

/// Residents by the hundred in an hour, also at night: the tests want them served.
Program as_tested(Program program) {
    constexpr int most = 1'000;
    program.config.outside_hours = config::OutsideHours::open;
    program.config.checks = {most, most};
    return program;
}

/// Everything that this process can write to goes to `file`, as a core dump would hold it.
Result<void> write_memory(const std::string& file) {
    std::ifstream maps("/proc/self/maps");
    const int out = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (out < 0) return Error{ErrorCode::io, file + ": cannot be made"};
    for (std::string line; std::getline(maps, line);) {
        std::uintptr_t begin = 0, end = 0;
        char rights[5] = {};
        if (std::sscanf(line.c_str(), "%lx-%lx %4s", &begin, &end, rights) != 3 || rights[1] != 'w') continue;
        // What cannot be read (guard pages, devices) is not in a core dump either.
        while (begin < end) {
            const auto written = ::write(out, reinterpret_cast<const void*>(begin), end - begin);
            if (written <= 0) break;
            begin += static_cast<std::uintptr_t>(written);
        }
    }
    close(out);
    return {};
}

/// Does the commands, one a line.
class Commands {
  public:
    Commands(const Program& program, const ResidentsSetup& setup)
        : program_(as_tested(program)), setup_(setup) {}

    /// The exit code when the program is to leave.
    std::optional<int> obey(const std::string& line) {
        std::istringstream words(line);
        std::string command;
        words >> command;
        if (command == "boot") return boot(words);
        if (!kiosk_) return wrong("\"boot\" first", line);
        if (command == "quit") return quit();
        if (!obey_running(command, words)) return wrong("a command of ikd_kiosk_residents.hpp", line);
        say("done " + kiosk_->screen());
        return std::nullopt;
    }

  private:
    static std::optional<int> wrong(const std::string& expected, const std::string& found) {
        std::cerr << "ikd-kiosk: residents: expected " << expected << ", found \"" << found << "\"\n";
        return exit_usage;
    }
    static int refused(const Error& error) {
        std::cerr << "ikd-kiosk: " << error.text << std::endl;
        return exit_code_for(error.code);
    }

    std::optional<int> boot(std::istream& words) {
        residents::Boot boot;
        long long wall = 0;
        std::string time_service;
        if (!(words >> boot.id >> wall)) return wrong("boot ID SECONDS [synchronised]", "too few words");
        words >> time_service;
        boot.wall = UtcTime{seconds{wall}};
        boot.synchronised = time_service == "synchronised";
        kiosk_.reset();
        waiting_.clear();
        auto opened = residents::Kiosk::open(program_, boot, setup_.seed);
        if (!opened) return refused(opened.error());
        kiosk_ = std::move(opened).value();
        say("ready " + kiosk_->screen());
        return std::nullopt;
    }

    bool obey_running(const std::string& command, std::istream& words) {
        long long number = 0;
        std::string file;
        if (command == "resident" && words >> number) return resident(static_cast<std::uint64_t>(number));
        if (command == "staff" && words >> number)
            return walk_staff(*kiosk_, setup_.seed, static_cast<std::uint64_t>(number)), true;
        if (command == "clock" && words >> number) return kiosk_->jump(seconds{number}), true;
        if (command == "pass" && words >> number) return kiosk_->pass(seconds{number}), true;
        if (command == "memory" && words >> file) return memory(file);
        return command == "count" && count();
    }

    bool resident(std::uint64_t number) {
        const auto every = static_cast<std::uint64_t>(setup_.draw_every);
        kiosk_->draw_with(every > 0 && number % every == 0 ? face() : nullptr);
        walk_resident(*kiosk_, setup_.seed, number, waiting_);
        return true;
    }

    bool memory(const std::string& file) {
        if (kiosk_->screen() != "attract") return false;
        if (const auto written = write_memory(file); !written) return refused(written.error()), false;
        return true;
    }

    bool count() {
        const auto count = kiosk_->backend().ledger().count();
        if (!count) return refused(count.error()), false;
        say("count " + std::to_string(count->confirmed) + " " + std::to_string(count->elsewhere) + " " +
            std::to_string(count->self_reported) + " " + std::to_string(count->repeated) + " " +
            std::to_string(count->undone));
        return true;
    }

    int quit() {
        const auto stopped = kiosk_->backend().stop(kiosk_->now());
        return stopped ? static_cast<int>(exit_ok) : refused(stopped.error());
    }

    Face* face() {
        if (face_) return &*face_;
        auto made = Face::create(face_setup(program_, program_.size));
        if (!made || !made->bake_rest()) return nullptr;
        return &face_.emplace(std::move(made).value());
    }

    Program program_;
    ResidentsSetup setup_;
    std::optional<Face> face_;
    std::unique_ptr<residents::Kiosk> kiosk_;
    std::vector<residents::HeldTicket> waiting_;
};

}  // namespace

int run_residents(const Program& program, const ResidentsSetup& setup) {
    Commands commands(program, setup);
    for (std::string line; std::getline(std::cin, line);) {
        if (const auto code = commands.obey(line)) return *code;
    }
    return exit_ok;
}

}  // namespace kiosk
