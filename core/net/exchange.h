#pragma once

#include "core/base/error.h"
#include "core/http/message.h"
#include "core/http/tls_facts.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace claimcheck::net {

enum class ExchangeState : quint8 {
    RequestHeld,  ///< the request can be edited, sent, cancelled or answered by hand
    InFlight,     ///< on the network; can be cancelled
    ResponseHeld, ///< the response can be edited, delivered or cancelled
    Done,         ///< the caller has the response, or the failure
    Cancelled,    ///< the caller was told that the operation was cancelled
};

/// Stable English words for logs and tests: "request-held" and so on.
[[nodiscard]] QLatin1StringView exchangeStateName(ExchangeState state);

/// Carries out the verbs of an Exchange; lives no longer than the reply that it belongs to.
class ExchangeDriver
{
public:
    virtual ~ExchangeDriver() = default;
    virtual void send() = 0;
    virtual void deliver() = 0;
    virtual void cancel() = 0;
};

/// One request and its response, from the moment that somebody asked for it: held or not, edited or not.
/// Owned by an ExchangeHistory; stays readable when the reply and the manager are gone.
class Exchange : public QObject
{
    Q_OBJECT

public:
    Exchange(int id, QString label, http::Request request);

    [[nodiscard]] int id() const { return m_id; } ///< 1, 2, … within a history
    [[nodiscard]] QString label() const
    {
        return m_label;
    } ///< e.g. "token request"; empty if its maker gave none
    [[nodiscard]] ExchangeState state() const { return m_state; }
    [[nodiscard]] bool isHeld() const;
    [[nodiscard]] bool isOver() const;

    /// The request that will be or was sent.
    [[nodiscard]] const http::Request &request() const { return m_request; }
    /// The request as its maker completed it, before anybody edited it.
    [[nodiscard]] const http::Request &originalRequest() const { return m_originalRequest; }
    /// The response that will be or was delivered; status 0 where there is none.
    [[nodiscard]] const http::Response &response() const { return m_response; }
    /// The response as it came over the wire; status 0 where none came.
    [[nodiscard]] const http::Response &originalResponse() const { return m_originalResponse; }
    /// Why there is no response: codes of network_failure.h, e.g. "connection-refused".
    [[nodiscard]] const std::optional<base::Error> &failure() const { return m_failure; }
    [[nodiscard]] const http::Timing &timing() const { return m_timing; }
    [[nodiscard]] const http::TlsFacts &tls() const { return m_tls; }
    /// How often the request went out. More than once: Qt repeats by itself what a server answers by closing.
    [[nodiscard]] int timesSent() const { return m_timesSent; }
    [[nodiscard]] bool wasAnsweredByHand() const { return m_answeredByHand; }

    /// Only while RequestHeld; false otherwise. Qt sets Host, Content-Length and Connection itself.
    bool setRequest(http::Request request);
    /// As setRequest, for what its maker signs anew at the last moment: it is in both, so it counts as no
    /// edit.
    bool setSigned(http::Request request, http::Request original);
    /// Only while ResponseHeld; false otherwise.
    bool setResponse(http::Response response);
    void setLabel(QString label);

    void send();    ///< only while RequestHeld
    void deliver(); ///< only while ResponseHeld
    void cancel();  ///< while held or in flight
    /// While held: this is the response, nothing is sent (any more). It is delivered at once.
    void answer(http::Response response);

signals:
    void changed();

private:
    friend class SteppingReply;
    void setState(ExchangeState state);

    int m_id;
    QString m_label;
    ExchangeState m_state = ExchangeState::RequestHeld;
    http::Request m_request;
    http::Request m_originalRequest;
    http::Response m_response;
    http::Response m_originalResponse;
    std::optional<base::Error> m_failure;
    http::Timing m_timing;
    http::TlsFacts m_tls;
    int m_timesSent = 0;
    bool m_answeredByHand = false;
    bool m_preparing = true;            // until it is announced: what its maker sets is the original
    ExchangeDriver *m_driver = nullptr; // cleared by the reply when it goes
};

/// Owns the exchanges of a run. Must outlive the managers that write into it.
class ExchangeHistory
{
public:
    Exchange *add(QString label, http::Request request);
    [[nodiscard]] const std::vector<std::unique_ptr<Exchange>> &exchanges() const { return m_exchanges; }
    /// Cancels all that are held or in flight.
    void cancelAll();

private:
    std::vector<std::unique_ptr<Exchange>> m_exchanges;
};

} // namespace claimcheck::net
