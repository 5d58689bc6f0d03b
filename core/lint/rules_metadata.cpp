#include "core/lint/groups.h"
#include "core/lint/run_reading.h"
#include "core/lint/text.h"
#include "core/oauth/issuer_difference.h"

#include <QUrl>

#include <algorithm>

// What a server says of itself: the document as a whole. OpenID Connect Discovery 1.0, RFC 8414.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;

namespace {

constexpr auto openidSegment = "/.well-known/openid-configuration"_L1;
constexpr auto oauthInfix = "/.well-known/oauth-authorization-server"_L1;

bool isOpenId(const ObservedMessage &message)
{
    return message.request.toUrl().path().contains(openidSegment); // some servers have it before the path
}

bool isSuccess(const ObservedMessage &message)
{
    return message.response && message.response->status == 200;
}

Verdict sameIssuer(const Run &run, const ObservedMessage &message)
{
    const encoding::JsonDocument body = bodyOf(message);
    if (!isSuccess(message) || body.isEmpty() || run.profile.issuer.isEmpty())
        return couldNotTell();
    const QString issuer = body["issuer"_L1].toString();
    if (issuer == run.profile.issuer)
        return passed();
    const auto difference = oauth::issuerDifference(issuer, run.profile.issuer);
    if (difference != oauth::IssuerDifference::Other)
        return failed(Text::tr("The issuer in the metadata is “%1”, the one asked is “%2”: %3. Issuers are "
                               "compared character by character; write the server's own into the profile.")
                          .arg(issuer, run.profile.issuer, oauth::issuerDifferenceText(difference)),
                      {u"issuer"_s})
            .expecting(run.profile.issuer, issuer);
    return failed(
               Text::tr(
                   "The issuer in the metadata is “%1”, the one asked is “%2”. A client must not use such a "
                   "document: it could be another server's.")
                   .arg(issuer, run.profile.issuer),
               {u"issuer"_s})
        .expecting(run.profile.issuer, issuer);
}

Verdict openIdIssuer(const Run &run, const ObservedMessage &message)
{
    return isOpenId(message) ? sameIssuer(run, message) : notApplicable();
}

Verdict oauthIssuer(const Run &run, const ObservedMessage &message)
{
    return isOpenId(message) ? notApplicable() : sameIssuer(run, message);
}

Verdict issuerIsPlainHttps(const Run &, const ObservedMessage &message)
{
    const QString issuer = bodyOf(message)["issuer"_L1].toString();
    if (issuer.isEmpty())
        return couldNotTell();
    const QUrl url(issuer, QUrl::StrictMode);
    if (url.hasQuery() || url.hasFragment())
        return failed(Text::tr("The issuer “%1” has a query or a fragment, which an issuer must not have.")
                          .arg(issuer),
                      {u"issuer"_s})
            .expecting(url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment).toString(), issuer);
    if (url.scheme() != "https"_L1 && !isLoopback(url))
        return failed(Text::tr(
                          "The issuer “%1” is not an https URL. Who sits on the way can answer in its place.")
                          .arg(issuer),
                      {u"issuer"_s})
            .expecting(u"https"_s, url.scheme());
    return passed();
}

/// A second try of a client that asked in the right place before, and found nothing there or here.
bool isVainTry(const Run &run, const ObservedMessage &message, const QString &rightPath)
{
    return message.response && !isSuccess(message) &&
           std::ranges::any_of(run.messages, [&](const ObservedMessage &other) {
               return other.kind == MessageKind::Metadata && other.number < message.number &&
                      other.request.toUrl().path() == rightPath;
           });
}

/// RFC 8414 §3.1: the segment stands between the host and the issuer's path.
Verdict segmentIsInserted(const Run &run, const ObservedMessage &message)
{
    const QString path = message.request.toUrl().path();
    if (isOpenId(message) || !path.contains(oauthInfix))
        return notApplicable();
    const QString rightPath = oauth::authorizationServerMetadataUrl(run.profile.issuer).path();
    if (path == rightPath)
        return passed();
    if (isVainTry(run, message, rightPath))
        return notApplicable();
    return failed(
               Text::tr(
                   "The metadata was asked for at “%1”. The well-known segment goes between the host and the "
                   "issuer's path: “%2”.")
                   .arg(path, rightPath))
        .expecting(rightPath, path);
}

