#include "core/base/secret_bytes.h"
#include "core/lint/groups.h"
#include "core/lint/request_reading.h"
#include "core/lint/text.h"
#include "core/oauth/pkce.h"

#include <algorithm>

// What a server must refuse, and whether it did: these rules speak only where the user sent such a thing, by
// an edit or by sending a message again. RFC 9700 §2.1.1, §4.14; RFC 6749 §4.1.2, §4.1.3; RFC 7662 §2.1.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::FormPairs;

namespace {

bool isGranted(const ObservedMessage &message)
{
    return message.response && message.response->status == 200 &&
           !bodyOf(message)["access_token"_L1].toString().isEmpty();
}

QString outcomeOf(const ObservedMessage &message)
{
    return isGranted(message) ? Text::tr("tokens, status 200")
                              : Text::tr("status %1, %2")
                                    .arg(message.response->status)
                                    .arg(bodyOf(message)["error"_L1].toString());
}

/// Passed if it was refused, failed if tokens came, could not tell without an answer.
Verdict refused(const ObservedMessage &message, const QString &error, const QString &wrong,
                const QStringList &where)
{
    if (!message.response)
        return couldNotTell(Text::tr("The request was not answered."));
    if (isGranted(message))
        return failed(wrong, where).expecting(error, outcomeOf(message));
    return passed(Text::tr("The server refused: %1.").arg(bodyOf(message)["error"_L1].toString()));
}

bool isCodeGrant(const ObservedMessage &message)
{
    return valueOf(formOf(message.request), "grant_type") == "authorization_code";
}

/// The authorization request, if all that the server knows of it was seen.
std::optional<FormPairs> knownRequest(const Run &run)
{
    const ObservedMessage *request = run.last(MessageKind::AuthorizationRequest);
    return request && isWholeRequestSeen(run, *request) ? std::optional(effectiveRequest(run, *request))
                                                        : std::nullopt;
}

Verdict downgradeIsRefused(const Run &run, const ObservedMessage &message)
{
    const auto request = knownRequest(run);
    if (!request || !isCodeGrant(message) || hasParameter(*request, "code_challenge") ||
        !hasParameter(formOf(message.request), "code_verifier"))
        return notApplicable();
    return refused(
        message, u"invalid_grant"_s,
        Text::tr("A code_verifier was accepted for a code that was asked for without a challenge."),
        {u"code_verifier"_s});
}

bool verifierFits(const FormPairs &request, const FormPairs &form)
{
    const auto method = valueOf(request, "code_challenge_method") == "S256" ? oauth::PkceMethod::S256
                                                                            : oauth::PkceMethod::Plain;
    return base::constantTimeEquals(oauth::challengeFor(method, valueOf(form, "code_verifier")),
                                    valueOf(request, "code_challenge"));
}

Verdict wrongVerifierIsRefused(const Run &run, const ObservedMessage &message)
{
    const auto request = knownRequest(run);
    const FormPairs form = formOf(message.request);
    if (!request || !isCodeGrant(message) || !hasParameter(*request, "code_challenge") ||
        verifierFits(*request, form))
        return notApplicable();
    const QString error = bodyOf(message)["error"_L1].toString();
    const bool sent = hasParameter(form, "code_verifier");
    if (message.response && !isGranted(message) && sent && error != "invalid_grant"_L1)
        return error == "invalid_client"_L1
                   ? couldNotTell(Text::tr("The server refused the client first."))
                   : failed(
                         Text::tr("A wrong code_verifier was refused with another error than invalid_grant."),
                         {u"error"_s})
                         .expecting(u"invalid_grant"_s, outcomeOf(message));
    return refused(message, u"invalid_grant"_s,
                   sent ? Text::tr("A code_verifier that does not fit the challenge was accepted.")
                        : Text::tr("The code was accepted without its code_verifier."),
                   {u"code_verifier"_s});
}

Verdict otherRedirectUriIsRefused(const Run &run, const ObservedMessage &message)
{
    const auto request = knownRequest(run);
    const FormPairs form = formOf(message.request);
    if (!request || !isCodeGrant(message) || !hasParameter(*request, "redirect_uri") ||
        valueOf(form, "redirect_uri") == valueOf(*request, "redirect_uri"))
        return notApplicable();
    return refused(
        message, u"invalid_grant"_s,
        Text::tr("The code was accepted with a redirect_uri that is not the authorization request's."),
        {u"redirect_uri"_s});
}

/// The last earlier message of that kind with the same value of that parameter that brought tokens.
const ObservedMessage *usedBefore(const Run &run, const ObservedMessage &message, QByteArrayView parameter)
{
    const QByteArray value = valueOf(formOf(message.request), parameter);
    const ObservedMessage *found = nullptr;
    for (const ObservedMessage &other : run.messages) {
        if (other.kind == message.kind && other.number < message.number && !value.isEmpty() &&
            mayHold(other.request, value) && valueOf(formOf(other.request), parameter) == value &&
            isGranted(other))
            found = &other;
    }
    return found;
}

Verdict usedCodeIsRefused(const Run &run, const ObservedMessage &message)
{
    if (!usedBefore(run, message, "code"))
        return notApplicable();
    return refused(message, u"invalid_grant"_s, Text::tr("A code that was used before brought tokens again."),
                   {u"code"_s});
}

/// Some servers accept the old token for a moment, for clients that lost the answer.
constexpr qint64 graceMilliseconds = 60'000;

Level weightOfReuse(const Run &run, const ObservedMessage &rotation, const ObservedMessage &message)
{
    const auto jwt = jwtMember(rotation, "access_token"_L1);
    if (!isPublicClient(run) || (jwt && jwt->payload.root().has("cnf"_L1)))
        return Level::Note;
    const bool late = rotation.sentAt >= 0 && message.sentAt - rotation.sentAt >= graceMilliseconds;
    return late ? Level::Error : Level::Warning;
}

Verdict rotatedTokenIsRefused(const Run &run, const ObservedMessage &message)
{
    const ObservedMessage *rotation = usedBefore(run, message, "refresh_token");
    if (!rotation || bodyOf(*rotation)["refresh_token"_L1].isAbsent() ||
        bodyOf(*rotation)["refresh_token"_L1].toUtf8() == valueOf(formOf(message.request), "refresh_token"))
        return notApplicable();
    Verdict verdict =
        refused(message, u"invalid_grant"_s, Text::tr("A refresh token that was replaced is still accepted."),
                {u"refresh_token"_s});
    if (verdict.outcome == Outcome::Failed)
        verdict.level = weightOfReuse(run, *rotation, message);
    return verdict;
}

bool usesCertificate(const Run &run)
{
    return run.profile.client.auth == oauth::ClientAuth::TlsClientAuth ||
           run.profile.client.auth == oauth::ClientAuth::SelfSignedTlsClientAuth;
}

Verdict strangersAreRefused(const Run &run, const ObservedMessage &message)
{
    const FormPairs form = formOf(message.request);
    if (usesCertificate(run) || message.request.headers.contains("Authorization") ||
        hasParameter(form, "client_secret") || hasParameter(form, "client_assertion"))
        return notApplicable();
    if (!message.response)
        return couldNotTell();
    if (message.response->status != 200)
        return passed(Text::tr("The server refused with status %1.").arg(message.response->status));
    // A public client that names itself may be let at its own tokens: not what the section asks for, but no
    // door for everybody.
    return failed(hasParameter(form, "client_id") ? Level::Warning : Level::Error,
                  Text::tr("Introspection was answered without any client authentication."),
                  {u"Authorization"_s})
        .expecting(u"401"_s, u"200"_s);
}

constexpr MessageRule rows[] = {
    {{"TQ08",
      {Spec::Rfc9700, "2.1.1"},
      {Level::Warning, Level::Error, Level::Error, Level::Error},
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "A verifier without a challenge is refused."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "An attacker who strips the challenge from the request turns PKCE off."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server must refuse code_verifier where no code_challenge was sent.")},
     MessageKind::Token,
     downgradeIsRefused},
    {{"TQ16",
      {Spec::Rfc6749, "4.1.2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "A used code is refused."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A code that leaked from a log or a browser's history stays good."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "The server must accept a code once, and should revoke its tokens when it comes again.")},
     MessageKind::Token,
     usedCodeIsRefused},
    {{"TQ18",
      {Spec::Rfc7636, "4.6"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "A wrong or missing verifier is refused with invalid_grant."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A verifier that is not compared protects no code from being stolen."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server must hash the verifier, compare it and answer invalid_grant.")},
     MessageKind::Token,
     wrongVerifierIsRefused},
    {{"TQ19",
      {Spec::Rfc6749, "4.1.3"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Another redirect_uri at the token endpoint is refused."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A code that was sent to an attacker's address can be redeemed."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server must keep redirect_uri with the code and compare the two exactly.")},
     MessageKind::Token,
     otherRedirectUriIsRefused},
    {{"TS13",
      {Spec::Rfc9700, "4.14.2"},
      {Level::Note, Level::Error, Level::Error, Level::Error},
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "A replaced refresh token is refused."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A stolen refresh token stays good and the theft goes unseen."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server must refuse the old token, and revoke the newer ones when it comes.")},
     MessageKind::Refresh,
     rotatedTokenIsRefused},
    {{"IN04",
      {Spec::Rfc7662, "2.1"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Introspection without authentication is refused."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Anybody can try out tokens and read what they stand for."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must ask for client authentication or a token.")},
     MessageKind::Introspection,
     strangersAreRefused},
};

} // namespace

std::span<const MessageRule> acceptedRules()
{
    return rows;
}

} // namespace claimcheck::lint
