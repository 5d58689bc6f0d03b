#pragma once

#include "core/crypto/certificate.h"
#include "core/crypto/key_file.h"

#include <vector>

namespace claimcheck::crypto {

/// A private key of a PKCS#12 file.
struct Pkcs12Key
{
    Key key;
    QString name;                          ///< its friendly name (keytool: alias); empty where it has none
    std::vector<Certificate> certificates; ///< its own first, then those that issued it; may be empty
};

/// What a PKCS#12 file holds (RFC 7292).
struct Pkcs12Contents
{
    std::vector<Pkcs12Key> keys;
    std::vector<Certificate> certificates; ///< those that belong to no key of the file
    int skipped = 0; ///< entries that are neither key nor certificate, or of no use to JOSE
};

/// Whether DER begins as PFX does: a sequence of the number 3 and another sequence.
[[nodiscard]] bool looksLikePkcs12(QByteArrayView der);

/// Files without a pass phrase, or with an empty one, open without asking. Old encryption (RC2, RC4, DES) is
/// read where OpenSSL's legacy provider is installed. Codes: "key-needs-passphrase", "key-passphrase-wrong",
/// "key-passphrase-rounds", "pkcs12-legacy" (the pass phrase is right, and this OpenSSL lacks the cipher),
/// "key-unreadable".
[[nodiscard]] base::Result<Pkcs12Contents> readPkcs12(QByteArrayView der,
                                                      const PassphraseSource &passphrase = {});

} // namespace claimcheck::crypto
