#pragma once

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/support.hpp"

namespace kiosk::test {

struct Finished {
    int exit_code = -1;  ///< 128 + signal when the program was killed
    std::string out;
    std::string err;
};

/// Runs build/<preset>/NAME with the arguments and the text as standard input, and waits for its end. Files
/// stand in for pipes, so that no amount of text can block; `into` takes the standard output instead.
inline Finished run_program(const std::string& name, std::vector<std::string> arguments,
                            const std::string& input = {}, const std::string& into = {}) {
    const TemporaryDirectory directory;
    const std::string in = directory.path() / "in", err = directory.path() / "err";
    const std::string out = into.empty() ? (directory.path() / "out").string() : into;
    write_file(in, input);

    const std::string program = std::filesystem::path(KIOSK_BINARY_DIR) / name;
    arguments.insert(arguments.begin(), program);
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);

    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, in.c_str(), O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, out.c_str(), O_WRONLY | O_CREAT, 0600);
    posix_spawn_file_actions_addopen(&files, 2, err.c_str(), O_WRONLY | O_CREAT, 0600);
    pid_t child = 0;
    const int failure = posix_spawn(&child, program.c_str(), &files, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    if (failure != 0) throw std::runtime_error("cannot run " + program);

    int status = 0;
    if (waitpid(child, &status, 0) != child) throw std::runtime_error("lost " + program);
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return {code, into.empty() ? read_file(out) : "", read_file(err)};
}

}  // namespace kiosk::test
