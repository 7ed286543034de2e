#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "ikd_kiosk_tour_kiosk.hpp"
#include "kiosk/crypto/list_keys.hpp"

namespace kiosk {

/// Somebody in the tour: a synthetic NIK of the district, and what the dinas knows about it.
struct TourPerson {
    std::string nik;
    domain::StatusAxes axes;  ///< nothing known: on no list
};

/// The dinas of a district, as the tour plays it: signs lists with keys of its own and puts them into the
/// kiosk's folder.
class TourDinas {
  public:
    /// Makes the keys beside the kiosk's state, and gives the kiosk its passport.
    explicit TourDinas(TourKiosk& kiosk);

    domain::ListBundle list(std::int64_t version, const std::vector<TourPerson>& people,
                            domain::Date valid_until) const;
    /// Into the folder; `damage` changes a byte on the way.
    void send(const domain::ListBundle& bundle, bool damage = false);

  private:
    TourKiosk& kiosk_;
    std::optional<crypto::DinasKeys> keys_;
};

}  // namespace kiosk
