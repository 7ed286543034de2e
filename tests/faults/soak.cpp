#include "soak.hpp"

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <set>
#include <sstream>
#include <stdexcept>

#include "ikd_kiosk_residents_people.hpp"
#include "judge.hpp"
#include "kiosk_process.hpp"

namespace kiosk::faults {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr long long first_morning = 1'795'399'200;  // Monday 23 November 2026, 09:00 WIB
constexpr long long day = 86'400;
constexpr std::uint64_t residents_a_day = 250;
constexpr std::uint64_t residents_per_staff = 50;

std::uintmax_t size_of(const fs::path& directory) {
    std::uintmax_t bytes = 0;
    for (const auto& entry : fs::recursive_directory_iterator(directory))
        if (entry.is_regular_file()) bytes += entry.file_size();
    return bytes;
}

long long weekday_of(long long morning) {
    return (morning / day + 4) % 7;  // 1 January 1970 was a Thursday; 0: Sunday
}

/// The kiosk over many days: switched on in the morning, off in the evening.
class Soak {
  public:
    Soak(const fs::path& directory, std::uint64_t seed, int draw_every)
        : state_(directory / "state"),
          seed_(seed),
          kiosk_({state_, directory / "kiosk.log", seed, draw_every, {}}) {}

    bool serve(std::uint64_t resident) {
        if ((resident - 1) % residents_a_day == 0 && !next_day()) return false;
        const auto served =
            command("resident " + std::to_string(resident), residents::person_of(seed_, resident));
        const bool staff = resident % residents_per_staff == 0;
        return served && (!staff || command("staff " + std::to_string(resident)));
    }

    std::optional<std::string> command(const std::string& line, std::uint64_t person = 0) {
        const auto screen = kiosk_.command(line, [&](const std::string& said) {
            const std::string count = "count ";
            if (said.starts_with(count)) count_ = said.substr(count.size());
            if (said == "typed") typed_.insert(person);
            judge_.heard(said, person);
        });
        if (!screen) std::cerr << "the program ended at: " << line << "\n";
        if (screen && line.starts_with("resident")) judge_.walk_ended();
        if (screen && *screen != "attract") std::cerr << line << ": left the screen " << *screen << "\n";
        return screen && *screen == "attract" ? screen : std::nullopt;
    }

    Judge::Verdict compare() { return judge_.compare_with(state_ / "kiosk.sqlite"); }

    /// What the program counts is what the judge counts.
    bool counts_agree() {
        const auto people = judge_.people();
        if (!command("count")) return false;
        std::istringstream words(count_);
        int here = 0, elsewhere = 0;
        PeopleCount kiosk;
        words >> here >> elsewhere >> kiosk.self_reported >> kiosk.repeated >> kiosk.undone;
        kiosk.confirmed = here + elsewhere;
        std::cout << "people, as the judge counts / as the kiosk counts: confirmed " << people.confirmed
                  << " / " << kiosk.confirmed << ", self-reported " << people.self_reported << " / "
                  << kiosk.self_reported << ", repeated " << people.repeated << " / " << kiosk.repeated
                  << ", undone " << people.undone << " / " << kiosk.undone << "\n";
        return people == kiosk;
    }

    int leave() {
        (void)kiosk_.command("quit", [](const std::string&) {});
        return kiosk_.wait();
    }

    /// The people who typed their whole NIK.
    const std::set<std::uint64_t>& typed() const { return typed_; }

    long memory_kb() const { return kiosk_.resident_memory(); }
    std::uintmax_t disk_bytes() const { return size_of(state_); }

  private:
    bool next_day() {
        if (days_++ > 0) morning_ += weekday_of(morning_) == 5 ? 3 * day : day;  // not at the weekend
        return command("boot day-" + std::to_string(days_) + " " + std::to_string(morning_) + " synchronised")
            .has_value();
    }

