#include "ui/flow/message_pane.h"

#include "ui/flow/answer_form.h"
#include "ui/flow/connection_facts.h"
#include "ui/flow/expiry_notice.h"
#include "ui/flow/fields_table.h"
#include "ui/flow/hold_bar.h"
#include "ui/flow/request_view.h"
#include "ui/flow/response_view.h"
#include "ui/flow/step_text.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/segmented_control.h"

#include <QHeaderView>
#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

MessagePane::MessagePane(QWidget *parent)
    : Pane(tr("Message"), u"messagePane"_s, parent), m_edited(new Chip(u"editedChip"_s, this)),
      m_aspects(new SegmentedControl(tr("Ways to look at the message"), u"messageAspects"_s, this)),
      m_request(new RequestView), m_response(new ResponseView), m_parts(new QSplitter(Qt::Vertical)),
      m_empty(new EmptyState(u"messageEmpty"_s)), m_stack(new QStackedWidget(this)), m_hold(new HoldBar),
      m_expiry(new ExpiryNotice), m_connectionFacts(new FactModel(this)),
      m_connection(new DataTable(tr("Connection"), u"messageConnection"_s)), m_answer(new AnswerForm)
{
    m_parts->setObjectName(u"messageParts"_s);
    m_parts->setAccessibleName(tr("Request and response"));
    m_parts->setChildrenCollapsible(false);
    m_parts->addWidget(m_request);
    m_parts->addWidget(m_response);
    m_connection->setModel(m_connectionFacts);
    m_connection->horizontalHeader()->hide();
    m_connection->setColumns({{.pixels = 170}, {.stretch = 1}});
    m_stack->setObjectName(u"messageStack"_s);
    m_stack->setAccessibleName(tr("Message"));
    for (QWidget *page : std::initializer_list<QWidget *>{m_empty, m_parts, m_connection, m_answer})
        m_stack->addWidget(page);
    addChip(m_edited);
    for (const QString &name : {tr("Parameters"), tr("Headers"), tr("Raw"), tr("curl"), tr("Connection")})
        m_aspects->addSegment(name);
    addControl(m_aspects);
    addBody(m_expiry, 0);
    addBody(m_stack);
    addBody(m_hold, 0);
    connectParts();
    showNothing();
}

void MessagePane::connectParts()
{
    connect(m_aspects, &SegmentedControl::currentChanged, this,
            [this](int index) { setAspect(MessageAspect(index)); });
    connect(m_request, &RequestView::edited, this, &MessagePane::requestEdited);
    connect(m_request, &RequestView::valueChosen, this, &MessagePane::valueChosen);
    connect(m_response, &ResponseView::edited, this, &MessagePane::responseEdited);
    connect(m_response, &ResponseView::openToken, this, &MessagePane::openToken);
    connect(m_hold, &HoldBar::sendRequested, this, &MessagePane::sendRequested);
    connect(m_hold, &HoldBar::sendOriginalRequested, this, &MessagePane::sendOriginalRequested);
    connect(m_hold, &HoldBar::dropRequested, this, &MessagePane::dropRequested);
    connect(m_hold, &HoldBar::answerRequested, this, &MessagePane::answerRequested);
    connect(m_expiry, &ExpiryNotice::due, this, &MessagePane::outdated);
    connect(m_answer, &AnswerForm::cancelled, this, [this] {
        showPage();
        emit outdated(); // the run may have gone on meanwhile
    });
    connect(m_answer, &AnswerForm::answered, this, [this](const http::Response &response) {
        showPage();
        emit answered(response);
    });
    connect(m_answer, &AnswerForm::callbackAnswered, this, [this](const http::Request &callback) {
        showPage();
        emit callbackAnswered(callback);
    });
}

void MessagePane::showMessage(const ViewContext &context)
{
    const claimcheck::flow::Message &message = context.message;
    const bool sameMessage = m_number == message.number;
    setTitle(titleOf(message.number, message.name));
    m_edited->set(message.wasEdited() ? tr("edited") : QString(), Tone::Warning);
    m_aspects->show();
    m_request->show(context);
    const bool hasResponse = message.response.has_value();
    if (hasResponse)
        m_response->show(context);
    m_connectionFacts->setFacts(connectionFacts(context.trace, message));
    m_expiry->show(context);
    m_canAct = context.held.has_value() || context.isDraft();
    if (m_canAct)
        m_hold->show(context);
    if (!sameMessage || hasResponse != m_hadResponse)
        shareHeight(context);
    m_number = message.number;
    m_hadResponse = hasResponse;
    if (m_stack->currentWidget() != m_answer || !m_answer->fits(message))
        showPage();
}

/// The page of the aspect; the form for an answer goes.
void MessagePane::showPage()
{
    const auto aspect = MessageAspect(m_aspects->currentIndex());
    m_response->setVisible(m_hadResponse && aspect != MessageAspect::AsCurl);
    m_stack->setCurrentWidget(aspect == MessageAspect::OfConnection ? static_cast<QWidget *>(m_connection)
                                                                    : m_parts);
    m_aspects->show();
    m_hold->setVisible(m_canAct);
}

void MessagePane::askForAnswer(const claimcheck::flow::Message &message)
{
    m_aspects->hide();
    m_hold->hide();
    m_stack->setCurrentWidget(m_answer);
    m_answer->begin(message);
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
    showEmpty(tr("Still to come"), purposeOf(step.kind));
    m_number = number;
}

void MessagePane::showNothing()
{
    setTitle(tr("Message"));
    showEmpty(tr("No message is chosen"),
              tr("Step (F10) stops before each message, Run (F5) goes to the end. "
                 "Choose a message in the diagram to see what it is for."));
    m_number = 0;
}

void MessagePane::showEmpty(const QString &heading, const QString &text)
{
    m_edited->set({});
    m_empty->setText(heading, text);
    for (QWidget *part : std::initializer_list<QWidget *>{m_aspects, m_hold, m_expiry})
        part->hide();
    m_stack->setCurrentWidget(m_empty);
    m_hadResponse = m_canAct = false;
}

void MessagePane::setAspect(MessageAspect aspect)
{
    m_aspects->setCurrentIndex(int(aspect));
    m_request->setAspect(aspect);
    m_response->setAspect(aspect);
    if (m_stack->currentWidget() != m_empty)
        showPage();
}

HelpText MessagePane::help() const
{
    return m_stack->currentWidget() == m_parts ? m_request->table()->currentHelp() : HelpText();
}

} // namespace claimcheck::ui::flow
