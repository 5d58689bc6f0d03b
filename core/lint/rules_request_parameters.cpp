#include "core/lint/groups.h"
#include "core/lint/run_reading.h"
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
    const FormPairs pairs = queryOf(message.request);
    if (words(valueOf(pairs, "scope")).contains(u"openid"_s))
        return passed();
    if (words(valueOf(pairs, "response_type")).contains(u"id_token"_s) ||
        run.ruleProfile == RuleProfile::OpenIdConnect)
        return failed(
            Text::tr("An ID token is wanted, but the scope has no openid: the server will send none."),
            {u"scope"_s});
    for (const char *name : {"nonce", "claims", "id_token_hint"}) {
        if (hasParameter(pairs, name))
            return failed(Level::Warning,
                          Text::tr("%1 is sent without openid in the scope: it has no effect.")
                              .arg(QString::fromLatin1(name)),
                          {QString::fromLatin1(name)});
    }
    return notApplicable();
}

Verdict nonceIsThere(const Run &, const ObservedMessage &message)
{
    const FormPairs pairs = queryOf(message.request);
    if (!words(valueOf(pairs, "response_type")).contains(u"id_token"_s))
        return notApplicable();
    return hasParameter(pairs, "nonce")
               ? passed()
               : failed(Text::tr(
                            "An ID token in the authorization response needs a nonce; the request has none."),
                        {u"nonce"_s});
}

Verdict promptIsConsistent(const Run &, const ObservedMessage &message)
{
    const QStringList prompt = words(valueOf(queryOf(message.request), "prompt"));
    if (prompt.isEmpty())
        return notApplicable();
    return prompt.contains(u"none"_s) && prompt.size() > 1
               ? failed(Text::tr("prompt=none cannot go together with another value."), {u"prompt"_s})
               : passed();
}

Verdict offlineAccessAsksForConsent(const Run &, const ObservedMessage &message)
{
    const FormPairs pairs = queryOf(message.request);
    const QStringList scope = words(valueOf(pairs, "scope"));
    if (!scope.contains(u"offline_access"_s) || !scope.contains(u"openid"_s))
        return notApplicable();
    return words(valueOf(pairs, "prompt")).contains(u"consent"_s)
               ? passed()
               : failed(Text::tr("offline_access is asked for without prompt=consent: the server may ignore "
                                 "it and send no refresh "
                                 "token."),
                        {u"prompt"_s});
}

Verdict tokensStayOutOfTheQuery(const Run &, const ObservedMessage &message)
{
    const FormPairs pairs = queryOf(message.request);
    const QStringList types = words(valueOf(pairs, "response_type"));
    if (valueOf(pairs, "response_mode") != "query")
        return notApplicable();
    if (types.contains(u"id_token"_s) || (types.contains(u"token"_s) && types.size() > 1))
        return failed(
            Text::tr("response_mode=query must not be used with a response type that brings tokens."),
            {u"response_mode"_s});
    if (types.contains(u"token"_s))
        return failed(Level::Warning,
                      Text::tr("response_mode=query puts the access token into the URL that servers log."),
                      {u"response_mode"_s});
    return passed();
}

Verdict resourceIsAUri(const Run &, const ObservedMessage &message)
{
    QStringList bad, mild;
    bool any = false;
    for (const auto &pair : queryOf(message.request)) {
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
        return failed(
            Text::tr("A resource must be an absolute URI without fragment: %1.").arg(bad.join(u", "_s)),
            {u"resource"_s});
    if (!mild.isEmpty())
        return failed(Level::Warning,
                      Text::tr("A resource should have no query: %1.").arg(mild.join(u", "_s)),
                      {u"resource"_s});
    return any ? passed() : notApplicable();
}

Verdict detailsAreAnArray(const Run &, const ObservedMessage &message)
{
    const auto text = encoding::firstValue(queryOf(message.request), "authorization_details");
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
    const FormPairs pairs = queryOf(message.request);
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
                          {QString::fromLatin1(row.parameter)});
    }
    for (const QString &scope : words(valueOf(pairs, "scope"))) {
        if (run.metadata.scopesSupported && !run.metadata.scopesSupported->contains(scope))
            return failed(Level::Note,
                          Text::tr("The scope “%1” is not in the server's metadata, which need not list all.")
                              .arg(scope),
                          {u"scope"_s});
    }
    return known ? passed() : couldNotTell();
}

constexpr MessageKind request = MessageKind::AuthorizationRequest;

constexpr MessageRule rows[] = {
    {{"AR14",
      {Spec::OidcCore, "3.1.2.1"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The scope has openid where OpenID Connect is wanted.")},
     request,
     openIdIsAskedFor},
    {{"AR15",
      {Spec::OidcCore, "3.2.2.1"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "A nonce is sent where the ID token comes through the browser.")},
     request,
     nonceIsThere},
    {{"AR16",
      {Spec::OidcCore, "3.1.2.1"},
      Level::Warning,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The values of prompt go together.")},
     request,
     promptIsConsistent},
    {{"AR17",
      {Spec::OidcCore, "11"},
      Level::Warning,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "offline_access comes with prompt=consent.")},
     request,
     offlineAccessAsksForConsent},
    {{"AR18",
      {Spec::MultipleResponseTypes, "3"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The response mode keeps tokens out of the query.")},
     request,
     tokensStayOutOfTheQuery},
    {{"AR19",
      {Spec::Rfc8707, "2"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "Each resource is an absolute URI without fragment.")},
     request,
     resourceIsAUri},
    {{"AR20",
      {Spec::Rfc9396, "2"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "authorization_details is an array of typed objects.")},
     request,
     detailsAreAnArray},
    {{"AR21",
      {Spec::OidcDiscovery, "3"},
      Level::Warning,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server's metadata lists what is asked for.")},
     request,
     valuesAreSupported},
};

} // namespace

std::span<const MessageRule> requestParameterRules()
{
    return rows;
}

} // namespace claimcheck::lint
