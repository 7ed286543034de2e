#include "kiosk_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <stdexcept>

namespace kiosk::faults {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr milliseconds patience{120'000};  ///< longest silence of a program that still works

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (auto& text : texts) result.push_back(text.data());
    result.push_back(nullptr);
    return result;
}

std::vector<std::string> environment_with(const KioskProcess::Setup& setup) {
    std::vector<std::string> all;
    for (char** variable = environ; *variable; ++variable) all.emplace_back(*variable);
    if (setup.fault.kind.empty()) return all;
    all.push_back("LD_PRELOAD=" +
                  (std::filesystem::path(KIOSK_BINARY_DIR) / "tests/faults/libdisk_faults.so").string());
    all.push_back("KIOSK_DISK_DIRECTORY=" + setup.state.string());
    all.push_back("KIOSK_DISK_FAULT=" + setup.fault.kind);
    all.push_back("KIOSK_DISK_POINT=" + std::to_string(setup.fault.point));
    all.push_back("KIOSK_DISK_SEED=" + std::to_string(setup.fault.seed));
    if (!setup.fault.lasts_while.empty())
        all.push_back("KIOSK_DISK_WHILE=" + setup.fault.lasts_while.string());
    return all;
}

struct Files {
    Files() { posix_spawn_file_actions_init(&actions); }
    Files(const Files&) = delete;
    Files& operator=(const Files&) = delete;
    ~Files() { posix_spawn_file_actions_destroy(&actions); }
    void append(int file, const std::filesystem::path& path) {
        posix_spawn_file_actions_addopen(&actions, file, path.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    }
    posix_spawn_file_actions_t actions;
};

pid_t spawn(std::vector<std::string> arguments, std::vector<std::string> environment, const Files& files) {
    pid_t child = -1;
    auto argv = pointers(arguments), envp = pointers(environment);
    if (posix_spawn(&child, argv[0], &files.actions, nullptr, argv.data(), envp.data()) != 0)
        throw std::runtime_error("cannot run " + arguments.front());
    return child;
}

int end_of(pid_t child) {
    int status = 0;
    if (waitpid(child, &status, 0) != child) throw std::runtime_error("lost a program");
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

std::filesystem::path built(const std::string& program) {
    return std::filesystem::path(KIOSK_BINARY_DIR) / program;
}

KioskProcess::KioskProcess(const Setup& setup) {
    std::signal(SIGPIPE, SIG_IGN);  // a program that was killed reads no more
    int in[2], out[2];
    if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0) throw std::runtime_error("no pipes");
    Files files;
    posix_spawn_file_actions_adddup2(&files.actions, in[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files.actions, out[1], STDOUT_FILENO);
    files.append(STDERR_FILENO, setup.log);
    child_ = spawn({built("ikd-kiosk"), "--residents", "--config",
                    KIOSK_SOURCE_DIR "/kiosk-config/kiosk.toml", "--state", setup.state, "--seed",
                    std::to_string(setup.seed), "--draw", std::to_string(setup.draw_every)},
                   environment_with(setup), files);
    close(in[0]);
    close(out[1]);
    to_ = in[1];
    from_ = out[0];
}

KioskProcess::~KioskProcess() {
    kill();
    if (child_ > 0) end_of(child_);
    close(to_);
    close(from_);
}

std::optional<std::string> KioskProcess::command(const std::string& line, const OnLine& heard) {
    const std::string whole = line + "\n";
    (void)!write(to_, whole.data(), whole.size());
    while (const auto said = read_line()) {
        for (const std::string end : {"done ", "ready "}) {
            if (said->starts_with(end)) return said->substr(end.size());
        }
        heard(*said);
    }
    return std::nullopt;
}

std::optional<std::string> KioskProcess::read_line() {
    auto end = unread_.find('\n');
    while (end == std::string::npos) {
        if (!read_more()) return std::nullopt;
        end = unread_.find('\n');
    }
    auto line = unread_.substr(0, end);
    unread_.erase(0, end + 1);
    return line;
}

bool KioskProcess::read_more() {
    auto wait = patience;
    if (kill_at_) wait = std::max(milliseconds{0}, std::chrono::ceil<milliseconds>(*kill_at_ - Clock::now()));
    pollfd waiting{from_, POLLIN, 0};
    if (poll(&waiting, 1, static_cast<int>(wait.count())) == 0) {
        if (!kill_at_) throw std::runtime_error("the program hangs");
        kill();
    }
    char bytes[4096];
    const auto size = read(from_, bytes, sizeof bytes);
    if (size > 0) unread_.append(bytes, static_cast<std::size_t>(size));
    return size > 0;
}

void KioskProcess::kill_after(milliseconds time) {
    kill_at_ = Clock::now() + time;
}

void KioskProcess::kill() {
    kill_at_.reset();
    if (child_ > 0) ::kill(child_, SIGKILL);
}

int KioskProcess::wait() {
    const int code = end_of(child_);
    child_ = -1;
    return code;
}

long KioskProcess::resident_memory() const {
    std::ifstream status("/proc/" + std::to_string(child_) + "/status");
    const std::string name = "VmRSS:";
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(name)) return std::stol(line.substr(name.size()));
    }
    return 0;
}

int run_to_end(const std::vector<std::string>& arguments, const std::filesystem::path& log) {
    Files files;
    files.append(STDOUT_FILENO, log);
    posix_spawn_file_actions_adddup2(&files.actions, STDOUT_FILENO, STDERR_FILENO);
    std::vector<std::string> environment;
    for (char** variable = environ; *variable; ++variable) environment.emplace_back(*variable);
    return end_of(spawn(arguments, environment, files));
}

}  // namespace kiosk::faults
