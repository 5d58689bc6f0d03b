#include "core/compare/describe_token.h"
#include "core/compare/jobs.h"
#include "core/compare/text.h"
#include "core/flow/flow_runner.h"

#include <QTimer>

namespace claimcheck::compare {

using namespace Qt::StringLiterals;

namespace {

/// Getting one token: a run of its flow.
class TokenJob : public MeasureJob
{
public:
    TokenJob(MeasureContext &context, CompareSide side, oauth::Profile profile)
        : m_context(context), m_side(side), m_profile(std::move(profile)), m_runner(context.environment)
    {
    }
    void start() override
    {
        connect(
            &m_runner, &flow::FlowRunner::finished, this, [this] { keep(); }, Qt::QueuedConnection);
        const auto started = m_runner.start(m_profile);
        if (started.ok())
            return;
        m_context.token(m_side).failure = started.error();
        QTimer::singleShot(0, this, &MeasureJob::finished);
    }

private:
    void keep()
    {
        Subject &subject = m_context.subject(m_side);
        TokenMeasurement &token = m_context.token(m_side);
        subject.state = m_runner.state();
        for (const flow::Message &message : subject.state.trace.messages()) {
            if (message.from != flow::Party::Client || message.to == flow::Party::Browser)
                continue;
            ++m_context.measurement.requests;
            if (message.response)
                m_context.reached(message.request.toUrl());
        }
        const flow::FlowResult &result = subject.state.result;
        subject.hasToken = result.token(flow::TokenRole::AccessToken) != nullptr;
        if (result.failure)
            token.failure = base::Error{result.failure->code, result.failure->message, -1, {}};
        else if (!subject.hasToken)
            token.failure = base::Error{"no-token"_L1, Text::tr("The run brought no access token."), -1, {}};
        describeToken(m_context, m_side);
        emit advanced();
        emit finished();
    }

    MeasureContext &m_context;
    CompareSide m_side;
    oauth::Profile m_profile;
    flow::FlowRunner m_runner;
};

} // namespace

QString phraseFor(const QString &phrase, CompareSide side)
{
    return side == CompareSide::A ? Text::tr("%1, token A").arg(phrase) : Text::tr("%1, token B").arg(phrase);
}

PlannedJob tokenJob(MeasureContext &context, CompareSide side, const oauth::Profile &profile)
{
    return {phraseFor(Text::tr("Getting the tokens"), side), 1,
            [&context, side, profile] { return std::make_unique<TokenJob>(context, side, profile); }};
}

} // namespace claimcheck::compare
