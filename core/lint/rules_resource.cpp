#include "core/lint/groups.h"
#include "core/lint/run_reading.h"
#include "core/lint/text.h"

// Calls with an access token, and transport. RFC 6750, RFC 9700.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;

namespace {

Verdict tokenStaysOutOfTheUrl(const Run &, const ObservedMessage &message)
{
    return hasParameter(queryOf(message.request), "access_token")
               ? failed(Text::tr("The access token stands in the URL, which servers log."),
                        {u"access_token"_s})
                     .expecting(u"Authorization"_s, Text::tr("in the URL"))
               : passed();
}

Verdict tokenIsSentOnce(const Run &, const ObservedMessage &message)
{
    const QByteArray type = message.request.headers.value("Content-Type").toLower();
    const bool form = type.startsWith("application/x-www-form-urlencoded");
    const int ways = int(message.request.headers.contains("Authorization")) +
                     int(hasParameter(queryOf(message.request), "access_token")) +
                     int(form && hasParameter(formOf(message.request), "access_token"));
    return ways > 1 ? failed(Text::tr("The access token is sent in more than one way."))
                          .expecting(Text::tr("one way"), Text::tr("%1 ways").arg(ways))
                    : passed();
}

Verdict refusalNamesTheScheme(const Run &, const ObservedMessage &message)
{
    if (!message.response || message.response->status != 401)
        return notApplicable();
    return message.response->headers.contains("WWW-Authenticate")
               ? passed()
               : failed(
                     Text::tr(
                         "401 came without WWW-Authenticate: the client does not learn how to authenticate."),
                     {u"WWW-Authenticate"_s})
                     .expecting(u"WWW-Authenticate"_s, Text::tr("none"));
}

struct ErrorStatus
{
    QByteArrayView error;
    int status;
};

constexpr ErrorStatus errorStatuses[] = {
    {"invalid_token", 401}, {"insufficient_scope", 403}, {"invalid_request", 400}};

Verdict errorFitsItsStatus(const Run &, const ObservedMessage &message)
{
    const QByteArray challenge =
        message.response ? message.response->headers.value("WWW-Authenticate") : QByteArray();
    if (!challenge.contains("error="))
        return notApplicable();
    for (const ErrorStatus &row : errorStatuses) {
        if (challenge.contains(row.error) && message.response->status != row.status)
            return failed(Text::tr("%1 came with the wrong status.").arg(QString::fromLatin1(row.error)),
                          {u"WWW-Authenticate"_s})
                .expecting(QString::number(row.status), QString::number(message.response->status));
    }
    return message.request.headers.contains("Authorization")
               ? passed()
               : failed(Text::tr("An error code came, though no token was sent."), {u"WWW-Authenticate"_s})
                     .expecting(Text::tr("a challenge without error"), QString::fromLatin1(challenge));
}

Verdict isProtected(const Run &, const ObservedMessage &message)
{
    const QUrl url = message.request.toUrl();
    if (url.scheme() == "https"_L1 || isLoopback(url))
        return passed();
    return failed(
               Text::tr(
                   "This request goes over plain http to %1: whoever is on the way can read and change it.")
                   .arg(url.host()))
        .expecting(u"https"_s, url.scheme());
}

constexpr MessageKinds calls = {MessageKind::ApiCall, MessageKind::UserInfo};
constexpr MessageKinds legs = {MessageKind::Metadata,      MessageKind::AuthorizationRequest,
                               MessageKind::Token,         MessageKind::Jwks,
                               MessageKind::UserInfo,      MessageKind::ApiCall,
                               MessageKind::Introspection, MessageKind::Refresh,
                               MessageKind::Revocation,    MessageKind::WebFinger,
                               MessageKind::ResourceMetadata};

constexpr MessageRule rows[] = {
    {{"RQ01",
      {Spec::Rfc9700, "4.3.2"},
      {Level::Warning, Level::Error, Level::Error, Level::Error},
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The access token stays out of the URL."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "URLs are kept in logs and histories, and sent on as referrers."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Send the token in the Authorization header.")},
     calls,
     tokenStaysOutOfTheUrl},
    {{"RQ02",
      {Spec::Rfc6750, "2"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The access token is sent in one way."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The API must refuse, or checks the wrong one."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Send it in the Authorization header only.")},
     calls,
     tokenIsSentOnce},
    {{"RQ03",
      {Spec::Rfc6750, "3"},
      Level::Error,
      Fault::ResourceServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "401 came with WWW-Authenticate."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The client does not learn which token is wanted."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The API must send WWW-Authenticate with its scheme.")},
     calls,
     refusalNamesTheScheme},
    {{"RQ04",
      {Spec::Rfc6750, "3.1"},
      Level::Warning,
      Fault::ResourceServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The API's error fits its status."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Clients decide by status and code whether a new token helps."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "The API must answer 401 invalid_token, 403 insufficient_scope, 400 invalid_request.")},
     calls,
     errorFitsItsStatus},
    {{"NT02",
      {Spec::Rfc6749, "3.2"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The request is protected by TLS or stays on this machine."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Whoever is on the way can read and change it."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Use https.")},
     legs,
     isProtected},
};

} // namespace

std::span<const MessageRule> resourceRules()
{
    return rows;
}

} // namespace claimcheck::lint
