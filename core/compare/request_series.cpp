#include "core/compare/request_series.h"

#include <QTimer>

namespace claimcheck::compare {

RequestSeries::RequestSeries(MeasureContext &context, CompareSide side, RequestPlan plan, Timed &into,
                             QObject *parent)
    : QObject(parent), m_context(context), m_side(side), m_plan(std::move(plan)), m_into(into),
      m_untimed(m_plan.connection == Connection::Kept && m_plan.count > 1 ? 1 : 0)
{
}

void RequestSeries::start()
{
    QTimer::singleShot(0, this, &RequestSeries::next);
}

base::Result<void> RequestSeries::prepareConnection()
{
    if (m_connection && m_plan.connection == Connection::Kept)
        return {};
    auto connection = m_context.openConnection(m_side, m_plan.certificate);
    if (!connection)
        return connection.error();
    m_connection = std::move(connection).value();
    connect(m_connection.get(), &net::DirectConnection::finished, this, &RequestSeries::read);
    return {};
}

void RequestSeries::next()
{
    if (m_done == m_plan.count)
        return end({});
    if (const auto ready = prepareConnection(); !ready.ok())
        return end(ready.error());
    auto request = m_plan.request();
    if (!request)
        return end(request.error());
    ++m_context.measurement.requests;
    m_timer.start();
    m_connection->send(std::move(request).value());
}

void RequestSeries::read()
{
    const auto &result = m_connection->result();
    if (!result)
        return end(result.error());
    m_lastRequest = m_connection->request();
    m_lastResponse = *result;
    if (m_plan.wantsAgain && !m_sentAgain && m_plan.wantsAgain(m_lastRequest, m_lastResponse)) {
        m_sentAgain = true;
        QTimer::singleShot(0, this, &RequestSeries::next);
        return;
    }
    m_sentAgain = false;
    const auto accepted = m_plan.read(m_lastResponse);
    const qint64 taken = m_timer.nsecsElapsed();
    m_context.reached(m_lastRequest.toUrl());
    if (!accepted.ok())
        return end(accepted.error());
    if (m_untimed > 0) {
        --m_untimed;
    } else {
        m_into.samples.nanoseconds.push_back(taken);
        ++m_done;
        emit sampled();
    }
    QTimer::singleShot(0, this, &RequestSeries::next); // the connection may go with the next one
}

void RequestSeries::end(std::optional<base::Error> failure)
{
    if (failure)
        m_into.failure = std::move(failure);
    emit finished();
}

} // namespace claimcheck::compare
