#include "ui/flow/messages_pane.h"

#include "ui/flow/breakpoints_panel.h"
#include "ui/flow/follow_bar.h"
#include "ui/flow/run_session.h"
#include "ui/flow/sequence_diagram.h"
#include "ui/flow/text_view.h"
#include "ui/widgets/button.h"

#include <QAction>
#include <QLabel>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

MessagesPane::MessagesPane(RunSession &session, QWidget *parent)
    : Pane(tr("Messages"), u"messagesPane"_s, parent), m_session(session), m_diagram(new SequenceDiagram),
      m_text(new TextView(tr("The run as text"), u"runText"_s)), m_views(new QStackedWidget),
      m_follow(new FollowBar), m_breakpoints(new BreakpointsPanel(session)),
      m_breakpointsButton(new Button(tr("Breakpoints"), u"breakpointsButton"_s, ButtonKind::Link, this)),
      m_progress(new QLabel(this))
{
    m_views->setObjectName(u"messagesViews"_s);
    m_views->setAccessibleName(tr("Messages of the run"));
    m_views->addWidget(m_diagram);
    m_views->addWidget(m_text);
    makeControls();
    addBody(m_views);
    addBody(m_follow, 0);
    addBody(m_breakpoints, 0);
    m_breakpoints->hide();
    makeActions();
    connect(m_follow, &FollowBar::valueChanged, this, &MessagesPane::followedValueChanged);
}

void MessagesPane::makeControls()
{
    m_breakpointsButton->setCheckable(true);
    m_breakpointsButton->setToolTip(tr("Where the run stops: at which messages, on which conditions."));
    connect(m_breakpointsButton, &QPushButton::toggled, m_breakpoints, &QWidget::setVisible);
    m_progress->setObjectName(u"runProgress"_s);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setProperty("tone", u"muted"_s);
    addControl(m_breakpointsButton);
    addControl(m_progress);
}

QAction *MessagesPane::makeAction(const QString &name, const QString &text, const QKeySequence &keys)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    m_actions += action;
    return action;
}

void MessagesPane::makeActions()
{
    QAction *list =
        makeAction(u"flowBreakpoints"_s, tr("Breakpoints\u2026"), QKeySequence(Qt::CTRL | Qt::Key_F9));
    connect(list, &QAction::triggered, m_breakpointsButton, &Button::toggle);
    m_asText = makeAction(u"flowAsText"_s, tr("Show the run as text"),
                          QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T));
    m_asText->setCheckable(true);
    connect(m_asText, &QAction::toggled, this, [this](bool on) {
        m_views->setCurrentIndex(on ? 1 : 0);
        m_views->currentWidget()->setFocus();
    });
    connect(makeAction(u"flowZoomIn"_s, tr("Zoom in"), QKeySequence::ZoomIn), &QAction::triggered, m_diagram,
            &SequenceDiagram::zoomIn);
    connect(makeAction(u"flowZoomOut"_s, tr("Zoom out"), QKeySequence::ZoomOut), &QAction::triggered,
            m_diagram, &SequenceDiagram::zoomOut);
    connect(makeAction(u"flowZoomReset"_s, tr("Original size"), QKeySequence(Qt::CTRL | Qt::Key_0)),
            &QAction::triggered, m_diagram, &SequenceDiagram::resetZoom);
}

QByteArray MessagesPane::followedValue() const
{
    return m_follow->value();
}

void MessagesPane::addStopOption(QAction *option)
{
    m_breakpoints->addOption(option);
}

void MessagesPane::setRows(DiagramRows rows)
{
    QStringList lines;
    for (const DiagramRow &row : rows)
        lines += spokenText(row);
    m_text->setText({lines.join(u'\n'), {}});
    m_diagram->setRows(std::move(rows));
}

void MessagesPane::setProgress(const QString &progress)
{
    m_progress->setText(progress);
}

void MessagesPane::update()
{
    m_follow->show(travellingValues(m_session.trace()));
    m_breakpoints->update();
    const auto count = m_session.breakpoints().size();
    m_breakpointsButton->setText(count == 0 ? tr("Breakpoints") : tr("Breakpoints: %1").arg(count));
    m_breakpointsButton->setAccessibleName(m_breakpointsButton->text());
}

} // namespace claimcheck::ui::flow
