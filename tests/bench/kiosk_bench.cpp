// Starts, watches and touches the kiosk, a bare X program and Chromium on the X server of DISPLAY (1920x1080)
// and prints medians and ratios against the budgets. Figures of a shared machine are noisy: ratios count.
#include <sys/utsname.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <optional>
#include <thread>

#include "process_tree.hpp"
#include "x_screen.hpp"

namespace {

using namespace kiosk::bench;
using std::chrono::milliseconds;

struct Options {
    std::string floor, kiosk, config, page, chromium = "chromium", scratch;
    int rounds = 9;
    int laps = 15;
    int idle_seconds = 60;
};

/// A program, and the buttons that lead from its attract screen once around back to it.
struct Contender {
    std::string name;
    std::vector<std::string> command;
    std::vector<Point> round;
};

struct Figures {
    std::vector<double> start, press, tap;  ///< milliseconds
    double memory = 0;                      ///< megabytes
    double idle = 0;                        ///< per cent of a core
    double tap_cpu = 0;                     ///< milliseconds
    int missed = 0;                         ///< presses and taps that changed nothing
};

double percentile(std::vector<double> values, int percent) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[(values.size() - 1) * static_cast<std::size_t>(percent) / 100];
}

double median(const std::vector<double>& values) {
    return percentile(values, 50);
}

void settle(int amount = 300) {
    std::this_thread::sleep_for(milliseconds(amount));
}

void note(std::vector<double>& values, const std::optional<Milliseconds>& measured, int& missed) {
    if (measured) {
        values.push_back(measured->count());
    } else {
        ++missed;
    }
}

