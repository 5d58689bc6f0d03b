#include "core/crypto/key.h"

#include "core/crypto/key_data.h"
#include "core/crypto/text.h"

#include <array>

namespace claimcheck::crypto {

using namespace Qt::StringLiterals;

namespace {

QByteArray groupName(const EVP_PKEY *pkey)
{
    std::array<char, 64> name{};
    std::size_t size = 0;
    if (EVP_PKEY_get_group_name(pkey, name.data(), name.size(), &size) != 1)
        return {};
    return QByteArray(name.data(), static_cast<qsizetype>(size));
}

Curve ecCurve(const EVP_PKEY *pkey)
{
    const QByteArray name = groupName(pkey);
    for (const CurveRow &row : curveTable()) {
        if (row.kind == KeyKind::Ec && name == row.opensslName)
            return row.curve;
    }
    return Curve::None;
}

Curve typeCurve(const EVP_PKEY *pkey)
{
    for (const CurveRow &row : curveTable()) {
        if ((row.kind == KeyKind::Okp || row.kind == KeyKind::Akp) && EVP_PKEY_is_a(pkey, row.opensslName))
            return row.curve;
    }
    return Curve::None;
}

bool hasBigNumber(const EVP_PKEY *pkey, const char *name)
{
    BIGNUM *number = nullptr;
    const bool found = EVP_PKEY_get_bn_param(pkey, name, &number) == 1;
    BN_clear_free(number);
    return found;
}

bool hasOctets(const EVP_PKEY *pkey, const char *name)
{
    std::size_t size = 0;
    return EVP_PKEY_get_octet_string_param(pkey, name, nullptr, 0, &size) == 1 && size > 0;
}

} // namespace

base::Error opensslError(QLatin1StringView code, const QString &message)
{
    ERR_clear_error();
    return {code, message};
}

base::Result<Key> keyFromPkey(PkeyPtr pkey)
{
    auto data = std::make_shared<KeyData>();
    if (EVP_PKEY_is_a(pkey.get(), "RSA") || EVP_PKEY_is_a(pkey.get(), "RSA-PSS")) {
        data->kind = KeyKind::Rsa;
        data->hasPrivate = hasBigNumber(pkey.get(), OSSL_PKEY_PARAM_RSA_D);
    } else if (EVP_PKEY_is_a(pkey.get(), "EC")) {
        data->kind = KeyKind::Ec;
        data->curve = ecCurve(pkey.get());
        data->hasPrivate = hasBigNumber(pkey.get(), OSSL_PKEY_PARAM_PRIV_KEY);
    } else {
        data->curve = typeCurve(pkey.get());
        data->kind = curveRow(data->curve).kind;
        data->hasPrivate = hasOctets(pkey.get(), OSSL_PKEY_PARAM_PRIV_KEY);
    }
    ERR_clear_error();
    if (data->kind != KeyKind::Rsa && data->curve == Curve::None)
        return base::Error{"key-kind-unknown"_L1,
                           Text::tr("This kind of key or its curve is not used by JOSE.")};
    data->bits = data->kind == KeyKind::Rsa ? EVP_PKEY_get_bits(pkey.get()) : curveRow(data->curve).bits;
    data->pkey = std::move(pkey);
    return Key(std::move(data));
}

Key::Key() = default;

Key::Key(std::shared_ptr<const KeyData> data) : m_data(std::move(data)) {}

KeyKind Key::kind() const
{
    return m_data ? m_data->kind : KeyKind::Secret;
}

Curve Key::curve() const
{
    return m_data ? m_data->curve : Curve::None;
}

int Key::bits() const
{
    return m_data ? m_data->bits : 0;
}

bool Key::hasPrivate() const
{
    return m_data && m_data->hasPrivate;
}

QByteArrayView Key::secret() const
{
    return m_data ? m_data->secret.view() : QByteArrayView();
}

Key Key::publicPart() const
{
    if (!m_data || !m_data->pkey)
        return {};
    if (!m_data->hasPrivate)
        return *this;
    unsigned char *der = nullptr;
    const int size = i2d_PUBKEY(m_data->pkey.get(), &der);
    if (size <= 0)
        return {};
    const unsigned char *cursor = der;
    PkeyPtr copy(d2i_PUBKEY(nullptr, &cursor, size));
    OPENSSL_free(der);
    return copy ? keyFromPkey(std::move(copy)).valueOr({}) : Key();
}

Key makeSecretKey(base::SecretBytes bytes)
{
    auto data = std::make_shared<KeyData>();
    data->bits = static_cast<int>(bytes.size() * 8);
    data->hasPrivate = true;
    data->secret = std::move(bytes);
    return Key(std::move(data));
}

} // namespace claimcheck::crypto
