#pragma once

#include "ui/widgets/theme.h"

#include <QObject>

class QApplication;

namespace claimcheck::ui::shell {

/// Puts the chosen theme on the application and follows the system when that is the choice.
class ThemeController : public QObject
{
    Q_OBJECT

public:
    explicit ThemeController(QApplication &application, QObject *parent = nullptr);

    void setChoice(ThemeChoice choice);
    [[nodiscard]] ThemeChoice choice() const { return m_choice; }

private:
    void apply();

    QApplication &m_application;
    ThemeChoice m_choice = ThemeChoice::System;
};

} // namespace claimcheck::ui::shell
