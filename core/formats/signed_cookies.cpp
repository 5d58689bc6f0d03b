#include "core/formats/signed_values.h"

#include "core/crypto/digest.h"
#include "core/encoding/base64url.h"
#include "core/formats/add_field.h"
#include "core/formats/digit_codes.h"
#include "core/formats/secret_check.h"
#include "core/formats/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

namespace {

using crypto::Digest;

/// "s:" value "." base64 of the HMAC of the value, without padding; percent-encoded in a cookie.
struct ExpressParts
{
    QByteArray value;
    QByteArray signature;
};

ExpressParts splitExpress(QByteArrayView token)
{
    const QByteArray plain = QByteArray::fromPercentEncoding(token.toByteArray());
    const qsizetype dot = plain.lastIndexOf('.');
    return {plain.mid(2, dot - 2), plain.mid(dot + 1)};
}

/// A field of Tornado's: its length in digits, ":", the text.
std::optional<QByteArrayView> takeTornado(QByteArrayView &rest)
{
    const qsizetype colon = rest.indexOf(':');
    const auto size = colon > 0 ? numberOf(rest.first(colon), QByteArrayView("0123456789")) : std::nullopt;
    if (!size || *size >= quint64(rest.size() - colon - 1) || rest[colon + 1 + qsizetype(*size)] != '|')
        return std::nullopt;
    const QByteArrayView text = rest.sliced(colon + 1, qsizetype(*size));
    rest = rest.sliced(colon + 1 + qsizetype(*size) + 1);
    return text;
}

} // namespace

bool readExpressCookie(QByteArrayView token, Recognized &found)
{
    const QByteArray value = splitExpress(token).value;
    addField(found, u"value"_s, readableBytes(value), Text::tr("The signed value, such as the session's id"));
    if (value.startsWith("j:")) // cookie-parser's mark of JSON
        found.payload = contentOf(value.mid(2));
    return !value.isEmpty();
}

/// 2|key version|time|name|value in base64|HMAC (tornado/web.py).
bool readTornado(QByteArrayView token, Recognized &found)
{
    QByteArrayView rest = token.sliced(2);
    const auto keyVersion = takeTornado(rest), time = takeTornado(rest);
    const auto name = takeTornado(rest), value = takeTornado(rest);
    if (!keyVersion || !time || !name || !value)
        return false;
    addField(found, u"keyVersion"_s, QString::fromLatin1(*keyVersion),
             Text::tr("Which of the keys signed it"), rangeIn(token, *keyVersion));
    addSecondsField(found, u"issuedAt"_s, time->toLongLong(), Text::tr("When it was signed"),
                    rangeIn(token, *time));
    addField(found, u"name"_s, readableBytes(*name), Text::tr("Name of the cookie"), rangeIn(token, *name));
    auto decoded = decodeAnyBase64(*value);
    if (!decoded)
        return false;
    addField(found, u"value"_s, readableBytes(*decoded), Text::tr("The signed value"),
             rangeIn(token, *value));
    found.payload = contentOf(std::move(*decoded));
    return true;
}

/// Fe26.2*password id*salt*IV*sealed*expiry in milliseconds*salt*HMAC; the id is a capture.
bool readIronSeal(QByteArrayView token, Recognized &found)
{
    const QList<QByteArray> parts = token.toByteArray().split('*');
    if (parts.size() != 8)
        return false;
    if (!parts[5].isEmpty())
        addTimeField(found, u"expiresAt"_s, parts[5].toLongLong(), Text::tr("Until when it is good"));
    const auto sealed = encoding::decodeBase64Url(parts[4]);
    addField(found, u"ciphertextBytes"_s, sealed ? QString::number(sealed->size()) : QString(),
             Text::tr("How long what is encrypted is"));
    return sealed.ok();
}

/// The magic number 09 F0 C9 F0, then the key's id as Windows stores a GUID.
bool readDataProtection(QByteArrayView token, Recognized &found)
{
    constexpr qsizetype head = 20;
    // Cut anywhere it can still be told whose it is.
    const auto bytes = decodeAnyBase64(token.size() % 4 == 1 ? token.chopped(1) : token);
    if (!bytes || bytes->size() < head || !bytes->startsWith(QByteArrayView("\x09\xF0\xC9\xF0", 4)))
        return false;
    const QByteArray id = bytes->mid(4, 16);
    const auto swapped = [&id](qsizetype at, qsizetype size) {
        QByteArray part = id.mid(at, size);
        std::reverse(part.begin(), part.end());
        return part;
    };
    const QByteArrayList groups = {swapped(0, 4).toHex(), swapped(4, 2).toHex(), swapped(6, 2).toHex(),
                                   id.mid(8, 2).toHex(), id.mid(10).toHex()};
    addField(found, u"keyId"_s, QString::fromLatin1(groups.join('-')),
             Text::tr("Which key of the key ring protects it"));
    addField(found, u"ciphertextBytes"_s, QString::number(bytes->size() - head),
             Text::tr("How long what is encrypted is"));
    return true;
}

Opened openExpressCookie(QByteArrayView token, const jose::KeySet &keys, const OpenOptions &)
{
    const ExpressParts parts = splitExpress(token);
    return checkWithSecrets(keys, "HMAC-SHA256", [&parts](QByteArrayView secret) {
        const QByteArray expected =
            crypto::hmac(Digest::Sha256, secret, parts.value)
                .toBase64(QByteArray::Base64Encoding | QByteArray::OmitTrailingEquals);
        return base::constantTimeEquals(expected, parts.signature);
    });
}

Opened openOauth2Proxy(QByteArrayView token, const jose::KeySet &keys, const OpenOptions &)
{
    const QList<QByteArray> parts = token.toByteArray().split('|');
    if (parts.size() != 3)
        return {};
    const QByteArray covered = "_oauth2_proxy" + parts[0] + parts[1];
    return checkWithSecrets(keys, "HMAC-SHA256", [&](QByteArrayView secret) {
        const QByteArray expected =
            crypto::hmac(Digest::Sha256, secret, covered).toBase64(QByteArray::Base64UrlEncoding);
        return base::constantTimeEquals(expected, parts[2]);
    });
}

Opened openTornado(QByteArrayView token, const jose::KeySet &keys, const OpenOptions &)
{
    const qsizetype signatureAt = token.lastIndexOf('|') + 1; // the bar is signed too
    return checkWithSecrets(keys, "HMAC-SHA256", [&](QByteArrayView secret) {
        const QByteArray expected = crypto::hmac(Digest::Sha256, secret, token.first(signatureAt)).toHex();
        return base::constantTimeEquals(expected, token.sliced(signatureAt));
    });
}

} // namespace claimcheck::formats
