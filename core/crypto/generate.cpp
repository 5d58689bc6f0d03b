#include "core/crypto/generate.h"

#include "core/crypto/key_data.h"
#include "core/crypto/text.h"

namespace claimcheck::crypto {

using namespace Qt::StringLiterals;

namespace {

base::Result<Key> finish(EVP_PKEY *pkey, QLatin1StringView code)
{
    if (!pkey)
        return opensslError(code, Text::tr("%1 could not make such a key.").arg(openSslVersion()));
    return keyFromPkey(PkeyPtr(pkey));
}

} // namespace

base::Result<Key> generateRsa(int bits)
{
    if (bits < 1024 || bits > 16384)
        return base::Error{"key-rsa-size"_L1, Text::tr("An RSA key of %1 bits is not made here.").arg(bits)};
    return finish(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", static_cast<std::size_t>(bits)),
                  "key-invalid"_L1);
}

base::Result<Key> generateOn(Curve curve)
{
    const CurveRow &row = curveRow(curve);
    if (row.kind == KeyKind::Ec)
        return finish(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", row.opensslName), "key-invalid"_L1);
    if (row.curve == Curve::None)
        return base::Error{"key-invalid"_L1, Text::tr("There is no such curve.")};
    const PkeyCtxPtr context(EVP_PKEY_CTX_new_from_name(nullptr, row.opensslName, nullptr));
    EVP_PKEY *pkey = nullptr;
    if (!context || EVP_PKEY_keygen_init(context.get()) <= 0 || EVP_PKEY_generate(context.get(), &pkey) <= 0)
        pkey = nullptr;
    return finish(pkey, "not-supported-by-openssl"_L1);
}

Key generateSecret(qsizetype bytes, base::Random &random)
{
    return makeSecretKey(base::SecretBytes::take(random.bytes(bytes)));
}

} // namespace claimcheck::crypto
