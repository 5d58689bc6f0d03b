#include "core/compare/calling.h"
#include "core/compare/introspecting.h"
#include "core/compare/jobs.h"
#include "core/compare/text.h"
#include "core/oauth/revocation.h"
#include "core/oauth/userinfo.h"

#include <QTimer>

#include <algorithm>

namespace claimcheck::compare {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostPresentations = 2'000;

/// How long to wait between two presentations, by the milliseconds since the revocation: often at first,
/// when a refusal is likely, then seldom.
int pauseAfter(qint64 milliseconds)
{
    if (milliseconds < 1'000)
        return 50;
    if (milliseconds < 10'000)
        return 200;
    return milliseconds < 60'000 ? 1'000 : 2'000;
}

/// Revokes the token for real, then presents it until it is refused or the time is over.
class RevocationJob : public MeasureJob
{
public:
    RevocationJob(MeasureContext &context, CompareSide side)
        : m_context(context), m_side(side), m_token(context.token(side)), m_trial(m_token.revocation)
    {
        m_trial.presented = presentedTo();
    }
    void start() override
    {
        present([this](int status) {
            if (status >= 200 && status < 300)
                return revoke(Target::AccessToken);
            m_trial.end = RevocationEnd::NeverAccepted;
            finish();
        });
    }

private:
    enum class Target : quint8 { AccessToken, RefreshToken };
    using Told = std::function<void(int status)>;

    [[nodiscard]] Presented presentedTo() const
    {
        if (hasApi(m_context, m_side))
            return Presented::ToApi;
        return m_token.validation == Validation::Local ? Presented::ToLocalValidator
                                                       : Presented::ToIntrospection;
    }

    void ask(RequestPlan plan, std::function<void()> then)
    {
        if (m_series) // its signal may be on the stack
            m_series.release()->deleteLater();
        m_asked = {};
        m_series = std::make_unique<RequestSeries>(m_context, m_side, std::move(plan), m_asked);
        connect(m_series.get(), &RequestSeries::finished, this, std::move(then));
        m_series->start();
    }

    /// told: with the status of the API, or 200 or 401 of what stands for one; 0 where no answer came.
    void present(Told told)
    {
        if (m_trial.presented == Presented::ToLocalValidator) {
            const LocalValidator validator(expectedOf(m_context, m_side), m_context.keys);
            const auto judged = validator.validate(m_token.accessToken, m_context.nowSeconds());
            m_refusal = judged ? QString() : judged.error().code;
            QTimer::singleShot(0, this, [told, status = judged ? 200 : 401] { told(status); });
            return;
        }
        const bool asks = m_trial.presented == Presented::ToIntrospection;
        RequestPlan plan{1, Connection::Kept,
                         asks ? introspectionRequest(m_context, m_side)
                              : callRequest(m_context, m_side, flow::MessageKind::ApiCall),
                         [](const http::Response &) -> base::Result<void> { return {}; }};
        plan.wantsAgain = wantsNonce(m_context, m_side);
        ask(std::move(plan), [this, told, asks] {
            const http::Response &response = m_series->lastResponse();
            int status = m_asked.failure ? 0 : response.status;
            if (asks && response.isSuccess())
                status = readActive(response).ok() ? 200 : 401;
            m_refusal = asks ? u"inactive"_s : oauth::readUserInfoResponse(response).value.error.code;
            told(status);
        });
    }

    void revoke(Target target)
    {
        const flow::RunState &state = m_context.subject(m_side).state;
        const bool access = target == Target::AccessToken;
        const auto *token =
            state.result.token(access ? flow::TokenRole::AccessToken : flow::TokenRole::RefreshToken);
        if (!token)
            return fail({"revocation-refused"_L1,
                         Text::tr("The server revokes no such access token, and there is no refresh token."),
                         -1,
                         {base::Spec::Rfc7009, "2.2.1"}});
        m_trial.revoked = access ? u"access_token"_s : u"refresh_token"_s;
        RequestPlan plan{1, Connection::Kept,
                         [&state, token, hint = m_trial.revoked.toLatin1()] {
                             return oauth::buildRevocationRequest(state.metadata.revocationEndpoint,
                                                                  token->text, hint, state.client);
                         },
                         [](const http::Response &) -> base::Result<void> { return {}; }};
        ask(std::move(plan), [this, target] { readRevocation(target); });
    }

    /// RFC 7009 §2.2.1: a server may refuse to revoke access tokens that nobody can call back.
    void readRevocation(Target target)
    {
        if (m_asked.failure)
            return fail(*m_asked.failure);
        const oauth::RevocationResponse answer =
            oauth::readRevocationResponse(m_series->lastResponse()).value;
        if (answer.outcome == oauth::Revocation::Accepted)
            return watch();
        if (target == Target::AccessToken && answer.error.code == "unsupported_token_type"_L1)
            return revoke(Target::RefreshToken);
        fail({"revocation-refused"_L1,
              Text::tr("The revocation endpoint answered with status %1 (%2).")
                  .arg(m_series->lastResponse().status)
                  .arg(answer.error.code),
              -1,
              {base::Spec::Rfc7009, "2.2"}});
    }

    void watch()
    {
        m_since.start();
        m_trial.revokedAt = m_context.environment.clock->nowMilliseconds();
        m_trial.end = RevocationEnd::Cancelled; // until it ends otherwise
        if (m_token.format == TokenFormat::Jwt && m_token.expiresAt)
            m_trial.calculatedSeconds = std::max<qint64>(0, *m_token.expiresAt - m_trial.revokedAt / 1000);
        presentAgain();
    }

    void presentAgain()
    {
        const qint64 sent = m_since.elapsed();
        present([this, sent](int status) { judge({sent, status}); });
    }

    void judge(Presentation presentation)
    {
        m_trial.presentations.push_back(presentation);
        const bool accepted = presentation.status >= 200 && presentation.status < 300;
        if (accepted)
            m_trial.acceptedUntil = presentation.milliseconds;
        if (presentation.status == 401 || presentation.status == 403) {
            m_trial.refusedSince = presentation.milliseconds;
            m_trial.refusal = m_refusal;
            m_trial.end = RevocationEnd::Refused;
            return finish();
        }
        if (m_since.elapsed() >= qint64(m_context.measurement.options.revocationSeconds) * 1000 ||
            m_trial.presentations.size() >= mostPresentations) {
            m_trial.end = m_trial.acceptedUntil ? RevocationEnd::StillAccepted : RevocationEnd::Failed;
            return finish();
        }
        emit advanced();
        QTimer::singleShot(pause(), this, [this] { presentAgain(); });
    }

    /// Short around the token's expiry, so that the time of the refusal is known well.
    [[nodiscard]] int pause() const
    {
        const int usual = pauseAfter(m_since.elapsed());
        if (!m_token.expiresAt)
            return usual;
        const qint64 left = *m_token.expiresAt * 1000 - m_context.environment.clock->nowMilliseconds();
        return left < 2'000 && left > -2'000 ? std::min(usual, 50) : usual;
    }

    void fail(const base::Error &error)
    {
        m_trial.end = RevocationEnd::Failed;
        m_trial.failure = error;
        finish();
    }
    void finish() { emit finished(); }

    MeasureContext &m_context;
    CompareSide m_side;
    TokenMeasurement &m_token;
    RevocationTrial &m_trial;
    QString m_refusal;
    Timed m_asked;
    QElapsedTimer m_since;
    std::unique_ptr<RequestSeries> m_series;
};

} // namespace

PlannedJob revocationJob(MeasureContext &context, CompareSide side)
{
    const int presentations = 20 + 5 * context.measurement.options.revocationSeconds;
    return {phraseFor(Text::tr("Revocation"), side), presentations,
            [&context, side] { return std::make_unique<RevocationJob>(context, side); }};
}

} // namespace claimcheck::compare
