#include "core/lint/groups.h"
#include "core/lint/run_reading.h"
#include "core/lint/text.h"

#include <QUrl>

#include <algorithm>
#include <set>

// What a server says of itself: its members, one by one, and its keys.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::JsonDocument;
using encoding::JsonKind;
using encoding::JsonValue;

namespace {

bool isOpenId(const ObservedMessage &message)
{
    return message.request.toUrl().path().contains("/.well-known/openid-configuration"_L1);
}

/// OpenID Connect Discovery 1.0 §3, the members marked REQUIRED.
constexpr QLatin1StringView requiredMembers[] = {
    "issuer"_L1,
    "authorization_endpoint"_L1,
    "jwks_uri"_L1,
    "response_types_supported"_L1,
    "subject_types_supported"_L1,
    "id_token_signing_alg_values_supported"_L1,
};

bool isImplicitOnly(const JsonDocument &body)
{
    const QStringList types = stringsOf(body["response_types_supported"_L1]);
    return !types.isEmpty() && std::ranges::none_of(types, [](const QString &type) {
        return type.split(u' ').contains(u"code"_s);
    });
}

Verdict hasRequiredMembers(const Run &, const ObservedMessage &message)
{
    const JsonDocument body = bodyOf(message);
    if (!isOpenId(message))
        return notApplicable();
    if (body.isEmpty() || message.response->status != 200)
        return couldNotTell();
    QStringList missing;
    for (QLatin1StringView member : requiredMembers) {
        if (body[member].isAbsent())
            missing.append(member);
    }
    if (body["token_endpoint"_L1].isAbsent() && !isImplicitOnly(body))
        missing.append(u"token_endpoint"_s);
    if (missing.isEmpty())
        return passed();
    return failed(Text::tr("The metadata lacks required members: %1.").arg(missing.join(u", "_s)), missing)
        .expecting(missing.join(u", "_s), Text::tr("none"));
}

Verdict listsRs256(const Run &, const ObservedMessage &message)
{
    const encoding::JsonDocument body = bodyOf(message);
    const encoding::JsonValue algorithms = body["id_token_signing_alg_values_supported"_L1];
    if (!isOpenId(message) || algorithms.isAbsent())
        return notApplicable();
    if (stringsOf(algorithms).contains(u"RS256"_s))
        return passed();
    return failed(Text::tr("RS256 is not among the signing algorithms for ID tokens (%1). OpenID Connect "
                           "wants it listed.")
                      .arg(stringsOf(algorithms).join(u", "_s)),
                  {u"id_token_signing_alg_values_supported"_s})
        .expecting(u"RS256"_s, stringsOf(algorithms).join(u", "_s));
}

struct MemberType
{
    QLatin1StringView name;
    JsonKind kind;
};

constexpr MemberType memberTypes[] = {
    {"issuer"_L1, JsonKind::String},
    {"authorization_endpoint"_L1, JsonKind::String},
    {"token_endpoint"_L1, JsonKind::String},
    {"jwks_uri"_L1, JsonKind::String},
    {"userinfo_endpoint"_L1, JsonKind::String},
    {"introspection_endpoint"_L1, JsonKind::String},
    {"revocation_endpoint"_L1, JsonKind::String},
    {"scopes_supported"_L1, JsonKind::Array},
    {"response_types_supported"_L1, JsonKind::Array},
    {"response_modes_supported"_L1, JsonKind::Array},
    {"grant_types_supported"_L1, JsonKind::Array},
    {"token_endpoint_auth_methods_supported"_L1, JsonKind::Array},
    {"code_challenge_methods_supported"_L1, JsonKind::Array},
    {"id_token_signing_alg_values_supported"_L1, JsonKind::Array},
    {"require_pushed_authorization_requests"_L1, JsonKind::Bool},
    {"authorization_response_iss_parameter_supported"_L1, JsonKind::Bool},
    {"tls_client_certificate_bound_access_tokens"_L1, JsonKind::Bool},
};

Verdict membersHaveTheirTypes(const Run &, const ObservedMessage &message)
{
    const JsonDocument body = bodyOf(message);
    if (body.isEmpty())
        return couldNotTell();
    QStringList names, wanted, came;
    for (const MemberType &member : memberTypes) {
        const JsonValue value = body[member.name];
        if (!value.isAbsent() && value.kind() != member.kind) {
            names.append(member.name);
            wanted.append(encoding::jsonKindName(member.kind));
            came.append(encoding::jsonKindName(value.kind()));
        }
    }
    return names.isEmpty()
               ? passed()
               : failed(Text::tr("Members of the wrong type: %1.").arg(names.join(u", "_s)), names)
                     .expecting(wanted.join(u", "_s), came.join(u", "_s));
}

Verdict endpointsAreHttps(const Run &, const ObservedMessage &message)
{
    const JsonDocument body = bodyOf(message);
    if (body.isEmpty())
        return couldNotTell();
    QStringList plain;
    for (const auto member : body.root().members()) {
        const QString name = member.name();
        if (!name.endsWith("_endpoint"_L1) && name != "jwks_uri"_L1)
            continue;
        const QUrl url(member.value().toString());
        if (url.scheme() == "http"_L1 && !isLoopback(url))
            plain.append(name);
    }
    if (plain.isEmpty())
        return passed();
    return failed(Text::tr("Endpoints without TLS: %1. Codes, tokens and secrets can be read on the way.")
                      .arg(plain.join(u", "_s)),
                  plain)
        .expecting(u"https"_s, u"http"_s);
}

Verdict issIsAnnounced(const Run &run, const ObservedMessage &message)
{
    const ObservedMessage *callback = run.last(MessageKind::AuthorizationResponse);
    if (!callback || bodyOf(message).isEmpty())
        return notApplicable();
    if (!hasParameter(callbackOf(*callback), "iss"))
        return notApplicable();
    if (bodyOf(message)["authorization_response_iss_parameter_supported"_L1].toBool())
        return passed();
    return failed(Text::tr("The server sends iss in its authorization responses but does not announce it "
                           "(authorization_response_iss_parameter_supported). Clients cannot rely on it "
                           "against mix-up."))
        .expecting(u"true"_s, Text::tr("none"));
}

Verdict noneIsNotAnAlgorithm(const Run &, const ObservedMessage &message)
{
    const encoding::JsonDocument body = bodyOf(message);
    const encoding::JsonValue values = body["token_endpoint_auth_signing_alg_values_supported"_L1];
    if (values.isAbsent())
        return notApplicable();
    return stringsOf(values).contains(u"none"_s)
               ? failed(Text::tr("The server accepts client assertions without a signature (none in "
                                 "token_endpoint_auth_signing_alg_values_supported)."))
                     .expecting(Text::tr("no none"), stringsOf(values).join(u", "_s))
               : passed();
}

/// OpenID Connect Discovery 1.0 §3, jwks_uri: use is required where signing and encryption keys are
/// published.
Verdict usesAreTold(const ObservedMessage &message)
{
    const JsonDocument body = bodyOf(message);
    bool encrypts = false, untold = false;
    for (const JsonValue key : body["keys"_L1].elements()) {
        encrypts |= key["use"_L1].equals("enc");
        untold |= key["use"_L1].isAbsent();
    }
    if (!encrypts)
        return notApplicable();
    return untold
               ? failed(
                     Text::tr("Keys for signing and for encryption are published, and one does not say which "
                              "it is."),
                     {u"keys"_s})
                     .expecting(u"use"_s, Text::tr("none"))
               : passed();
}

Verdict keysAndAlgorithmsAreTold(const Run &run, const ObservedMessage &message)
{
    return message.kind == MessageKind::Jwks ? usesAreTold(message) : noneIsNotAnAlgorithm(run, message);
}

constexpr QLatin1StringView privateMembers[] = {"d"_L1,  "p"_L1,  "q"_L1, "dp"_L1,
                                                "dq"_L1, "qi"_L1, "k"_L1, "priv"_L1};

Verdict keysArePublicAndTold(const Run &, const ObservedMessage &message)
{
    const JsonDocument body = bodyOf(message);
    if (body.isEmpty() || !body["keys"_L1].isArray())
        return couldNotTell();
    std::set<std::pair<QString, QString>> seen;
    QString shared;
    for (const JsonValue key : body["keys"_L1].elements()) {
        for (QLatin1StringView member : privateMembers) {
            if (key.has(member))
                return failed(Text::tr("The key set publishes private key material (member %1). Whoever "
                                       "reads it can sign "
                                       "as the server; replace the key.")
                                  .arg(member),
                              {u"keys"_s})
                    .expecting(Text::tr("public keys only"), member);
        }
        const QString kid = key["kid"_L1].toString();
        if (!kid.isEmpty() && !seen.emplace(key["kty"_L1].toString(), kid).second)
            shared = kid;
    }
    return !shared.isEmpty()
               ? failed(Level::Warning,
                        Text::tr("Two keys of the same type share a kid: a client cannot tell them apart."),
                        {u"keys"_s})
                     .expecting(Text::tr("a kid for each key"), shared)
               : passed();
}

constexpr MessageRule rows[] = {
    {{"MD06",
      {Spec::OidcDiscovery, "3"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The OpenID metadata has every required member."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Clients look for these members and stop where one is missing."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must add the members.")},
     MessageKind::Metadata,
     hasRequiredMembers},
    {{"MD07",
      {Spec::OidcDiscovery, "3"},
      {Level::Error, Level::Error, Level::Error, Level::Note},
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "RS256 is among the signing algorithms for ID tokens."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A client that knows only the algorithm that everyone must know cannot log in."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must list RS256 beside the others.")},
     MessageKind::Metadata,
     listsRs256},
    {{"MD09",
      {Spec::Rfc8414, "2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The metadata's members have their types."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Clients read a member of another type as missing, or fail."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server must send each member in the type that its specification names.")},
     MessageKind::Metadata,
     membersHaveTheirTypes},
    {{"MD11",
      {Spec::Rfc7517, "4.5"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The key set holds public keys only, each with a kid of its own."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "Whoever has the private key signs in the server's name; keys of one kid cannot be told apart."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must publish public keys only, each with its own kid, "
                                           "and replace a key that was shown.")},
     MessageKind::Jwks,
     keysArePublicAndTold},
    {{"MD12",
      {Spec::Rfc6749, "3.1"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Every endpoint is an https URL."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Codes, tokens and secrets can be read on their way."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must serve every endpoint over https.")},
     MessageKind::Metadata,
     endpointsAreHttps},
    {{"MD13",
      {Spec::Rfc9207, "2.3"},
      {Level::Warning, Level::Error, Level::Error, Level::Error},
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The metadata announces the iss parameter that the server sends."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Clients that are not told do not check iss, and a mix-up goes unseen."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server must set authorization_response_iss_parameter_supported to true.")},
     MessageKind::Metadata,
     issIsAnnounced},
    {{"MD14",
      {Spec::OidcDiscovery, "3"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Client assertions must be signed, and each key says what it is for."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Without a signature anybody can authenticate as the client."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must take none out of the list.")},
     {MessageKind::Metadata, MessageKind::Jwks},
     keysAndAlgorithmsAreTold},
};

} // namespace

std::span<const MessageRule> metadataMemberRules()
{
    return rows;
}

} // namespace claimcheck::lint
