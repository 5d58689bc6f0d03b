#include "core/crypto/key_components.h"

#include "core/crypto/key_data.h"
#include "core/crypto/key_export.h"
#include "core/crypto/param_list.h"
#include "core/crypto/text.h"

#include <QtAlgorithms>

namespace claimcheck::crypto {

using namespace Qt::StringLiterals;

namespace {

QByteArrayView withoutLeadingZeros(QByteArrayView bytes)
{
    while (!bytes.isEmpty() && bytes.front() == 0)
        bytes = bytes.sliced(1);
    return bytes;
}

qsizetype bitLength(QByteArrayView bytes)
{
    const QByteArrayView number = withoutLeadingZeros(bytes);
    if (number.isEmpty())
        return 0;
    return number.size() * 8 -
           static_cast<qsizetype>(qCountLeadingZeroBits(static_cast<quint8>(number.front())));
}

bool isGoodExponent(QByteArrayView e)
{
    const QByteArrayView number = withoutLeadingZeros(e);
    return !number.isEmpty() && (number.back() & 1) && bitLength(number) > 1 && bitLength(number) <= 256;
}

BnPtr numberOf(QByteArrayView bytes)
{
    return BnPtr(BN_bin2bn(bytesOf(bytes), static_cast<int>(bytes.size()), nullptr));
}

/// n = p·q, so that a private half of some other key is not taken for this one's.
bool factorsFit(const RsaComponents &key)
{
    if (key.p.isEmpty())
        return true;
    const BnPtr n = numberOf(key.n), p = numberOf(key.p.view()), q = numberOf(key.q.view()),
                product(BN_new());
    const std::unique_ptr<BN_CTX, Freer<BN_CTX_free>> scratch(BN_CTX_new());
    return BN_mul(product.get(), p.get(), q.get(), scratch.get()) == 1 && BN_cmp(product.get(), n.get()) == 0;
}

base::Result<void> check(const RsaComponents &key)
{
    const qsizetype bits = bitLength(key.n);
    if (bits < 512 || bits > 16384)
        return base::Error{"key-rsa-size"_L1,
                           Text::tr("The RSA modulus has %1 bits; 512 to 16384 can be used.").arg(bits)};
    if (!isGoodExponent(key.e))
        return base::Error{"key-rsa-exponent"_L1,
                           Text::tr("The RSA public exponent must be odd and at least 3.")};
    const bool anyFactor =
        !key.p.isEmpty() || !key.q.isEmpty() || !key.dp.isEmpty() || !key.dq.isEmpty() || !key.qi.isEmpty();
    const bool allFactors =
        !key.p.isEmpty() && !key.q.isEmpty() && !key.dp.isEmpty() && !key.dq.isEmpty() && !key.qi.isEmpty();
    if (anyFactor && (!allFactors || key.d.isEmpty()))
        return base::Error{"key-members-missing"_L1,
                           Text::tr("An RSA private key has d alone, or d with all of p, q, dp, dq and qi."),
                           -1,
                           {base::Spec::Rfc7518, "6.3.2"}};
    if (!factorsFit(key))
        return base::Error{"key-halves-differ"_L1,
                           Text::tr("The factors p and q do not belong to the modulus n.")};
    return {};
}

} // namespace

base::Result<Key> keyFromComponents(const RsaComponents &components)
{
    if (const auto checked = check(components); !checked)
        return checked.error();
    ParamList list;
    list.addNumber(OSSL_PKEY_PARAM_RSA_N, components.n);
    list.addNumber(OSSL_PKEY_PARAM_RSA_E, components.e);
    list.addNumber(OSSL_PKEY_PARAM_RSA_D, components.d.view());
    list.addNumber(OSSL_PKEY_PARAM_RSA_FACTOR1, components.p.view());
    list.addNumber(OSSL_PKEY_PARAM_RSA_FACTOR2, components.q.view());
    list.addNumber(OSSL_PKEY_PARAM_RSA_EXPONENT1, components.dp.view());
    list.addNumber(OSSL_PKEY_PARAM_RSA_EXPONENT2, components.dq.view());
    list.addNumber(OSSL_PKEY_PARAM_RSA_COEFFICIENT1, components.qi.view());
    PkeyPtr pkey = list.makeKey("RSA", components.d.isEmpty() ? EVP_PKEY_PUBLIC_KEY : EVP_PKEY_KEYPAIR);
    if (!pkey)
        return opensslError("key-invalid"_L1, Text::tr("The numbers do not make an RSA key."));
    return keyFromPkey(std::move(pkey));
}

base::Result<RsaComponents> rsaComponents(const Key &key)
{
    if (!key.isValid() || key.kind() != KeyKind::Rsa)
        return base::Error{"key-kind"_L1, Text::tr("This is not an RSA key.")};
    const EVP_PKEY *pkey = key.data()->pkey.get();
    RsaComponents result;
    result.n = exportNumber(pkey, OSSL_PKEY_PARAM_RSA_N);
    result.e = exportNumber(pkey, OSSL_PKEY_PARAM_RSA_E);
    if (key.hasPrivate()) {
        result.d = exportSecretNumber(pkey, OSSL_PKEY_PARAM_RSA_D);
        result.p = exportSecretNumber(pkey, OSSL_PKEY_PARAM_RSA_FACTOR1);
        result.q = exportSecretNumber(pkey, OSSL_PKEY_PARAM_RSA_FACTOR2);
        result.dp = exportSecretNumber(pkey, OSSL_PKEY_PARAM_RSA_EXPONENT1);
        result.dq = exportSecretNumber(pkey, OSSL_PKEY_PARAM_RSA_EXPONENT2);
        result.qi = exportSecretNumber(pkey, OSSL_PKEY_PARAM_RSA_COEFFICIENT1);
    }
    ERR_clear_error();
    return result;
}

} // namespace claimcheck::crypto
