#include "core/flow/recorder.h"

#include "core/flow/steps.h"

#include <algorithm>

namespace claimcheck::flow {

namespace {

MessageState stateOf(const net::Exchange &exchange)
{
    switch (exchange.state()) {
    case net::ExchangeState::RequestHeld: return MessageState::RequestHeld;
    case net::ExchangeState::InFlight: return MessageState::InFlight;
    case net::ExchangeState::ResponseHeld: return MessageState::ResponseHeld;
    case net::ExchangeState::Cancelled: return MessageState::Dropped;
    case net::ExchangeState::Done: break;
    }
    return exchange.failure() ? MessageState::Failed : MessageState::Done;
}

} // namespace

int Recorder::add(net::Exchange *exchange, MessageKind kind)
{
    Message message = messageOfStep(kind);
    message.redirectOf = redirectBefore(kind, exchange->request());
    return add(exchange, std::move(message));
}

/// The number of the message whose answer sent the client to this URL; 0 if none did.
int Recorder::redirectBefore(MessageKind kind, const http::Request &request) const
{
    const Message *before = m_trace.last(kind);
    if (!before || !before->response || !before->response->isRedirect())
        return 0;
    const QUrl location = QUrl::fromEncoded(before->response->headers.value("Location"));
    return before->request.toUrl().resolved(location) == request.toUrl() ? before->number : 0;
}

int Recorder::add(net::Exchange *exchange, Message message)
{
    const int number = m_trace.append(std::move(message));
    m_exchanges.emplace(number, exchange);
    update(number, *exchange);
    connect(exchange, &net::Exchange::changed, this, [this, number, exchange] {
        update(number, *exchange);
        emit changed(number);
    });
    emit added(number);
    return number;
}

int Recorder::add(Message message)
{
    const int number = m_trace.append(std::move(message));
    emit added(number);
    return number;
}

int Recorder::numberOf(const net::Exchange *exchange) const
{
    const auto found =
        std::ranges::find(m_exchanges, exchange, [](const auto &entry) { return entry.second; });
    return found == m_exchanges.end() ? 0 : found->first;
}

net::Exchange *Recorder::exchangeOf(int number) const
{
    const auto found = m_exchanges.find(number);
    return found == m_exchanges.end() ? nullptr : found->second;
}

void Recorder::detach()
{
    for (const auto &[number, exchange] : m_exchanges)
        exchange->disconnect(this);
}

void Recorder::update(int number, const net::Exchange &exchange)
{
    Message &message = *m_trace.message(number);
    message.request = exchange.request();
    message.original = exchange.originalRequest();
    message.state = stateOf(exchange);
    message.timing = exchange.timing();
    message.failure = exchange.failure() ? exchange.failure()->message : QString();
    message.tls = exchange.tls();
    message.timesSent = exchange.timesSent();
    message.answeredByHand = exchange.wasAnsweredByHand();
    message.response.reset();
    message.originalResponse.reset();
    if (exchange.response().status > 0)
        message.response = exchange.response();
    else if (exchange.originalResponse().status > 0) // cancelled while it was held: what came is kept
        message.response = exchange.originalResponse();
    if (exchange.response().status > 0 && exchange.response() != exchange.originalResponse())
        message.originalResponse = exchange.originalResponse();
}

} // namespace claimcheck::flow
