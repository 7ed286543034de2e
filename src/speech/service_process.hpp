#pragma once

#include <sys/types.h>

#include <filesystem>
#include <memory>
#include <string>

#include "kiosk/core/result.hpp"

namespace kiosk::speech {

/// speech-dispatcher as a child of the kiosk, with a socket of its own. Ended with this object together with
/// its modules, by force if it hangs; by the kernel if the kiosk is killed.
class ServiceProcess {
  public:
    /// Does not wait until the service listens. `config`: directory of speechd.conf; empty: Debian's own.
    /// To be called on a thread that lives as long as the object.
    static Result<std::unique_ptr<ServiceProcess>> start(const std::string& program,
                                                         const std::filesystem::path& socket,
                                                         const std::filesystem::path& config);
    ~ServiceProcess();
    ServiceProcess(const ServiceProcess&) = delete;
    ServiceProcess& operator=(const ServiceProcess&) = delete;

    /// It is over, by itself.
    bool has_ended() const;

  private:
    explicit ServiceProcess(pid_t process) : process_(process) {}
    pid_t process_;  ///< also of its process group
};

}  // namespace kiosk::speech
