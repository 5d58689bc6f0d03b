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

void ThemeController::begin()
{
    m_begun = true;
    apply();
}

void ThemeController::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    apply();
}

ThemeKind ThemeController::kind() const
{
    switch (m_choice) {
    case ThemeChoice::Light: return ThemeKind::Light;
    case ThemeChoice::Dark: return ThemeKind::Dark;
    case ThemeChoice::System: break;
    }
    return systemTheme();
}

void ThemeController::apply()
{
    if (m_begun)
        applyTheme(m_application, kind());
    else
        applyColours(m_application, kind());
}

} // namespace claimcheck::ui::shell
