#include "ikd_kiosk_tour_dinas.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <system_error>

#include "installation.hpp"
#include "kiosk/crypto/hash.hpp"
#include "kiosk/proof/bundle_file.hpp"

namespace kiosk {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

void change_a_byte(const fs::path& file) {
    std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekg(-100, std::ios::end);
    const auto byte = static_cast<char>(bytes.get() ^ 1);
    bytes.seekp(-100, std::ios::end);
    bytes.put(byte);
}

}  // namespace

TourDinas::TourDinas(TourKiosk& kiosk) : kiosk_(kiosk) {
    const auto& program = kiosk.program();
    fs::path file = program.state;
    file += ".dinas-keys";
    std::error_code ignored;
    fs::remove(file, ignored);  // of an earlier tour
    auto keys = crypto::DinasKeys::make(file, program.district.code, program.district.office);
    if (!keys) {
        kiosk.fail(keys.error().text);
        return;
    }
    keys_ = std::move(*keys);
    const auto kept =
        crypto::keep_passport(passport_file(program.state), keys_->passport(), kiosk.backend().secret_box());
    if (!kept) kiosk.fail(kept.error().text);
}

domain::ListBundle TourDinas::list(std::int64_t version, const std::vector<TourPerson>& people,
                                   domain::Date valid_until) const {
    domain::ListBundle bundle;
    if (!keys_) return bundle;
    const auto today = domain::to_local(kiosk_.now().wall, kiosk_.program().district.utc_offset).date;
    for (const auto& person : people) {
        if (person.axes == domain::StatusAxes{}) continue;
        const auto nik = domain::Nik::from_typed(person.nik, today);
        bundle.entries.push_back({keys_->tokens().token_of(*nik), person.axes});
    }
    std::ranges::sort(bundle.entries, {}, &domain::ListEntry::token);
    auto& header = bundle.header;
    header.district = keys_->passport().district;
    header.version = version;
    header.as_of = domain::add_days(today, -9);
    header.valid_until = valid_until;
    header.source = "daftar " + keys_->passport().name;
    header.entries = header.total = static_cast<std::int64_t>(bundle.entries.size());
    header.counts = domain::count_words(bundle.entries);
    return bundle;
}

void TourDinas::send(const domain::ListBundle& bundle, bool damage) {
    if (!keys_ || kiosk_.failure()) return;
    const fs::path file = incoming_lists(kiosk_.program().state) / "daftar.ikdlist";
    if (const auto written = proof::write_bundle(file, bundle, *keys_, crypto::sha256); !written) {
        return kiosk_.fail(written.error().text);
    }
    if (damage) change_a_byte(file);
    std::error_code problem;  // copied a minute ago by the clock of the tour
    fs::last_write_time(file, std::chrono::file_clock::from_sys(kiosk_.now().wall - 1min), problem);
    if (problem) return kiosk_.fail(file.string() + ": " + problem.message());
    kiosk_.act(
        {app::intent::Wake{}, app::intent::GoHome{}});  // it looks into the folder whenever somebody comes
    if (fs::exists(file)) kiosk_.fail("the kiosk did not look into its folder");
}

}  // namespace kiosk
