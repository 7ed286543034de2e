// The floor of the benchmark: the same two screens as plain pixels in memory shared with the X server, by
// nothing but Xlib. No program that draws its own pixels can start sooner or answer faster than about this.
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <sys/ipc.h>
#include <sys/shm.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace {

struct Area {
    int x, y, w, h;
    bool contains(int px, int py) const { return px >= x && py >= y && px < x + w && py < y + h; }
};

constexpr Area buttons[] = {
    {60, 400, 880, 260}, {980, 400, 880, 260}, {60, 700, 880, 260}, {980, 700, 880, 260}};
constexpr std::uint32_t paper = 0xF4F4F0, ink = 0x16233A, blue = 0x0A5CA0, dark = 0x06365F, green = 0x1B7F4D;

class Floor {
  public:
    Floor()
        : display_(XOpenDisplay(nullptr)),
          width_(DisplayWidth(display_, 0)),
          height_(DisplayHeight(display_, 0)),
          window_(XCreateSimpleWindow(display_, DefaultRootWindow(display_), 0, 0,
                                      static_cast<unsigned>(width_), static_cast<unsigned>(height_), 0, 0,
                                      0)),
          context_(XCreateGC(display_, window_, 0, nullptr)) {
        image_ = XShmCreateImage(display_, DefaultVisual(display_, 0), 24, ZPixmap, nullptr, &memory_,
                                 static_cast<unsigned>(width_), static_cast<unsigned>(height_));
        memory_.shmid = shmget(IPC_PRIVATE, static_cast<std::size_t>(width_ * height_) * 4, IPC_CREAT | 0600);
        image_->data = memory_.shmaddr = static_cast<char*>(shmat(memory_.shmid, nullptr, 0));
        XShmAttach(display_, &memory_);
        XSync(display_, False);
        shmctl(memory_.shmid, IPC_RMID, nullptr);  // gone with the last process that uses it
        XSelectInput(display_, window_, ExposureMask | ButtonPressMask | ButtonReleaseMask);
        XMapWindow(display_, window_);
    }

    void run() {
        for (XEvent event;;) {
            XNextEvent(display_, &event);
            if (event.type == Expose) draw_screen();
            if (event.type == ButtonPress) press(event.xbutton.x, event.xbutton.y);
            if (event.type == ButtonRelease) {
                on_attract_ = !on_attract_;
                draw_screen();
            }
        }
    }

  private:
    void press(int x, int y) {
        for (const Area& button : buttons) {
            if (!button.contains(x, y)) continue;
            draw_button(button, dark);
            show(button);
        }
    }

    void draw_screen() {
        const Area whole{0, 0, width_, height_};
        fill(whole, paper);
        if (on_attract_) {
            draw_text(60, 60, 30, 48);
            fill({60, 300, 1800, 36}, 0xD8DDE4);
            fill({60, 300, 666, 36}, green);
            for (const Area& button : buttons) draw_button(button, blue);
        } else {
            draw_text(60, 60, 26, 48);
            draw_code();
            draw_button(buttons[2], blue);
            draw_button(buttons[3], blue);
        }
        show(whole);
    }

    void draw_button(const Area& area, std::uint32_t colour) {
        fill(area, colour);
        draw_text(area.x + 340, area.y + 110, 7, 40, paper);
    }

    /// Blocks of the size of letters.
    void draw_text(int x, int y, int letters, int size, std::uint32_t colour = ink) {
        for (int i = 0; i < letters; ++i) fill({x + i * size * 2 / 3, y, size / 2, size}, colour);
    }

    void draw_code() {
        std::uint32_t bits = 12345;
        for (int i = 0; i < 33 * 33; ++i) {
            bits = bits * 1103515245 + 12345;
            if ((bits & 65536) != 0) fill({663 + i % 33 * 16, 150 + i / 33 * 16, 16, 16}, 0);
        }
    }

    void fill(const Area& area, std::uint32_t colour) {
        auto* pixels = reinterpret_cast<std::uint32_t*>(image_->data);
        for (int y = area.y; y < std::min(area.y + area.h, height_); ++y)
            std::fill_n(pixels + y * width_ + area.x, std::min(area.w, width_ - area.x), colour);
    }

    void show(const Area& area) {
        XShmPutImage(display_, window_, context_, image_, area.x, area.y, area.x, area.y,
                     static_cast<unsigned>(area.w), static_cast<unsigned>(area.h), False);
        XSync(display_, False);
    }

    Display* display_;
    int width_, height_;
    Window window_;
    GC context_;
    XShmSegmentInfo memory_{};
    XImage* image_ = nullptr;
    bool on_attract_ = true;
};

}  // namespace

int main() {
    Floor().run();
}
