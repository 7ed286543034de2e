#include "kiosk/app/worker.hpp"

#include <iterator>
#include <utility>

namespace kiosk::app {

Worker::Worker(DeskPorts ports, std::function<void()> answered)
    : ports_(std::move(ports)), answered_(std::move(answered)) {
    ports_.cancelled = [this] { return cancelled_.load(); };
    thread_ = std::thread([this] { run(); });
}

Worker::~Worker() {
    cancelled_ = true;
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void Worker::push(std::vector<Job> jobs) {
    if (jobs.empty()) return;
    {
        const std::lock_guard lock(mutex_);
        jobs_.insert(jobs_.end(), std::make_move_iterator(jobs.begin()), std::make_move_iterator(jobs.end()));
    }
    changed_.notify_all();
}

std::vector<JobAnswer> Worker::take_answers() {
    const std::lock_guard lock(mutex_);
    return std::exchange(answers_, {});
}

void Worker::wait_until_idle() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return jobs_.empty() && !working_; });
}

void Worker::keep(JobAnswer answer) {
    const std::lock_guard lock(mutex_);
    answers_.push_back(std::move(answer));
}

void Worker::run() {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
        if (jobs_.empty()) return;  // stopping, and nothing is left to write
        auto batch = std::exchange(jobs_, {});
        working_ = true;
        lock.unlock();
        for (auto& job : batch) {
            keep(do_job(std::move(job), ports_));
            answered_();
        }
        lock.lock();
        working_ = false;
        changed_.notify_all();
    }
}

}  // namespace kiosk::app
