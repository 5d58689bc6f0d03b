#include "core/flow/logout_listener.h"

#include "core/flow/logout_notice.h"
#include "core/flow/missing_key.h"
#include "core/lint/run_reading.h"
#include "core/net/key_fetch.h"
#include "core/net/redirect_page.h"
#include "core/net/stepping_access_manager.h"

namespace claimcheck::flow {

namespace {

constexpr qint64 fetchPause = 60'000; // milliseconds

} // namespace

LogoutListener::LogoutListener(const base::Clock &clock, oauth::Profile profile, jose::KeySet keys,
                               QObject *parent)
    : QObject(parent), m_clock(clock),
      m_manager(std::make_unique<net::SteppingAccessManager>(m_history, clock))
{
    m_state.profile = std::move(profile);
    m_state.profile.logout = {true, true};
    m_state.ruleProfile = lint::RuleProfile::OpenIdConnect;
    m_state.result.issuerKeys = std::move(keys);
    m_server.setHandler(
        [this](const http::Request &request, const net::HttpReplier &replier) { handle(request, replier); });
}

LogoutListener::~LogoutListener()
{
    m_server.close(); // before what its handler uses
    m_history.cancelAll();
}

base::Result<void> LogoutListener::listen(quint16 port)
{
    net::HttpServerOptions options;
    options.port = port;
    options.clock = &m_clock;
    return m_server.listen(options);
}

QString LogoutListener::uriFor(MessageKind kind) const
{
    return m_server.origin() + QString::fromLatin1(logoutPath(kind));
}

void LogoutListener::handle(const http::Request &request, const net::HttpReplier &replier)
{
    const auto kind = logoutNoticeOf(request, m_state.profile.logout);
    if (!kind)
        return replier.send(net::redirectRefusal(404));
    if (!mayFetchKeys(request))
        return take(*kind, request, replier);
    fetchKeys([this, kind, request, replier] { take(*kind, request, replier); });
}

bool LogoutListener::mayFetchKeys(const http::Request &request) const
{
    return isKeyMissing(m_state.result.issuerKeys, lint::valueOf(lint::formOf(request), "logout_token")) &&
           m_clock.nowMilliseconds() - m_fetchedAt >= fetchPause;
}

void LogoutListener::fetchKeys(const std::function<void()> &then)
{
    m_fetchedAt = m_clock.nowMilliseconds();
    auto *fetch = new net::KeyFetch(*m_manager, net::KeyAddress::Issuer, m_state.profile.issuer, {}, this);
    connect(fetch, &net::KeyFetch::finished, this, [this, fetch, then] {
        fetch->deleteLater();
        if (const auto &fetched = fetch->result()) {
            auto keys = jose::readKeys(fetched->text, fetched->url.toDisplayString());
            if (keys)
                m_state.result.issuerKeys = *std::move(keys);
        }
        then();
    });
    fetch->start();
}

void LogoutListener::take(MessageKind kind, const http::Request &request, const net::HttpReplier &replier)
{
    if (m_state.trace.messages().size() >= maxLogoutNotices)
        m_state.trace = {}; // what came so long ago is no replay any more
    const qint64 received = m_clock.nowMilliseconds();
    Message message = messageOfStep(kind);
    message.request = request;
    message.request.url = m_server.origin().toLatin1() + request.url;
    message.original = message.request;
    message.timing.started = message.timing.sent = received;
    const int number = m_state.trace.append(std::move(message));
    const lint::Run run = evidenceOf(m_state, received / 1000);
    Message &kept = *m_state.trace.message(number);
    kept.response = answerToLogout(run, number, m_state.client.secret);
    kept.state = MessageState::Done;
    kept.timing.finished = m_clock.nowMilliseconds();
    replier.send(*kept.response);
    emit this->received({kept, lint::checkMessage(run, number)});
}

} // namespace claimcheck::flow
