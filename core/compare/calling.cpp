#include "core/compare/calling.h"

#include "core/compare/text.h"
#include "core/flow/request_signer.h"
#include "core/flow/run_requests.h"
#include "core/oauth/dpop.h"

namespace claimcheck::compare {

using namespace Qt::StringLiterals;

bool hasApi(MeasureContext &context, CompareSide side)
{
    return context.subject(side).hasToken && !context.subject(side).state.profile.call.url.isEmpty();
}

std::function<base::Result<http::Request>()> callRequest(MeasureContext &context, CompareSide side,
                                                         flow::MessageKind kind)
{
    return [&context, side, kind]() -> base::Result<http::Request> {
        flow::RunState &state = context.subject(side).state;
        if (kind == flow::MessageKind::ApiCall && !hasApi(context, side))
            return base::Error{"no-api"_L1, Text::tr("The profile names no API to call."), -1, {}};
        auto request = flow::requestFor(kind, state);
        if (!request || !flow::carriesProof(kind, state))
            return request;
        return flow::RequestSigner(context.environment, state).withProof(*std::move(request));
    };
}

std::function<bool(const http::Request &, const http::Response &)> wantsNonce(MeasureContext &context,
                                                                              CompareSide side)
{
    return [&context, side](const http::Request &request, const http::Response &response) {
        flow::RunState &state = context.subject(side).state;
        if (!state.values.proofKey || !oauth::demandsNonce(response) ||
            !oauth::isDpopNonce(response.headers.value("DPoP-Nonce")))
            return false;
        flow::Message message; // proofs have the newest nonce of the run's messages
        message.request = request;
        message.response = response;
        state.trace.append(std::move(message));
        return true;
    };
}

base::Result<void> readCall(const http::Response &response)
{
    if (response.isSuccess())
        return {};
    const QByteArray challenge = response.headers.value("WWW-Authenticate");
    return base::Error{"call-refused"_L1,
                       challenge.isEmpty()
                           ? Text::tr("The call was answered with status %1.").arg(response.status)
                           : Text::tr("The call was answered with status %1: %2")
                                 .arg(response.status)
                                 .arg(QString::fromUtf8(challenge)),
                       -1,
                       {}};
}

} // namespace claimcheck::compare
