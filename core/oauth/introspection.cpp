#include "core/oauth/introspection.h"

#include "core/jose/jws.h"
#include "core/oauth/form_parameters.h"
#include "core/oauth/json_body.h"
#include "core/oauth/text.h"

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;
using base::Level;
using encoding::JsonValue;

namespace {

using Findings = std::vector<base::Finding>;
constexpr base::SpecRef responseForm{base::Spec::Rfc7662, "2.2"};

std::optional<bool> readActive(JsonValue value, Findings &findings)
{
    if (value.isBool())
        return value.toBool();
    const bool absent = value.isAbsent();
    findings.push_back({absent ? "introspection-active-missing"_L1 : "introspection-active-type"_L1,
                        Level::Error, u"/active"_s,
                        absent ? Text::tr("\"active\" is missing; it is the one required member.")
                               : Text::tr("\"active\" is %1; true or false was expected.")
                                     .arg(encoding::jsonKindName(value.kind())),
                        responseForm, value.range()});
    if (value.isString() && (value.equals("true") || value.equals("false")))
        return value.equals("true");
    return std::nullopt;
}

std::optional<qint64> readTime(JsonValue object, QLatin1StringView name, Findings &findings)
{
    const JsonValue value = object[name];
    const std::optional<qint64> seconds = value.toInteger();
    if (!seconds && !value.isAbsent() && !value.isNull())
        findings.push_back({"introspection-time-type"_L1, Level::Error, encoding::pointerStep(QString(name)),
                            Text::tr("\"%1\" is not a whole number of seconds.").arg(name), responseForm,
                            value.range()});
    return seconds;
}

/// One text or an array of texts, as in JWT (RFC 7519 §4.1.3).
QStringList readAudience(JsonValue value)
{
    QStringList audience;
    if (value.isString())
        audience.append(value.toString());
    for (const JsonValue element : value.elements())
        audience.append(element.toString());
    return audience;
}

void readMembers(JsonValue root, IntrospectionResponse &response, Findings &findings)
{
    response.active = readActive(root["active"_L1], findings);
    response.scope = textMember(root, "scope"_L1, responseForm, findings).split(u' ', Qt::SkipEmptyParts);
    response.clientId = textMember(root, "client_id"_L1, responseForm, findings);
    response.username = textMember(root, "username"_L1, responseForm, findings);
    response.subject = textMember(root, "sub"_L1, responseForm, findings);
    response.issuer = textMember(root, "iss"_L1, responseForm, findings);
    response.tokenType = textMember(root, "token_type"_L1, responseForm, findings);
    response.audience = readAudience(root["aud"_L1]);
    response.expiresAt = readTime(root, "exp"_L1, findings);
    response.issuedAt = readTime(root, "iat"_L1, findings);
    if (response.active == false && root.size() > 1)
        findings.push_back(
            {"introspection-inactive-members"_L1,
             Level::Warning,
             {},
             Text::tr("An inactive token is described all the same; only \"active\" should be there."),
             responseForm,
             {}});
}

/// RFC 9701 §5: the answer is one claim of a JWT, whose signature is judged by the rules.
encoding::JsonDocument claimsOfJwt(const QByteArray &text, Findings &findings)
{
    const auto jws = jose::parseJws(text.trimmed());
    const auto payload = jws ? encoding::JsonDocument::parse(jws->payload) : jws.error();
    const auto answer =
        payload ? encoding::JsonDocument::parse((*payload)["token_introspection"_L1].raw().toByteArray())
                : payload.error();
    if (answer && answer->root().isObject())
        return *answer;
    findings.push_back({"introspection-jwt"_L1,
                        Level::Error,
                        {},
                        Text::tr("The answer is not a JWT with the claim token_introspection."),
                        {base::Spec::Rfc9701, "5"},
                        {}});
    return {};
}

} // namespace

base::Result<http::Request> buildIntrospectionRequest(const QUrl &endpoint, QByteArrayView token,
                                                      QByteArrayView typeHint,
                                                      const ClientCredentials &client)
{
    return buildTokenPost(endpoint, token, typeHint, client,
                          {"introspection-endpoint-missing"_L1,
                           Text::tr("The server's metadata names no introspection endpoint."),
                           -1,
                           {base::Spec::Rfc8414, "2"}});
}

Reading<IntrospectionResponse> readIntrospectionResponse(const http::Response &response)
{
    Reading<IntrospectionResponse> reading;
    if (mediaTypeOf(response) == "application/token-introspection+jwt")
        reading.value.document = claimsOfJwt(response.body, reading.findings);
    else
        reading.value.document = readJsonObject(response, responseForm, reading.findings);
    const JsonValue root = reading.value.document.root();
    if (response.status == 200) {
        if (root.isObject())
            readMembers(root, reading.value, reading.findings);
        return reading;
    }
    if (root.isObject())
        reading.value.error = readErrorMembers(root, reading.findings);
    reading.findings.push_back(
        {"introspection-status"_L1,
         Level::Error,
         {},
         Text::tr("Status %1: the server did not answer about the token.").arg(response.status),
         {base::Spec::Rfc7662, "2.3"},
         {}});
    return reading;
}

} // namespace claimcheck::oauth
