#include "core/crypto/key_components.h"

#include "core/crypto/key_data.h"
#include "core/crypto/key_export.h"
#include "core/crypto/param_list.h"
#include "core/crypto/text.h"

namespace claimcheck::crypto {

using namespace Qt::StringLiterals;

namespace {

constexpr char seedParameter[] =
    "seed"; // OSSL_PKEY_PARAM_ML_DSA_SEED, which OpenSSL 3.0's headers do not have

base::Error lengthError(const CurveRow &row, const QString &member, qsizetype expected, qsizetype actual)
{
    return {"key-length"_L1, Text::tr("%1 of a key on %2 has %3 bytes; here it has %4.")
                                 .arg(member, QString::fromLatin1(row.joseName))
                                 .arg(expected)
                                 .arg(actual)};
}

base::Result<void> checkLengths(const RawComponents &key, const CurveRow &row)
{
    if (key.x.isEmpty() && key.d.isEmpty())
        return base::Error{"key-members-missing"_L1,
                           Text::tr("The key has neither a public nor a private half.")};
    if (!key.x.isEmpty() && key.x.size() != row.coordinateBytes)
        return lengthError(row, Text::tr("The public half"), row.coordinateBytes, key.x.size());
    if (!key.d.isEmpty() && key.d.size() != row.privateBytes)
        return lengthError(row, Text::tr("The private half"), row.privateBytes, key.d.size());
    return {};
}

bool isMlDsaKnown(const CurveRow &row)
{
    return isSupported({SignatureScheme::MlDsa, Digest::None, row.curve});
}

PkeyPtr makeOkp(const RawComponents &key, const CurveRow &row)
{
    if (key.d.isEmpty())
        return PkeyPtr(
            EVP_PKEY_new_raw_public_key_ex(nullptr, row.opensslName, nullptr, bytesOf(key.x), sizeOf(key.x)));
    return PkeyPtr(EVP_PKEY_new_raw_private_key_ex(nullptr, row.opensslName, nullptr, bytesOf(key.d.view()),
                                                   sizeOf(key.d.view())));
}

PkeyPtr makeAkp(const RawComponents &key, const CurveRow &row)
{
    ParamList list;
    if (!key.d.isEmpty())
        list.addOctets(seedParameter, key.d.view());
    else
        list.addOctets(OSSL_PKEY_PARAM_PUB_KEY, key.x);
    return list.makeKey(row.opensslName, key.d.isEmpty() ? EVP_PKEY_PUBLIC_KEY : EVP_PKEY_KEYPAIR);
}

QByteArray publicBytes(const EVP_PKEY *pkey)
{
    std::size_t size = 0;
    if (EVP_PKEY_get_raw_public_key(pkey, nullptr, &size) != 1)
        return {};
    QByteArray bytes(static_cast<qsizetype>(size), '\0');
    return EVP_PKEY_get_raw_public_key(pkey, bytesOf(bytes), &size) == 1 ? bytes : QByteArray();
}

base::SecretBytes privateBytes(const EVP_PKEY *pkey)
{
    std::size_t size = 0;
    if (EVP_PKEY_get_raw_private_key(pkey, nullptr, &size) != 1)
        return {};
    QByteArray bytes(static_cast<qsizetype>(size), '\0');
    EVP_PKEY_get_raw_private_key(pkey, bytesOf(bytes), &size);
    return base::SecretBytes::take(std::move(bytes));
}

} // namespace

base::Result<Key> keyFromComponents(const RawComponents &components)
{
    const CurveRow &row = curveRow(components.curve);
    if (row.kind != KeyKind::Okp && row.kind != KeyKind::Akp)
        return base::Error{"key-invalid"_L1, Text::tr("This is not a curve of OKP or AKP keys.")};
    if (const auto checked = checkLengths(components, row); !checked)
        return checked.error();
    if (row.kind == KeyKind::Akp && !isMlDsaKnown(row))
        return base::Error{"not-supported-by-openssl"_L1,
                           Text::tr("%1 has no %2; it came with OpenSSL 3.5.")
                               .arg(openSslVersion(), QString::fromLatin1(row.joseName)),
                           -1,
                           {base::Spec::Rfc9964}};
    PkeyPtr pkey = row.kind == KeyKind::Okp ? makeOkp(components, row) : makeAkp(components, row);
    if (!pkey)
        return opensslError(
            "key-invalid"_L1,
            Text::tr("The bytes do not make a key on %1.").arg(QString::fromLatin1(row.joseName)));
    if (!components.d.isEmpty() && !components.x.isEmpty() && publicBytes(pkey.get()) != components.x)
        return base::Error{"key-halves-differ"_L1,
                           Text::tr("The private half does not belong to the public half.")};
    return keyFromPkey(std::move(pkey));
}

base::Result<RawComponents> rawComponents(const Key &key)
{
    if (!key.isValid() || (key.kind() != KeyKind::Okp && key.kind() != KeyKind::Akp))
        return base::Error{"key-kind"_L1, Text::tr("This is neither an OKP nor an AKP key.")};
    const EVP_PKEY *pkey = key.data()->pkey.get();
    RawComponents result;
    result.curve = key.curve();
    result.x = publicBytes(pkey);
    if (key.hasPrivate())
        result.d = key.kind() == KeyKind::Okp ? privateBytes(pkey)
                                              : base::SecretBytes::take(exportOctets(pkey, seedParameter));
    ERR_clear_error();
    if (key.hasPrivate() && result.d.isEmpty())
        return base::Error{"key-not-exportable"_L1,
                           Text::tr("The key holds no seed, which a JWK would need."),
                           -1,
                           {base::Spec::Rfc9964}};
    return result;
}

} // namespace claimcheck::crypto
