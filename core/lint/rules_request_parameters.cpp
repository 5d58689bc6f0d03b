#include "core/lint/groups.h"
#include "core/lint/request_reading.h"
#include "core/lint/text.h"

#include <algorithm>

// The further parameters of an authorization request: OpenID Connect, response modes, resource indicators.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::FormPairs;

namespace {

Verdict openIdIsAskedFor(const Run &run, const ObservedMessage &message)
{
    const FormPairs pairs = effectiveRequest(run, message);
    if (words(valueOf(pairs, "scope")).contains(u"openid"_s))
        return passed();
    if (!isWholeRequestSeen(run, message))
        return couldNotTell(Text::tr("The whole request was not seen."));
    if (words(valueOf(pairs, "response_type")).contains(u"id_token"_s) ||
        run.ruleProfile == RuleProfile::OpenIdConnect)
        return failed(
                   Text::tr("An ID token is wanted, but the scope has no openid: the server will send none."),
                   {u"scope"_s})
            .expecting(u"openid"_s, QString::fromUtf8(valueOf(pairs, "scope")));
    for (const char *name : {"nonce", "claims", "id_token_hint"}) {
        if (hasParameter(pairs, name))
            return failed(Level::Warning,
                          Text::tr("%1 is sent without openid in the scope: it has no effect.")
                              .arg(QString::fromLatin1(name)),
                          {QString::fromLatin1(name)})
                .expecting(u"openid"_s, QString::fromUtf8(valueOf(pairs, "scope")));
    }
    return notApplicable();
}

Verdict nonceIsThere(const Run &run, const ObservedMessage &message)
{
    const FormPairs pairs = effectiveRequest(run, message);
    if (!words(valueOf(pairs, "response_type")).contains(u"id_token"_s))
        return notApplicable();
    return hasParameter(pairs, "nonce")
               ? passed()
               : failed(Text::tr(
                            "An ID token in the authorization response needs a nonce; the request has none."),
                        {u"nonce"_s})
                     .expecting(u"nonce"_s, Text::tr("none"));
}

Verdict promptIsConsistent(const Run &run, const ObservedMessage &message)
{
    const QStringList prompt = words(valueOf(effectiveRequest(run, message), "prompt"));
    if (prompt.isEmpty())
        return notApplicable();
    return prompt.contains(u"none"_s) && prompt.size() > 1
               ? failed(Text::tr("prompt=none cannot go together with another value."), {u"prompt"_s})
                     .expecting(u"none"_s, prompt.join(u' '))
               : passed();
}

Verdict offlineAccessAsksForConsent(const Run &run, const ObservedMessage &message)
{
    const FormPairs pairs = effectiveRequest(run, message);
    const QStringList scope = words(valueOf(pairs, "scope"));
    if (!scope.contains(u"offline_access"_s) || !scope.contains(u"openid"_s))
        return notApplicable();
    return words(valueOf(pairs, "prompt")).contains(u"consent"_s)
               ? passed()
               : failed(Text::tr("offline_access is asked for without prompt=consent: the server may ignore "
                                 "it and send no refresh token."),
                        {u"prompt"_s})
                     .expecting(u"prompt=consent"_s, QString::fromUtf8(valueOf(pairs, "prompt")));
}

Verdict tokensStayOutOfTheQuery(const Run &run, const ObservedMessage &message)
{
    const FormPairs pairs = effectiveRequest(run, message);
    const QStringList types = words(valueOf(pairs, "response_type"));
    if (valueOf(pairs, "response_mode") != "query")
        return notApplicable();
    if (types.contains(u"id_token"_s) || (types.contains(u"token"_s) && types.size() > 1))
        return failed(
                   Text::tr("response_mode=query must not be used with a response type that brings tokens."),
                   {u"response_mode"_s})
            .expecting(u"fragment, form_post"_s, u"query"_s);
    if (types.contains(u"token"_s))
        return failed(Level::Warning,
                      Text::tr("response_mode=query puts the access token into the URL that servers log."),
                      {u"response_mode"_s})
            .expecting(u"fragment, form_post"_s, u"query"_s);
    return passed();
}

Verdict resourceIsAUri(const Run &run, const ObservedMessage &message)
{
    QStringList bad, mild;
    bool any = false;
    for (const auto &pair : effectiveRequest(run, message)) {
        if (pair.name != "resource")
            continue;
        any = true;
        const QUrl url = QUrl::fromEncoded(pair.value);
        if (url.isRelative() || url.hasFragment())
            bad.append(QString::fromUtf8(pair.value));
        else if (url.hasQuery())
            mild.append(QString::fromUtf8(pair.value));
    }
    if (!bad.isEmpty())
        return failed(Text::tr("A resource must be an absolute URI without fragment."), {u"resource"_s})
            .expecting(Text::tr("an absolute URI"), bad.join(u", "_s));
    if (!mild.isEmpty())
        return failed(Level::Warning, Text::tr("A resource should have no query."), {u"resource"_s})
            .expecting(Text::tr("no query"), mild.join(u", "_s));
    return any ? passed() : notApplicable();
}

Verdict detailsAreAnArray(const Run &run, const ObservedMessage &message)
{
    const auto text = encoding::firstValue(effectiveRequest(run, message), "authorization_details");
    if (!text)
        return notApplicable();
    const auto document = encoding::JsonDocument::parse(*text);
    bool good = document.ok() && document->root().isArray();
    if (good) {
        for (const encoding::JsonValue detail : document->root().elements())
            good &= detail.isObject() && detail["type"_L1].isString();
    }
    return good ? passed()
                : failed(Text::tr("authorization_details must be a JSON array of objects, each with a type."),
                         {u"authorization_details"_s});
}

/// A parameter whose values the metadata lists.
struct Listed
{
    const char *parameter;
    std::optional<QStringList> oauth::ServerMetadata::*supported;
    Level level;
};

constexpr Listed listed[] = {
    {"response_type", &oauth::ServerMetadata::responseTypesSupported, Level::Warning},
    {"response_mode", &oauth::ServerMetadata::responseModesSupported, Level::Warning},
    {"code_challenge_method", &oauth::ServerMetadata::codeChallengeMethodsSupported, Level::Warning},
};

Verdict valuesAreSupported(const Run &run, const ObservedMessage &message)
{
    const FormPairs pairs = effectiveRequest(run, message);
    bool known = false;
    for (const Listed &row : listed) {
        const auto &supported = run.metadata.*row.supported;
        const QString value = QString::fromUtf8(valueOf(pairs, row.parameter));
        if (!supported || value.isEmpty())
            continue;
        known = true;
        if (!supported->contains(value))
            return failed(row.level,
                          Text::tr("%1 is “%2”, but the server's metadata lists only: %3.")
                              .arg(QString::fromLatin1(row.parameter), value, supported->join(u", "_s)),
                          {QString::fromLatin1(row.parameter)})
                .expecting(supported->join(u", "_s), value);
    }
    for (const QString &scope : words(valueOf(pairs, "scope"))) {
        if (run.metadata.scopesSupported && !run.metadata.scopesSupported->contains(scope))
            return failed(Level::Note,
                          Text::tr("The scope “%1” is not in the server's metadata, which need not list all.")
                              .arg(scope),
                          {u"scope"_s})
                .expecting(run.metadata.scopesSupported->join(u", "_s), scope);
    }
    return known ? passed() : couldNotTell();
}

constexpr MessageKind request = MessageKind::AuthorizationRequest;

constexpr MessageRule rows[] = {
    {{"AR14",
      {Spec::OidcCore, "3.1.2.1"},
      {Level::Warning, Level::Warning, Level::Error, Level::Error},
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The scope has openid where OpenID Connect is wanted."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Without openid the server does plain OAuth and sends no ID token."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Add openid to the scope, or leave OpenID Connect's parameters out.")},
     request,
     openIdIsAskedFor},
    {{"AR15",
      {Spec::OidcCore, "3.2.2.1"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "A nonce is sent where the ID token comes through the browser."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Without a nonce an old ID token passes as a new one."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Send a fresh nonce and compare it.")},
     request,
     nonceIsThere},
    {{"AR16",
      {Spec::OidcCore, "3.1.2.1"},
      Level::Warning,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The values of prompt go together."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server refuses the request."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Send none alone, or leave it out.")},
     request,
     promptIsConsistent},
    {{"AR17",
      {Spec::OidcCore, "11"},
      Level::Warning,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "offline_access comes with prompt=consent."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server ignores offline_access, and no refresh token comes."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Send prompt=consent.")},
     request,
     offlineAccessAsksForConsent},
    {{"AR18",
      {Spec::MultipleResponseTypes, "3"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The response mode keeps tokens out of the query."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Servers, proxies and browsers keep the tokens in their logs and histories."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Use fragment or form_post.")},
     request,
     tokensStayOutOfTheQuery},
    {{"AR19",
      {Spec::Rfc8707, "2"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Each resource is an absolute URI without fragment."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server cannot tell which resource is meant, and refuses."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Send an absolute URI without fragment.")},
     request,
     resourceIsAUri},
    {{"AR20",
      {Spec::Rfc9396, "2"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "authorization_details is an array of typed objects."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server refuses with invalid_authorization_details."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Send a JSON array of objects, each with its type.")},
     request,
     detailsAreAnArray},
    {{"AR21",
      {Spec::OidcDiscovery, "3"},
      Level::Warning,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server's metadata lists what is asked for."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server will probably refuse or ignore it."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Ask for what the metadata lists.")},
     request,
     valuesAreSupported},
};

} // namespace

std::span<const MessageRule> requestParameterRules()
{
    return rows;
}

} // namespace claimcheck::lint
