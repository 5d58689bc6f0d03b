#include "core/flow/recorded_profile.h"

#include "core/lint/request_reading.h"
#include "core/oauth/client_auth.h"
#include "core/oauth/grant_types.h"

namespace claimcheck::flow {

using namespace Qt::StringLiterals;
using encoding::FormPairs;
using lint::valueOf;
using oauth::ClientAuth;
using oauth::Grant;
using oauth::Profile;

namespace {

struct AssertionRow
{
    QByteArrayView parameter;
    ClientAuth method;
};

/// RFC 6749 §2.3.1, RFC 7523 §2.2. How an assertion was signed does not matter to the rules that read this.
constexpr AssertionRow bodyMethods[] = {
    {"client_secret", ClientAuth::SecretPost},
    {"client_assertion", ClientAuth::PrivateKeyJwt},
};

ClientAuth authenticationOf(const http::Request &request, const FormPairs &form)
{
    if (request.headers.value("Authorization").toLower().startsWith("basic "))
        return ClientAuth::SecretBasic;
    for (const AssertionRow &row : bodyMethods) {
        if (encoding::firstValue(form, row.parameter))
            return row.method;
    }
    return ClientAuth::None;
}

void readTokenRequest(const http::Request &request, Profile &profile)
{
    const FormPairs form = encoding::parseForm(request.body);
    profile.client.auth = authenticationOf(request, form);
    profile.dpop = request.headers.contains("DPoP");
    if (profile.client.id.isEmpty())
        profile.client.id = QString::fromUtf8(clientOf(request, form));
    const auto grant = oauth::grantOfType(valueOf(form, "grant_type"));
    if (grant && *grant != Grant::AuthorizationCode) // which kind that is, the authorization request says
        profile.grant = *grant;
    if (profile.scope.isEmpty())
        profile.scope = QString::fromUtf8(valueOf(form, "scope")).split(u' ', Qt::SkipEmptyParts);
}

Grant grantOf(const QByteArray &responseType)
{
    const QByteArrayList types = responseType.split(' ');
    if (!types.contains("code"))
        return responseType.isEmpty() ? Grant::AuthorizationCode : Grant::Implicit;
    return types.size() > 1 ? Grant::Hybrid : Grant::AuthorizationCode;
}

void readAuthorizationRequest(const Trace &trace, const http::Request &request, Profile &profile)
{
    FormPairs pairs = lint::requestParametersOf(request);
    for (const Message &message : trace.messages()) {
        const bool pushed =
            message.kind == MessageKind::PushedAuthorization && message.response &&
            lint::jsonObject(message.response->body)["request_uri"_L1].equals(valueOf(pairs, "request_uri"));
        if (pushed)
            lint::addMissing(pairs, encoding::parseForm(message.request.body));
    }
    profile.client.id = QString::fromUtf8(valueOf(pairs, "client_id"));
    profile.grant = grantOf(valueOf(pairs, "response_type"));
    profile.scope = QString::fromUtf8(valueOf(pairs, "scope")).split(u' ', Qt::SkipEmptyParts);
    profile.responseMode = QString::fromUtf8(valueOf(pairs, "response_mode"));
    for (const encoding::FormPair &pair : pairs) {
        if (pair.name == "resource")
            profile.resource.append(QString::fromUtf8(pair.value));
    }
    const QByteArray method = valueOf(pairs, "code_challenge_method");
    profile.pkce = !encoding::firstValue(pairs, "code_challenge") ? oauth::PkceMethod::None
                   : method == "S256"                             ? oauth::PkceMethod::S256
                                                                  : oauth::PkceMethod::Plain;
    const QUrl redirect = QUrl::fromEncoded(valueOf(pairs, "redirect_uri"));
    profile.redirect = {redirect.host(), static_cast<quint16>(qMax(0, redirect.port(0))), redirect.path()};
}

} // namespace

QByteArray clientOf(const http::Request &request, const FormPairs &form)
{
    const auto basic = oauth::readBasicAuthorization(request.headers.value("Authorization"));
    return basic ? basic->id : valueOf(form, "client_id");
}

Profile profileOf(const Trace &trace, const oauth::ServerMetadata &metadata)
{
    Profile profile;
    profile.client.auth = ClientAuth::SecretBasic;
    profile.issuer = metadata.issuer;
    if (const Message *message = trace.last(MessageKind::AuthorizationRequest))
        readAuthorizationRequest(trace, message->request, profile);
    const Message *token = trace.last(MessageKind::Token);
    if (!token)
        token = trace.last(MessageKind::Refresh);
    if (token)
        readTokenRequest(token->request, profile);
    if (const Message *message = trace.last(MessageKind::AuthorizationResponse);
        message && profile.issuer.isEmpty())
        profile.issuer = QString::fromUtf8(valueOf(lint::callbackOf(message->request), "iss"));
    return profile;
}

} // namespace claimcheck::flow
