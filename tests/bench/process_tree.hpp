#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace kiosk::bench {

/// A program with all its children, in a session of its own; ended with this object.
class ProcessTree {
  public:
    explicit ProcessTree(const std::vector<std::string>& command);
    ProcessTree(const ProcessTree&) = delete;
    ProcessTree& operator=(const ProcessTree&) = delete;
    ~ProcessTree();

    bool is_running() const;
    double cpu_milliseconds() const;  ///< of the living threads, from schedstat
    double pss_megabytes() const;     ///< proportional share of shared pages

  private:
    std::vector<pid_t> members() const;
    pid_t root_ = 0;
};

}  // namespace kiosk::bench
