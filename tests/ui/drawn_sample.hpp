#pragma once

#include <map>
#include <string>
#include <variant>

#include "samples.hpp"

namespace kiosk::test {

// One sample frame, drawn on the first of the sample sizes: what is there, said, and meant by a tap.

/// The one that draws them all; made at the first call.
ui::Ui& shared_ui();
app::Frame frame_named(const std::string& name);
std::map<std::string, ui::Target> targets_of(const app::Frame& frame);
/// What a tap there means.
app::Intent tapped(const app::Frame& frame, const std::string& id);
/// The intent as this kind; throws if it is another.
template <class Kind>
Kind as(const app::Intent& intent) {
    const auto* wanted = app::wants<Kind>(intent);
    if (!wanted) throw std::bad_variant_access();
    return *wanted;
}
/// Sentences and labels, a line each.
std::string spoken(const app::Frame& frame);
bool says(const app::Frame& frame, const std::string& words);

}  // namespace kiosk::test
