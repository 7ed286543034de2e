#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "kiosk/app/app.hpp"

namespace kiosk::test {

using namespace std::chrono_literals;

/// Monday 23 November 2026, 09:00 WIB.
inline const UtcTime monday_morning =
    UtcTime{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}} + std::chrono::hours{2};

// Synthetic NIKs, serial 9xxx.
inline constexpr std::string_view nik_of_adult = "3572021505089001";
inline constexpr std::string_view nik_of_pupil = "3572015003109002";  // 10 March 2010: 16 years
inline constexpr std::string_view nik_impossible = "3572023102089001";
inline constexpr std::string_view officer_code = "123456";

/// A ledger, lists, keys and an officer in memory.
class FakeWorld final : public domain::Ledger,
                        public domain::StatusList,
                        public domain::NikTokens,
                        public domain::OfficerCodes {
  public:
    std::vector<domain::Event> events;
    domain::ListLookup lookup;
    bool disk_full = false;
    bool code_used = false;

    Result<std::vector<domain::Event>> append(std::span<const domain::EventDraft> drafts,
                                              const std::optional<domain::UsedCode>& code) override {
        if (disk_full) return Error{ErrorCode::io, "the disk is full"};
        if (code && code_used) return Error{ErrorCode::denied, "used before"};
        code_used = code_used || code.has_value();
        std::vector<domain::Event> added;
        for (const auto& draft : drafts) {
            domain::Event event;
            event.sequence = static_cast<std::int64_t>(events.size()) + 1;
            event.draft = draft;
            events.push_back(event);
            added.push_back(event);
        }
        return added;
    }
    Result<void> probe() override {
        if (disk_full) return Error{ErrorCode::io, "the disk is full"};
        return {};
    }
    Result<domain::KioskCount> count() override {
        domain::KioskCount count;
        for (const auto& event : events) {
            count.confirmed += event.draft.kind == domain::EventKind::activation_confirmed;
            count.self_reported += event.draft.kind == domain::EventKind::activation_self_reported;
        }
        return count;
    }
    Result<domain::TicketCode> next_ticket(domain::Date) override {
        return domain::ticket_of_sequence(1 + count_of(domain::EventKind::ticket_issued));
    }
    Result<std::vector<domain::OpenVisit>> open_visits(domain::Date day) override {
        std::vector<domain::OpenVisit> open;
        for (const auto& event : events) {
            const auto& draft = event.draft;
            if (draft.service_day != day) continue;
            const auto same = [&](const auto& visit) { return visit.visit == draft.visit; };
            if (draft.kind == domain::EventKind::ticket_issued)
                open.push_back({draft.visit,
                                *draft.ticket,
                                draft.token,
                                draft.age_band,
                                {},
                                draft.reason,
                                draft.detail});
            if (draft.kind == domain::EventKind::ticket_called)
                for (auto& visit : open) visit.called = visit.called || same(visit);
            if (draft.kind == domain::EventKind::problem_chosen)
                for (auto& visit : open)
                    if (same(visit)) visit.reason = draft.reason, visit.detail = draft.detail;
            if (draft.kind == domain::EventKind::activation_confirmed)
                open.erase(std::remove_if(open.begin(), open.end(), same), open.end());
            if (draft.kind == domain::EventKind::activation_self_reported)
                for (auto& visit : open) visit.self_reported = visit.self_reported || same(visit);
        }
        return open;
    }
    Result<domain::ListLookup> look_up(const domain::NikToken&) override { return lookup; }
    domain::NikToken token_of(const domain::Nik&) const override { return domain::NikToken{1, 2, 3}; }
    Result<std::optional<domain::UsedCode>> check(std::string_view six_digits, UtcTime) override {
        if (six_digits != officer_code) return std::optional<domain::UsedCode>{};
        return std::optional(domain::UsedCode{"siti-1", 42});
    }

    int count_of(domain::EventKind kind) const {
        return static_cast<int>(std::count_if(events.begin(), events.end(),
                                              [&](const auto& event) { return event.draft.kind == kind; }));
    }
};

