#include "core/crypto/pkcs12.h"

#include "core/crypto/key_data.h"
#include "core/crypto/pbe_limits.h"
#include "core/crypto/pkcs12_bags.h"
#include "core/crypto/text.h"

#include <openssl/provider.h>

#include <algorithm>

namespace claimcheck::crypto {

using namespace Qt::StringLiterals;

namespace {

using Pkcs12Ptr = std::unique_ptr<PKCS12, Freer<PKCS12_free>>;
using LibraryPtr = std::unique_ptr<OSSL_LIB_CTX, Freer<OSSL_LIB_CTX_free>>;
using ProviderPtr = std::unique_ptr<OSSL_PROVIDER, Freer<OSSL_PROVIDER_unload>>;

/// A context of its own, so that the old ciphers are there for old files and nowhere else.
struct LegacyContext
{
    LibraryPtr library{OSSL_LIB_CTX_new()};
    ProviderPtr modern{OSSL_PROVIDER_load(library.get(), "default")};
    ProviderPtr legacy{OSSL_PROVIDER_load(library.get(), "legacy")}; // null where it is not installed
};

Pkcs12Ptr parse(QByteArrayView der, OSSL_LIB_CTX *context)
{
    PKCS12 *file = PKCS12_init_ex(NID_pkcs7_data, context, nullptr);
    const BioPtr bio(BIO_new_mem_buf(der.data(), static_cast<int>(der.size())));
    if (!d2i_PKCS12_bio(bio.get(), &file)) {
        PKCS12_free(file);
        return {};
    }
    return Pkcs12Ptr(file);
}

enum class Mac : quint8 { None, Classic, TooManyRounds };

/// PBMAC1 counts as none: decrypting tells as well whether the pass phrase is right.
Mac macOf(const PKCS12 &file)
{
    const X509_ALGOR *algorithm = nullptr;
    const ASN1_INTEGER *rounds = nullptr;
    PKCS12_get0_mac(nullptr, &algorithm, nullptr, &rounds, &file);
    if (!algorithm)
        return Mac::None;
    const ASN1_OBJECT *object = nullptr;
    X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
    if (!EVP_get_digestbyobj(object))
        return Mac::None;
    std::int64_t count = 1; // where it is left out
    if (rounds && ASN1_INTEGER_get_int64(&count, rounds) != 1)
        return Mac::TooManyRounds;
    return count > maxPassphraseRounds ? Mac::TooManyRounds : Mac::Classic;
}

struct Opened
{
    Pkcs12Outcome outcome = Pkcs12Outcome::NotDecrypted;
    bool passphraseFits = false; ///< by the MAC
    std::vector<Pkcs12Entry> entries;
    int skipped = 0;
};

Opened open(PKCS12 &file, Mac mac, OSSL_LIB_CTX *context, QByteArrayView passphrase)
{
    Opened result;
    if (mac == Mac::Classic) {
        result.passphraseFits =
            PKCS12_verify_mac(&file, passphrase.data(), static_cast<int>(passphrase.size())) == 1;
        if (!result.passphraseFits)
            return result;
    }
    Pkcs12Bags bags(context, passphrase);
    result.outcome = bags.read(file);
    result.entries = std::move(bags.entries);
    result.skipped = bags.skipped;
    return result;
}

bool isOf(const Certificate &certificate, const Key &key)
{
    const auto ours = keyToDer(key, KeyPart::Public), theirs = keyToDer(certificate.key(), KeyPart::Public);
    return ours && theirs && *ours == *theirs;
}

/// The certificate of a key and those above it, by their names.
std::vector<Certificate> chainOf(const Key &key, const std::vector<Certificate> &all)
{
    std::vector<Certificate> chain;
    auto next = std::ranges::find_if(all, [&key](const Certificate &one) { return isOf(one, key); });
    while (next != all.end() && chain.size() < all.size()) {
        chain.push_back(*next);
        if (next->issuer() == next->subject())
            break;
        next = std::ranges::find(all, next->issuer(), &Certificate::subject);
    }
    return chain;
}

Pkcs12Contents arrange(Opened opened)
{
    std::vector<Certificate> certificates;
    for (const Pkcs12Entry &entry : opened.entries) {
        if (entry.certificate)
            certificates.push_back(*entry.certificate);
    }
    Pkcs12Contents contents;
    contents.skipped = opened.skipped;
    QList<QByteArray> used;
    for (Pkcs12Entry &entry : opened.entries) {
        if (entry.certificate)
            continue;
        auto chain = chainOf(entry.key, certificates);
        for (const Certificate &certificate : chain)
            used.append(certificate.der());
        contents.keys.push_back({std::move(entry.key), entry.name, std::move(chain)});
    }
    std::ranges::copy_if(certificates, std::back_inserter(contents.certificates),
                         [&used](const Certificate &one) { return !used.contains(one.der()); });
    return contents;
}

base::Error unreadableStore()
{
    return opensslError("key-unreadable"_L1, Text::tr("This PKCS#12 file is damaged."));
}

base::Error notDecrypted(const Opened &opened, bool asked)
{
    if (opened.passphraseFits)
        return opensslError(
            "pkcs12-legacy"_L1,
            Text::tr("Its pass phrase is right, but it is encrypted in an old way (such as RC2) that "
                     "this OpenSSL cannot read. Convert it: openssl pkcs12 -legacy -in FILE -nodes."));
    if (asked)
        return opensslError("key-passphrase-wrong"_L1,
                            Text::tr("The pass phrase does not open this PKCS#12 file."));
    return opensslError("key-needs-passphrase"_L1,
                        Text::tr("The PKCS#12 file is encrypted and needs its pass phrase."));
}

} // namespace

bool looksLikePkcs12(QByteArrayView der)
{
    if (der.size() < 16 || der[0] != '\x30')
        return false;
    const auto length = static_cast<unsigned char>(der[1]);
    const qsizetype header = length > 0x80 ? 2 + (length & 0x7f) : 2; // 0x80: of indefinite length
    return header < 8 && der.sliced(header).startsWith("\x02\x01\x03\x30");
}

base::Result<Pkcs12Contents> readPkcs12(QByteArrayView der, const PassphraseSource &passphrase)
{
    const LegacyContext context;
    const Pkcs12Ptr file = parse(der, context.library.get());
    if (!file)
        return unreadableStore();
    const Mac mac = macOf(*file);
    if (mac == Mac::TooManyRounds)
        return roundsError();
    // No pass phrase and an empty one are not the same (RFC 7292 appendix B.1), and both are met.
    Opened opened;
    for (const QByteArrayView nothing : {QByteArrayView(), QByteArrayView("")}) {
        opened = open(*file, mac, context.library.get(), nothing);
        if (opened.outcome != Pkcs12Outcome::NotDecrypted || opened.passphraseFits)
            break;
    }
    bool asked = false;
    if (opened.outcome == Pkcs12Outcome::NotDecrypted && !opened.passphraseFits && passphrase) {
        const auto secret = passphrase();
        asked = secret.has_value();
        if (asked)
            opened = open(*file, mac, context.library.get(), secret->view());
    }
    ERR_clear_error();
    if (opened.outcome == Pkcs12Outcome::TooManyRounds)
        return roundsError();
    if (opened.outcome == Pkcs12Outcome::NotDecrypted)
        return notDecrypted(opened, asked);
    return arrange(std::move(opened));
}

} // namespace claimcheck::crypto
