// What the workspace does with one message: held, answered by hand, sent again; what it is made of stands in
// flow_workspace.cpp.
#include "ui/flow/flow_workspace.h"
#include "ui/flow/message_actions.h"
#include "ui/flow/message_pane.h"
#include "ui/flow/numbered_steps.h"
#include "ui/flow/run_notice.h"
#include "ui/flow/run_session.h"
#include "ui/flow/sequence_diagram.h"

namespace claimcheck::ui::flow {

using claimcheck::flow::FlowRunner;

void FlowWorkspace::connectMessageActions()
{
    connect(m_diagram, &SequenceDiagram::menuRequested, m_messageActions, &MessageActions::popUp);
    connect(m_diagram, &SequenceDiagram::breakpointToggled, this, [this](int number) {
        const auto kind = kindOf(*m_session, number);
        if (kind && *kind != lint::MessageKind::Other)
            m_session->toggleBreakpoints(*kind);
    });
    const auto answer = [this] {
        if (const auto *message = m_session->trace().message(m_selected))
            m_message->askForAnswer(*message);
    };
    connect(m_messageActions, &MessageActions::answerRequested, this, answer);
    connect(m_message, &MessagePane::answerRequested, this, answer);
    connect(m_messageActions, &MessageActions::sendAgainRequested, this, &FlowWorkspace::draftAgain);
    connect(m_message, &MessagePane::outdated, this, &FlowWorkspace::showMessage);
    connect(m_session, &RunSession::runStarted, this, [this] { m_draft.reset(); });
}

void FlowWorkspace::connectHeldMessage()
{
    const auto onRunner = [this](auto verb) {
        return [this, verb](const auto &...value) {
            if (m_session->runner() && !isDrafting())
                (m_session->runner()->*verb)(value...);
        };
    };
    connect(m_message, &MessagePane::requestEdited, this, onRunner(&FlowRunner::editRequest));
    connect(m_message, &MessagePane::responseEdited, this, onRunner(&FlowRunner::editResponse));
    connect(m_message, &MessagePane::sendOriginalRequested, this, onRunner(&FlowRunner::sendOriginal));
    connect(m_message, &MessagePane::answered, this, onRunner(&FlowRunner::answer));
    connect(m_message, &MessagePane::callbackAnswered, this, onRunner(&FlowRunner::answerCallback));
    const auto onDraft = [this](void (FlowWorkspace::*onTheDraft)(), auto verb) {
        return [this, onTheDraft, verb] {
            if (isDrafting())
                (this->*onTheDraft)();
            else if (m_session->runner())
                (m_session->runner()->*verb)();
        };
    };
    connect(m_message, &MessagePane::sendRequested, this,
            onDraft(&FlowWorkspace::sendDraft, &FlowRunner::send));
    connect(m_message, &MessagePane::dropRequested, this,
            onDraft(&FlowWorkspace::dropDraft, &FlowRunner::drop));
    connect(m_message, &MessagePane::requestEdited, this, [this](const http::Request &request) {
        if (!isDrafting())
            return;
        m_draft->request = request;
        showMessage();
    });
}

/// The message as it was sent is what the user begins with; the run keeps it.
void FlowWorkspace::draftAgain(int number)
{
    const auto *message = m_session->trace().message(number);
    if (!message)
        return;
    m_draft = *message;
    m_draft->original = m_draft->request;
    m_draft->response.reset();
    m_draft->originalResponse.reset();
    selectMessage(number);
}

void FlowWorkspace::sendDraft()
{
    const claimcheck::flow::Message draft = *m_draft;
    dropDraft();
    const auto sent = m_session->resend(draft.number, draft.request);
    if (sent)
        selectMessage(*sent);
    else
        m_notice->showProblem(sent.error().message);
}

void FlowWorkspace::dropDraft()
{
    m_draft.reset();
    showMessage();
}

} // namespace claimcheck::ui::flow
