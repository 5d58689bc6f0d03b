// The part of RunSession about its user: while they are waited for, and when an API wants to see them again.
#include "ui/flow/run_session.h"

#include "core/oauth/grant_types.h"

namespace claimcheck::ui::flow {

using lint::MessageKind;

void RunSession::setPollPause(int seconds)
{
    m_pollPause = seconds;
    if (m_runner)
        m_runner->setPollPause(seconds);
}

void RunSession::openInBrowser(const QUrl &url)
{
    const auto opened = m_services.openBrowser(url);
    m_browserProblem = opened ? QString() : opened.error().message;
    m_tell.start();
}

/// Only a sign-in in the browser can be made stronger.
std::optional<oauth::StepUp> RunSession::stepUp() const
{
    if (!isOver() || isRecorded() || !oauth::usesBrowser(m_profile.grant))
        return std::nullopt;
    const auto *call = trace().last(MessageKind::ApiCall);
    return call && call->response ? oauth::stepUpOf(*call->response) : std::nullopt;
}

void RunSession::answerStepUp()
{
    const auto asked = stepUp();
    if (!asked)
        return;
    m_profile = oauth::steppedUp(m_profile, *asked);
    restart();
}

} // namespace claimcheck::ui::flow
