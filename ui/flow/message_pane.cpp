#include "ui/flow/message_pane.h"

#include "ui/flow/empty_state.h"
#include "ui/flow/fields_table.h"
#include "ui/flow/hold_bar.h"
#include "ui/flow/request_view.h"
#include "ui/flow/response_view.h"
#include "ui/flow/step_text.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/segmented_control.h"

#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

MessagePane::MessagePane(QWidget *parent)
    : Pane(tr("Message"), u"messagePane"_s, parent), m_edited(new Chip(u"editedChip"_s, this)),
      m_aspects(new SegmentedControl(tr("Ways to look at the message"), u"messageAspects"_s, this)),
      m_request(new RequestView), m_response(new ResponseView), m_parts(new QSplitter(Qt::Vertical)),
      m_empty(new EmptyState(u"messageEmpty"_s)), m_stack(new QStackedWidget(this)), m_hold(new HoldBar)
{
    m_parts->setObjectName(u"messageParts"_s);
    m_parts->setAccessibleName(tr("Request and response"));
    m_parts->setChildrenCollapsible(false);
    m_parts->addWidget(m_request);
    m_parts->addWidget(m_response);
    m_stack->setObjectName(u"messageStack"_s);
    m_stack->setAccessibleName(tr("Message"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_parts);
    addChip(m_edited);
    for (const QString &name : {tr("Parameters"), tr("Headers"), tr("Raw"), tr("curl")})
        m_aspects->addSegment(name);
    addControl(m_aspects);
    addBody(m_stack);
    addBody(m_hold, 0);
    connect(m_aspects, &SegmentedControl::currentChanged, this,
            [this](int index) { setAspect(MessageAspect(index)); });
    connect(m_request, &RequestView::edited, this, &MessagePane::requestEdited);
    connect(m_request, &RequestView::valueChosen, this, &MessagePane::valueChosen);
    connect(m_response, &ResponseView::edited, this, &MessagePane::responseEdited);
    connect(m_response, &ResponseView::openToken, this, &MessagePane::openToken);
    connect(m_hold, &HoldBar::sendRequested, this, &MessagePane::sendRequested);
    connect(m_hold, &HoldBar::sendOriginalRequested, this, &MessagePane::sendOriginalRequested);
    connect(m_hold, &HoldBar::dropRequested, this, &MessagePane::dropRequested);
    showNothing();
}

void MessagePane::showMessage(const ViewContext &context)
{
    setTitle(titleOf(context.message.number, context.message.name));
    m_edited->set(context.message.wasEdited() ? tr("edited") : QString(), Tone::Warning);
    m_aspects->show();
    m_request->show(context);
    const bool hasResponse = context.message.response.has_value();
    if (hasResponse)
        m_response->show(context);
    m_response->setVisible(hasResponse && m_aspects->currentIndex() != int(MessageAspect::AsCurl));
    m_stack->setCurrentWidget(m_parts);
    m_hold->setVisible(context.held.has_value());
    if (context.held)
        m_hold->show(context);
    if (m_number != context.message.number || hasResponse != m_hadResponse)
        shareHeight(context);
    m_number = context.message.number;
    m_hadResponse = hasResponse;
}

/// The request takes what its table needs, at most half; the response gets the rest.
void MessagePane::shareHeight(const ViewContext &context)
{
    if (!context.message.response)
        return;
    const int all = std::max(m_parts->height(), 200);
    const int request = std::clamp(m_request->wantedHeight(), 110, all / 2);
    m_parts->setSizes({request, all - request});
}

void MessagePane::showPlanned(int number, const claimcheck::flow::PlannedStep &step)
{
    setTitle(titleOf(number, step.name));
    m_edited->set({});
    m_empty->setText(tr("Still to come"), purposeOf(step.kind));
    m_aspects->hide();
    m_hold->hide();
    m_stack->setCurrentWidget(m_empty);
    m_number = number;
    m_hadResponse = false;
}

void MessagePane::showNothing()
{
    setTitle(tr("Message"));
    m_edited->set({});
    m_empty->setText(tr("No message is chosen"),
                     tr("Step (F10) stops before each message, Run (F5) goes to the end. "
                        "Choose a message in the diagram to see what it is for."));
    m_aspects->hide();
    m_hold->hide();
    m_stack->setCurrentWidget(m_empty);
    m_number = 0;
}

void MessagePane::setAspect(MessageAspect aspect)
{
    m_aspects->setCurrentIndex(int(aspect));
    m_request->setAspect(aspect);
    m_response->setAspect(aspect);
    m_response->setVisible(m_hadResponse && aspect != MessageAspect::AsCurl);
}

HelpText MessagePane::help() const
{
    return m_stack->currentWidget() == m_parts ? m_request->table()->currentHelp() : HelpText();
}

} // namespace claimcheck::ui::flow
