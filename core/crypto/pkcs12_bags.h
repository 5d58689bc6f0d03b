#pragma once

// Internal to core/crypto: walks the entries ("safe bags") of a PKCS#12 file.
#include "core/crypto/certificate.h"
#include "core/crypto/openssl_handles.h"

#include <openssl/pkcs12.h>

#include <vector>

namespace claimcheck::crypto {

struct Pkcs12Entry
{
    QString name;
    Key key;                                ///< of a key's entry
    std::optional<Certificate> certificate; ///< of a certificate's
};

enum class Pkcs12Outcome : quint8 { Read, NotDecrypted, TooManyRounds };

/// Decrypts with one pass phrase and keeps what it finds.
class Pkcs12Bags
{
public:
    /// context: with the providers to decrypt with; must live as long as this.
    Pkcs12Bags(OSSL_LIB_CTX *context, QByteArrayView passphrase)
        : m_context(context), m_passphrase(passphrase)
    {
    }

    [[nodiscard]] Pkcs12Outcome read(const PKCS12 &file);

    std::vector<Pkcs12Entry> entries;
    int skipped = 0;

private:
    Pkcs12Outcome readSafe(PKCS7 &safe);
    Pkcs12Outcome readList(const STACK_OF(PKCS12_SAFEBAG) * bags, int depth);
    Pkcs12Outcome readBag(const PKCS12_SAFEBAG &bag, int depth);
    Pkcs12Outcome readShrouded(const PKCS12_SAFEBAG &bag);
    void addKey(const PKCS12_SAFEBAG &bag, const PKCS8_PRIV_KEY_INFO *info);
    void addCertificate(const PKCS12_SAFEBAG &bag);

    OSSL_LIB_CTX *m_context;
    QByteArrayView m_passphrase;
    int m_left = 1000; ///< entries that are still looked at
};

} // namespace claimcheck::crypto
