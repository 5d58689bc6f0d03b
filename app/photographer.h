#pragma once

#include "ui/shell/main_window.h"
#include "ui/shell/theme_controller.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>

#include <functional>

namespace claimcheck::app {

/// Runs the event loop until something is so; false if it takes more than 20 seconds.
[[nodiscard]] bool waitFor(const std::function<bool()> &ready);
/// Runs the event loop until a view stands still.
void settle();

/// Writes pictures of the window.
struct Photographer
{
    ui::shell::MainWindow &window;
    ui::shell::ThemeController &theme;
    QDir directory;
    bool allWritten = true;

    /// One picture in each theme: NAME-light.png, NAME-dark.png.
    void take(const QString &name);
};

} // namespace claimcheck::app
