#include "core/claims/registry.h"
#include "core/lint/groups.h"
#include "core/lint/run_reading.h"
#include "core/lint/text.h"

#include <algorithm>

// The authorization response: how it reached us. RFC 6749 §3.1.2 and §4.1.2.1, response modes.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::FormPairs;

namespace {

bool isResponse(const FormPairs &pairs)
{
    return std::ranges::any_of(std::initializer_list<QByteArrayView>{"code", "state", "error", "response"},
                               [&](QByteArrayView name) { return hasParameter(pairs, name); });
}

Verdict cameToItsRedirectUri(const Run &run, const ObservedMessage &message)
{
    const QUrl expected = QUrl::fromEncoded(valueOf(authorizationRequestOf(run), "redirect_uri"));
    const QUrl came = message.request.toUrl();
    const bool ours = message.kind == MessageKind::AuthorizationResponse;
    if (expected.isEmpty() || (!ours && (came.port() != expected.port() || !isResponse(callbackOf(message)))))
        return notApplicable();
    if (came.path(QUrl::FullyEncoded) == expected.path(QUrl::FullyEncoded))
        return passed();
    return failed(Text::tr("A response came to %1, the redirect URI is %2. The server does not compare "
                           "redirect URIs exactly.")
                      .arg(came.path(), expected.path()));
}

Verdict errorIsRegistered(const Run &, const ObservedMessage &message)
{
    const auto error = encoding::firstValue(callbackOf(message), "error");
    if (!error)
        return notApplicable();
    return claims::findOauthError(*error)
               ? passed()
               : failed(Text::tr("The error code “%1” is not a registered one: clients cannot react to it.")
                            .arg(QString::fromUtf8(*error)),
                        {u"error"_s});
}

/// RFC 6749 §4.1.2.1: %x20-21 / %x23-5B / %x5D-7E.
bool isAllowed(const QByteArray &text)
{
    return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c <= 0x7e && c != '"' && c != '\\'; });
}

Verdict errorTextIsPlain(const Run &, const ObservedMessage &message)
{
    QStringList where;
    bool any = false;
    for (const char *name : {"error_description", "error_uri"}) {
        const auto text = encoding::firstValue(callbackOf(message), name);
        any |= text.has_value();
        if (text && !isAllowed(*text))
            where.append(QString::fromLatin1(name));
    }
    if (!any)
        return notApplicable();
    return where.isEmpty()
               ? passed()
               : failed(Text::tr("%1 has characters that are not allowed there.").arg(where.join(u", "_s)),
                        where);
}

Verdict staysOutOfTheQuery(const Run &run, const ObservedMessage &message)
{
    const QStringList types = words(valueOf(authorizationRequestOf(run), "response_type"));
    const bool fragment = types.contains(u"token"_s) || types.contains(u"id_token"_s);
    if (!fragment || hasParameter(authorizationRequestOf(run), "response_mode"))
        return notApplicable();
    return isResponse(queryOf(message.request))
               ? failed(Text::tr("The response came in the query, though this flow answers in the fragment: "
                                 "tokens end up in logs."))
               : passed();
}

Verdict formPostIsAPost(const Run &run, const ObservedMessage &message)
{
    if (valueOf(authorizationRequestOf(run), "response_mode") != "form_post")
        return notApplicable();
    const QByteArray type = message.request.headers.value("Content-Type").toLower();
    if (message.request.method == "POST" && type.startsWith("application/x-www-form-urlencoded"))
        return passed();
    return failed(Text::tr("response_mode=form_post was asked for, but a %1 came.")
                      .arg(QString::fromLatin1(message.request.method)));
}

Verdict cameOnce(const Run &run, const ObservedMessage &message)
{
    const bool again = std::ranges::any_of(run.messages, [&](const ObservedMessage &other) {
        return other.kind == MessageKind::AuthorizationResponse && other.number < message.number;
    });
    return again ? failed(Text::tr("A second response came to the redirect URI in one run: a stale tab, or a "
                                   "replay. It was not used."))
                 : passed();
}

constexpr MessageKind response = MessageKind::AuthorizationResponse;

constexpr MessageRule rows[] = {
    {{"RS05",
      {Spec::Rfc9700, "2.1"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The response came to its redirect URI.")},
     {response, MessageKind::Other},
     cameToItsRedirectUri},
    {{"RS06",
      {Spec::Rfc6749, "4.1.2.1"},
      Level::Warning,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The error code is a registered one.")},
     response,
     errorIsRegistered},
    {{"RS07",
      {Spec::Rfc6749, "4.1.2.1"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The error's texts have allowed characters only.")},
     response,
     errorTextIsPlain},
    {{"RS08",
      {Spec::MultipleResponseTypes, "5"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "A response for the fragment stays out of the query.")},
     response,
     staysOutOfTheQuery},
    {{"RS09",
      {Spec::FormPostResponseMode, "2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "form_post came as a POST of a form.")},
     response,
     formPostIsAPost},
    {{"RS10",
      {Spec::Rfc9700, "4.2.4"},
      Level::Warning,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "One response came.")},
     response,
     cameOnce},
};

} // namespace

std::span<const MessageRule> callbackShapeRules()
{
    return rows;
}

} // namespace claimcheck::lint
