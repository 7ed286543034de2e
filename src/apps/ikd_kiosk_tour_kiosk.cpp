#include "ikd_kiosk_tour_kiosk.hpp"

#include <unistd.h>

#include <iostream>
#include <utility>

#include "kiosk/crypto/hash.hpp"
#include "kiosk/platform/image_files.hpp"

namespace kiosk {
namespace {

/// On a terminal the line is written over by the next; elsewhere (a log) each stands for itself.
void progress(const std::string& text) {
    static const bool terminal = isatty(STDOUT_FILENO) != 0;
    constexpr std::size_t width = 72;
    const std::string padding(terminal && text.size() < width ? width - text.size() : 0, ' ');
    std::cout << (terminal ? "\r" : "") << text << padding << (terminal ? "" : "\n") << std::flush;
}

}  // namespace

Result<std::unique_ptr<TourKiosk>> TourKiosk::open(const Program& program,
                                                   const std::filesystem::path& directory, UtcTime start) {
    auto backend = Backend::open(program.state, program.config);
    if (!backend) return backend.error();
    auto face = Face::create({program.size.width, program.size.height, program.config.diagonal_inch,
                              program.assets, place_name(program), program.config.languages});
    if (!face) return face.error();
    if (const auto baked = face->bake_rest(); !baked) return baked.error();
    return std::unique_ptr<TourKiosk>(
        new TourKiosk(program, directory, start, std::move(backend).value(), std::move(face).value()));
}

TourKiosk::TourKiosk(const Program& program, const std::filesystem::path& directory, UtcTime start,
                     std::unique_ptr<Backend> backend, Face face)
    : directory_(directory),
      clock_(start),
      backend_(std::move(backend)),
      face_(std::move(face)),
      app_({program.config, program.district, crypto::random_uuid7}, clock_.now()),
      targets_(directory / "targets.tsv") {
    backend_->start([] {});
    settle();
}

void TourKiosk::touch(const std::string& id) {
    pass(std::chrono::seconds{1});
    if (failure_) return;
    const auto tap = face_.tap_on(id);
    if (tap.empty()) return fail("no target " + id + " on screen " + app::screen_name(app_.frame()));
    for (const auto& event : tap) {
        face_.touch(app_, event, clock_.now());
        settle();
    }
}

void TourKiosk::go(const std::string& id, const std::string& expected_screen) {
    touch(id);
    expect(expected_screen);
    picture();
}

void TourKiosk::type(const std::string& keypad, std::string_view characters) {
    for (const char c : characters) touch(keypad + ".key_" + c);
}

void TourKiosk::pass(std::chrono::milliseconds time) {
    if (failure_) return;
    clock_.advance(time);
    app_.tick(clock_.now());
    settle();
}

void TourKiosk::expect(const std::string& screen_name) {
    const auto found = app::screen_name(app_.frame());
    if (found != screen_name) fail("expected screen " + screen_name + ", found " + found);
}

void TourKiosk::picture(std::string name) {
    if (failure_) return;
    if (name.empty()) name = app::screen_name(app_.frame());
    if (!pictures_.insert(name).second) return;
    if (const auto written = platform::write_png(directory_ / (name + ".png"), face_.pixels()); !written) {
        return fail(written.error().text);
    }
    for (const auto& target : face_.targets()) {
        const auto& r = target.rect;
        targets_ << name << '\t' << target.id << '\t' << r.x << '\t' << r.y << '\t' << r.w << '\t' << r.h
                 << '\n';
    }
    targets_.flush();
    note_qr();
    progress("  " + name);
}

void TourKiosk::chapter(const std::string& title) {
    if (failure_) return;
    progress(title);
    if (isatty(STDOUT_FILENO) != 0) std::cout << std::endl;
}

void TourKiosk::fail(const std::string& why) {
    if (!failure_) failure_ = why;
}

void TourKiosk::settle() {
    for (auto jobs = app_.take_jobs(); !jobs.empty(); jobs = app_.take_jobs()) {
        backend_->worker().push(std::move(jobs));
        backend_->worker().wait_until_idle();
        for (const auto& answer : backend_->worker().take_answers()) app_.answer(answer, clock_.now());
    }
    face_.draw(app_.frame());
}

void TourKiosk::note_qr() {
    const auto frame = app_.frame();
    if (const auto* store = std::get_if<app::GetAppView>(&frame.view)) qr_payloads_.insert(store->store.url);
    if (const auto* ticket = std::get_if<app::TicketView>(&frame.view)) qr_payloads_.insert(ticket->qr_text);
}

}  // namespace kiosk
