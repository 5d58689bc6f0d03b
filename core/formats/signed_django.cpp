#include "core/formats/signed_values.h"

#include "core/crypto/digest.h"
#include "core/encoding/base64url.h"
#include "core/formats/add_field.h"
#include "core/formats/digit_codes.h"
#include "core/formats/secret_check.h"
#include "core/formats/signed_payload.h"
#include "core/formats/text.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

namespace {

using crypto::Digest;

constexpr qint64 firstDjangoSecond = 1'000'000'000; // 2001
constexpr qint64 lastDjangoSecond = 4'102'444'800;  // 2100

/// What Django's own parts sign with; an application may choose its own.
constexpr std::array<const char *, 6> djangoSalts = {"django.core.signing",
                                                     "django.core.signing.TimestampSigner",
                                                     "django.contrib.sessions.backends.signed_cookies",
                                                     "django.contrib.sessions.SessionStore",
                                                     "django.contrib.messages",
                                                     "registration"};

/// salted_hmac of django/utils/crypto.py: the key is the digest of salt and secret.
bool djangoFits(const SignedParts &parts, QByteArrayView salt, QByteArrayView secret)
{
    constexpr qsizetype sha1Characters = 27;
    const Digest digest = parts.signature.size() == sha1Characters ? Digest::Sha1 : Digest::Sha256;
    const QByteArray key = crypto::digestOf(digest, salt.toByteArray() + "signer" + secret.toByteArray());
    return base::constantTimeEquals(encoding::encodeBase64Url(crypto::hmac(digest, key, parts.signedText)),
                                    parts.signature);
}

} // namespace

bool readDjango(QByteArrayView token, Recognized &found)
{
    const auto parts = splitSigned(token, ':');
    const auto seconds = parts ? numberOf(parts->time, base62Digits) : std::nullopt;
    if (!seconds || qint64(*seconds) < firstDjangoSecond || qint64(*seconds) > lastDjangoSecond)
        return false;
    auto payload = readSignedPayload(parts->payload);
    if (!payload)
        return false;
    addSecondsField(found, u"issuedAt"_s, qint64(*seconds), Text::tr("When it was signed"),
                    rangeIn(token, parts->time));
    addField(found, u"compressed"_s, payload->compressed ? u"zlib"_s : QString(),
             Text::tr("How the payload was made smaller"));
    found.payload = std::move(payload->content);
    return true;
}

Opened openDjango(QByteArrayView token, const jose::KeySet &keys, const OpenOptions &)
{
    const auto parts = splitSigned(token, ':');
    if (!parts)
        return {};
    const QByteArray alg = parts->signature.size() == 27 ? "HMAC-SHA1" : "HMAC-SHA256";
    return checkWithSecrets(keys, alg, [&parts](QByteArrayView secret) {
        return std::ranges::any_of(djangoSalts, [&parts, secret](const char *salt) {
            return djangoFits(*parts, QByteArrayView(salt), secret);
        });
    });
}

} // namespace claimcheck::formats
