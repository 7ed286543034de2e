#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace kiosk::test {

/// An Xvfb of its own on a free display; sets DISPLAY. It ends with this object, and with this process.
class XServer {
  public:
    static constexpr int width = 1280;
    static constexpr int height = 800;

    XServer();
    XServer(const XServer&) = delete;
    XServer& operator=(const XServer&) = delete;
    ~XServer();

    /// What is on the screen now, rows of `width` pixels, 0x00RRGGBB.
    std::vector<std::uint32_t> screen() const;
    /// Presses and releases a key of its keyboard, by its X name: "Tab".
    void press(const char* key) const;

  private:
    pid_t process_ = 0;
    void* connection_ = nullptr;
};

}  // namespace kiosk::test
