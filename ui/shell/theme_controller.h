#pragma once

#include "ui/widgets/theme.h"

#include <QObject>

class QApplication;

namespace claimcheck::ui::shell {

/// Puts the chosen theme on the application and follows the system when that is the choice. The style sheet
/// waits for begin(): under one, Qt styles a whole branch of widgets again each time that it moves into a
/// layout, and a window took half as long again to appear.
class ThemeController : public QObject
{
    Q_OBJECT

public:
    explicit ThemeController(QApplication &application, QObject *parent = nullptr);

    /// Once, when the first widgets are made and before they are shown.
    void begin();
    void setChoice(ThemeChoice choice);
    [[nodiscard]] ThemeChoice choice() const { return m_choice; }

private:
    [[nodiscard]] ThemeKind kind() const;
    void apply();

    QApplication &m_application;
    ThemeChoice m_choice = ThemeChoice::System;
    bool m_begun = false;
};

} // namespace claimcheck::ui::shell
