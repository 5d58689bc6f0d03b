#pragma once

#include "core/base/clock.h"
#include "ui/inspect/inspect_workspace.h"
#include "ui/shell/main_window.h"
#include "ui/shell/theme_controller.h"

#include <QApplication>
#include <QTest>

/// The main window with the Inspect workspace, and a clock that stands still.
struct ShellFixture
{
    claimcheck::base::FixedClock clock{1795451147LL * 1000};
    claimcheck::ui::shell::ThemeController theme{*qApp};
    claimcheck::ui::shell::MainWindow window{clock, theme};

    ShellFixture()
    {
        using claimcheck::ui::shell::Mode;
        window.setFactory(Mode::Inspect, [this](QWidget *parent) {
            return new claimcheck::ui::inspect::InspectWorkspace(clock, parent);
        });
        window.showMode(Mode::Inspect);
        theme.begin();
        window.show();
        window.activateWindow();
    }
    ~ShellFixture() { theme.setChoice(claimcheck::ui::ThemeChoice::Light); }

    claimcheck::ui::inspect::InspectWorkspace *inspect()
    {
        return static_cast<claimcheck::ui::inspect::InspectWorkspace *>(
            window.workspace(claimcheck::ui::shell::Mode::Inspect));
    }
    bool settle()
    {
        return QTest::qWaitFor([this] { return !inspect()->isBusy(); }, 60'000);
    }
};
