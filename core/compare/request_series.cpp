#include "core/compare/request_series.h"

#include "core/net/fetcher.h"

#include <QTimer>

namespace claimcheck::compare {

RequestSeries::RequestSeries(MeasureContext &context, CompareSide side, RequestPlan plan, Timed &into,
                             QObject *parent)
    : QObject(parent), m_context(context), m_side(side), m_plan(std::move(plan)), m_into(into),
      m_untimed(m_plan.connection == Connection::Kept && m_plan.count > 1 ? 1 : 0)
{
}

RequestSeries::~RequestSeries()
{
    for (net::Fetcher *fetcher : findChildren<net::Fetcher *>())
        fetcher->disconnect(this);
}

void RequestSeries::start()
{
    QTimer::singleShot(0, this, &RequestSeries::next);
}

base::Result<void> RequestSeries::prepareLine()
{
    if (m_line && m_plan.connection == Connection::Kept)
        return {};
    auto line = m_context.openLine(m_side);
    if (!line)
        return line.error();
    m_line = std::move(line).value();
    connect(m_line->manager.get(), &net::SteppingAccessManager::aboutToSend, this,
            [this] { m_timer.start(); });
    return {};
}

void RequestSeries::next()
{
    if (m_done == m_plan.count)
        return end({});
    if (const auto ready = prepareLine(); !ready.ok())
        return end(ready.error());
    const auto request = m_plan.request();
    if (!request)
        return end(request.error());
    auto *fetcher = new net::Fetcher(*m_line->manager, *request, {m_plan.label}, this);
    connect(fetcher, &net::Fetcher::finished, this, [this, fetcher] {
        fetcher->deleteLater();
        read(*fetcher);
    });
    fetcher->start();
}

void RequestSeries::read(net::Fetcher &fetcher)
{
    if (!fetcher.result())
        return end(fetcher.result().error());
    m_lastRequest = fetcher.hops().back()->request();
    m_lastResponse = *fetcher.result();
    const auto accepted = m_plan.read(m_lastResponse);
    const qint64 taken = m_timer.nsecsElapsed();
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
