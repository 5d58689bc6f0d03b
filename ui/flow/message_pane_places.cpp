// How MessagePane finds the place of a message that a check is about.
#include "ui/flow/message_pane.h"
#include "ui/flow/request_view.h"
#include "ui/flow/response_view.h"

namespace claimcheck::ui::flow {

bool MessagePane::lightUpInRequest(const QString &name)
{
    for (const MessageAspect aspect : {MessageAspect::ByParameter, MessageAspect::ByHeader}) {
        if (m_request->choose(name, aspect)) {
            setAspect(aspect);
            return true;
        }
    }
    return false;
}

bool MessagePane::lightUpInResponse(const QString &name)
{
    for (const MessageAspect aspect : {MessageAspect::ByParameter, MessageAspect::ByHeader}) {
        if (m_hadResponse && m_response->choose(name, aspect)) {
            setAspect(aspect);
            return true;
        }
    }
    return false;
}

/// A server's mistake is looked for in its answer first, a client's in its request.
void MessagePane::lightUp(const lint::CheckResult &check)
{
    const bool requestFirst = check.rule->fault == lint::Fault::Client;
    for (const QString &place : check.where) {
        const QString name = place.section(u'/', -1); // of a JSON pointer the last member
        if (name.isEmpty())
            continue;
        const bool found = requestFirst ? lightUpInRequest(name) || lightUpInResponse(name)
                                        : lightUpInResponse(name) || lightUpInRequest(name);
        if (found)
            return;
    }
}

} // namespace claimcheck::ui::flow
