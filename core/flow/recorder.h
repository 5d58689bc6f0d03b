#pragma once

#include "core/flow/trace.h"
#include "core/net/exchange.h"

#include <QObject>

#include <map>

namespace claimcheck::flow {

/// Writes exchanges into a trace, as they are made and whenever they change.
class Recorder : public QObject
{
    Q_OBJECT

public:
    explicit Recorder(Trace &trace, QObject *parent = nullptr) : QObject(parent), m_trace(trace) {}

    /// A new message of that kind for the exchange. Returns its number.
    int add(net::Exchange *exchange, MessageKind kind);
    int add(net::Exchange *exchange, Message message);
    /// A message that no exchange stands behind: from or to the browser.
    int add(Message message);
    /// 0 if the exchange was never added.
    [[nodiscard]] int numberOf(const net::Exchange *exchange) const;
    /// nullptr for a message without one.
    [[nodiscard]] net::Exchange *exchangeOf(int number) const;

    /// Exchanges that change from now on leave the trace alone.
    void detach();

signals:
    void added(int number);
    void changed(int number);

private:
    [[nodiscard]] int redirectBefore(MessageKind kind, const http::Request &request) const;
    void update(int number, const net::Exchange &exchange);

    Trace &m_trace;
    std::map<int, net::Exchange *> m_exchanges;
};

} // namespace claimcheck::flow
