#include "core/formats/signed_values.h"

#include "core/crypto/digest.h"
#include "core/encoding/base64url.h"
#include "core/formats/add_field.h"
#include "core/formats/secret_check.h"
#include "core/formats/signed_payload.h"
#include "core/formats/text.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

namespace {

using crypto::Digest;

/// The salts of Flask's session and of itsdangerous' serializers and signers.
constexpr std::array<const char *, 4> dangerousSalts = {
    "cookie-session", "itsdangerous", "itsdangerous.Signer", "itsdangerous.TimestampSigner"};

/// Signer.derive_key: "django-concat", which is the default, and "hmac", which Flask takes.
bool dangerousFits(const SignedParts &parts, QByteArrayView salt, QByteArrayView secret)
{
    const auto fits = [&parts](const QByteArray &key) {
        return base::constantTimeEquals(
            encoding::encodeBase64Url(crypto::hmac(Digest::Sha1, key, parts.signedText)), parts.signature);
    };
    return fits(crypto::hmac(Digest::Sha1, secret, salt)) ||
           fits(crypto::digestOf(Digest::Sha1, salt.toByteArray() + "signer" + secret.toByteArray()));
}

/// Big-endian seconds without leading zeros; of a time that such tokens can have.
std::optional<qint64> dangerousTime(QByteArrayView text)
{
    const auto bytes = encoding::decodeBase64Url(text);
    if (!bytes || bytes->size() != 4)
        return std::nullopt;
    qint64 seconds = 0;
    for (const char c : *bytes)
        seconds = seconds << 8 | uchar(c);
    constexpr qint64 year2001 = 1'000'000'000;
    return seconds > year2001 ? std::optional(seconds) : std::nullopt;
}

} // namespace

bool readItsDangerous(QByteArrayView token, Recognized &found)
{
    const auto parts = splitSigned(token, '.');
    const auto seconds = parts ? dangerousTime(parts->time) : std::nullopt;
    auto payload = seconds ? readSignedPayload(parts->payload) : std::nullopt;
    if (!payload || payload->content.json.root().has("alg"_L1)) // that is a header, and this a JWT
        return false;
    addSecondsField(found, u"issuedAt"_s, *seconds, Text::tr("When it was signed"),
                    rangeIn(token, parts->time));
    addField(found, u"compressed"_s, payload->compressed ? u"zlib"_s : QString(),
             Text::tr("How the payload was made smaller"));
    found.payload = std::move(payload->content);
    return true;
}

Opened openItsDangerous(QByteArrayView token, const jose::KeySet &keys, const OpenOptions &)
{
    const auto parts = splitSigned(token, '.');
    if (!parts)
        return {};
    return checkWithSecrets(keys, "HMAC-SHA1", [&parts](QByteArrayView secret) {
        return std::ranges::any_of(dangerousSalts, [&parts, secret](const char *salt) {
            return dangerousFits(*parts, QByteArrayView(salt), secret);
        });
    });
}

} // namespace claimcheck::formats
