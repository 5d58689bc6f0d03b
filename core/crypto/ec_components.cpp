#include "core/crypto/key_components.h"

#include "core/crypto/key_data.h"
#include "core/crypto/key_export.h"
#include "core/crypto/param_list.h"
#include "core/crypto/text.h"

namespace claimcheck::crypto {

using namespace Qt::StringLiterals;

namespace {

base::Result<void> checkLengths(const EcComponents &key, const CurveRow &row)
{
    if (key.x.isEmpty() || key.y.isEmpty())
        return base::Error{"key-members-missing"_L1,
                           Text::tr("An EC key needs both x and y."),
                           -1,
                           {base::Spec::Rfc7518, "6.2.1"}};
    if (key.x.size() != row.coordinateBytes || key.y.size() != row.coordinateBytes)
        return base::Error{
            "key-length"_L1,
            Text::tr("On %1, x and y have %2 bytes each, leading zeros included; here they have %3 and %4.")
                .arg(QString::fromLatin1(row.joseName))
                .arg(row.coordinateBytes)
                .arg(key.x.size())
                .arg(key.y.size()),
            -1,
            {base::Spec::Rfc7518, "6.2.1.2"}};
    if (!key.d.isEmpty() && key.d.size() != row.privateBytes)
        return base::Error{"key-length"_L1,
                           Text::tr("On %1, d has %2 bytes; here it has %3.")
                               .arg(QString::fromLatin1(row.joseName))
                               .arg(row.privateBytes)
                               .arg(key.d.size()),
                           -1,
                           {base::Spec::Rfc7518, "6.2.2.1"}};
    return {};
}

bool halvesFit(EVP_PKEY *pkey)
{
    const PkeyCtxPtr context(EVP_PKEY_CTX_new_from_pkey(nullptr, pkey, nullptr));
    const bool fits = context && EVP_PKEY_pairwise_check(context.get()) == 1;
    ERR_clear_error();
    return fits;
}

} // namespace

base::Result<Key> keyFromComponents(const EcComponents &components)
{
    const CurveRow &row = curveRow(components.curve);
    if (row.kind != KeyKind::Ec)
        return base::Error{"key-invalid"_L1, Text::tr("This is not a curve of EC keys.")};
    if (const auto checked = checkLengths(components, row); !checked)
        return checked.error();
    ParamList list;
    list.addText(OSSL_PKEY_PARAM_GROUP_NAME, row.opensslName);
    list.addOctets(OSSL_PKEY_PARAM_PUB_KEY,
                   '\x04' + components.x + components.y); // SEC 1 §2.3.3, uncompressed
    list.addNumber(OSSL_PKEY_PARAM_PRIV_KEY, components.d.view());
    PkeyPtr pkey = list.makeKey("EC", components.d.isEmpty() ? EVP_PKEY_PUBLIC_KEY : EVP_PKEY_KEYPAIR);
    if (!pkey) // OpenSSL decodes the point with the on-curve check of SEC 1 §2.3.4
        return opensslError(
            "key-not-on-curve"_L1,
            Text::tr("The point (x, y) is not on the curve %1.").arg(QString::fromLatin1(row.joseName)));
    if (!components.d.isEmpty() && !halvesFit(pkey.get()))
        return base::Error{"key-halves-differ"_L1,
                           Text::tr("The private d does not belong to the point (x, y).")};
    return keyFromPkey(std::move(pkey));
}

base::Result<EcComponents> ecComponents(const Key &key)
{
    if (!key.isValid() || key.kind() != KeyKind::Ec)
        return base::Error{"key-kind"_L1, Text::tr("This is not an EC key.")};
    const EVP_PKEY *pkey = key.data()->pkey.get();
    const CurveRow &row = curveRow(key.curve());
    EcComponents result;
    result.curve = key.curve();
    result.x = exportNumber(pkey, OSSL_PKEY_PARAM_EC_PUB_X, row.coordinateBytes);
    result.y = exportNumber(pkey, OSSL_PKEY_PARAM_EC_PUB_Y, row.coordinateBytes);
    if (key.hasPrivate())
        result.d = exportSecretNumber(pkey, OSSL_PKEY_PARAM_PRIV_KEY, row.privateBytes);
    ERR_clear_error();
    return result;
}

} // namespace claimcheck::crypto
