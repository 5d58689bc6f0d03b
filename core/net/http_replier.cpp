#include "core/net/http_replier.h"

#include "core/net/http_connection.h"

#include <QLocale>
#include <QTimeZone>

namespace claimcheck::net {

namespace {

// RFC 9110 §5.6.7.
QByteArray httpDate(qint64 milliseconds)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(milliseconds, QTimeZone::utc());
    return QLocale::c().toString(time, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'").toLatin1();
}

} // namespace

void HttpReplier::send(http::Response response) const
{
    if (!m_state || !m_state->connection)
        return;
    if (m_state->clock)
        response.headers.setDefault(QByteArrayLiteral("Date"), httpDate(m_state->clock->nowMilliseconds()));
    m_state->connection->answer(m_state->serial, std::move(response));
}

void HttpReplier::breakOff(http::Response response, BreakOff place) const
{
    if (m_state && m_state->connection)
        m_state->connection->breakOff(m_state->serial, std::move(response), place);
}

bool HttpReplier::isOpen() const
{
    return m_state && m_state->connection && m_state->connection->isWaitingFor(m_state->serial);
}

QByteArray HttpReplier::rawRequest() const
{
    return m_state ? m_state->raw : QByteArray();
}

QByteArray HttpReplier::peerCertificate() const
{
    return m_state ? m_state->peerCertificate : QByteArray();
}

} // namespace claimcheck::net