/// One with a ticket, one without.
inline std::vector<config::Problem> small_problems() {
    config::Problem account{"F05", {}, {}, {}, {}, {}, true};
    account.symptom.by_language = {{"id", "id: akun"}, {"en", "en: account"}};
    account.meaning.by_language = {{"id", "id: arti"}};
    account.here.by_language = {{"id", "id: di sini"}};
    account.officer.by_language = {{"id", "id: petugas"}};
    auto forgotten = account;
    forgotten.code = "F06";
    forgotten.symptom.by_language = {{"id", "id: lupa"}};
    forgotten.ticket = false;
    return {account, forgotten};
}

inline config::DistrictPack small_district() {
    config::DistrictPack district;
    district.name = "Kota Uji";
    district.office = "Dispendukcapil Kota Uji";
    district.target = {"Kota Uji",
                       std::chrono::year{2026} / 1 / 1,
                       std::chrono::year{2026} / 12 / 31,
                       30.0,
                       domain::BaseKind::wajib_ktp,
                       1000,
                       std::chrono::year{2025} / 12 / 31,
                       "uji"};
    district.official_figures = {{190, std::chrono::year{2025} / 12 / 31, "uji"}};
    for (int day = 1; day <= 5; ++day)
        district.service_hours.week[static_cast<std::size_t>(day)] = {{8h, 15h}};
    for (const std::string id : {"dinas", "kel-uji", "kec-uji", "kel-lain", "kel-jauh"}) {
        config::Place place;
        place.id = id;
        place.name = id;
        place.hours = district.service_hours;
        if (id != "kel-lain") place.services = {config::Service::ktp_recording};
        district.places.push_back(place);
    }
    district.problems = small_problems();
    district.android = {"Google Play", "https://play.example/ikd", "Android 8"};
    district.iphone = {"App Store", "https://apps.example/ikd", "iOS 11"};
    district.app_name = "IKD";
    district.app_publisher = "Ditjen Dukcapil";
    return district;
}

/// The application with its worker in place and a clock that is moved by hand.
class TestKiosk {
  public:
    FakeWorld world;
    Now now{monday_morning, 10s};
    app::App app;

    explicit TestKiosk(config::KioskConfig config = default_config(),
                       config::DistrictPack district = small_district())
        : app({std::move(config), std::move(district),
               [id = domain::Uuid{}](UtcTime) mutable {
                   ++id[15];
                   return id;
               }},
              now) {
        settle();
    }

    static config::KioskConfig default_config() {
        config::KioskConfig config;
        config.place = "kel-uji";
        return config;
    }

    std::string screen() const { return app::screen_name(app.frame()); }
    template <class View>
    View view() const {
        return std::get<View>(app.frame().view);
    }

    /// Half a second later: a finger is not faster.
    TestKiosk& act(const app::Intent& intent) {
        now.wall += 500ms;
        now.mono += 500ms;
        app.handle(intent, now);
        settle();
        return *this;
    }
    TestKiosk& type(std::string_view text) {
        for (const char c : text) act(app::intent::Type{c});
        return *this;
    }
    TestKiosk& pass(std::chrono::milliseconds time) {
        now.wall += time;
        now.mono += time;
        app.tick(now);
        settle();
        return *this;
    }
    /// Does the jobs that were asked for and hands the answers back.
    void settle() {
        const app::DeskPorts ports{world, world, world, world};
        for (auto jobs = app.take_jobs(); !jobs.empty(); jobs = app.take_jobs()) {
            for (auto& job : jobs) app.answer(app::do_job(std::move(job), ports), now);
        }
    }

    // Shortcuts into a visit.
    TestKiosk& to_nik_entry() {
        act(app::intent::Wake{}).act(app::intent::StartActivation{}).act(app::intent::Agree{});
        for (int i = 0; i < domain::question_count; ++i)
            act(app::intent::AnswerQuestion{domain::Answer::yes});
        return *this;
    }
    TestKiosk& to_result(std::string_view nik = nik_of_adult) {
        return to_nik_entry().type(nik).act(app::intent::Submit{}).act(app::intent::ReadBackIsMine{});
    }
    TestKiosk& to_ticket() {
        to_result().act(app::intent::GoOn{}).act(app::intent::GoOn{});
        return act(app::intent::TakeTicket{});
    }
    TestKiosk& to_confirm() {
        to_ticket();
        while (screen() != "confirm") act(app::intent::GoOn{});
        return *this;
    }
};

}  // namespace kiosk::test
