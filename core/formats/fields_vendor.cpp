#include "core/formats/row_fields.h"

#include "core/formats/add_field.h"
#include "core/formats/digit_codes.h"
#include "core/formats/row_checksum.h"
#include "core/formats/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

namespace {

bool areDigits(QByteArrayView text)
{
    return numberOf(text, QByteArrayView("0123456789")).has_value();
}

} // namespace

/// base64 of "reftkn:01:EXPIRY:random".
bool readJFrogReference(QByteArrayView token, Recognized &found)
{
    const QList<QByteArray> parts = decodeAnyBase64(token).value_or(QByteArray()).split(':');
    if (parts.size() != 4 || parts[0] != "reftkn" || !areDigits(parts[1]) || !areDigits(parts[2]))
        return false;
    addField(found, u"version"_s, QString::fromLatin1(parts[1]), Text::tr("Version of the form"));
    addSecondsField(found, u"expiresAt"_s, parts[2].toLongLong(), Text::tr("Until when it is good"));
    addSecretField(found, u"random"_s, QString::fromLatin1(parts[3]), Text::tr("The secret part"));
    return true;
}

/// base64 of the bot's id in digits, base64url of a time, HMAC. Ids carry the time of their making in
/// milliseconds since 2015, 22 bits up.
bool readDiscordToken(QByteArrayView token, Recognized &found)
{
    constexpr qint64 epoch2015 = 1'420'070'400'000;
    const qsizetype dot = token.indexOf('.');
    const QByteArray id = decodeAnyBase64(token.first(dot)).value_or(QByteArray());
    if (id.size() < 17 || id.size() > 20 || !areDigits(id))
        return false;
    addField(found, u"botUserId"_s, QString::fromLatin1(id), Text::tr("The bot's user"), {0, dot});
    addTimeField(found, u"botMadeAt"_s, epoch2015 + qint64(id.toULongLong() >> 22),
                 Text::tr("When that user was made, after its id"), {0, dot});
    return true;
}

/// The id is a capture; ordinary words with a dot between them have no digits in the secret.
bool readBootstrapToken(QByteArrayView token, Recognized &)
{
    return std::ranges::any_of(token.last(16), [](char c) { return c >= '0' && c <= '9'; });
}

bool readNkey(QByteArrayView token, Recognized &found)
{
    if (!nkeyChecksumFits(token))
        return false;
    const auto bytes = decodeBase32(token);
    if (token.startsWith('S'))
        addSecretField(found, u"seed"_s, QString::fromLatin1(bytes->mid(2, 32).toHex()),
                       Text::tr("The seed of the Ed25519 private key"), {0, token.size()});
    else
        addField(found, u"publicKey"_s, QString::fromLatin1(bytes->mid(1, 32).toHex()),
                 Text::tr("The Ed25519 public key"), {0, token.size()});
    return true;
}

} // namespace claimcheck::formats
