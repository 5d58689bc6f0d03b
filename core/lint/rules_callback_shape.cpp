#include "core/claims/registry.h"
#include "core/lint/groups.h"
#include "core/lint/request_reading.h"
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
    const auto address = [](const QUrl &url) {
        return url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    };
    if (address(came) == address(expected))
        return passed();
    return failed(Text::tr("A response came to another address than the redirect URI."))
        .expecting(address(expected).toString(), address(came).toString());
}

Verdict errorIsRegistered(const Run &, const ObservedMessage &message)
{
    const auto error = encoding::firstValue(answerOf(message), "error");
    if (!error)
        return notApplicable();
    return claims::findOauthError(*error)
               ? passed()
               : failed(Text::tr("The error code “%1” is not a registered one: clients cannot react to it.")
                            .arg(QString::fromUtf8(*error)),
                        {u"error"_s})
                     .expecting(Text::tr("a registered code"), QString::fromUtf8(*error));
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
        const auto text = encoding::firstValue(answerOf(message), name);
        any |= text.has_value();
        if (text && !isAllowed(*text))
            where.append(QString::fromLatin1(name));
    }
    if (!any)
        return notApplicable();
    return where.isEmpty()
               ? passed()
               : failed(Text::tr("%1 has characters that are not allowed there.").arg(where.join(u", "_s)),
                        where)
                     .expecting(Text::tr("printable ASCII without \" and \\"), Text::tr("other characters"));
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
                     .expecting(Text::tr("the fragment"), Text::tr("the query"))
               : passed();
}

Verdict formPostIsAPost(const Run &run, const ObservedMessage &message)
{
    if (valueOf(authorizationRequestOf(run), "response_mode") != "form_post")
        return notApplicable();
    const QByteArray type = message.request.headers.value("Content-Type").toLower();
    if (message.request.method == "POST" && type.startsWith("application/x-www-form-urlencoded"))
        return passed();
    return failed(Text::tr("response_mode=form_post was asked for, and no form was posted."))
        .expecting(u"POST, application/x-www-form-urlencoded"_s,
                   type.isEmpty() ? QString::fromLatin1(message.request.method)
                                  : QString::fromLatin1(message.request.method + ", " + type));
}

Verdict cameOnce(const Run &run, const ObservedMessage &message)
{
    const bool again = std::ranges::any_of(run.messages, [&](const ObservedMessage &other) {
        return other.kind == MessageKind::AuthorizationResponse && other.number < message.number;
    });
    return again ? failed(Text::tr("A second response came to the redirect URI in one run: a stale tab, or a "
                                   "replay. It was not used."))
                       .expecting(Text::tr("one response"), Text::tr("another one"))
                 : passed();
}

Verdict listenerStaysAtHome(const Run &run, const ObservedMessage &)
{
    if (!run.listener)
        return notApplicable();
    QUrl url;
    url.setHost(run.listener->address);
    if (!isLoopback(url))
        return failed(Text::tr("The redirect listener can be reached from other machines."))
            .expecting(u"127.0.0.1, ::1"_s, run.listener->address);
    return run.listener->end == ListenerEnd::LeftOpen
               ? failed(Text::tr("The redirect listener stays open after the response."))
                     .expecting(Text::tr("closed"), Text::tr("open"))
               : passed();
}

constexpr MessageKind response = MessageKind::AuthorizationResponse;

constexpr MessageRule rows[] = {
    {{"RS05",
      {Spec::Rfc9700, "2.1"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The response came to its redirect URI."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A server that takes similar addresses can be made to send codes to an attacker."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must compare redirect URIs character by character.")},
     {response, MessageKind::Other},
     cameToItsRedirectUri},
    {{"RS06",
      {Spec::Rfc6749, "4.1.2.1"},
      Level::Warning,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The error code is a registered one."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Clients cannot react to a code that they do not know."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server should send a registered error.")},
     response,
     errorIsRegistered},
    {{"RS07",
      {Spec::Rfc6749, "4.1.2.1"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The error's texts have allowed characters only."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Such characters break logs, pages and headers that show the text."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server must send printable ASCII without quote and backslash.")},
     response,
     errorTextIsPlain},
    {{"RS08",
      {Spec::MultipleResponseTypes, "5"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "A response for the fragment stays out of the query."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "What is in the query is sent to servers and kept in logs."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must answer in the fragment.")},
     response,
     staysOutOfTheQuery},
    {{"RS09",
      {Spec::FormPostResponseMode, "2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "form_post came as a POST of a form."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The code stands in the URL, where form_post was to keep it out."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must answer with a form that posts itself.")},
     response,
     formPostIsAPost},
    {{"RS10",
      {Spec::Rfc9700, "4.2.4"},
      Level::Warning,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "One response came."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A response that comes again may be a replay."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Use the first response only; close the other tab.")},
     response,
     cameOnce},
    {{"NT01",
      {Spec::Rfc8252, "8.3"},
      Level::Warning,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The redirect listener is on this machine only, and closes."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Another machine or program can send forged responses to it."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Listen on 127.0.0.1 or ::1, and close after the response.")},
     response,
     listenerStaysAtHome},
};

} // namespace

std::span<const MessageRule> callbackShapeRules()
{
    return rows;
}

} // namespace claimcheck::lint
