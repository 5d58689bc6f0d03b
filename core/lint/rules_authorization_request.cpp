#include "core/lint/groups.h"
#include "core/lint/run_reading.h"
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

Verdict hasTypeAndClient(const Run &, const ObservedMessage &message)
{
    const FormPairs pairs = queryOf(message.request);
    QStringList missing;
    for (const char *name : {"response_type", "client_id"}) {
        if (valueOf(pairs, name).isEmpty())
            missing.append(QString::fromLatin1(name));
    }
    return missing.isEmpty()
               ? passed()
               : failed(Text::tr("The authorization request lacks %1.").arg(missing.join(u", "_s)), missing);
}

Verdict nothingIsRepeated(const Run &, const ObservedMessage &message)
{
    const QStringList repeated = repeatedNames(queryOf(message.request), {"resource"});
    if (repeated.isEmpty())
        return passed();
    return failed(Text::tr("Parameters are repeated: %1. Servers differ in which of the values they take.")
                      .arg(repeated.join(u", "_s)),
                  repeated);
}

/// RFC 9700 §2.1: state, or PKCE with a server that supports it, or (OpenID Connect) a nonce.
Verdict isBoundToTheBrowser(const Run &run, const ObservedMessage &message)
{
    const FormPairs pairs = queryOf(message.request);
    if (hasParameter(pairs, "state") || (asksForOpenId(run) && hasParameter(pairs, "nonce")))
        return passed();
    if (hasParameter(pairs, "code_challenge"))
        return run.metadata.codeChallengeMethodsSupported
                   ? passed()
                   : failed(Level::Warning,
                            Text::tr(
                                "Only the code challenge protects this request against forged responses, and "
                                "nothing shows that the server checks it. Send a state."),
                            {u"state"_s});
    return failed(
        run.ruleProfile == RuleProfile::PlainOAuth ? Level::Warning : Level::Error,
        Text::tr(
            "Neither state nor code_challenge nor nonce is sent: a forged response (CSRF) would be accepted. "
            "Send a fresh state."),
        {u"state"_s});
}

Verdict publicClientUsesPkce(const Run &run, const ObservedMessage &message)
{
    const FormPairs pairs = queryOf(message.request);
    if (!isPublicClient(run) || !isCodeFlow(pairs))
        return notApplicable();
    return hasParameter(pairs, "code_challenge")
               ? passed()
               : failed(Text::tr("A public client sends no code_challenge: whoever intercepts the code can "
                                 "use it. Turn PKCE on."),
                        {u"code_challenge"_s});
}

Verdict challengeIsHashed(const Run &, const ObservedMessage &message)
{
    const FormPairs pairs = queryOf(message.request);
    if (!hasParameter(pairs, "code_challenge"))
        return notApplicable();
    const QByteArray method = valueOf(pairs, "code_challenge_method");
    if (method == "S256")
        return passed(Text::tr("PKCE with S256."));
    return failed(
        Text::tr("The code challenge method is %1: who reads the request can redeem the code. Use S256.")
            .arg(method.isEmpty() ? Text::tr("absent, which means plain") : QString::fromUtf8(method)),
        {u"code_challenge_method"_s});
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
                        {u"code_challenge"_s});
}

Verdict pkceValuesHaveTheirShape(const Run &, const ObservedMessage &message)
{
    if (message.kind == MessageKind::AuthorizationRequest)
        return challengeHasItsShape(message);
    const FormPairs form = formOf(message.request);
    if (!hasParameter(form, "code_verifier"))
        return notApplicable();
    const auto verifier = oauth::checkVerifier(valueOf(form, "code_verifier"));
    return verifier.ok() ? passed() : failed(verifier.error().message, {u"code_verifier"_s});
}

Verdict tokenStaysOutOfTheUrl(const Run &, const ObservedMessage &message)
{
    const QStringList types = words(valueOf(queryOf(message.request), "response_type"));
    return types.contains(u"token"_s) ? failed(Text::tr("The response type asks for an access token in the "
                                                        "browser's URL, where it leaks into history, "
                                                        "logs and referrers. Use the code flow."),
                                               {u"response_type"_s})
                                      : passed();
}

constexpr MessageKind request = MessageKind::AuthorizationRequest;

constexpr MessageRule rows[] = {
    {{"AR01",
      {Spec::Rfc6749, "4.1.1"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "response_type and client_id are there.")},
     request,
     hasTypeAndClient},
    {{"AR02",
      {Spec::Rfc6749, "3.1"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "No parameter of the authorization request is repeated.")},
     request,
     nothingIsRepeated},
    {{"AR03",
      {Spec::Rfc9700, "2.1"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The request is protected against forged responses.")},
     request,
     isBoundToTheBrowser},
    {{"AR04",
      {Spec::Rfc9700, "2.1.1"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The public client uses PKCE.")},
     request,
     publicClientUsesPkce},
    {{"AR05",
      {Spec::Rfc7636, "4.2"},
      Level::Warning,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The code challenge is hashed (S256).")},
     request,
     challengeIsHashed},
    {{"AR06",
      {Spec::Rfc7636, "4.1"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Code verifier and challenge have their shape.")},
     {request, MessageKind::Token},
     pkceValuesHaveTheirShape},
    {{"AR13",
      {Spec::Rfc9700, "2.1.2"},
      Level::Warning,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "No access token is asked for in the authorization response.")},
     request,
     tokenStaysOutOfTheUrl},
};

} // namespace

std::span<const MessageRule> authorizationRequestRules()
{
    return rows;
}

} // namespace claimcheck::lint
