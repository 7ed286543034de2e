#pragma once

namespace kiosk::app {

/// What lies over a screen when its corner button was pressed; the screen below keeps its step.
enum class Panel { language, display, voice };

}  // namespace kiosk::app