bool anotherAnswered(const Run &run, const ObservedMessage &message)
{
    return std::ranges::any_of(run.messages, [&](const ObservedMessage &other) {
        return other.kind == MessageKind::Metadata && other.number != message.number && isSuccess(other);
    });
}

Verdict isOkJson(const Run &run, const ObservedMessage &message)
{
    if (!message.response)
        return couldNotTell();
    if (message.response->status != 200)
        return anotherAnswered(run, message)
                   ? notApplicable()
                   : failed(Text::tr("The metadata request was answered %1, not 200. Check the issuer; a "
                                     "profile may also give "
                                     "the endpoints itself.")
                                .arg(message.response->status))
                         .expecting(u"200"_s, QString::number(message.response->status));
    if (!isMediaType(*message.response, "application/json"))
        return failed(Text::tr("The metadata came as “%1”, not as application/json.")
                          .arg(QString::fromLatin1(message.response->headers.value("Content-Type"))),
                      {u"Content-Type"_s})
            .expecting(u"application/json"_s,
                       QString::fromLatin1(message.response->headers.value("Content-Type")));
    return bodyOf(message).isEmpty() ? failed(Text::tr("The metadata is not a JSON object.")) : passed();
}

Verdict listsS256(const Run &, const ObservedMessage &message)
{
    const encoding::JsonDocument body = bodyOf(message);
    if (!isSuccess(message) || body.isEmpty())
        return couldNotTell();
    const encoding::JsonValue methods = body["code_challenge_methods_supported"_L1];
    if (methods.isAbsent())
        return failed(Text::tr(
                          "The metadata does not say which PKCE methods the server supports "
                          "(code_challenge_methods_supported). A client cannot know that PKCE protects it."),
                      {u"code_challenge_methods_supported"_s})
            .expecting(u"S256"_s, Text::tr("none"));
    return passed(Text::tr("The server supports PKCE: %1.").arg(stringsOf(methods).join(u", "_s)));
}

constexpr MessageRule rows[] = {
    {{"MD01",
      {Spec::OidcDiscovery, "4.3"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer in the OpenID metadata is the one that was asked."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A document of another server sends the user, the code and the secret there."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Do not use it; the server's issuer and the one in the profile "
                                           "must be the same, to the character.")},
     MessageKind::Metadata,
     openIdIssuer},
    {{"MD02",
      {Spec::Rfc8414, "3.3"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer in the server metadata is the one that was asked."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A document of another server sends the user, the code and the secret there."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Do not use it; the server's issuer and the one in the profile "
                                           "must be the same, to the character.")},
     MessageKind::Metadata,
     oauthIssuer},
    {{"MD03",
      {Spec::Rfc8414, "2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The issuer is an https URL without query or fragment."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Without TLS anybody on the way can answer in the issuer's place."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server must have an https issuer without query and fragment.")},
     MessageKind::Metadata,
     issuerIsPlainHttps},
    {{"MD04",
      {Spec::Rfc8414, "3.1"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The well-known segment stands before the issuer's path."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A server with several issuers on one host finds the wrong one, or none."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Put the well-known segment between the host and the issuer's path.")},
     MessageKind::Metadata,
     segmentIsInserted},
    {{"MD05",
      {Spec::Rfc8414, "3.2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The metadata came with status 200 as application/json."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A client that follows the specification does not read such a document."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must answer 200 with Content-Type application/json.")},
     MessageKind::Metadata,
     isOkJson},
    {{"MD08",
      {Spec::Rfc9700, "2.1.1"},
      {Level::Note, Level::Warning, Level::Warning, Level::Error},
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The metadata lists the PKCE methods."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A client cannot know whether PKCE protects its code."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server must list its methods in code_challenge_methods_supported.")},
     MessageKind::Metadata,
     listsS256},
};

} // namespace

std::span<const MessageRule> metadataRules()
{
    return rows;
}

} // namespace claimcheck::lint
