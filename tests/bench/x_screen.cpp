#include "x_screen.hpp"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <X11/extensions/XTest.h>
#include <sys/ipc.h>
#include <sys/shm.h>

#include <algorithm>
#include <cstring>
#include <set>
#include <stdexcept>

namespace kiosk::bench {

struct XScreen::State {
    Display* display;
    XShmSegmentInfo memory;
};

XScreen::XScreen() : state_(new State{XOpenDisplay(nullptr), {}}) {
    if (!state_->display) throw std::runtime_error("no X server at DISPLAY");
    XShmSegmentInfo& memory = state_->memory;
    memory.shmid =
        shmget(IPC_PRIVATE, static_cast<std::size_t>(width()) * static_cast<std::size_t>(height()) * 4,
               IPC_CREAT | 0600);
    memory.shmaddr = static_cast<char*>(shmat(memory.shmid, nullptr, 0));
    memory.readOnly = False;
    XShmAttach(state_->display, &memory);
    XSync(state_->display, False);
    shmctl(memory.shmid, IPC_RMID, nullptr);  // gone with the last process that uses it
}

XScreen::~XScreen() {
    XCloseDisplay(state_->display);
    delete state_;
}

int XScreen::width() const {
    return DisplayWidth(state_->display, 0);
}
int XScreen::height() const {
    return DisplayHeight(state_->display, 0);
}

std::vector<std::uint32_t> XScreen::see(const Area& area) {
    Display* display = state_->display;
    XImage* image =
        XShmCreateImage(display, DefaultVisual(display, 0), static_cast<unsigned>(DefaultDepth(display, 0)),
                        ZPixmap, state_->memory.shmaddr, &state_->memory, static_cast<unsigned>(area.w),
                        static_cast<unsigned>(area.h));
    XShmGetImage(display, DefaultRootWindow(display), image, area.x, area.y, AllPlanes);
    std::vector<std::uint32_t> pixels(static_cast<std::size_t>(area.w) * static_cast<std::size_t>(area.h));
    std::memcpy(pixels.data(), state_->memory.shmaddr, pixels.size() * 4);
    image->data = nullptr;
    XDestroyImage(image);
    return pixels;
}

std::size_t XScreen::colours() {
    std::set<std::uint32_t> seen;
    for (const int eighth : {1, 4, 6}) {
        for (const std::uint32_t pixel : see({width() * eighth / 8, 0, 8, height()})) {
            if (!seen.contains(pixel & 0xFFFFFF)) seen.insert(pixel & 0xFFFFFF);
        }
    }
    return seen.size();
}

void XScreen::move(const Point& to) {
    XTestFakeMotionEvent(state_->display, 0, to.x, to.y, CurrentTime);
    XFlush(state_->display);
}

void XScreen::press() {
    XTestFakeButtonEvent(state_->display, 1, True, CurrentTime);
    XFlush(state_->display);
}

void XScreen::release() {
    XTestFakeButtonEvent(state_->display, 1, False, CurrentTime);
    XFlush(state_->display);
}

std::optional<Milliseconds> XScreen::until_changed(const Area& area,
                                                   const std::vector<std::uint32_t>& before) {
    const Clock::time_point start = Clock::now();
    while (Clock::now() - start < std::chrono::seconds(2)) {
        if (see(area) != before) return Clock::now() - start;
    }
    return {};
}

}  // namespace kiosk::bench
