#include "core/lint/groups.h"
#include "core/lint/request_reading.h"
#include "core/lint/text.h"

#include <algorithm>

// Pushed authorization requests and what the browser then carries. RFC 9126.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::FormPairs;

namespace {

Verdict holdsNoReference(const Run &, const ObservedMessage &message)
{
    return hasParameter(formOf(message.request), "request_uri")
               ? failed(Text::tr("request_uri is pushed."), {u"request_uri"_s})
                     .expecting(Text::tr("the parameters themselves"), u"request_uri"_s)
               : passed();
}

bool sendsCredentials(const ObservedMessage &message)
{
    const FormPairs form = formOf(message.request);
    return message.request.headers.contains("Authorization") || hasParameter(form, "client_secret") ||
           hasParameter(form, "client_assertion");
}

Verdict isAnAuthenticatedForm(const Run &run, const ObservedMessage &message)
{
    const QByteArray type = message.request.headers.value("Content-Type").toLower();
    if (message.request.method != "POST" || !type.startsWith("application/x-www-form-urlencoded"))
        return failed(Text::tr("The pushed request is not a POST of a form."), {u"Content-Type"_s})
            .expecting(u"POST, application/x-www-form-urlencoded"_s,
                       QString::fromLatin1(message.request.method + ", " + type));
    const auto object = requestObjectOf(message);
    const bool named = hasParameter(formOf(message.request), "client_id") ||
                       (object && object->payload.root().has("client_id"_L1));
    if (!named)
        return failed(Text::tr("The pushed request lacks client_id."), {u"client_id"_s})
            .expecting(u"client_id"_s, Text::tr("none"));
    using oauth::ClientAuth;
    const ClientAuth auth = run.profile.client.auth;
    const bool shows = auth != ClientAuth::None && auth != ClientAuth::TlsClientAuth &&
                       auth != ClientAuth::SelfSignedTlsClientAuth;
    return shows && !sendsCredentials(message)
               ? failed(Text::tr("The client does not authenticate, though it has credentials."),
                        {u"Authorization"_s})
                     .expecting(Text::tr("client authentication"), Text::tr("none"))
               : passed();
}

bool isPushed(const ObservedMessage &message)
{
    return message.response && message.response->isSuccess();
}

Verdict answerIsWhole(const Run &, const ObservedMessage &message)
{
    if (!isPushed(message))
        return notApplicable();
    const int status = message.response->status;
    if (status != 201)
        return failed(Text::tr("The pushed request was not answered with 201."))
            .expecting(u"201"_s, QString::number(status));
    const encoding::JsonDocument body = bodyOf(message);
    if (body["request_uri"_L1].toString().isEmpty())
        return failed(Text::tr("The answer lacks request_uri."), {u"request_uri"_s})
            .expecting(u"request_uri"_s, Text::tr("none"));
    const auto seconds = body["expires_in"_L1].toInteger();
    return seconds && *seconds > 0
               ? passed()
               : failed(Text::tr("The answer does not say how long request_uri is good."), {u"expires_in"_s})
                     .expecting(Text::tr("a positive number of seconds"),
                                QString::fromUtf8(body["expires_in"_L1].raw()));
}

Verdict errorHasItsForm(const Run &, const ObservedMessage &message)
{
    if (!message.response || message.response->status < 300)
        return notApplicable();
    const QString error = bodyOf(message)["error"_L1].toString();
    const int status = message.response->status;
    if (status >= 500)
        return couldNotTell(Text::tr("The server failed with status %1.").arg(status));
    if (error.isEmpty())
        return failed(Text::tr("The error is not JSON with a code."), {u"error"_s})
            .expecting(Text::tr("a JSON object with error"),
                       QString::fromLatin1(message.response->headers.value("Content-Type")));
    constexpr int allowed[] = {400, 401, 405, 413, 429};
    return std::ranges::find(allowed, status) != std::end(allowed)
               ? passed()
               : failed(Text::tr("The error “%1” came with the wrong status.").arg(error))
                     .expecting(u"400"_s, QString::number(status));
}

/// An authorization request before this one that had the same request_uri.
bool wasUsed(const Run &run, const ObservedMessage &message)
{
    const QByteArray uri = valueOf(queryOf(message.request), "request_uri");
    return std::ranges::any_of(run.messages, [&](const ObservedMessage &other) {
        return other.kind == message.kind && other.number < message.number &&
               valueOf(queryOf(other.request), "request_uri") == uri;
    });
}

Verdict referenceIsTaken(const Run &run, const ObservedMessage &message)
{
    const FormPairs pairs = requestParametersOf(message.request);
    const ObservedMessage *last = run.last(MessageKind::PushedAuthorization);
    if (!last || !isPushed(*last) || !hasParameter(pairs, "request_uri"))
        return notApplicable();
    const ObservedMessage *pushed = pushedRequestOf(run, message);
    if (!pushed)
        return failed(Text::tr("request_uri is not the one that the server gave."), {u"request_uri"_s});
    const QByteArray client = valueOf(formOf(pushed->request), "client_id");
    if (!client.isEmpty() && client != valueOf(pairs, "client_id"))
        return failed(Text::tr("client_id is not that of the pushed request."), {u"client_id"_s})
            .expecting(QString::fromUtf8(client), QString::fromUtf8(valueOf(pairs, "client_id")));
    const qint64 lifetime = bodyOf(*pushed)["expires_in"_L1].toInteger().value_or(0);
    const qint64 age = (message.sentAt - pushed->sentAt) / 1000;
    if (pushed->sentAt >= 0 && message.sentAt >= 0 && lifetime > 0 && age > lifetime)
        return failed(Text::tr("request_uri had expired when it was used."), {u"request_uri"_s})
            .expecting(Text::tr("at most %1 seconds").arg(lifetime), Text::tr("%1 seconds").arg(age));
    return wasUsed(run, message)
               ? failed(Level::Warning, Text::tr("request_uri is used again."), {u"request_uri"_s})
               : passed();
}

Verdict isPushedWhereRequired(const Run &run, const ObservedMessage &message)
{
    if (!run.metadata.requirePushedAuthorizationRequests.value_or(false) &&
        run.ruleProfile != RuleProfile::Fapi2)
        return notApplicable();
    return hasParameter(requestParametersOf(message.request), "request_uri")
               ? passed()
               : failed(Text::tr("The request goes through the browser, though it must be pushed."),
                        {u"request_uri"_s})
                     .expecting(u"request_uri"_s, Text::tr("none"));
}

/// Parameters that belong to client authentication, not to the request.
constexpr QByteArrayView besideObject[] = {"request", "client_id", "client_secret", "client_assertion",
                                           "client_assertion_type"};

Verdict objectStandsAlone(const Run &, const ObservedMessage &message)
{
    const FormPairs form = formOf(message.request);
    if (!hasParameter(form, "request"))
        return notApplicable();
    QStringList others;
    for (const encoding::FormPair &pair : form) {
        if (std::ranges::find(besideObject, QByteArrayView(pair.name)) == std::end(besideObject))
            others.append(QString::fromUtf8(pair.name));
    }
    return others.isEmpty() ? passed()
                            : failed(Text::tr("Parameters stand beside the pushed request object."), others)
                                  .expecting(u"request"_s, others.join(u", "_s));
}

constexpr MessageKind pushedRequest = MessageKind::PushedAuthorization;
constexpr MessageKind request = MessageKind::AuthorizationRequest;

constexpr MessageRule rows[] = {
    {{"PA01",
      {Spec::Rfc9126, "2.1"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "No request_uri is pushed."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server must refuse it: a pushed request is the request itself."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Push the parameters, or a request object in request.")},
     pushedRequest,
     holdsNoReference},
    {{"PA02",
      {Spec::Rfc9126, "2.1"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The pushed request is a form of an authenticated client."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server learns before the browser opens who asks; without that it refuses."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "POST a form with client_id, authenticated as at the token endpoint.")},
     pushedRequest,
     isAnAuthenticatedForm},
    {{"PA03",
      {Spec::Rfc9126, "2.2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The answer is 201 with request_uri and expires_in."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Without them the client cannot go on, or goes on too late."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must answer 201 with both members.")},
     pushedRequest,
     answerIsWhole},
    {{"PA04",
      {Spec::Rfc9126, "2.3"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The error of the pushed request has its form."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A client that cannot read the error cannot say what is wrong."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must answer as at the token endpoint: 400 and JSON.")},
     pushedRequest,
     errorHasItsForm},
    {{"PA05",
      {Spec::Rfc9126, "4"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The browser carries the request_uri that the server gave, once, in time."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server knows no other, and a reference that is used again can be replayed."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Push a request for each login and use its request_uri at once.")},
     request,
     referenceIsTaken},
    {{"PA06",
      {Spec::Rfc9126, "5"},
      {Level::Warning, Level::Warning, Level::Warning, Level::Error},
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The request is pushed where that is required."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server refuses what was not pushed."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Push the request (par in the profile).")},
     request,
     isPushedWhereRequired},
    {{"PA07",
      {Spec::Rfc9126, "3"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "A pushed request object stands alone."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "What stands beside it is not signed; servers differ in what they take."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Put every parameter into the request object.")},
     pushedRequest,
     objectStandsAlone},
};

} // namespace

std::span<const MessageRule> pushedRequestRules()
{
    return rows;
}

} // namespace claimcheck::lint
