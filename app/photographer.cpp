#include "app/photographer.h"

namespace claimcheck::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000; ///< milliseconds
constexpr int stillness = 150;   ///< milliseconds

} // namespace

bool waitFor(const std::function<bool()> &ready)
{
    QElapsedTimer timer;
    timer.start();
    while (!ready() && timer.elapsed() < patience)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    return ready();
}

void settle()
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < stillness)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

void Photographer::take(const QString &name)
{
    for (const ui::ThemeChoice choice : {ui::ThemeChoice::Light, ui::ThemeChoice::Dark}) {
        theme.setChoice(choice);
        settle();
        const QString suffix = choice == ui::ThemeChoice::Light ? u"-light.png"_s : u"-dark.png"_s;
        allWritten = window.grab().save(directory.filePath(name + suffix)) && allWritten;
    }
}

} // namespace claimcheck::app