    fs::path state_;
    std::uint64_t seed_;
    KioskProcess kiosk_;
    Judge judge_;
    std::string count_;
    std::set<std::uint64_t> typed_;
    long long morning_ = first_morning;
    int days_ = 0;
};

struct Sample {
    std::uint64_t residents = 0;
    long memory_kb = 0;
    std::uintmax_t disk_bytes = 0;
};

Sample sample_of(const Soak& soak, std::uint64_t residents) {
    return {residents, soak.memory_kb(), soak.disk_bytes()};
}

/// Prints what has grown since `before`; false when something is lost or doubled.
bool print_progress(Soak& soak, const Sample& before, const Sample& now, double seconds) {
    const auto verdict = soak.compare();
    const double thousands = static_cast<double>(now.residents - before.residents) / 1000;
    const double memory = static_cast<double>(now.memory_kb - before.memory_kb) / thousands;
    const double disk =
        (static_cast<double>(now.disk_bytes) - static_cast<double>(before.disk_bytes)) / 1024 / thousands;
    std::cout << std::fixed << std::setprecision(1) << std::setw(7) << now.residents << " residents, "
              << verdict.acknowledged << " acknowledged, lost " << verdict.lost << ", doubled "
              << verdict.doubled << "; memory " << now.memory_kb / 1024 << " MiB (" << std::showpos << memory
              << " KiB per 1,000 residents), disk " << std::noshowpos << now.disk_bytes / 1024 / 1024
              << " MiB (" << std::showpos << disk << std::noshowpos << " KiB per 1,000), "
              << static_cast<double>(now.residents) / seconds << " residents/s" << std::endl;
    for (const auto& fault : verdict.faults) std::cerr << fault << "\n";
    return verdict.good();
}

int verify(const fs::path& directory) {
    return run_to_end({built("ikdctl"), "ledger", "verify", "--state", directory / "state"},
                      directory / "verify.log");
}

std::string write_niks(const fs::path& file, const std::set<std::uint64_t>& people, std::uint64_t seed) {
    std::FILE* const out = std::fopen(file.c_str(), "w");
    if (!out) throw std::runtime_error(file.string() + ": cannot be made");
    for (const auto person : people) {
        const auto nik = residents::nik_of(seed, person);
        std::fprintf(out, "%.*s\n", static_cast<int>(nik.size()), nik.view().data());
    }
    std::fclose(out);
    return file;
}

/// That an image of memory shows what the program holds: its own name in the ledger is there.
bool shows_memory(const fs::path& image) {
    std::ifstream in(image, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    return bytes.find("kb-sukorejo-1") != std::string::npos;
}

}  // namespace

int run_soak(const fs::path& directory, std::uint64_t residents, std::uint64_t seed) {
    constexpr std::uint64_t print_every = 10'000, warm = 1'000;
    constexpr int draw_every = 200;
    fs::create_directories(directory);
    Soak soak(directory, seed, draw_every);
    const auto begin = Clock::now();
    const auto seconds = [&] { return std::chrono::duration<double>(Clock::now() - begin).count(); };
    Sample first;
    for (std::uint64_t resident = 1; resident <= residents; ++resident) {
        if (!soak.serve(resident)) return 1;
        if (resident == std::min(warm, residents / 2)) first = sample_of(soak, resident);
        const bool last = resident == residents;
        if ((last || resident % print_every == 0) &&
            !print_progress(soak, first, sample_of(soak, resident), seconds()))
            return 1;
    }
    if (!soak.counts_agree()) return 1;
    if (soak.leave() != 0 || verify(directory) != 0) return std::cerr << "the ledger does not verify\n", 1;
    std::cout << "the ledger verifies; " << std::setprecision(0) << seconds() << " s\n";
    return 0;
}

int run_privacy(const fs::path& directory, std::uint64_t people, std::uint64_t seed) {
    fs::create_directories(directory);
    const auto state = (directory / "state").string(), memory = (directory / "memory").string(),
               log = (directory / "kiosk.log").string(), exported = (directory / "export.jsonl").string();
    constexpr int draw_every = 100;
    Soak soak(directory, seed, draw_every);
    for (std::uint64_t resident = 1; soak.typed().size() < people; ++resident)
        if (!soak.serve(resident)) return 1;
    if (!soak.command("memory " + memory) || !shows_memory(memory))
        return std::cerr << "no image of memory\n", 1;
    const auto said = directory / "ikdctl.log";
    if (run_to_end({built("ikdctl"), "ledger", "export", "--state", state, "--out", exported}, said) != 0)
        return std::cerr << "no export, see " << said << "\n", 1;
    const auto niks = write_niks(directory / "niks", soak.typed(), seed);
    const int code = run_to_end({built("ikdctl"), "privacy", "check", "--state", state, "--nik-file", niks,
                                 "--also", exported, "--also", log, "--also", memory},
                                said);
    std::cout << soak.typed().size() << " NIKs were typed; state, export, log and "
              << fs::file_size(memory) / 1024 / 1024
              << " MiB of memory were searched: " << (code == 0 ? "none found" : "see " + said.string())
              << "\n";
    return soak.leave() == 0 ? code : 1;
}

}  // namespace kiosk::faults
