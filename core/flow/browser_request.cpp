#include "core/flow/browser_request.h"

#include "core/oauth/grant_types.h"
#include "core/oauth/request_object.h"

namespace claimcheck::flow {

using namespace Qt::StringLiterals;
using encoding::FormPairs;

namespace {

base::Result<QByteArray> requestObjectOf(const RunState &state, const FormPairs &parameters)
{
    auto object = oauth::makeRequestObject(parameters, state.client.id, *state.client.signer);
    return object && state.profile.requestObject == oauth::RequestObject::Encrypted
               ? oauth::encryptRequestObject(*object, state.result.issuerKeys.keys)
               : object;
}

QByteArray referenceTo(const RunState &state)
{
    const QUrl back = QUrl::fromEncoded(state.values.redirectUri);
    return back.resolved(QUrl(requestObjectPath())).toEncoded();
}

} // namespace

QString requestObjectPath()
{
    return u"/request.jwt"_s;
}

base::Result<oauth::AuthorizationRequest> wrappedRequest(RunState &state)
{
    auto request = oauth::buildAuthorizationRequest(state.profile, state.metadata, state.values);
    if (!request || state.profile.requestObject == oauth::RequestObject::None)
        return request;
    auto object = requestObjectOf(state, request->parameters);
    if (!object)
        return object.error();
    const bool pushed = state.profile.par; // RFC 9126 §3: nothing beside it then, but for the client
    FormPairs parameters =
        pushed ? FormPairs{{"client_id", state.client.id}} : oauth::besideRequestObject(request->parameters);
    if (state.profile.requestObjectBy == oauth::RequestObjectBy::Reference && !pushed) {
        state.requestObject = *std::move(object);
        parameters.push_back({"request_uri", referenceTo(state)});
    } else {
        parameters.push_back({"request", *std::move(object)});
    }
    request->parameters = std::move(parameters);
    return request;
}

base::Result<oauth::AuthorizationRequest> carriedRequest(RunState &state)
{
    if (state.requestUri.isEmpty())
        return wrappedRequest(state);
    auto request = oauth::buildAuthorizationRequest(state.profile, state.metadata, state.values);
    if (request)
        request->parameters = {{"client_id", state.client.id}, {"request_uri", state.requestUri}};
    return request;
}

oauth::ExpectedResponse expectedResponse(const RunState &state)
{
    // JARM §2.1: the issuer is in the JWT, and compared there.
    const bool announced = state.metadata.issParameterSupported.value_or(false) &&
                           !oauth::isSignedMode(state.profile.responseMode);
    return {state.values.state, state.profile.issuer.isEmpty() ? state.metadata.issuer : state.profile.issuer,
            announced ? oauth::IssParameter::Announced : oauth::IssParameter::Unknown,
            oauth::responseTypeOf(state.profile)};
}

} // namespace claimcheck::flow
