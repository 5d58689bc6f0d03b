#pragma once

// Internal to core/compare.
#include "core/base/result.h"
#include "core/compare/measure_context.h"
#include "core/http/message.h"

#include <QElapsedTimer>
#include <QObject>

#include <functional>

namespace claimcheck::compare {

enum class Connection : quint8 { Kept, New };

struct RequestPlan
{
    int count = 1;
    Connection connection = Connection::Kept;
    /// Made anew for each, before its time begins: proofs and assertions are good for one use.
    std::function<base::Result<http::Request>()> request;
    /// What the API does with the answer, within the time. An error ends the series.
    std::function<base::Result<void>(const http::Response &)> read;
    /// Whether this answer asks for the same once more, made anew; once for each. None: never.
    std::function<bool(const http::Request &, const http::Response &)> wantsAgain = {};
    ShownCertificate certificate = ShownCertificate::OfClient;
};

/// The same request again and again, one at a time, each timed from the moment when it is handed to the
/// network until its answer is read. On a kept connection one more goes first, untimed, to open it. Ends at
/// the first failure.
class RequestSeries : public QObject
{
    Q_OBJECT

public:
    /// context and into outlive it.
    RequestSeries(MeasureContext &context, CompareSide side, RequestPlan plan, Timed &into,
                  QObject *parent = nullptr);

    void start();
    /// As it was sent last; empty before.
    [[nodiscard]] const http::Request &lastRequest() const { return m_lastRequest; }
    [[nodiscard]] const http::Response &lastResponse() const { return m_lastResponse; }

signals:
    void sampled();
    void finished();

private:
    void next();
    void read();
    void end(std::optional<base::Error> failure);
    [[nodiscard]] base::Result<void> prepareConnection();

    MeasureContext &m_context;
    CompareSide m_side;
    RequestPlan m_plan;
    Timed &m_into;
    std::unique_ptr<net::DirectConnection> m_connection;
    QElapsedTimer m_timer;
    int m_done = 0;
    int m_untimed = 0; ///< still to go first
    bool m_sentAgain = false;
    http::Request m_lastRequest;
    http::Response m_lastResponse;
};

} // namespace claimcheck::compare
