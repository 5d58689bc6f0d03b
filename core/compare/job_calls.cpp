#include "core/compare/calling.h"
#include "core/compare/jobs.h"
#include "core/compare/request_job.h"
#include "core/compare/text.h"
#include "core/oauth/userinfo.h"

namespace claimcheck::compare {

using namespace Qt::StringLiterals;

namespace {

/// The call as somebody makes it who has the token and nothing else.
base::Result<http::Request> callWithoutProof(MeasureContext &context, CompareSide side)
{
    if (!hasApi(context, side))
        return base::Error{"no-api"_L1, Text::tr("The profile names no API to call."), -1, {}};
    const oauth::ApiCall &call = context.subject(side).state.profile.call;
    return oauth::buildTokenCall(call.method, call.url, context.token(side).accessToken);
}

} // namespace

PlannedJob apiJob(MeasureContext &context, CompareSide side)
{
    const int count = context.measurement.options.samples;
    return {phraseFor(Text::tr("Calls to the API"), side), count, [&context, side, count] {
                TokenMeasurement &token = context.token(side);
                token.api.url = context.subject(side).state.profile.call.url.toString();
                const RequestPlan plan{count, Connection::Kept,
                                       callRequest(context, side, flow::MessageKind::ApiCall), readCall,
                                       wantsNonce(context, side)};
                return std::make_unique<RequestJob>(
                    context, side, plan, token.api.timed, [&token](const RequestSeries &series) {
                        token.api.status = series.lastResponse().status;
                        if (!series.lastRequest().url.isEmpty())
                            token.size.request = http::renderRequest(series.lastRequest()).size();
                    });
            }};
}

PlannedJob userInfoJob(MeasureContext &context, CompareSide side)
{
    const int count = context.measurement.options.coldSamples;
    return {phraseFor(Text::tr("Userinfo"), side), count, [&context, side, count] {
                TokenMeasurement &token = context.token(side);
                const RequestPlan plan{count, Connection::Kept,
                                       callRequest(context, side, flow::MessageKind::UserInfo), readCall,
                                       wantsNonce(context, side)};
                return std::make_unique<RequestJob>(context, side, plan, token.userInfo,
                                                    [&token](const RequestSeries &series) {
                                                        if (!token.userInfo.samples.isEmpty())
                                                            token.userInfoClaims = series.lastResponse().body;
                                                    });
            }};
}

PlannedJob bindingJob(MeasureContext &context, CompareSide side)
{
    return {phraseFor(Text::tr("A call without the proof"), side), 1, [&context, side] {
                BindingTrial &trial = context.token(side).binding;
                RequestPlan plan{
                    1, Connection::Kept, [&context, side] { return callWithoutProof(context, side); },
                    [&trial](const http::Response &response) -> base::Result<void> {
                        trial.status = response.status;
                        trial.withoutProof = response.isSuccess() ? Answer::Accepted : Answer::Refused;
                        return {};
                    }};
                plan.certificate = ShownCertificate::None;
                auto unused = std::make_shared<Timed>();
                return std::make_unique<RequestJob>(context, side, plan, *unused,
                                                    [unused](const RequestSeries &) {});
            }};
}

} // namespace claimcheck::compare
