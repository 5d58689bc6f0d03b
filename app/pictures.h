#pragma once

#include <QString>

namespace claimcheck::ui::shell {
class MainWindow;
class ThemeController;
} // namespace claimcheck::ui::shell

namespace claimcheck::app {

class WindowServices;

/// Writes inspect-light.png, inspect-dark.png, flow-light.png … of the window, 1440 x 900, into a directory.
/// Runs the event loop until each view stands still. Returns the program's exit status.
[[nodiscard]] int writePictures(ui::shell::MainWindow &window, ui::shell::ThemeController &theme,
                                WindowServices &services, const QString &directory);

} // namespace claimcheck::app
