#pragma once

#include "core/crypto/generate.h"
#include "core/jose/jwk.h"

#include <span>

namespace claimcheck::jose {

/// A kind of key that can be made here.
struct KeyKindRow
{
    const char *name;  ///< as the command line has it: "rsa-2048"
    const char *title; ///< for people: "RSA 2048"
    crypto::KeyKind kind;
    crypto::Curve curve;
    int size;             ///< bits of RSA, bytes of a secret, else 0
    const char *signs;    ///< the alg that it signs with at first; "" where it does not sign
    const char *encrypts; ///< the same for encryption
};

/// RSA 2048 to 4096, the curves, secrets of 32, 48 and 64 bytes, ML-DSA.
[[nodiscard]] std::span<const KeyKindRow> keyKindTable();
/// By name, in any case; nullptr if there is none.
[[nodiscard]] const KeyKindRow *findKeyKind(QStringView name);

/// The algorithms that a key of that kind goes with, for a use: "sig", "enc", or "" for both.
[[nodiscard]] QStringList algorithmsFor(const KeyKindRow &row, const QString &use);

struct KeyWish
{
    const KeyKindRow *kind = nullptr; ///< required
    int bytes = 0;                    ///< of a secret, 1 to 1024; 0: as its row says
    QString kid;                      ///< empty: the key's thumbprint (RFC 7638)
    QString use;                      ///< "sig", "enc" or empty
    QString alg;                      ///< one of algorithmsFor(), or empty
};

/// Takes seconds for RSA 4096: run it off the event loop. Codes: "key-use" (neither sig nor enc), "key-alg"
/// (not one of algorithmsFor()), "key-size", and those of crypto/generate.h, of which
/// "not-supported-by-openssl" is ML-DSA before OpenSSL 3.5.
[[nodiscard]] base::Result<Jwk> makeKey(const KeyWish &wish, base::Random &random,
                                        const crypto::StopQuestion &stop = {});

} // namespace claimcheck::jose
