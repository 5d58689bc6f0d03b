#include "core/crypto/generate.h"

#include "core/crypto/key_data.h"
#include "core/crypto/text.h"

#include <openssl/rsa.h>

namespace claimcheck::crypto {

using namespace Qt::StringLiterals;

namespace {

base::Result<Key> finish(EVP_PKEY *pkey, QLatin1StringView code)
{
    if (!pkey)
        return opensslError(code, Text::tr("%1 could not make such a key.").arg(openSslVersion()));
    return keyFromPkey(PkeyPtr(pkey));
}

/// OpenSSL calls it between the candidates for a prime; 0 stops.
int goOn(EVP_PKEY_CTX *context)
{
    const auto &stop = *static_cast<const StopQuestion *>(EVP_PKEY_CTX_get_app_data(context));
    return stop() ? 0 : 1;
}

} // namespace

base::Result<Key> generateRsa(int bits, const StopQuestion &stop)
{
    if (bits < 1024 || bits > 16384)
        return base::Error{"key-rsa-size"_L1, Text::tr("An RSA key of %1 bits is not made here.").arg(bits)};
    const PkeyCtxPtr context(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
    EVP_PKEY *pkey = nullptr;
    if (!context || EVP_PKEY_keygen_init(context.get()) <= 0 ||
        EVP_PKEY_CTX_set_rsa_keygen_bits(context.get(), bits) <= 0)
        return finish(nullptr, "key-invalid"_L1);
    StopQuestion question = stop;
    if (question) {
        EVP_PKEY_CTX_set_app_data(context.get(), &question);
        EVP_PKEY_CTX_set_cb(context.get(), goOn);
    }
    if (EVP_PKEY_generate(context.get(), &pkey) <= 0) {
        if (question && question())
            return opensslError("key-stopped"_L1, Text::tr("The key was given up before it was made."));
        pkey = nullptr;
    }
    return finish(pkey, "key-invalid"_L1);
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
    if (!pkey && row.kind == KeyKind::Akp)
        return opensslError("not-supported-by-openssl"_L1,
                            Text::tr("%1 is not in this OpenSSL (%2). It comes with OpenSSL 3.5.")
                                .arg(QString::fromLatin1(row.joseName), openSslVersion()));
    return finish(pkey, "not-supported-by-openssl"_L1);
}

Key generateSecret(qsizetype bytes, base::Random &random)
{
    return makeSecretKey(base::SecretBytes::take(random.bytes(bytes)));
}

} // namespace claimcheck::crypto
