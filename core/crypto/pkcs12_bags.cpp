#include "core/crypto/pkcs12_bags.h"

#include "core/crypto/key_data.h"
#include "core/crypto/pbe_limits.h"

namespace claimcheck::crypto {

namespace {

constexpr int maxNesting = 4; // of safe contents within safe contents

void freeSafes(STACK_OF(PKCS7) * safes)
{
    sk_PKCS7_pop_free(safes, PKCS7_free);
}
void freeBags(STACK_OF(PKCS12_SAFEBAG) * bags)
{
    sk_PKCS12_SAFEBAG_pop_free(bags, PKCS12_SAFEBAG_free);
}

using SafesPtr = std::unique_ptr<STACK_OF(PKCS7), Freer<freeSafes>>;
using BagsPtr = std::unique_ptr<STACK_OF(PKCS12_SAFEBAG), Freer<freeBags>>;
using Pkcs8Ptr = std::unique_ptr<PKCS8_PRIV_KEY_INFO, Freer<PKCS8_PRIV_KEY_INFO_free>>;

QString friendlyName(const PKCS12_SAFEBAG &bag)
{
    char *text = PKCS12_get_friendlyname(const_cast<PKCS12_SAFEBAG *>(&bag)); // not const before OpenSSL 3.1
    const QString name = QString::fromUtf8(text).left(200);
    OPENSSL_free(text);
    return name;
}

} // namespace

Pkcs12Outcome Pkcs12Bags::read(const PKCS12 &file)
{
    const SafesPtr safes(PKCS12_unpack_authsafes(&file));
    for (int i = 0; i < sk_PKCS7_num(safes.get()); ++i) {
        if (const auto outcome = readSafe(*sk_PKCS7_value(safes.get(), i)); outcome != Pkcs12Outcome::Read)
            return outcome;
    }
    return safes ? Pkcs12Outcome::Read : Pkcs12Outcome::NotDecrypted;
}

Pkcs12Outcome Pkcs12Bags::readSafe(PKCS7 &safe)
{
    if (PKCS7_type_is_data(&safe)) {
        const BagsPtr bags(PKCS12_unpack_p7data(&safe));
        return readList(bags.get(), 0);
    }
    if (!PKCS7_type_is_encrypted(&safe) || !safe.d.encrypted || !safe.d.encrypted->enc_data) {
        ++skipped;
        return Pkcs12Outcome::Read;
    }
    const X509_ALGOR *algorithm = safe.d.encrypted->enc_data->algorithm;
    if (algorithm && !isAffordable(*algorithm))
        return Pkcs12Outcome::TooManyRounds;
    const BagsPtr bags(
        PKCS12_unpack_p7encdata(&safe, m_passphrase.data(), static_cast<int>(m_passphrase.size())));
    return bags ? readList(bags.get(), 0) : Pkcs12Outcome::NotDecrypted;
}

Pkcs12Outcome Pkcs12Bags::readList(const STACK_OF(PKCS12_SAFEBAG) * bags, int depth)
{
    for (int i = 0; i < sk_PKCS12_SAFEBAG_num(bags) && m_left > 0; ++i) {
        --m_left;
        const auto outcome = readBag(*sk_PKCS12_SAFEBAG_value(bags, i), depth);
        if (outcome != Pkcs12Outcome::Read)
            return outcome;
    }
    return Pkcs12Outcome::Read;
}

Pkcs12Outcome Pkcs12Bags::readBag(const PKCS12_SAFEBAG &bag, int depth)
{
    switch (PKCS12_SAFEBAG_get_nid(&bag)) {
    case NID_keyBag: addKey(bag, PKCS12_SAFEBAG_get0_p8inf(&bag)); break;
    case NID_pkcs8ShroudedKeyBag: return readShrouded(bag);
    case NID_certBag: addCertificate(bag); break;
    case NID_safeContentsBag:
        if (depth < maxNesting)
            return readList(PKCS12_SAFEBAG_get0_safes(&bag), depth + 1);
        [[fallthrough]];
    default: ++skipped;
    }
    return Pkcs12Outcome::Read;
}

Pkcs12Outcome Pkcs12Bags::readShrouded(const PKCS12_SAFEBAG &bag)
{
    const X509_ALGOR *algorithm = nullptr;
    if (const X509_SIG *shrouded = PKCS12_SAFEBAG_get0_pkcs8(&bag))
        X509_SIG_get0(shrouded, &algorithm, nullptr);
    if (algorithm && !isAffordable(*algorithm))
        return Pkcs12Outcome::TooManyRounds;
    const Pkcs8Ptr info(PKCS12_decrypt_skey_ex(&bag, m_passphrase.data(),
                                               static_cast<int>(m_passphrase.size()), m_context, nullptr));
    if (!info)
        return Pkcs12Outcome::NotDecrypted;
    addKey(bag, info.get());
    return Pkcs12Outcome::Read;
}

void Pkcs12Bags::addKey(const PKCS12_SAFEBAG &bag, const PKCS8_PRIV_KEY_INFO *info)
{
    PkeyPtr pkey(info ? EVP_PKCS82PKEY(info) : nullptr);
    auto key = pkey ? keyFromPkey(std::move(pkey)) : base::Result<Key>(base::Error{});
    if (key)
        entries.push_back({friendlyName(bag), std::move(key).value(), std::nullopt});
    else
        ++skipped;
}

void Pkcs12Bags::addCertificate(const PKCS12_SAFEBAG &bag)
{
    const X509Ptr x509(PKCS12_SAFEBAG_get1_cert(&bag));
    unsigned char *bytes = nullptr;
    const int size = x509 ? i2d_X509(x509.get(), &bytes) : 0;
    auto certificate = size > 0 ? Certificate::fromDer(QByteArrayView(bytes, size))
                                : base::Result<Certificate>(base::Error{});
    OPENSSL_free(bytes);
    if (certificate)
        entries.push_back({friendlyName(bag), {}, std::move(certificate).value()});
    else
        ++skipped;
}

} // namespace claimcheck::crypto
