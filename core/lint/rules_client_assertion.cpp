#include "core/lint/groups.h"
#include "core/lint/proof_reading.h"
#include "core/lint/run_reading.h"
#include "core/lint/text.h"
#include "core/oauth/client_assertion.h"

// Signed client authentication. RFC 7523 §2.2 and §3, OpenID Connect Core 1.0 §9.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;

namespace {

QStringList assertionWhere()
{
    return {u"client_assertion"_s};
}

/// RFC 7523 §3 item 3, RFC 9126 §2: the server's identifier or the endpoint that it is sent to.
QStringList audiencesFor(const Run &run, const ObservedMessage &message)
{
    QStringList audiences{expectedIssuer(run),
                          message.request.toUrl().toString(QUrl::FullyEncoded | QUrl::RemoveQuery)};
    for (const QUrl &endpoint :
         {run.metadata.tokenEndpoint, run.metadata.pushedAuthorizationRequestEndpoint}) {
        if (!endpoint.isEmpty())
            audiences += endpoint.toString(QUrl::FullyEncoded);
    }
    return audiences;
}

QByteArray assertionId(const ObservedMessage &message)
{
    const auto jwt = readJwt(valueOf(formOf(message.request), "client_assertion"));
    return jwt ? jwt->payload["jti"_L1].toUtf8() : QByteArray();
}

Verdict assertionIsForThisServer(const Run &run, const ObservedMessage &message)
{
    const auto text = encoding::firstValue(formOf(message.request), "client_assertion");
    if (!text)
        return notApplicable();
    const auto assertion = oauth::readClientAssertion(*text);
    if (!assertion)
        return failed(assertion.error().message, assertionWhere());
    const qint64 sent = message.sentAt < 0 ? 0 : message.sentAt / 1000;
    const auto fits = oauth::checkClientAssertion(*assertion, run.profile.client.id.toUtf8(),
                                                  audiencesFor(run, message), sent);
    if (!fits)
        return failed(fits.error().message, assertionWhere());
    if (assertion->jti.isEmpty() &&
        asksForOpenId(run)) // OpenID Connect Core 1.0 §9 requires what RFC 7523 allows
        return failed(Text::tr("The assertion has no jti, which OpenID Connect asks for."), assertionWhere());
    return isJtiReused(run, message, assertionId)
               ? failed(Text::tr("The assertion's jti was sent before in this run: it must be used once."),
                        assertionWhere())
               : passed();
}

Verdict assertionHasItsType(const Run &, const ObservedMessage &message)
{
    const encoding::FormPairs form = formOf(message.request);
    const auto type = encoding::firstValue(form, "client_assertion_type");
    const bool hasAssertion = hasParameter(form, "client_assertion");
    if (!type && !hasAssertion)
        return notApplicable();
    if (!hasAssertion)
        return failed(Text::tr("client_assertion_type is there, but no client_assertion."), assertionWhere());
    if (!type)
        return failed(Text::tr("client_assertion_type is missing."), {u"client_assertion_type"_s});
    if (*type == oauth::jwtBearerAssertion)
        return passed();
    return failed(Text::tr("client_assertion_type names another kind of assertion."),
                  {u"client_assertion_type"_s})
        .expecting(QString::fromLatin1(oauth::jwtBearerAssertion), QString::fromUtf8(*type));
}

constexpr MessageKinds authenticated = {MessageKind::PushedAuthorization,
                                        MessageKind::Token,
                                        MessageKind::Refresh,
                                        MessageKind::Introspection,
                                        MessageKind::Revocation,
                                        MessageKind::DeviceAuthorization,
                                        MessageKind::BackchannelAuthentication};

constexpr MessageRule rows[] = {
    {{"TQ09",
      {Spec::Rfc7523, "3"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The client assertion is for this server, fresh and used once."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "An assertion for another server, or one without an end, can be replayed by whoever "
                        "sees it: servers refuse it."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Set iss and sub to the client id, aud to the server's issuer, exp to about a minute "
                        "from now and jti to a fresh value; sign a new one for each request.")},
     authenticated,
     assertionIsForThisServer},
    {{"TQ10",
      {Spec::Rfc7523, "2.2"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The client assertion says its type."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A server that does not learn what kind of assertion it has takes the client for one "
                        "that did not authenticate."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Send client_assertion_type with the value "
                                           "urn:ietf:params:oauth:client-assertion-type:jwt-bearer.")},
     authenticated,
     assertionHasItsType},
};

} // namespace

std::span<const MessageRule> clientAssertionRules()
{
    return rows;
}

} // namespace claimcheck::lint
