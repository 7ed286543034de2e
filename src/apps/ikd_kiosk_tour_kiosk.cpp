#include "ikd_kiosk_tour_kiosk.hpp"

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <utility>

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

/// Between two touches a second passes; switches and keys are quicker.
constexpr std::chrono::milliseconds between_touches{1'000};
constexpr std::chrono::milliseconds between_keys{300};

platform::KeyEvent::Key key_of(Focus::Move move) {
    using Key = platform::KeyEvent::Key;
    switch (move) {
        case Focus::Move::next:
            return Key::next;
        case Focus::Move::previous:
            return Key::previous;
        case Focus::Move::left:
            return Key::left;
        case Focus::Move::right:
            return Key::right;
        case Focus::Move::up:
            return Key::up;
        case Focus::Move::down:
            return Key::down;
    }
    return Key::next;
}

}  // namespace

Result<std::unique_ptr<TourKiosk>> TourKiosk::open(const Program& program,
                                                   const std::filesystem::path& directory, UtcTime start,
                                                   std::string prefix) {
    auto time_service = std::make_unique<TourTimeService>();
    auto& switch_of_time = *time_service;
    auto backend =
        Backend::open({program.state, program.config, program.district.code, program.district.utc_offset,
                       SimulatedClock(start).now(), "tour", std::move(time_service)});
    if (!backend) return backend.error();
    auto face = Face::create(face_setup(program, program.size));
    if (!face) return face.error();
    auto pronunciations = speech::load_pronunciations(program.assets / "speech");
    if (!pronunciations) return pronunciations.error();
    if (const auto baked = face->bake_rest(); !baked) return baked.error();
    return std::unique_ptr<TourKiosk>(
        new TourKiosk(program, directory, std::move(prefix), start, std::move(backend).value(),
                      switch_of_time, std::move(face).value(), std::move(pronunciations).value()));
}

TourKiosk::TourKiosk(const Program& program, const std::filesystem::path& directory, std::string prefix,
                     UtcTime start, std::unique_ptr<Backend> backend, TourTimeService& time_service,
                     Face face, std::map<std::string, speech::Pronunciation> pronunciations)
    : program_(program),
      directory_(directory),
      prefix_(std::move(prefix)),
      clock_(start),
      backend_(std::move(backend)),
      time_service_(time_service),
      face_(std::move(face)),
      app_(app_setup(program), clock_.now()),
      targets_(directory / "targets.tsv", prefix_.empty() ? std::ios::out : std::ios::app),
      pronunciations_(std::move(pronunciations)) {
    app_.voice_available(true);
    backend_->start([] {});
    settle();
}

void TourKiosk::touch(const std::string& id) {
    bring_up(id);
    act_on(id);
}

/// Turns pages, on to the end and then back to the first, until the target is there.
void TourKiosk::bring_up(const std::string& id) {
    for (const char* turn : {"page.next", "page.previous"}) {
        while (!failure_ && !has(id) && has(turn)) act_on(turn);
    }
}

void TourKiosk::act_on(const std::string& id) {
    if (!failure_ && !has(id)) fail("no target " + id + " on screen " + app::screen_name(app_.frame()));
    program_.tour_input == TourInput::touch ? tap(id) : press_keys_to(id);
}

void TourKiosk::tap(const std::string& id) {
    pass(between_touches);
    if (failure_) return;
    ++presses_;
    for (const auto& event : face_.tap_on(id)) {
        face_.touch(app_, event, clock_.now());
        settle();
    }
}

void TourKiosk::press_keys_to(const std::string& id) {
    using Move = Focus::Move;
    static const std::vector<Move> keyboard = {Move::next,  Move::previous, Move::left,
                                               Move::right, Move::up,       Move::down};
    static const std::vector<Move> one_switch = {Move::next};
    if (failure_) return;
    const bool switches = program_.tour_input == TourInput::switches;
    const auto way = shortest_way(face_.focus(), id, switches ? one_switch : keyboard);
    if (!way) return fail("the focus does not reach " + id + " on screen " + app::screen_name(app_.frame()));
    for (const Move move : *way) press(key_of(move));
    if (face_.focus().target() != id) return fail("the focus lost its way to " + id);
    press(switches ? platform::KeyEvent::Key::select : platform::KeyEvent::Key::enter);
}

void TourKiosk::press(platform::KeyEvent::Key key) {
    pass(between_keys);
    if (failure_) return;
    ++presses_;
    face_.key(app_, key, clock_.now());
    settle();
}

