// The actions of MainWindow: one table, from which shortcuts and the command palette are made.
#include "ui/shell/command_palette.h"
#include "ui/shell/main_window.h"
#include "ui/shell/theme_controller.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::shell {

void MainWindow::makeAction(const QString &id, const QString &text, const QKeySequence &shortcut,
                            std::function<void()> run)
{
    auto *action = new QAction(text, this);
    action->setObjectName(id);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WindowShortcut);
    connect(action, &QAction::triggered, this, [todo = std::move(run)] { todo(); });
    addAction(action);
}

void MainWindow::makeActions(ThemeController &theme)
{
    for (const ModeRow &row : modeTable) {
        const Mode mode = row.mode;
        makeAction(u"action.mode."_s + QString::fromLatin1(row.id), tr("Go to %1").arg(shellText(row.title)),
                   QKeySequence(Qt::CTRL | Qt::Key(int(Qt::Key_1) + int(mode))),
                   [this, mode] { showMode(mode); });
    }
    struct Row
    {
        QString id, text;
        QKeySequence shortcut;
        std::function<void()> run;
    };
    const auto setTheme = [&theme](ThemeChoice choice) {
        return [&theme, choice] { theme.setChoice(choice); };
    };
    const Row rows[] = {
        {u"action.paste"_s, tr("Paste a token"), QKeySequence(Qt::CTRL | Qt::Key_V), [this] { paste(); }},
        {u"action.open"_s, tr("Open a file\u2026"), QKeySequence(Qt::CTRL | Qt::Key_O),
         [this] { askForFile(); }},
        {u"action.commands"_s, tr("Find a command"), QKeySequence(Qt::CTRL | Qt::Key_K),
         [this] { openCommands(); }},
        {u"action.help"_s, tr("Explain the thing in focus"), QKeySequence(Qt::Key_F1),
         [this] { openHelp(); }},
        {u"action.secrets"_s, tr("Show or hide secrets"), QKeySequence(Qt::CTRL | Qt::Key_H),
         [this] {
             setReveal(m_reveal == base::Reveal::Hidden ? base::Reveal::Shown : base::Reveal::Hidden);
         }},
        {u"action.utc"_s, tr("Show times in UTC"), {}, [this] { setTimeDisplay(TimeDisplay::Utc); }},
        {u"action.local"_s,
         tr("Show times in local time"),
         {},
         [this] { setTimeDisplay(TimeDisplay::Local); }},
        {u"action.theme.system"_s, tr("Theme: follow the system"), {}, setTheme(ThemeChoice::System)},
        {u"action.theme.light"_s, tr("Theme: light"), {}, setTheme(ThemeChoice::Light)},
        {u"action.theme.dark"_s, tr("Theme: dark"), {}, setTheme(ThemeChoice::Dark)},
        {u"action.quit"_s, tr("Quit"), QKeySequence::Quit, [this] { close(); }},
    };
    for (const Row &row : rows)
        makeAction(row.id, row.text, row.shortcut, row.run);
}

QList<QAction *> MainWindow::commands() const
{
    QList<QAction *> all;
    if (const Workspace *shown = m_workspaces[std::size_t(m_mode)])
        all = shown->commands();
    return all + actions();
}

} // namespace claimcheck::ui::shell
