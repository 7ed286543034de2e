#pragma once

#include "state.hpp"

namespace kiosk::app {

/// Where to go, when, with what: from the recording path of a visit, and from the list of places.
class PlaceActs {
  public:
    explicit PlaceActs(AppState& state) : s_(state) {}

    void operator()(const intent::ShowPlaces&);
    void operator()(const intent::ShowPlace& wanted);
    void operator()(const intent::OpenKecamatan&);
    void operator()(const intent::ChooseKecamatan& wanted);
    void operator()(const intent::LiveElsewhere&);
    void operator()(const intent::OpenRecordingInfo&);
    void operator()(const intent::ChooseDestination& wanted);
    void operator()(const intent::NextSlipDay&);

  private:
    bool on_recording_path() const { return stage_of(s_) == domain::Stage::recording_path; }

    AppState& s_;
};

/// From a place, the kecamatan, the information about recording or the slip to where it was opened.
void go_back_from_places(AppState& state);

}  // namespace kiosk::app
