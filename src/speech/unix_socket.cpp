#include "unix_socket.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <string>

namespace kiosk::speech {

Descriptor::~Descriptor() {
    if (number_ >= 0) close(number_);
}

Descriptor connect_to(const std::filesystem::path& socket) {
    const std::string path = socket.string();
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.empty() || path.size() >= sizeof address.sun_path) return Descriptor();
    path.copy(address.sun_path, path.size());
    Descriptor connection(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const auto* generic = reinterpret_cast<const sockaddr*>(&address);
    const bool connected = connection && connect(connection.number(), generic, sizeof address) == 0;
    return connected ? std::move(connection) : Descriptor();
}

}  // namespace kiosk::speech