/// Time from before the process exists to the first pixels that are more than a blank screen.
std::optional<Milliseconds> start_up(XScreen& screen, const Contender& contender) {
    const auto began = Clock::now();
    const ProcessTree program(contender.command);
    while (Clock::now() - began < std::chrono::seconds(30)) {
        if (!screen.is_blank()) {
            const Milliseconds taken = Clock::now() - began;
            settle(1'500);  // what it does after its first frame is not the next round's burden
            return taken;
        }
        if (!program.is_running()) break;
    }
    return {};
}

bool wait_for_blank(XScreen& screen) {
    for (int i = 0; i < 100 && !screen.is_blank(); ++i) settle(50);
    return screen.is_blank();
}

void tap(XScreen& screen, const Point& at, Figures& figures) {
    const Area button{at.x - 32, at.y - 32, 64, 64};
    const Area title{screen.width() / 16, screen.height() / 24, screen.width() / 2, screen.height() / 8};
    screen.move(at);
    settle();
    const auto calm = screen.see(button);
    screen.press();
    note(figures.press, screen.until_changed(button, calm), figures.missed);
    settle();
    const auto before = screen.see(title);
    screen.release();
    note(figures.tap, screen.until_changed(title, before), figures.missed);
    settle();
}

Figures measure(XScreen& screen, const Contender& contender, const Options& options) {
    Figures figures;
    std::fprintf(stderr, "%s: start-up", contender.name.c_str());
    for (int round = 0; round <= options.rounds; ++round) {
        if (!wait_for_blank(screen)) throw std::runtime_error("the screen does not become blank");
        const auto taken = start_up(screen, contender);
        if (!taken) throw std::runtime_error(contender.name + " shows nothing");
        if (round > 0) figures.start.push_back(taken->count());  // the first one warms the caches
    }
    wait_for_blank(screen);
    const ProcessTree program(contender.command);
    while (screen.is_blank() && program.is_running()) settle(20);
    settle(3'000);

    std::fprintf(stderr, ", idle");
    const double at_rest = program.cpu_milliseconds();
    std::this_thread::sleep_for(std::chrono::seconds(options.idle_seconds));
    figures.idle = (program.cpu_milliseconds() - at_rest) / (10.0 * options.idle_seconds);

    std::fprintf(stderr, ", taps");
    for (const Point& button : contender.round) tap(screen, button, figures);
    figures.press.clear();
    figures.tap.clear();
    const double before_taps = program.cpu_milliseconds();
    for (int i = 0; i < options.laps; ++i) {
        for (const Point& button : contender.round) tap(screen, button, figures);
    }
    figures.tap_cpu = (program.cpu_milliseconds() - before_taps) /
                      static_cast<double>(contender.round.size() * static_cast<std::size_t>(options.laps));
    figures.memory = program.pss_megabytes();
    std::fprintf(stderr, "\n");
    return figures;
}

std::vector<Contender> contenders(const Options& options) {
    std::vector<Contender> all;
    if (!options.floor.empty()) all.push_back({"bare X program", {options.floor}, {{200, 500}, {200, 800}}});
    if (!options.kiosk.empty()) {
        all.push_back({"ikd-kiosk",
                       {options.kiosk, "--config", options.config, "--state", options.scratch + "/state"},
                       {{580, 967}, {300, 900}, {377, 1014}}});  // start, activate, home
    }
    if (!options.page.empty()) {
        all.push_back(
            {"Chromium --kiosk",
             {options.chromium, "--kiosk", "--no-sandbox", "--disable-gpu", "--no-first-run",
              "--no-default-browser-check", "--disable-background-networking", "--disable-component-update",
              "--disable-sync", "--disable-quic", "--window-position=0,0", "--window-size=1920,1080",
              "--user-data-dir=" + options.scratch + "/chromium", "file://" + options.page},
             {{200, 500}, {200, 920}}});
    }
    return all;
}

void print_machine() {
    std::string line;
    std::string processor = "unknown processor";
    for (std::ifstream file("/proc/cpuinfo"); std::getline(file, line);) {
        if (line.starts_with("model name")) processor = line.substr(line.find(':') + 2);
    }
    utsname system{};
    uname(&system);
    char day[16] = "";
    const std::time_t now = std::time(nullptr);
    std::strftime(day, sizeof day, "%Y-%m-%d", std::gmtime(&now));
    std::printf("%s, %u cores, %s %s, %s, Xvfb 1920x1080\n\n", processor.c_str(),
                std::thread::hardware_concurrency(), system.sysname, system.release, day);
}

void print_row(const std::string& name, const Figures& f) {
    std::printf("| %-16s | %7.0f | %7.1f | %6.1f / %6.1f | %6.1f / %6.1f | %7.2f | %7.3f | %3d |\n",
                name.c_str(), median(f.start), f.memory, median(f.press), percentile(f.press, 95),
                median(f.tap), percentile(f.tap, 95), f.tap_cpu, f.idle, f.missed);
}

/// One line: what it came to, what it may come to at most.
void print_budget(const char* what, double ours, double theirs, double limit) {
    const double ratio = theirs > 0 ? ours / theirs : 0;
    std::printf("| %-44s | %8.3f | %8.3f | %-6s |\n", what, ratio, limit, ratio <= limit ? "met" : "MISSED");
}

void print_budgets(const Figures& floor, const Figures& kiosk, const Figures& chromium) {
    std::printf("\n| %-44s | %8s | %8s | %-6s |\n|---|---|---|---|\n", "Budget (performance.md)", "ratio",
                "at most", "");
    print_budget("start: kiosk / X floor", median(kiosk.start), median(floor.start), 6);
    print_budget("start: kiosk / Chromium", median(kiosk.start), median(chromium.start), 1.0 / 8);
    print_budget("memory: kiosk / Chromium", kiosk.memory, chromium.memory, 1.0 / 10);
    print_budget("press p50: kiosk / Chromium", median(kiosk.press), median(chromium.press), 0.5);
    print_budget("press p95: kiosk / Chromium", percentile(kiosk.press, 95), percentile(chromium.press, 95),
                 0.5);
    print_budget("tap p50: kiosk / X floor", median(kiosk.tap), median(floor.tap), 2.1);
    print_budget("CPU of a tap: kiosk / Chromium", kiosk.tap_cpu, chromium.tap_cpu, 0.2);
    print_budget("idle: per cent of a core", kiosk.idle, 1, 0.1);
}

Options parse(int argc, char** argv) {
    Options options;
    CLI::App app("Measures the kiosk against a bare X program and Chromium");
    app.add_option("--floor", options.floor, "the bare X program");
    app.add_option("--kiosk", options.kiosk, "ikd-kiosk");
    app.add_option("--config", options.config, "its kiosk.toml");
    app.add_option("--page", options.page, "absolute path of page.html for Chromium");
    app.add_option("--chromium", options.chromium, "the browser");
    app.add_option("--scratch", options.scratch, "directory for the state of the programs")->required();
    app.add_option("--rounds", options.rounds, "starts of each program");
    app.add_option("--laps", options.laps, "times around the screens of each program");
    app.add_option("--idle", options.idle_seconds, "seconds of doing nothing");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        std::exit(app.exit(error));
    }
    return options;
}

}  // namespace

int main(int argc, char** argv) {
    const Options options = parse(argc, argv);
    XScreen screen;
    print_machine();
    std::printf(
        "| %-16s | start ms | PSS MB | press ms p50 / p95 | tap ms p50 / p95 | CPU ms a tap | idle %% | "
        "missed |\n"
        "|---|---|---|---|---|---|---|---|\n",
        "Contender");
    std::vector<std::pair<std::string, Figures>> measured;
    for (const Contender& contender : contenders(options)) {
        try {
            measured.emplace_back(contender.name, measure(screen, contender, options));
            print_row(contender.name, measured.back().second);
            std::fflush(stdout);
        } catch (const std::exception& failure) {
            std::printf("| %-16s | not measured: %s |\n", contender.name.c_str(), failure.what());
        }
    }
    if (measured.size() == 3) print_budgets(measured[0].second, measured[1].second, measured[2].second);
    return 0;
}
