#include "ui/shell/theme_controller.h"

#include <QApplication>
#include <QStyleHints>

namespace claimcheck::ui::shell {

ThemeController::ThemeController(QApplication &application, QObject *parent)
    : QObject(parent), m_application(application)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &ThemeController::apply);
#endif
    apply();
}

void ThemeController::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    apply();
}

void ThemeController::apply()
{
    switch (m_choice) {
    case ThemeChoice::System: return applyTheme(m_application, systemTheme());
    case ThemeChoice::Light: return applyTheme(m_application, ThemeKind::Light);
    case ThemeChoice::Dark: return applyTheme(m_application, ThemeKind::Dark);
    }
}

} // namespace claimcheck::ui::shell
