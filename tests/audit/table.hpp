#pragma once

#include <map>
#include <string>
#include <vector>

#include "audit/shot.hpp"

namespace kiosk::audit {

/// Names of the columns of a row, separated by tabs, with a line end.
std::string table_header();
/// One line: combination, screen and figures.
std::string table_row(const Shot& shot, const Report& report);

/// Gathers the smallest figures and all breaches of many shots.
class Summary {
  public:
    void add(const Shot& shot, const Report& report);
    void add(const std::vector<Breach>& breaches);
    const std::vector<Breach>& breaches() const { return breaches_; }
    /// Smallest figures, then the breaches counted by rule, and by rule and screen with one example each.
    std::string text() const;

  private:
    void keep(const std::string& what, const std::optional<Smallest>& figure, const Shot& shot);

    std::size_t shots_ = 0;
    std::map<std::string, Smallest> smallest_;
    std::vector<Breach> breaches_;
};

}  // namespace kiosk::audit
