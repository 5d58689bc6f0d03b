#include "core/compare/introspecting.h"
#include "core/compare/introspection_cache.h"
#include "core/compare/jobs.h"
#include "core/compare/text.h"
#include "core/net/fetcher.h"
#include "core/net/http_server.h"

namespace claimcheck::compare {

using namespace Qt::StringLiterals;

namespace {

/// An address of this machine where nothing listens any more. Errors: those of net::HttpServer::listen.
base::Result<QString> closedAddress()
{
    net::HttpServer server;
    if (const auto listening = server.listen(); !listening.ok())
        return listening.error();
    QString origin = server.origin();
    server.close();
    return origin;
}

/// The token presented to an API whose authorization server cannot be reached.
class ServerDownJob : public MeasureJob
{
public:
    ServerDownJob(MeasureContext &context, CompareSide side)
        : m_context(context), m_side(side), m_trial(context.token(side).serverDown)
    {
    }
    void start() override
    {
        m_trial.withCache = presentWithCache();
        const auto address = closedAddress();
        if (!address) {
            m_asked.failure = address.error();
            QMetaObject::invokeMethod(
                this, [this] { asked(); }, Qt::QueuedConnection);
            return;
        }
        m_trial.simulated =
            Text::tr("%1, where nothing listens, stood for the authorization server.").arg(*address);
        const RequestPlan plan{1, Connection::New, [url = QUrl(*address)] { return requestTo(url); },
                               [](const http::Response &) -> base::Result<void> { return {}; }};
        m_series = std::make_unique<RequestSeries>(m_context, m_side, plan, m_asked);
        connect(m_series.get(), &RequestSeries::finished, this, [this] { asked(); });
        m_series->start();
    }

private:
    /// Without the token and the client's secret: nobody is meant to be there, but somebody may be by now.
    static base::Result<http::Request> requestTo(const QUrl &url) { return net::getRequest(url); }
    [[nodiscard]] Answer presentWithCache() const
    {
        const TokenMeasurement &token = m_context.token(m_side);
        if (token.validation == Validation::Local) {
            const LocalValidator validator(expectedOf(m_context, m_side), m_context.keys);
            return validator.validate(token.accessToken, m_context.nowSeconds()) ? Answer::Accepted
                                                                                 : Answer::Refused;
        }
        const int seconds = m_context.measurement.options.cacheSeconds;
        if (token.validation != Validation::Introspection || seconds == 0)
            return Answer::NotTried;
        IntrospectionCache cache(seconds, *m_context.environment.clock);
        cache.keep(token.accessToken, token.introspectionClaims, token.expiresAt);
        return cache.find(token.accessToken) ? Answer::Accepted : Answer::Refused;
    }
    void asked()
    {
        if (m_asked.failure) {
            m_trial.failure = m_asked.failure;
            if (m_asked.failure->code == "connection-refused"_L1)
                m_trial.withoutCache = Answer::Refused;
        }
        emit advanced();
        emit finished();
    }

    MeasureContext &m_context;
    CompareSide m_side;
    ServerDownTrial &m_trial;
    Timed m_asked;
    std::unique_ptr<RequestSeries> m_series;
};

} // namespace

PlannedJob serverDownJob(MeasureContext &context, CompareSide side)
{
    return {phraseFor(Text::tr("The server cannot be reached"), side), 1,
            [&context, side] { return std::make_unique<ServerDownJob>(context, side); }};
}

} // namespace claimcheck::compare
