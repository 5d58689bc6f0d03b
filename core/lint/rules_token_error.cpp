#include "core/lint/groups.h"
#include "core/lint/run_reading.h"
#include "core/lint/text.h"

#include <algorithm>

// A token response that refuses. RFC 6749 §5.2.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::JsonDocument;

namespace {

/// Any 3xx: also one that lacks its Location.
bool isRedirected(const ObservedMessage &message)
{
    return message.response && message.response->status / 100 == 3;
}

bool isError(const ObservedMessage &message)
{
    if (!message.response || isRedirected(message))
        return false;
    return message.response->status >= 400 || bodyOf(message).root().has("error"_L1);
}

Verdict errorHasItsForm(const Run &, const ObservedMessage &message)
{
    if (!isError(message))
        return notApplicable();
    const JsonDocument body = bodyOf(message);
    const QString error = body["error"_L1].toString();
    const int status = message.response->status;
    if (body.isEmpty())
        return failed(Text::tr("The error with status %1 is not JSON: a client cannot read what went wrong.")
                          .arg(status))
            .expecting(u"application/json"_s,
                       QString::fromLatin1(message.response->headers.value("Content-Type")));
    if (error.isEmpty())
        return failed(Text::tr("The error response has no error member."), {u"error"_s})
            .expecting(u"error"_s, Text::tr("none"));
    if (status == 400 || (status == 401 && error == "invalid_client"_L1))
        return passed();
    return failed(Text::tr("The error “%1” came with the wrong status.").arg(error))
        .expecting(error == "invalid_client"_L1 ? u"401, 400"_s : u"400"_s, QString::number(status));
}

Verdict refusalNamesTheScheme(const Run &, const ObservedMessage &message)
{
    const bool sentHeader = message.request.headers.contains("Authorization");
    if (!isError(message) || !sentHeader || bodyOf(message)["error"_L1].toString() != "invalid_client"_L1)
        return notApplicable();
    if (message.response->status == 401 && message.response->headers.contains("WWW-Authenticate"))
        return passed();
    return failed(Text::tr(
                      "The client used the Authorization header; invalid_client must then come with 401 and "
                      "WWW-Authenticate."),
                  {u"WWW-Authenticate"_s})
        .expecting(u"401, WWW-Authenticate"_s, QString::number(message.response->status));
}

Verdict errorTextIsPlain(const Run &, const ObservedMessage &message)
{
    QStringList bad;
    for (QLatin1StringView member : {"error_description"_L1, "error_uri"_L1}) {
        const QByteArray text = bodyOf(message)[member].toUtf8();
        if (!std::ranges::all_of(text,
                                 [](char c) { return c >= 0x20 && c <= 0x7e && c != '"' && c != '\\'; }))
            bad.append(member);
    }
    if (!isError(message))
        return notApplicable();
    return bad.isEmpty()
               ? passed()
               : failed(Text::tr("%1 has characters that are not allowed there.").arg(bad.join(u", "_s)), bad)
                     .expecting(Text::tr("printable ASCII without \" and \\"), Text::tr("other characters"));
}

Verdict isNotRedirected(const Run &, const ObservedMessage &message)
{
    if (!message.response)
        return couldNotTell();
    return isRedirected(message)
               ? failed(Text::tr("The token request was answered by a redirect (%1). It was not followed: "
                                 "code and secret would go to another address.")
                            .arg(message.response->status),
                        {u"Location"_s})
                     .expecting(u"200, 400"_s, QString::number(message.response->status))
               : passed();
}

constexpr MessageKinds requests = {MessageKind::Token, MessageKind::Refresh};

constexpr MessageRule rows[] = {
    {{"TS15",
      {Spec::Rfc6749, "5.2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The error is JSON with its code and status."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A client cannot tell what went wrong."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must answer 400 with a JSON object that has error.")},
     requests,
     errorHasItsForm},
    {{"TS16",
      {Spec::Rfc6749, "5.2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "invalid_client came with 401 and WWW-Authenticate."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "HTTP clients do not learn how to authenticate."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must answer 401 with WWW-Authenticate.")},
     requests,
     refusalNamesTheScheme},
    {{"TS17",
      {Spec::Rfc6749, "5.2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The error's texts have allowed characters only."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Such characters break logs and pages that show the text."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server must send printable ASCII without quote and backslash.")},
     requests,
     errorTextIsPlain},
    {{"TS18",
      {Spec::Rfc9700, "4.12"},
      Level::Warning,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The token request was not redirected."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Who follows it sends code and secret to another address."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Use the address that the server redirects to, if it is the server's own.")},
     requests,
     isNotRedirected},
};

} // namespace

std::span<const MessageRule> tokenErrorRules()
{
    return rows;
}

} // namespace claimcheck::lint
