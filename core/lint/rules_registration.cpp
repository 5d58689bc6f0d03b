#include "core/lint/groups.h"
#include "core/lint/run_reading.h"
#include "core/lint/text.h"
#include "core/oauth/registration_difference.h"

#include <algorithm>

// Dynamic client registration and its management. RFC 7591, RFC 7592.
namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using base::Level;
using base::Spec;
using encoding::JsonDocument;

namespace {

bool isRegistered(const ObservedMessage &message)
{
    return message.response && message.response->isSuccess();
}

Verdict answerIsWhole(const Run &, const ObservedMessage &message)
{
    if (!isRegistered(message))
        return notApplicable();
    if (message.response->status != 201)
        return failed(Text::tr("The registration was answered with the wrong status."))
            .expecting(u"201"_s, QString::number(message.response->status));
    const JsonDocument body = bodyOf(message);
    if (body["client_id"_L1].toString().isEmpty())
        return failed(Text::tr("The registration brought no client_id."), {u"client_id"_s})
            .expecting(u"client_id"_s, Text::tr("none"));
    return body.root().has("client_secret"_L1) && body["client_secret_expires_at"_L1].isAbsent()
               ? failed(Text::tr("A secret came without its expiry."), {u"client_secret_expires_at"_s})
                     .expecting(Text::tr("a time, or 0 for never"), Text::tr("none"))
               : passed();
}

/// RFC 7591 §3.2.2.
constexpr QLatin1StringView registeredErrors[] = {"invalid_redirect_uri"_L1, "invalid_client_metadata"_L1,
                                                  "invalid_software_statement"_L1,
                                                  "unapproved_software_statement"_L1};

Verdict errorHasItsForm(const Run &, const ObservedMessage &message)
{
    const int status = message.response ? message.response->status : 0;
    if (status < 400 || status >= 500 || status == 401 || status == 403) // a token was asked for: RFC 6750
        return notApplicable();
    const QString error = bodyOf(message)["error"_L1].toString();
    const bool known = std::ranges::find(registeredErrors, error) != std::end(registeredErrors);
    return status == 400 && known
               ? passed()
               : failed(Text::tr("The registration's error is not in its form."), {u"error"_s})
                     .expecting(Text::tr("400 and a registered code"), u"%1 %2"_s.arg(status).arg(error));
}

Verdict metadataIsKept(const Run &, const ObservedMessage &message)
{
    const JsonDocument asked = jsonObject(message.request.body), body = bodyOf(message);
    if (!isRegistered(message) || asked.isEmpty() || body.isEmpty())
        return notApplicable();
    QStringList changed;
    for (const oauth::RegisteredMember &member : oauth::registrationDifference(asked.root(), body.root())) {
        if (member.fate == oauth::MemberFate::Changed || member.fate == oauth::MemberFate::LeftOut)
            changed.append(member.name);
    }
    return changed.isEmpty()
               ? passed()
               : failed(Text::tr("The server changed or left out %1.").arg(changed.join(u", "_s)), changed);
}

/// RFC 7592 §3: both in every answer; RFC 7591 alone has neither.
Verdict isManageable(const Run &, const ObservedMessage &message)
{
    const JsonDocument body = bodyOf(message);
    if (!isRegistered(message) || body.isEmpty())
        return notApplicable();
    const bool uri = body.root().has("registration_client_uri"_L1),
               token = body.root().has("registration_access_token"_L1);
    if (uri && token)
        return passed();
    if (!uri && !token && message.kind == MessageKind::Registration)
        return notApplicable();
    const QString missing = uri ? u"registration_access_token"_s : u"registration_client_uri"_s;
    return failed(Text::tr("The client cannot be managed: %1 is missing.").arg(missing), {missing})
        .expecting(missing, Text::tr("none"));
}

Verdict configurationIsWhole(const Run &, const ObservedMessage &message)
{
    if (!isRegistered(message))
        return notApplicable();
    const bool deletes = message.request.method == "DELETE";
    const int expected = deletes ? 204 : 200;
    if (message.response->status != expected)
        return failed(Text::tr("The client's configuration was answered with the wrong status."))
            .expecting(QString::number(expected), QString::number(message.response->status));
    if (!deletes && bodyOf(message)["client_id"_L1].toString().isEmpty())
        return failed(Text::tr("The client's configuration has no client_id."), {u"client_id"_s})
            .expecting(u"client_id"_s, Text::tr("none"));
    return passed();
}

/// RFC 7592 §2.2: of an update, as RFC 7591 has it.
Verdict updateErrorHasItsForm(const Run &run, const ObservedMessage &message)
{
    const int status = message.response ? message.response->status : 0;
    const bool cannot = status == 404 || status == 405 || status == 501; // there is no such management
    return message.request.method == "PUT" && !cannot ? errorHasItsForm(run, message) : notApplicable();
}

Verdict updateIsWhole(const Run &, const ObservedMessage &message)
{
    const JsonDocument sent = jsonObject(message.request.body);
    if (message.request.method != "PUT" || sent.isEmpty())
        return notApplicable();
    if (sent["client_id"_L1].toString().isEmpty())
        return failed(Text::tr("The update does not say which client it is for."), {u"client_id"_s})
            .expecting(u"client_id"_s, Text::tr("none"));
    QStringList foreign;
    for (QLatin1StringView name : {"registration_access_token"_L1, "registration_client_uri"_L1,
                                   "client_secret_expires_at"_L1, "client_id_issued_at"_L1}) {
        if (sent.root().has(name))
            foreign += name;
    }
    return foreign.isEmpty()
               ? passed()
               : failed(
                     Text::tr("The update has %1, which only the server writes.").arg(foreign.join(u", "_s)),
                     foreign);
}

/// The newest registration access token that came before the message; empty where none was seen.
QByteArray newestToken(const Run &run, const ObservedMessage &before)
{
    QByteArray token;
    for (const ObservedMessage &message : run.messages) {
        const bool brings =
            message.kind == MessageKind::Registration || message.kind == MessageKind::ClientConfiguration;
        if (message.number >= before.number || !brings || !isRegistered(message))
            continue;
        if (const QByteArray one = bodyOf(message)["registration_access_token"_L1].toUtf8(); !one.isEmpty())
            token = one;
    }
    return token;
}

Verdict newestTokenIsUsed(const Run &run, const ObservedMessage &message)
{
    const QByteArray token = newestToken(run, message);
    if (token.isEmpty())
        return notApplicable();
    return message.request.headers.value("Authorization") == "Bearer " + token
               ? passed()
               : failed(Text::tr("The request does not carry the newest registration access token."),
                        {u"Authorization"_s})
                     .expecting(Text::tr("Bearer and the newest token"), Text::tr("something else"));
}

constexpr MessageRule rows[] = {
    {{"RG01",
      {Spec::Rfc7591, "3.2.1"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The registration brought a client, with status 201."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The client does not know who it is, or when its secret ends."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "The server must answer 201 with client_id, and client_secret_expires_at beside a secret.")},
     MessageKind::Registration,
     answerIsWhole},
    {{"RG02",
      {Spec::Rfc7591, "3.2.2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The registration's error has its form."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A client that cannot read the error cannot correct its metadata."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must answer 400 with one of the registered codes.")},
     MessageKind::Registration,
     errorHasItsForm},
    {{"RG03",
      {Spec::Rfc7591, "3.2.1"},
      Level::Note,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The client was registered as it asked."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A server may change what was asked for; the client must live with it."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Compare the members, and use those of the response.")},
     MessageKind::Registration,
     metadataIsKept},
    {{"RG04",
      {Spec::Rfc7592, "3"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The answer says where the client is managed, and with what."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A client that has one without the other can never be changed or removed."),
      QT_TRANSLATE_NOOP(
          "claimcheck_lint",
          "The server must send registration_client_uri and registration_access_token together.")},
     {MessageKind::Registration, MessageKind::ClientConfiguration},
     isManageable},
    {{"RG05",
      {Spec::Rfc7592, "2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The client's configuration was answered as it must be."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The client cannot tell what is registered, or whether it still is."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The server must answer 200 with client_id, and 204 to a deletion.")},
     MessageKind::ClientConfiguration,
     configurationIsWhole},
    {{"RG06",
      {Spec::Rfc7592, "2.2"},
      Level::Error,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The update's error has its form."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A client that cannot read the error cannot correct its metadata."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "The server must answer 400 with one of the registered codes.")},
     MessageKind::ClientConfiguration,
     updateErrorHasItsForm},
    {{"RG07",
      {Spec::Rfc7592, "2.2"},
      Level::Note,
      Fault::AuthorizationServer,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The client was updated as it asked."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "A server may change what was asked for; the client must live with it."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Compare the members, and use those of the response.")},
     MessageKind::ClientConfiguration,
     metadataIsKept},
    {{"RG08",
      {Spec::Rfc7592, "2.2"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "The update names its client, and nothing that only the server writes."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "A server must refuse such an update."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Send client_id and all metadata, without the members of the server's own.")},
     MessageKind::ClientConfiguration,
     updateIsWhole},
    {{"RG09",
      {Spec::Rfc7592, "2.1"},
      Level::Error,
      Fault::Client,
      QT_TRANSLATE_NOOP("claimcheck_lint", "The newest registration access token was used."),
      QT_TRANSLATE_NOOP("claimcheck_lint",
                        "Once a new token has come, the server need not take the one before it."),
      QT_TRANSLATE_NOOP("claimcheck_lint", "Keep the token of the newest answer, and discard the others.")},
     MessageKind::ClientConfiguration,
     newestTokenIsUsed},
};

} // namespace

std::span<const MessageRule> registrationRules()
{
    return rows;
}

} // namespace claimcheck::lint
