#include "ikd_kiosk_residents_kiosk.hpp"

#include <unistd.h>

#include <utility>

#include "ikd_kiosk_residents_people.hpp"
#include "kiosk/crypto/pin.hpp"

namespace kiosk::residents {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds between_touches{1'000};
constexpr milliseconds between_keys{300};

class FixedTimeService final : public domain::TimeService {
  public:
    explicit FixedTimeService(bool synchronised) : synchronised_(synchronised) {}
    bool synchronised() const override { return synchronised_; }

  private:
    bool synchronised_;
};

Result<storage::Officer> enrol(Backend& backend, storage::Officers& officers, std::uint64_t seed) {
    const auto& box = backend.secret_box();
    const auto hash = crypto::hash_pin(officer_pin(seed));
    if (!hash) return hash.error();
    return officers.add(std::string(officer_name), domain::StaffRole::officer, box.seal(officer_secret(seed)),
                        box.seal(*hash));
}

/// The tests' officer. A ledger with events but without that officer belongs to somebody else.
Result<storage::Officer> officer_of_tests(Backend& backend, std::uint64_t seed) {
    storage::Officers officers(backend.store());
    const auto active = officers.active();
    if (!active) return active.error();
    for (const auto& officer : *active) {
        if (officer.name == officer_name) return officer;
    }
    const auto rows = storage::last_sequence(backend.store());
    if (!rows) return rows.error();
    if (*rows > 0) {
        return Error{ErrorCode::denied, backend.ledger_file().string() +
                                            ": holds events of a real kiosk; --residents wants a state "
                                            "directory of its own"};
    }
    return enrol(backend, officers, seed);
}

}  // namespace

void say(const std::string& line) {
    const std::string whole = line + "\n";
    if (write(STDOUT_FILENO, whole.data(), whole.size()) != static_cast<ssize_t>(whole.size())) _exit(1);
}

Result<std::unique_ptr<Kiosk>> Kiosk::open(const Program& program, const Boot& boot, std::uint64_t seed) {
    SimulatedClock clock(boot.wall);
    auto backend =
        Backend::open({program.state, program.config, program.district.code, program.district.utc_offset,
                       clock.now(), boot.id, std::make_unique<FixedTimeService>(boot.synchronised)});
    if (!backend) return backend.error();
    if (const auto& report = (*backend)->report(); report.set_aside)
        say("set_aside " + report.set_aside->string());
    const auto officer = officer_of_tests(**backend, seed);
    if (!officer) return officer.error();
    return std::unique_ptr<Kiosk>(new Kiosk(program, clock, std::move(backend).value(), officer->number));
}

Kiosk::Kiosk(const Program& program, SimulatedClock clock, std::unique_ptr<Backend> backend,
             int officer_number)
    : clock_(std::move(clock)),
      backend_(std::move(backend)),
      app_(app_setup(program), clock_.now()),
      officer_number_(officer_number) {
    backend_->start([] {});
    settle();
}

void Kiosk::act(const app::Intent& intent) {
    after(between_touches);
    app_.handle(intent, clock_.now());
    settle();
}

void Kiosk::type(char character) {
    after(between_keys);
    app_.handle(app::intent::Type{character}, clock_.now());
    settle();
}

void Kiosk::pass(milliseconds time) {
    after(time);
    settle();
}

void Kiosk::jump(milliseconds by) {
    clock_.jump(by);
    app_.tick(clock_.now());
    settle();
}

bool Kiosk::out_of_service() const {
    const auto frame = app_.frame();
    return std::holds_alternative<app::OutOfServiceView>(frame.view);
}

void Kiosk::after(milliseconds time) {
    clock_.advance(time);
    app_.tick(clock_.now());
}

void Kiosk::settle() {
    do_jobs();
    // Answers about a NIK are held back for a moment, the same for all.
    while (app_.frame().busy) {
        clock_.advance(*app_.next_deadline() - clock_.now().mono);
        app_.tick(clock_.now());
        do_jobs();
    }
    if (face_) face_->draw(app_.frame());
}

void Kiosk::do_jobs() {
    for (auto jobs = app_.take_jobs(); !jobs.empty(); jobs = app_.take_jobs()) {
        backend_->worker().push(std::move(jobs));
        backend_->worker().wait_until_idle();
        for (const auto& answer : backend_->worker().take_answers()) app_.answer(answer, clock_.now());
    }
}

}  // namespace kiosk::residents
