#include "service_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <system_error>
#include <vector>

namespace kiosk::speech {
namespace {

constexpr int polite_ms = 300;  ///< to end by itself; without a sound card it never does
constexpr int exec_failed = 127;

/// In the child, where only calls are allowed that are safe in a signal handler. Its modules inherit the
/// process group. What it prints goes nowhere: it prints thousands of lines.
[[noreturn]] void become_service(char* const* arguments) {
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    const int nowhere = open("/dev/null", O_RDWR);
    for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nowhere, standard);
    execvp(arguments[0], arguments);
    _exit(exec_failed);
}

}  // namespace

Result<std::unique_ptr<ServiceProcess>> ServiceProcess::start(const std::string& program,
                                                              const std::filesystem::path& socket,
                                                              const std::filesystem::path& config) {
    std::error_code problem;
    std::filesystem::create_directories(socket.parent_path(), problem);
    if (problem) return Error{ErrorCode::io, socket.parent_path().string() + ": " + problem.message()};
    std::filesystem::remove(socket, problem);
    const std::string pid_file = socket.string() + ".pid";
    std::vector<std::string> words = {program,
                                      "--run-single",
                                      "--timeout",
                                      "0",
                                      "--log-dir",
                                      "stdout",
                                      "--pid-file",
                                      pid_file,
                                      "--socket-path",
                                      socket.string(),
                                      "--communication-method",
                                      "unix_socket"};
    if (!config.empty()) words.insert(words.end(), {"--config-dir", config.string()});
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);

    const pid_t process = fork();
    if (process == 0) become_service(arguments.data());
    if (process < 0) return Error{ErrorCode::unavailable, "no process for " + program};
    setpgid(process, process);  // whoever is first
    return std::unique_ptr<ServiceProcess>(new ServiceProcess(process));
}

/// Left unreaped, so that the kernel gives its number to nobody else before the end of this object.
bool ServiceProcess::has_ended() const {
    siginfo_t info{};
    const auto process = static_cast<id_t>(process_);
    return waitid(P_PID, process, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == process_;
}

ServiceProcess::~ServiceProcess() {
    kill(-process_, SIGTERM);
    constexpr int step_ms = 10;
    for (int waited = 0; waited < polite_ms && !has_ended(); waited += step_ms) poll(nullptr, 0, step_ms);
    kill(-process_, SIGKILL);  // also what is left of its modules
    waitpid(process_, nullptr, 0);
}

}  // namespace kiosk::speech
