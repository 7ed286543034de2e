#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "kiosk/app/jobs.hpp"

namespace kiosk::app {

/// The thread that does jobs, one after another in the order given. `answered` runs on that thread after each
/// job, without a lock: it may call `push` and `take_answers`, as any thread may, but must not wait for the
/// worker. The next job waits for it.
/// Destruction finishes the jobs that were pushed: what was accepted is written. Only sources of NIK status
/// that wait give up: nobody reads their answer.
class Worker {
  public:
    Worker(DeskPorts ports, std::function<void()> answered);
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    void push(std::vector<Job> jobs);
    std::vector<JobAnswer> take_answers();
    /// Blocks until every pushed job is answered: for the tour and for leaving.
    void wait_until_idle();

  private:
    void run();
    void keep(JobAnswer answer);

    DeskPorts ports_;
    std::function<void()> answered_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Job> jobs_;
    std::vector<JobAnswer> answers_;
    bool working_ = false;
    bool stopping_ = false;
    std::atomic<bool> cancelled_ = false;
    std::thread thread_;
};

}  // namespace kiosk::app
