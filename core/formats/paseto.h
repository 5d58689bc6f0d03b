#pragma once

#include "core/base/result.h"
#include "core/crypto/signature.h"
#include "core/formats/open.h"

#include <initializer_list>
#include <span>

namespace claimcheck::formats {

enum class PasetoPurpose : quint8 {
    Local,  ///< encrypted with a shared key
    Public, ///< signed
};

enum class ImplicitAssertions : bool { No, Yes };

/// One version of PASETO for one purpose. Sizes are bytes.
struct PasetoRow
{
    char version; ///< '1' to '4'
    PasetoPurpose purpose;
    const char *header;             ///< "v4.local."
    qsizetype nonceBytes;           ///< in front of the ciphertext; Public: 0
    qsizetype tailBytes;            ///< signature or authentication tag, at the end
    ImplicitAssertions assertions;  ///< since version 3
    crypto::SignatureMethod method; ///< Public
    const char *algorithms;         ///< for people
};

[[nodiscard]] std::span<const PasetoRow> pasetoTable();

/// A PASETO in its parts; what is before the tail is not authenticated.
struct Paseto
{
    const PasetoRow *row = nullptr;
    QByteArray nonce;
    QByteArray body; ///< Public: the message, which anyone can read; Local: the ciphertext
    QByteArray tail;
    QByteArray footer;
    base::ByteRange bodyRange;   ///< of the token's text: nonce, body and tail in base64url
    base::ByteRange footerRange; ///< invalid where there is no footer
};

/// Codes: "paseto-version" (begins with none of the headers), "paseto-parts" (more than a footer after it),
/// "paseto-cut-short" (fewer bytes than nonce and tail), those of decodeBase64Url (padding and unused bits
/// are refused, as the specification says). Error.where is an offset of the token.
[[nodiscard]] base::Result<Paseto> readPaseto(QByteArrayView token);

/// PAE of the specification: what is signed says where each part ends.
[[nodiscard]] QByteArray preAuthEncode(std::initializer_list<QByteArrayView> parts);

/// Appends the PASETO that the text is, whole or damaged. Fields: version, purpose, footer, kid (of a JSON
/// footer), wrappedKey (its wpk), nonce, signature.
void recognizePaseto(QByteArrayView token, std::vector<Recognized> &found);

/// Public: a signature verdict, alg "v4.public". Local: a decryption verdict, alg "v4.local", and the
/// plaintext. The keys that fit are those of paseto_keys.h. Codes besides those of readPaseto() and
/// paseto_keys.h: "no-key"; Public: "wrong-kid" (as jose::verifySignatures), "signature-range", "wrong-key"
/// (the footer's kid names a key that is not there), "wrong-signature"; Local: "wrong-key", "wrong-tag".
[[nodiscard]] Opened openPaseto(QByteArrayView token, const jose::KeySet &keys, const OpenOptions &options);

} // namespace claimcheck::formats
