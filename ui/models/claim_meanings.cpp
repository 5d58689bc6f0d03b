#include "ui/models/claim_meanings.h"

#include "core/claims/typed.h"
#include "ui/models/text.h"

namespace claimcheck::ui {

namespace {

struct Row
{
    const char *name;
    const char *meaning; ///< source text
};

constexpr Row phrases[] = {
    {"iss", QT_TRANSLATE_NOOP("claimcheck_ui", "Issuer")},
    {"sub", QT_TRANSLATE_NOOP("claimcheck_ui", "Subject")},
    {"aud", QT_TRANSLATE_NOOP("claimcheck_ui", "Audience \u00b7 who may accept this token")},
    {"exp", QT_TRANSLATE_NOOP("claimcheck_ui", "Expires")},
    {"nbf", QT_TRANSLATE_NOOP("claimcheck_ui", "Not valid before")},
    {"iat", QT_TRANSLATE_NOOP("claimcheck_ui", "Issued at")},
    {"jti", QT_TRANSLATE_NOOP("claimcheck_ui", "Token ID")},
    {"client_id", QT_TRANSLATE_NOOP("claimcheck_ui", "Client the token was issued to")},
    {"azp", QT_TRANSLATE_NOOP("claimcheck_ui", "Authorized party \u00b7 the client it was issued to")},
    {"nonce", QT_TRANSLATE_NOOP("claimcheck_ui", "Nonce of the authorization request")},
    {"auth_time", QT_TRANSLATE_NOOP("claimcheck_ui", "The user signed in")},
    {"updated_at", QT_TRANSLATE_NOOP("claimcheck_ui", "Profile changed")},
};

} // namespace

QString claimMeaning(QByteArrayView name, const encoding::JsonValue &value)
{
    if (name == "scope" || name == "scp")
        return Text::tr("Granted scopes (%1)").arg(claims::scopeList(value).size());
    if (name == "aud" && value.isArray())
        return Text::tr("Audience (%1) \u00b7 who may accept this token").arg(value.size());
    for (const Row &row : phrases) {
        if (name == row.name)
            return QCoreApplication::translate("claimcheck_ui", row.meaning);
    }
    return {};
}

} // namespace claimcheck::ui
