#pragma once

#include "core/base/clock.h"
#include "ui/shell/mode.h"
#include "ui/shell/network_summary.h"
#include "ui/widgets/workspace.h"

#include <QMainWindow>

#include <array>
#include <functional>

class QMimeData;
class QStackedWidget;

namespace claimcheck::ui::shell {

class CommandPalette;
class HelpBubble;
class ModeBar;
class StatusLine;
class ThemeController;

/// The frame: mode bar, the workspace that is shown, status line. Paste and drop work anywhere: a recorded
/// run goes to Flow, everything else to Inspect.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    using Factory = std::function<Workspace *(QWidget *parent)>;

    MainWindow(const base::Clock &clock, ThemeController &theme, QWidget *parent = nullptr);

    /// How a workspace is made, when it is first shown. Modes without one show what they will do.
    void setFactory(Mode mode, Factory factory);
    void showMode(Mode mode);
    [[nodiscard]] Mode mode() const { return m_mode; }
    /// Makes it if need be, without showing it.
    Workspace *workspace(Mode mode);

    void setNetwork(const NetworkSummary &summary);
    void openInInspect(const TokenHandover &token);
    /// A HAR or a trace goes to Flow, everything else to Inspect.
    void openFile(const QString &path);
    void openText(const QString &text);

    void setReveal(base::Reveal reveal);
    void setTimeDisplay(TimeDisplay display);
    [[nodiscard]] base::Reveal reveal() const { return m_reveal; }
    [[nodiscard]] TimeDisplay timeDisplay() const { return m_display; }
    [[nodiscard]] StatusLine *statusLine() const { return m_status; }

    /// What a user may do now: those of the frame and those of the workspace shown.
    [[nodiscard]] QList<QAction *> commands() const;
    void openCommands();
    void openHelp();
    void paste();
    void askForFile();

signals:
    void modeChanged(claimcheck::ui::shell::Mode mode);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeActions(ThemeController &theme);
    void makeAction(const QString &id, const QString &text, const QKeySequence &shortcut,
                    std::function<void()> run);
    void takeMime(const QMimeData &data);
    void updateTitle();

    std::array<Factory, modeTable.size()> m_factories;
    std::array<Workspace *, modeTable.size()> m_workspaces{};
    Mode m_mode = Mode::Inspect;
    base::Reveal m_reveal = base::Reveal::Hidden;
    TimeDisplay m_display = TimeDisplay::Utc;
    ModeBar *m_modeBar;
    QStackedWidget *m_stack;
    StatusLine *m_status;
    CommandPalette *m_palette;
    HelpBubble *m_help;
};

} // namespace claimcheck::ui::shell
