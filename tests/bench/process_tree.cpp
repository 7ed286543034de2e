#include "process_tree.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <stdexcept>
#include <system_error>

namespace kiosk::bench {
namespace {

namespace fs = std::filesystem;

struct Process {
    pid_t id, parent, session;
};

/// From /proc/<id>/stat, whose second field is a name that may hold anything, in brackets.
Process read_process(const fs::path& directory) {
    std::ifstream file(directory / "stat");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto bracket = text.rfind(')');
    if (bracket == std::string::npos) return {};
    std::istringstream fields(text.substr(bracket + 1));
    char state = 0;
    pid_t parent = 0;
    pid_t group = 0;
    pid_t session = 0;
    fields >> state >> parent >> group >> session;
    return {std::stoi(directory.filename()), parent, session};
}

std::vector<Process> all_processes() {
    std::vector<Process> all;
    for (const auto& entry : fs::directory_iterator("/proc")) {
        const std::string name = entry.path().filename();
        if (name.find_first_not_of("0123456789") == std::string::npos)
            all.push_back(read_process(entry.path()));
    }
    return all;
}

fs::path proc(pid_t process) {
    return fs::path("/proc") / std::to_string(process);
}

}  // namespace

ProcessTree::ProcessTree(const std::vector<std::string>& command) {
    std::vector<std::string> words = command;
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    const int failure = posix_spawnp(&root_, arguments[0], &actions, &attributes, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (failure != 0) throw std::runtime_error(command.front() + " does not start");
}

ProcessTree::~ProcessTree() {
    const std::vector<pid_t> all = members();
    kill(root_, SIGTERM);
    for (int tenths = 0; tenths < 50 && waitpid(root_, nullptr, WNOHANG) == 0; ++tenths) usleep(100'000);
    for (const pid_t process : all) {
        if (getsid(process) == root_) kill(process, SIGKILL);
    }
    waitpid(root_, nullptr, 0);
}

bool ProcessTree::is_running() const {
    return kill(root_, 0) == 0 && read_process(proc(root_)).id != 0;
}

std::vector<pid_t> ProcessTree::members() const {
    std::set<pid_t> tree{root_};
    const std::vector<Process> all = all_processes();
    for (std::size_t before = 0; before != tree.size();) {
        before = tree.size();
        for (const Process& process : all) {
            if (process.session == root_ || tree.contains(process.parent)) tree.insert(process.id);
        }
    }
    return {tree.begin(), tree.end()};
}

double ProcessTree::cpu_milliseconds() const {
    double nanoseconds = 0;
    for (const pid_t process : members()) {
        std::error_code gone;
        for (const auto& task : fs::directory_iterator(proc(process) / "task", gone)) {
            double on_cpu = 0;
            std::ifstream(task.path() / "schedstat") >> on_cpu;
            nanoseconds += on_cpu;
        }
    }
    return nanoseconds / 1e6;
}

double ProcessTree::pss_megabytes() const {
    double kilobytes = 0;
    for (const pid_t process : members()) {
        std::ifstream file(proc(process) / "smaps_rollup");
        for (std::string word; file >> word;) {
            double value = 0;
            if (word == "Pss:" && file >> value) kilobytes += value;
        }
    }
    return kilobytes / 1024;
}

}  // namespace kiosk::bench
