#include "core/lint/groups.h"
#include "core/lint/request_reading.h"
#include "core/lint/text.h"
#include "core/oauth/pkce.h"

#include <algorithm>

// The authorization request: who asks, and what protects the answer. RFC 6749 §4.1.1, RFC 7636, RFC 9700
// §2.1.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::FormPairs;

namespace {

bool isCodeFlow(const FormPairs &pairs)
{
    return words(valueOf(pairs, "response_type")).contains(u"code"_s);
}

Verdict hasTypeAndClient(const Run &run, const ObservedMessage &message)
{
    const FormPairs pairs = effectiveRequest(run, message);
    QStringList missing;
    for (const char *name : {"response_type", "client_id"}) {
        if (valueOf(pairs, name).isEmpty())
            missing.append(QString::fromLatin1(name));
    }
    if (!missing.isEmpty() && !isWholeRequestSeen(run, message))
        return couldNotTell(Text::tr("A part of the request is out of sight."));
    return missing.isEmpty()
               ? passed()
               : failed(Text::tr("The authorization request lacks %1.").arg(missing.join(u", "_s)), missing)
                     .expecting(missing.join(u", "_s), Text::tr("none"));
}

Verdict nothingIsRepeated(const Run &, const ObservedMessage &message)
{
    const QStringList repeated = repeatedNames(requestParametersOf(message.request), {"resource"});
    if (repeated.isEmpty())
        return passed();
    return failed(Text::tr("Parameters are repeated: %1. Servers differ in which of the values they take.")
                      .arg(repeated.join(u", "_s)),
                  repeated)
        .expecting(Text::tr("each once"), repeated.join(u", "_s));
}

/// RFC 9700 §2.1: state, or PKCE with a server that supports it, or (OpenID Connect) a nonce.
Verdict isBoundToTheBrowser(const Run &run, const ObservedMessage &message)
{
    const FormPairs pairs = effectiveRequest(run, message);
    if (hasParameter(pairs, "state") || (asksForOpenId(run) && hasParameter(pairs, "nonce")))
        return passed();
    if (hasParameter(pairs, "code_challenge"))
        return run.metadata.codeChallengeMethodsSupported
                   ? passed()
                   : failed(Level::Warning,
                            Text::tr(
                                "Only the code challenge protects this request against forged responses, and "
                                "nothing shows that the server checks it."),
                            {u"state"_s})
                         .expecting(u"state"_s, Text::tr("none"));
    if (!isWholeRequestSeen(run, message))
        return couldNotTell(Text::tr("A part of the request is out of sight."));
    return failed(
               Text::tr("Neither state nor code_challenge nor nonce is sent: a forged response (CSRF) would "
                        "be accepted."),
               {u"state"_s})
        .expecting(u"state"_s, Text::tr("none"));
}

Verdict publicClientUsesPkce(const Run &run, const ObservedMessage &message)
{
    const FormPairs pairs = effectiveRequest(run, message);
    if (!isPublicClient(run) || !isCodeFlow(pairs) || !isWholeRequestSeen(run, message))
        return notApplicable();
    return hasParameter(pairs, "code_challenge")
               ? passed()
               : failed(Text::tr("A public client sends no code_challenge: whoever intercepts the code can "
                                 "use it."),
                        {u"code_challenge"_s})
                     .expecting(u"code_challenge"_s, Text::tr("none"));
}

Verdict challengeIsHashed(const Run &run, const ObservedMessage &message)
{
    const FormPairs pairs = effectiveRequest(run, message);
    if (!hasParameter(pairs, "code_challenge"))
        return notApplicable();
    const QByteArray method = valueOf(pairs, "code_challenge_method");
    if (method == "S256")
        return passed(Text::tr("PKCE with S256."));
    return failed(Text::tr("The code challenge is not hashed: who reads the request can redeem the code."),
                  {u"code_challenge_method"_s})
        .expecting(u"S256"_s,
                   method.isEmpty() ? Text::tr("none, which means plain") : QString::fromUtf8(method));
}

bool isBase64UrlDigest(const QByteArray &text)
{
    return text.size() == 43 && std::ranges::all_of(text, [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_';
           });
}

Verdict challengeHasItsShape(const ObservedMessage &message)
{
    const FormPairs pairs = queryOf(message.request);
    if (!hasParameter(pairs, "code_challenge") || valueOf(pairs, "code_challenge_method") != "S256")
        return notApplicable();
    return isBase64UrlDigest(valueOf(pairs, "code_challenge"))
               ? passed()
               : failed(Text::tr("The code challenge is not 43 base64url characters, so it is no SHA-256 of "
                                 "a verifier."),
                        {u"code_challenge"_s})
                     .expecting(Text::tr("43 characters"),
                                Text::tr("%1 characters").arg(valueOf(pairs, "code_challenge").size()));
}

Verdict pkceValuesHaveTheirShape(const Run &, const ObservedMessage &message)
{
    if (message.kind == MessageKind::AuthorizationRequest)
        return challengeHasItsShape(message);
    const FormPairs form = formOf(message.request);
    if (!hasParameter(form, "code_verifier"))
        return notApplicable();
    const auto verifier = oauth::checkVerifier(valueOf(form, "code_verifier"));
    return verifier.ok()
               ? passed()
               : failed(verifier.error().message, {u"code_verifier"_s})
                     .expecting(Text::tr("43 to 128 letters, digits and -._~"),
                                Text::tr("%1 characters").arg(valueOf(form, "code_verifier").size()));
}

Verdict tokenStaysOutOfTheUrl(const Run &run, const ObservedMessage &message)
{
    const QStringList types = words(valueOf(effectiveRequest(run, message), "response_type"));
    return types.contains(u"token"_s) ? failed(Text::tr("The response type asks for an access token in the "
                                                        "browser's URL, where it leaks into history, "
                                                        "logs and referrers."),
                                               {u"response_type"_s})
                                            .expecting(u"code"_s, types.join(u' '))
                                      : passed();
}

constexpr MessageKind request = MessageKind::AuthorizationRequest;

constexpr MessageRule rows[] = {
    {{"AR01",
      {Spec::Rfc6749, "4.1.1"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "response_type and client_id are there."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server cannot tell who asks for what, and refuses."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Send response_type and client_id.")},
     request,
     hasTypeAndClient},
    {{"AR02",
      {Spec::Rfc6749, "3.1"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "No parameter of the authorization request is repeated."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "Servers differ in which of the values they take; an attacker can use the difference."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Send each parameter once.")},
     request,
     nothingIsRepeated},
    {{"AR03",
      {Spec::Rfc9700, "2.1"},
      {Level::Warning, Level::Error, Level::Error, Level::Error},
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The request is protected against forged responses."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "An attacker can make the browser bring a response of the attacker's login (CSRF)."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Send a fresh state, and PKCE.")},
     request,
     isBoundToTheBrowser},
    {{"AR04",
      {Spec::Rfc9700, "2.1.1"},
      {Level::Warning, Level::Error, Level::Error, Level::Error},
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The public client uses PKCE."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Whoever gets hold of the code can redeem it: the client has no secret."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Turn PKCE on, with S256.")},
     request,
     publicClientUsesPkce},
    {{"AR05",
      {Spec::Rfc7636, "4.2"},
      {Level::Note, Level::Warning, Level::Warning, Level::Error},
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The code challenge is hashed (S256)."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Who reads the request knows the verifier and can redeem the code."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Send code_challenge_method=S256 with the hashed verifier.")},
     request,
     challengeIsHashed},
    {{"AR06",
      {Spec::Rfc7636, "4.1"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Code verifier and challenge have their shape."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A server refuses such a value; a short verifier can be guessed."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "Make the verifier of 43 to 128 letters, digits and -._~, and the challenge of its SHA-256.")},
     {request, MessageKind::Token},
     pkceValuesHaveTheirShape},
    {{"AR13",
      {Spec::Rfc9700, "2.1.2"},
      {Level::Note, Level::Warning, Level::Warning, Level::Error},
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "No access token is asked for in the authorization response."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Tokens in the URL leak into history, logs and referrers."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Use the code flow.")},
     request,
     tokenStaysOutOfTheUrl},
};

} // namespace

std::span<const MessageRule> authorizationRequestRules()
{
    return rows;
}

} // namespace claimcheck::lint
