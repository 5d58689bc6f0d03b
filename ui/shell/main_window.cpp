#include "ui/shell/main_window.h"

#include "core/flow/recording.h"
#include "ui/shell/calm_page.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/help_bubble.h"
#include "ui/shell/mode_bar.h"
#include "ui/shell/status_line.h"

#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMimeData>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::shell {

MainWindow::MainWindow(const base::Clock &clock, ThemeController &theme, QWidget *parent)
    : QMainWindow(parent), m_modeBar(new ModeBar(this)), m_stack(new QStackedWidget(this)),
      m_status(new StatusLine(clock, this)), m_palette(new CommandPalette(this)), m_help(new HelpBubble(this))
{
    setObjectName(u"mainWindow"_s);
    setAccessibleName(tr("Claimcheck"));
    setAcceptDrops(true);
    resize(1440, 900);
    auto *frame = new QWidget(this);
    frame->setObjectName(u"frame"_s);
    frame->setAccessibleName(tr("Claimcheck"));
    m_stack->setObjectName(u"workspaces"_s);
    m_stack->setAccessibleName(tr("Workspace"));
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_modeBar);
    row->addWidget(m_stack, 1);
    column->addLayout(row, 1);
    column->addWidget(m_status);
    setCentralWidget(frame);
    makeActions(theme);
    connect(m_modeBar, &ModeBar::modeChosen, this, &MainWindow::showMode);
    connect(m_modeBar, &ModeBar::commandsRequested, this, &MainWindow::openCommands);
    connect(m_status, &StatusLine::revealToggled, this, [this] {
        setReveal(m_reveal == base::Reveal::Hidden ? base::Reveal::Shown : base::Reveal::Hidden);
    });
    connect(m_status, &StatusLine::timeDisplayToggled, this, [this] {
        setTimeDisplay(m_display == TimeDisplay::Utc ? TimeDisplay::Local : TimeDisplay::Utc);
    });
}

void MainWindow::setFactory(Mode mode, Factory factory)
{
    m_factories[std::size_t(mode)] = std::move(factory);
}

Workspace *MainWindow::workspace(Mode mode)
{
    Workspace *&made = m_workspaces[std::size_t(mode)];
    if (made)
        return made;
    const Factory &factory = m_factories[std::size_t(mode)];
    made = factory ? factory(m_stack) : new CalmPage(mode, m_stack);
    made->setReveal(m_reveal);
    made->setTimeDisplay(m_display);
    m_stack->addWidget(made);
    for (QAction *action : made->commands()) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        made->addAction(action);
    }
    connect(made, &Workspace::documentTitleChanged, this, &MainWindow::updateTitle);
    connect(made, &Workspace::pasteRequested, this, &MainWindow::paste);
    connect(made, &Workspace::openRequested, this, &MainWindow::askForFile);
    connect(made, &Workspace::tokenHandedOver, this, &MainWindow::openInInspect);
    return made;
}

void MainWindow::showMode(Mode mode)
{
    Workspace *shown = workspace(mode);
    m_mode = mode;
    m_modeBar->setMode(mode);
    m_stack->setCurrentWidget(shown);
    if (QWidget *focus = shown->firstFocus())
        focus->setFocus(Qt::OtherFocusReason);
    updateTitle();
    emit modeChanged(mode);
}

void MainWindow::updateTitle()
{
    const Workspace *shown = m_workspaces[std::size_t(m_mode)];
    const QString title = shown ? shown->documentTitle() : QString();
    setWindowTitle(title.isEmpty() ? tr("Claimcheck") : tr("%1 \u2014 Claimcheck").arg(title));
}

void MainWindow::setNetwork(const NetworkSummary &summary)
{
    m_status->setNetwork(summary);
}

void MainWindow::openInInspect(const TokenHandover &token)
{
    showMode(Mode::Inspect);
    workspace(Mode::Inspect)->takeToken(token);
}

void MainWindow::openText(const QString &text)
{
    showMode(Mode::Inspect);
    workspace(Mode::Inspect)->takeText(text);
}

void MainWindow::openFile(const QString &path)
{
    const Mode mode = flow::isRecordingFile(path) ? Mode::Flow : Mode::Inspect;
    showMode(mode);
    workspace(mode)->takeFile(path);
}

void MainWindow::setReveal(base::Reveal reveal)
{
    m_reveal = reveal;
    m_status->setReveal(reveal);
    for (Workspace *made : m_workspaces) {
        if (made)
            made->setReveal(reveal);
    }
}

void MainWindow::setTimeDisplay(TimeDisplay display)
{
    m_display = display;
    m_status->setTimeDisplay(display);
    for (Workspace *made : m_workspaces) {
        if (made)
            made->setTimeDisplay(display);
    }
}

void MainWindow::openCommands()
{
    m_palette->openWith(commands());
}

void MainWindow::openHelp()
{
    const Workspace *shown = m_workspaces[std::size_t(m_mode)];
    m_help->openFor(shown ? shown->help() : HelpText(), focusWidget());
}

void MainWindow::paste()
{
    if (const QMimeData *mime = QGuiApplication::clipboard()->mimeData())
        takeMime(*mime);
}

void MainWindow::askForFile()
{
    Workspace *shown = workspace(m_mode);
    const FileWish wish = shown->fileWish();
    const bool wanted = !wish.title.isEmpty();
    const QString path = QFileDialog::getOpenFileName(
        this, wanted ? wish.title : tr("Open a token or a file that holds one"), {}, wish.filter);
    if (path.isEmpty())
        return;
    if (wanted)
        shown->takeFile(path);
    else
        openFile(path);
}

void MainWindow::takeMime(const QMimeData &mime)
{
    const QList<QUrl> urls = mime.urls();
    if (!urls.isEmpty() && urls.first().isLocalFile())
        openFile(urls.first().toLocalFile());
    else if (mime.hasText())
        openText(mime.text());
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasText() || event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    takeMime(*event->mimeData());
}

} // namespace claimcheck::ui::shell
