#include "core/base/secret_bytes.h"
#include "core/lint/groups.h"
#include "core/lint/request_reading.h"
#include "core/lint/text.h"
#include "core/oauth/client_auth.h"
#include "core/oauth/pkce.h"

#include <algorithm>

// The token request. RFC 6749 §3.2 and §4.1.3, RFC 7636 §4.5.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::FormPairs;

namespace {

bool hasBasic(const ObservedMessage &message)
{
    return message.request.headers.value("Authorization").toLower().startsWith("basic ");
}

bool isCodeGrant(const FormPairs &form)
{
    return valueOf(form, "grant_type") == "authorization_code";
}

Verdict isAForm(const Run &, const ObservedMessage &message)
{
    if (message.request.method != "POST")
        return failed(Text::tr("The token request is not a POST."))
            .expecting(u"POST"_s, QString::fromLatin1(message.request.method));
    const QByteArray type = message.request.headers.value("Content-Type").toLower();
    if (!type.startsWith("application/x-www-form-urlencoded"))
        return failed(Text::tr("The token request is not a form."), {u"Content-Type"_s})
            .expecting(u"application/x-www-form-urlencoded"_s, QString::fromLatin1(type));
    for (const char *name : {"client_secret", "code", "refresh_token", "client_assertion"}) {
        if (hasParameter(queryOf(message.request), name))
            return failed(Text::tr("%1 stands in the URL, which servers log.").arg(QString::fromLatin1(name)),
                          {QString::fromLatin1(name)})
                .expecting(Text::tr("in the body"), Text::tr("in the URL"));
    }
    return passed();
}

Verdict authenticatesOnce(const Run &, const ObservedMessage &message)
{
    const FormPairs form = formOf(message.request);
    const int methods = int(hasBasic(message)) + int(!valueOf(form, "client_secret").isEmpty()) +
                        int(hasParameter(form, "client_assertion"));
    return methods > 1
               ? failed(Text::tr("The client authenticates in two ways at once; servers must refuse that."))
                     .expecting(Text::tr("one way"), Text::tr("%1 ways").arg(methods))
               : passed();
}

Verdict basicIsEncoded(const Run &run, const ObservedMessage &message)
{
    if (!hasBasic(message))
        return notApplicable();
    const auto read = oauth::readBasicAuthorization(message.request.headers.value("Authorization"));
    if (!read.ok())
        return failed(Text::tr("The Basic credentials are not form-encoded before base64."),
                      {u"Authorization"_s});
    const QByteArray id = run.profile.client.id.toUtf8();
    // The secret's encoding shows only in what our own id needs; an edited header is the user's affair.
    return encoding::encodeFormComponent(id) == id || read->id == id
               ? passed()
               : failed(Text::tr("The client id in the Basic credentials is not form-encoded: servers that "
                                 "decode it see another id."),
                        {u"Authorization"_s})
                     .expecting(QString::fromLatin1(encoding::encodeFormComponent(id)),
                                run.profile.client.id);
}

Verdict sendsNoEmptySecret(const Run &, const ObservedMessage &message)
{
    const auto secret = encoding::firstValue(formOf(message.request), "client_secret");
    return secret && secret->isEmpty()
               ? failed(Text::tr("An empty client_secret is sent; a public client leaves it out."),
                        {u"client_secret"_s})
                     .expecting(Text::tr("no client_secret"), Text::tr("an empty one"))
               : passed();
}

Verdict namesItsClient(const Run &run, const ObservedMessage &message)
{
    const FormPairs form = formOf(message.request);
    if (hasBasic(message) || hasParameter(form, "client_assertion") || !isCodeGrant(form))
        return notApplicable();
    return valueOf(form, "client_id").isEmpty()
               ? failed(Text::tr("client_id is missing: without client authentication the server cannot tell "
                                 "whose code this is."),
                        {u"client_id"_s})
                     .expecting(run.profile.client.id, Text::tr("none"))
               : passed();
}

Verdict redirectUriIsTheSame(const Run &run, const ObservedMessage &message)
{
    const auto sent = encoding::firstValue(authorizationRequestOf(run), "redirect_uri");
    const auto now = encoding::firstValue(formOf(message.request), "redirect_uri");
    if (!sent || !isCodeGrant(formOf(message.request)))
        return notApplicable();
    if (!now)
        return failed(Text::tr("redirect_uri is missing, though the authorization request had one."),
                      {u"redirect_uri"_s})
            .expecting(QString::fromUtf8(*sent), Text::tr("none"));
    return *now == *sent
               ? passed()
               : failed(Text::tr("redirect_uri is not that of the authorization request. The server "
                                 "must refuse."),
                        {u"redirect_uri"_s})
                     .expecting(QString::fromUtf8(*sent), QString::fromUtf8(*now));
}

Verdict verifierFits(const Run &run, const ObservedMessage &message)
{
    const FormPairs request = authorizationRequestOf(run);
    const FormPairs form = formOf(message.request);
    const auto challenge = encoding::firstValue(request, "code_challenge");
    if (!challenge || !isCodeGrant(form))
        return notApplicable();
    const auto verifier = encoding::firstValue(form, "code_verifier");
    if (!verifier)
        return failed(Text::tr("code_verifier is missing, though the authorization request had a challenge."),
                      {u"code_verifier"_s})
            .expecting(u"code_verifier"_s, Text::tr("none"));
    const auto method = valueOf(request, "code_challenge_method") == "S256" ? oauth::PkceMethod::S256
                                                                            : oauth::PkceMethod::Plain;
    return base::constantTimeEquals(oauth::challengeFor(method, *verifier), *challenge)
               ? passed(Text::tr("The code verifier fits the challenge."))
               : failed(Text::tr("code_verifier does not fit the challenge of the authorization request. The "
                                 "server must refuse."),
                        {u"code_verifier"_s})
                     .expecting(Text::tr("the verifier of the challenge that was sent"),
                                Text::tr("another one, %1 characters").arg(verifier->size()));
}

Verdict isNotThePasswordGrant(const Run &, const ObservedMessage &message)
{
    return valueOf(formOf(message.request), "grant_type") == "password"
               ? failed(Text::tr("The password grant gives the user's password to the client. It must not be "
                                 "used any more."),
                        {u"grant_type"_s})
                     .expecting(u"authorization_code"_s, u"password"_s)
               : passed();
}

Verdict scopeIsNotWidened(const Run &run, const ObservedMessage &message)
{
    const auto scope = encoding::firstValue(formOf(message.request), "scope");
    const ObservedMessage *granted = run.last(MessageKind::Token);
    if (!scope || !granted)
        return notApplicable();
    const encoding::JsonDocument body = bodyOf(*granted);
    const encoding::JsonValue before = body["scope"_L1];
    const QStringList had =
        before.isString() ? words(before.toUtf8()) : words(valueOf(authorizationRequestOf(run), "scope"));
    for (const QString &word : words(*scope)) {
        if (!had.contains(word))
            return failed(Text::tr("The refresh asks for “%1”, which was not granted before.").arg(word),
                          {u"scope"_s})
                .expecting(had.join(u' '), QString::fromUtf8(*scope));
    }
    return passed();
}

Verdict nothingIsRepeated(const Run &, const ObservedMessage &message)
{
    const QStringList repeated = repeatedNames(formOf(message.request), {"resource", "audience"});
    return repeated.isEmpty()
               ? passed()
               : failed(Text::tr("Parameters are repeated: %1.").arg(repeated.join(u", "_s)), repeated)
                     .expecting(Text::tr("each once"), repeated.join(u", "_s));
}

constexpr MessageKinds tokenRequests = {MessageKind::Token, MessageKind::Refresh};

constexpr MessageRule rows[] = {
    {{"TQ01",
      {Spec::Rfc6749, "3.2"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The token request is a POST of a form, without secrets in the URL."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "What is in the URL ends up in logs; a server must refuse the rest."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "POST a form, with every secret in its body or in the Authorization header.")},
     tokenRequests,
     isAForm},
    {{"TQ02",
      {Spec::Rfc6749, "2.3"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The client authenticates in one way."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Servers refuse it, or check the weaker of the two."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Authenticate in the way that the client is registered for.")},
     tokenRequests,
     authenticatesOnce},
    {{"TQ03",
      {Spec::Rfc6749, "2.3.1"},
      Level::Warning,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The Basic credentials are form-encoded."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server decodes it and sees another id or secret."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Form-encode id and secret before base64.")},
     tokenRequests,
     basicIsEncoded},
    {{"TQ04",
      {Spec::Rfc6749, "2.3.1"},
      Level::Note,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "No empty secret is sent."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Some servers take an empty secret for a wrong one."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Leave client_secret out.")},
     tokenRequests,
     sendsNoEmptySecret},
    {{"TQ05",
      {Spec::Rfc6749, "3.2.1"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token request names its client."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server cannot tell whose code it is, and refuses."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Send client_id.")},
     MessageKind::Token,
     namesItsClient},
    {{"TQ06",
      {Spec::Rfc6749, "4.1.3"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "redirect_uri equals the authorization request's."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must refuse: the code may have been sent elsewhere."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Send the same redirect_uri in both requests, to the character.")},
     MessageKind::Token,
     redirectUriIsTheSame},
    {{"TQ07",
      {Spec::Rfc7636, "4.6"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The code verifier fits the challenge."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must refuse: the code may be stolen."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Send the verifier whose challenge was sent.")},
     MessageKind::Token,
     verifierFits},
    {{"TQ13",
      {Spec::Rfc9700, "2.4"},
      {Level::Note, Level::Error, Level::Error, Level::Error},
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The password grant is not used."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The client sees the user's password, and no second factor is possible."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Use the code flow with PKCE.")},
     MessageKind::Token,
     isNotThePasswordGrant},
    {{"TQ14",
      {Spec::Rfc6749, "6"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The refresh asks for no more than was granted."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must refuse: nobody consented to it."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Ask for less or the same; for more, begin a new login.")},
     MessageKind::Refresh,
     scopeIsNotWidened},
    {{"TQ17",
      {Spec::Rfc6749, "3.2"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "No parameter of the token request is repeated."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Servers differ in which of the values they take."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Send each parameter once.")},
     tokenRequests,
     nothingIsRepeated},
};

} // namespace

std::span<const MessageRule> tokenRequestRules()
{
    return rows;
}

} // namespace claimcheck::lint
