#include "core/lint/groups.h"
#include "core/lint/run_reading.h"
#include "core/lint/text.h"

#include <algorithm>

// Dynamic client registration. RFC 7591.
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
    for (const auto member : asked.root().members()) {
        if (body.root()[member.name()].raw() != member.value().raw())
            changed.append(member.name());
    }
    return changed.isEmpty()
               ? passed()
               : failed(Text::tr("The server changed or left out %1.").arg(changed.join(u", "_s)), changed);
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
};

} // namespace

std::span<const MessageRule> registrationRules()
{
    return rows;
}

} // namespace claimcheck::lint
