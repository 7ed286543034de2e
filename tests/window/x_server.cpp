#include "x_server.hpp"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <stdexcept>

/// Read by the leak sanitizer: SDL never closes the D-Bus library, which it asks about screen savers.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libdbus-1";
}

namespace kiosk::test {
namespace {

constexpr int display_fd = 3;

pid_t spawn(int number_pipe) {
    // -terminate: gone when the last client is, so that a crashed test leaves no server behind
    std::array<std::string, 8> words = {"Xvfb", "-displayfd",  "3",          "-screen",
                                        "0",    "1280x800x24", "-terminate", "-nolisten"};
    std::string tcp = "tcp";
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(tcp.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, number_pipe, display_fd);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t process = 0;
    const int failure = posix_spawnp(&process, "Xvfb", &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failure != 0) throw std::runtime_error("Xvfb does not start; install xvfb");
    return process;
}

/// The server writes the number of its display when it is ready for clients.
std::string read_line(int file) {
    std::string line;
    for (char c = 0; read(file, &c, 1) == 1 && c != '\n';) line += c;
    return line;
}

}  // namespace

XServer::XServer() {
    std::array<int, 2> pipe_ends{};
    if (pipe2(pipe_ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    process_ = spawn(pipe_ends[1]);
    close(pipe_ends[1]);
    const std::string display = ":" + read_line(pipe_ends[0]);
    close(pipe_ends[0]);
    setenv("DISPLAY", display.c_str(), 1);
    setenv("SDL_VIDEODRIVER", "x11", 1);
    connection_ = XOpenDisplay(display.c_str());
    if (!connection_) throw std::runtime_error("Xvfb does not answer on display " + display);
}

XServer::~XServer() {
    XCloseDisplay(static_cast<Display*>(connection_));
    kill(process_, SIGTERM);
    waitpid(process_, nullptr, 0);
}

std::vector<std::uint32_t> XServer::screen() const {
    auto* display = static_cast<Display*>(connection_);
    XImage* image = XGetImage(display, DefaultRootWindow(display), 0, 0, width, height, AllPlanes, ZPixmap);
    if (!image) throw std::runtime_error("the screen cannot be read");
    std::vector<std::uint32_t> pixels;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            pixels.push_back(static_cast<std::uint32_t>(XGetPixel(image, x, y)) & 0xFFFFFFU);
    }
    XDestroyImage(image);
    return pixels;
}

void XServer::press(const char* key) const {
    auto* display = static_cast<Display*>(connection_);
    const KeyCode code = XKeysymToKeycode(display, XStringToKeysym(key));
    XTestFakeKeyEvent(display, code, True, CurrentTime);
    XTestFakeKeyEvent(display, code, False, CurrentTime);
    XFlush(display);
}

}  // namespace kiosk::test
