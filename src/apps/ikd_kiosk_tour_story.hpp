#pragma once

#include "ikd_kiosk_tour_kiosk.hpp"

/// What the tour walks, a chapter each: from the first screen back to it.
namespace kiosk::story {

// ikd_kiosk_tour_visits.cpp: people who come for the activation or to check a NIK.
void resident_takes_ticket(TourKiosk& kiosk);
void pupil_checks_nik(TourKiosk& kiosk);
void somebody_walks_away(TourKiosk& kiosk);
void resident_reports_by_self(TourKiosk& kiosk);

// ikd_kiosk_tour_trouble.cpp: people who cannot go on now, and those who look around.
void somebody_answers_no(TourKiosk& kiosk);
void problem_from_home(TourKiosk& kiosk);
void problem_from_phone_step(TourKiosk& kiosk);
void others_look_around(TourKiosk& kiosk);

// ikd_kiosk_tour_staff.cpp: officers and a technician after number and PIN.
void officer_calls_next(TourKiosk& kiosk);
void officer_works_at_desk(TourKiosk& kiosk);
void too_many_niks(TourKiosk& kiosk);
void clock_is_doubted(TourKiosk& kiosk);
void technician_looks(TourKiosk& kiosk);

// ikd_kiosk_tour_office.cpp: a code on the resident's screen, the end of the day, and a disk that is full.
void officer_confirms_by_ticket(TourKiosk& kiosk);
void disk_is_full(TourKiosk& kiosk);
void office_closes(TourKiosk& kiosk);

// ikd_kiosk_tour_districts.cpp: a kiosk in each district, and everything that it can say about a NIK.
/// What was walked, for the summary.
struct DistrictTour {
    std::optional<std::string> failure;
    std::vector<std::string> counts;  ///< "kab-blitar: 21 answers, 54 pictures"
    int pictures = 0;
};
DistrictTour walk_districts(const Program& program, const std::filesystem::path& directory, UtcTime start);

// What several chapters do, in ikd_kiosk_tour_visits.cpp.
/// From the first screen to the choices, and has everything read aloud from there on.
void wake(TourKiosk& kiosk);
void start_activation(TourKiosk& kiosk);
void answer_pre_check(TourKiosk& kiosk);
void enter_nik(TourKiosk& kiosk, std::string_view nik);

/// What the technician does with `ikdctl officer add` or `technician add`; what they then know.
struct EnrolledStaff {
    std::string id;
    std::string number_and_pin;  ///< "07402913"
    std::string secret;          ///< in the officer's phone; empty for technicians
};
EnrolledStaff enrol(TourKiosk& kiosk, domain::StaffRole role);
/// From the first screens to the desk, or the technician's screen.
void log_in(TourKiosk& kiosk, const EnrolledStaff& staff);

}  // namespace kiosk::story
