#include "core/net/notification_listener.h"

namespace claimcheck::net {

NotificationListener::NotificationListener(const base::Clock &clock, QObject *parent)
    : QObject(parent), m_clock(clock)
{
    m_server.setHandler(
        [this](const http::Request &request, const HttpReplier &replier) { handle(request, replier); });
}

base::Result<void> NotificationListener::listen(const NotificationPlace &place)
{
    m_place = place;
    HttpServerOptions options;
    options.port = place.port;
    options.clock = &m_clock;
    return m_server.listen(options);
}

void NotificationListener::handle(const http::Request &request, const HttpReplier &replier)
{
    const bool here = request.method == "POST" && request.path() == m_place.path.toLatin1();
    const int status = here ? 204 : 404;
    replier.send({status, http::reasonPhrase(status), {}, {}});
    if (!here)
        return;
    http::Request whole = request;
    whole.url = m_server.origin().toLatin1() + request.url;
    emit received(whole);
}

} // namespace claimcheck::net