void TourKiosk::go(const std::string& id, const std::string& expected_screen) {
    touch(id);
    expect(expected_screen);
    picture();
}

void TourKiosk::type(const std::string& keypad, std::string_view characters) {
    for (const char c : characters) {
        program_.tour_input == TourInput::keyboard ? type_character(c) : touch(keypad + ".key_" + c);
    }
}

void TourKiosk::type_character(char character) {
    pass(between_keys);
    if (failure_) return;
    ++presses_;
    face_.type(app_, character, clock_.now());
    settle();
}

void TourKiosk::pass(std::chrono::milliseconds time) {
    if (failure_) return;
    clock_.advance(time);
    app_.tick(clock_.now());
    settle();
}

void TourKiosk::act(const std::vector<app::Intent>& intents) {
    for (const auto& intent : intents) {
        if (failure_) return;
        clock_.advance(between_keys);
        app_.tick(clock_.now());
        app_.handle(intent, clock_.now());
        wait_for_answers();
    }
    settle();
}

void TourKiosk::jump_clock(std::chrono::milliseconds by, bool synchronised) {
    if (failure_) return;
    time_service_.set(synchronised);
    clock_.jump(by);
    app_.tick(clock_.now());
    settle();
}

void TourKiosk::stop() {
    if (failure_) return;
    if (const auto stopped = backend_->stop(clock_.now()); !stopped) fail(stopped.error().text);
}

void TourKiosk::expect(const std::string& screen_name) {
    const auto found = app::screen_name(app_.frame());
    if (found != screen_name) fail("expected screen " + screen_name + ", found " + found);
}

bool TourKiosk::has(const std::string& target_id) const {
    const auto all = face_.targets();
    return std::any_of(all.begin(), all.end(),
                       [&](const auto& target) { return target.id == target_id && target.enabled; });
}

std::string TourKiosk::first_target(std::string_view beginning) const {
    for (const auto& target : face_.targets()) {
        if (target.enabled && target.id.starts_with(beginning)) return target.id;
    }
    return {};
}

std::optional<domain::StatusAnswer> TourKiosk::answered() const {
    const auto frame = app_.frame();
    const auto* result = std::get_if<app::NikResultView>(&frame.view);
    return result ? std::optional(result->answer) : std::nullopt;
}

void TourKiosk::picture(std::string name) {
    if (name.empty()) name = app::screen_name(app_.frame());
    name = prefix_ + name;
    if (failure_ || !pictures_.insert(name).second) return;
    take_picture(name);
    for (int page = 2; !failure_ && has("page.next"); ++page) {
        act_on("page.next");
        take_picture(*pictures_.insert(name + "_" + std::to_string(page)).first);
    }
}

void TourKiosk::take_picture(const std::string& name) {
    if (failure_) return;
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

void TourKiosk::do_jobs() {
    for (auto jobs = app_.take_jobs(); !jobs.empty(); jobs = app_.take_jobs()) {
        backend_->worker().push(std::move(jobs));
        backend_->worker().wait_until_idle();
        for (const auto& answer : backend_->worker().take_answers()) app_.answer(answer, clock_.now());
    }
}

void TourKiosk::wait_for_answers() {
    do_jobs();
    // Answers about a NIK are held back for a moment, the same for all.
    while (app_.frame().busy) {
        clock_.advance(*app_.next_deadline() - clock_.now().mono);
        app_.tick(clock_.now());
        do_jobs();
    }
}

void TourKiosk::settle() {
    wait_for_answers();
    const auto frame = app_.frame();
    face_.draw(frame);
    read_aloud(frame);
}

void TourKiosk::read_aloud(const app::Frame& frame) {
    const auto shown = face_.shown(frame, narrator_.spoken_language(frame.language));
    if (frame.voice.on && shown.screen != read_screen_) transcript_ << "\n# " << shown.screen << "\n";
    read_screen_ = frame.voice.on ? shown.screen : std::string();
    narrator_.follow(shown);
}

void TourKiosk::write_transcript() {
    std::ofstream file(directory_ / "transcript.txt");
    file << transcript_.str();
    if (!file.flush()) fail("transcript.txt cannot be written");
}

void TourKiosk::note_qr() {
    const auto frame = app_.frame();
    if (const auto* store = std::get_if<app::GetAppView>(&frame.view)) qr_payloads_.insert(store->store.url);
    if (const auto* ticket = std::get_if<app::TicketView>(&frame.view)) qr_payloads_.insert(ticket->qr_text);
}

}  // namespace kiosk
