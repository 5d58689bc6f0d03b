#include "core/net/exchange.h"

namespace claimcheck::net {

using namespace Qt::StringLiterals;

QLatin1StringView exchangeStateName(ExchangeState state)
{
    switch (state) {
    case ExchangeState::RequestHeld: return "request-held"_L1;
    case ExchangeState::InFlight: return "in-flight"_L1;
    case ExchangeState::ResponseHeld: return "response-held"_L1;
    case ExchangeState::Done: return "done"_L1;
    case ExchangeState::Cancelled: return "cancelled"_L1;
    }
    return {};
}

Exchange::Exchange(int id, QString label, http::Request request)
    : m_id(id), m_label(std::move(label)), m_request(std::move(request)), m_originalRequest(m_request)
{
}

bool Exchange::isHeld() const
{
    return m_state == ExchangeState::RequestHeld || m_state == ExchangeState::ResponseHeld;
}

bool Exchange::isOver() const
{
    return m_state == ExchangeState::Done || m_state == ExchangeState::Cancelled;
}

bool Exchange::setRequest(http::Request request)
{
    if (m_state != ExchangeState::RequestHeld)
        return false;
    m_request = std::move(request);
    if (m_preparing)
        m_originalRequest = m_request;
    emit changed();
    return true;
}

bool Exchange::setSigned(http::Request request, http::Request original)
{
    if (m_state != ExchangeState::RequestHeld)
        return false;
    m_request = std::move(request);
    m_originalRequest = std::move(original);
    emit changed();
    return true;
}

bool Exchange::setResponse(http::Response response)
{
    if (m_state != ExchangeState::ResponseHeld)
        return false;
    m_response = std::move(response);
    m_failure.reset(); // a response was written where there was none
    emit changed();
    return true;
}

void Exchange::setLabel(QString label)
{
    m_label = std::move(label);
    emit changed();
}

void Exchange::send()
{
    if (m_driver && m_state == ExchangeState::RequestHeld)
        m_driver->send();
}

void Exchange::deliver()
{
    if (m_driver && m_state == ExchangeState::ResponseHeld)
        m_driver->deliver();
}

void Exchange::cancel()
{
    if (m_driver && !isOver())
        m_driver->cancel();
}

void Exchange::answer(http::Response response)
{
    if (!m_driver || !isHeld())
        return;
    m_answeredByHand = true;
    m_state = ExchangeState::ResponseHeld; // without a signal: deliver() tells
    m_response = std::move(response);
    m_failure.reset();
    m_driver->deliver();
}

void Exchange::setState(ExchangeState state)
{
    m_state = state;
    emit changed();
}

Exchange *ExchangeHistory::add(QString label, http::Request request)
{
    const int id = int(m_exchanges.size()) + 1;
    m_exchanges.push_back(std::make_unique<Exchange>(id, std::move(label), std::move(request)));
    return m_exchanges.back().get();
}

void ExchangeHistory::cancelAll()
{
    for (std::size_t i = 0; i < m_exchanges.size(); ++i) // a listener may add one
        m_exchanges[i]->cancel();
}

} // namespace claimcheck::net
