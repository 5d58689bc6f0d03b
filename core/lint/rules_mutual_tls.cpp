#include "core/lint/groups.h"
#include "core/lint/run_reading.h"
#include "core/lint/text.h"

// A client that shows a certificate. RFC 8705.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;

namespace {

bool showsCertificate(const Run &run)
{
    return run.profile.client.auth == oauth::ClientAuth::TlsClientAuth ||
           run.profile.client.auth == oauth::ClientAuth::SelfSignedTlsClientAuth;
}

Verdict namesItsClient(const Run &run, const ObservedMessage &message)
{
    if (!showsCertificate(run))
        return notApplicable();
    return valueOf(formOf(message.request), "client_id").isEmpty()
               ? failed(Text::tr("client_id is missing beside the certificate."), {u"client_id"_s})
                     .expecting(run.profile.client.id, Text::tr("none"))
               : passed();
}

struct AliasOf
{
    MessageKind kind;
    QLatin1StringView member;
};

constexpr AliasOf aliases[] = {
    {MessageKind::Token, "token_endpoint"_L1},
    {MessageKind::Refresh, "token_endpoint"_L1},
    {MessageKind::Introspection, "introspection_endpoint"_L1},
    {MessageKind::Revocation, "revocation_endpoint"_L1},
    {MessageKind::PushedAuthorization, "pushed_authorization_request_endpoint"_L1},
    {MessageKind::DeviceAuthorization, "device_authorization_endpoint"_L1},
    {MessageKind::BackchannelAuthentication, "backchannel_authentication_endpoint"_L1},
    {MessageKind::UserInfo, "userinfo_endpoint"_L1},
};

Verdict aliasIsUsed(const Run &run, const ObservedMessage &message)
{
    for (const AliasOf &row : aliases) {
        const QString alias = run.metadata.document["mtls_endpoint_aliases"_L1][row.member].toString();
        if (!showsCertificate(run) || row.kind != message.kind || alias.isEmpty())
            continue;
        const QUrl url = message.request.toUrl().adjusted(QUrl::RemoveQuery);
        return url == QUrl(alias) ? passed()
                                  : failed(Text::tr("The endpoint for certificates is not used."))
                                        .expecting(alias, url.toString());
    }
    return notApplicable();
}

Verdict tokenIsBound(const Run &run, const ObservedMessage &message)
{
    const auto token = jwtMember(message, "access_token"_L1);
    if (run.certificateHash.isEmpty() || !token)
        return notApplicable();
    const QByteArray bound = token->payload["cnf"_L1]["x5t#S256"_L1].toUtf8();
    if (bound.isEmpty())
        return run.metadata.document["tls_client_certificate_bound_access_tokens"_L1].toBool()
                   ? failed(Level::Warning, Text::tr("The access token is not bound to the certificate."),
                            {u"cnf"_s})
                         .expecting(u"x5t#S256"_s, Text::tr("none"))
                   : notApplicable();
    return bound == run.certificateHash
               ? passed()
               : failed(Text::tr("The access token is bound to another certificate."), {u"cnf"_s})
                     .expecting(QString::fromLatin1(run.certificateHash), QString::fromLatin1(bound));
}

constexpr MessageKinds clientRequests = {MessageKind::Token,
                                         MessageKind::Refresh,
                                         MessageKind::Introspection,
                                         MessageKind::Revocation,
                                         MessageKind::PushedAuthorization,
                                         MessageKind::DeviceAuthorization,
                                         MessageKind::BackchannelAuthentication};
constexpr MessageKinds aliasedRequests = {MessageKind::Token,
                                          MessageKind::Refresh,
                                          MessageKind::Introspection,
                                          MessageKind::Revocation,
                                          MessageKind::PushedAuthorization,
                                          MessageKind::DeviceAuthorization,
                                          MessageKind::BackchannelAuthentication,
                                          MessageKind::UserInfo};

constexpr MessageRule rows[] = {
    {{"TQ11",
      {Spec::Rfc8705, "2"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "client_id stands beside the certificate."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server finds the client by it; a certificate alone names none."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Send client_id in each request.")},
     clientRequests,
     namesItsClient},
    {{"TQ12",
      {Spec::Rfc8705, "5"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The endpoint for certificates is used."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The other endpoint does not ask for a certificate, so none is seen."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Send the request to the address in mtls_endpoint_aliases.")},
     aliasedRequests,
     aliasIsUsed},
    {{"AT05",
      {Spec::Rfc8705, "3.1"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The access token is bound to the client's certificate."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A token that is bound to none works for whoever steals it."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server must put the thumbprint of the certificate into cnf as x5t#S256.")},
     {MessageKind::Token, MessageKind::Refresh},
     tokenIsBound},
};

} // namespace

std::span<const MessageRule> mutualTlsRules()
{
    return rows;
}

} // namespace claimcheck::lint
