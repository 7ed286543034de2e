#include "service_process.hpp"

#include <fcntl.h>
#include <libspeechd.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string>
#include <vector>

namespace kiosk::speech {
namespace {

/// How the service runs: without this thread's blocked signals, and without writing into the kiosk's log.
class SpawnRules {
  public:
    SpawnRules() {
        posix_spawn_file_actions_init(&files);
        posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        sigset_t none;
        sigemptyset(&none);
        posix_spawnattr_init(&attributes);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    }
    ~SpawnRules() {
        posix_spawn_file_actions_destroy(&files);
        posix_spawnattr_destroy(&attributes);
    }
    SpawnRules(const SpawnRules&) = delete;
    SpawnRules& operator=(const SpawnRules&) = delete;

    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
};

bool ended_well(pid_t process) {
    int status = 0;
    while (waitpid(process, &status, 0) < 0) {
        if (errno != EINTR) return false;
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

std::filesystem::path default_socket() {
    char* error = nullptr;
    SPDConnectionAddress* address = spd_get_default_address(&error);
    std::free(error);
    if (!address) return {};
    std::filesystem::path socket;
    if (address->method == SPD_METHOD_UNIX_SOCKET) socket = address->unix_socket_name;
    SPDConnectionAddress__free(address);
    return socket;
}

bool is_listening(const std::filesystem::path& socket) {
    const std::string path = socket.string();
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) return false;
    path.copy(address.sun_path, path.size());
    const int probe = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (probe < 0) return false;
    const auto* generic = reinterpret_cast<const sockaddr*>(&address);
    const bool listening = connect(probe, generic, sizeof address) == 0;
    close(probe);
    return listening;
}

bool start_service(const std::filesystem::path& socket, const std::filesystem::path& config) {
    const char* chosen = std::getenv("SPEECHD_CMD");
    std::vector<std::string> words = {chosen ? chosen : "speech-dispatcher",
                                      "--spawn",
                                      "--communication-method",
                                      "unix_socket",
                                      "--socket-path",
                                      socket.string()};
    if (!config.empty()) words.insert(words.end(), {"--config-dir", config.string()});
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    SpawnRules rules;
    pid_t process = 0;
    const int problem =
        posix_spawnp(&process, arguments[0], &rules.files, &rules.attributes, arguments.data(), environ);
    return problem == 0 && ended_well(process);
}

}  // namespace kiosk::speech
