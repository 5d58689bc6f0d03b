#include "core/crypto/ec_point.h"

#include "core/crypto/ecdsa.h"
#include "core/crypto/key_components.h"
#include "core/crypto/key_data.h"
#include "core/crypto/param_list.h"
#include "core/crypto/text.h"

#include <openssl/objects.h>

namespace claimcheck::crypto {

using namespace Qt::StringLiterals;

namespace {

using EcGroupPtr = std::unique_ptr<EC_GROUP, Freer<EC_GROUP_free>>;
using EcPointPtr = std::unique_ptr<EC_POINT, Freer<EC_POINT_free>>;

base::Error noEcCurve()
{
    return {"key-invalid"_L1, Text::tr("This is not a curve of EC keys.")};
}

/// The uncompressed point that belongs to a private number; empty if there is none.
QByteArray pointOf(const CurveRow &row, QByteArrayView scalar)
{
    const EcGroupPtr group(EC_GROUP_new_by_curve_name(OBJ_txt2nid(row.opensslName)));
    const BnPtr number(BN_secure_new());
    if (!group || !BN_bin2bn(bytesOf(scalar), int(scalar.size()), number.get()))
        return {};
    BN_set_flags(number.get(), BN_FLG_CONSTTIME);
    const EcPointPtr point(EC_POINT_new(group.get()));
    QByteArray encoded(1 + 2 * row.coordinateBytes, '\0');
    const bool ok = EC_POINT_mul(group.get(), point.get(), number.get(), nullptr, nullptr, nullptr) == 1 &&
                    EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED,
                                       bytesOf(encoded), sizeOf(encoded), nullptr) == sizeOf(encoded);
    ERR_clear_error();
    return ok ? encoded : QByteArray();
}

} // namespace

base::Result<Key> keyFromPoint(Curve curve, QByteArrayView point)
{
    const CurveRow &row = curveRow(curve);
    if (row.kind != KeyKind::Ec)
        return noEcCurve();
    if (point.size() != 1 + row.coordinateBytes && point.size() != 1 + 2 * row.coordinateBytes)
        return base::Error{"key-length"_L1,
                           Text::tr("A point on %1 has %2 bytes compressed or %3 whole; this one has %4.")
                               .arg(QString::fromLatin1(row.joseName))
                               .arg(1 + row.coordinateBytes)
                               .arg(1 + 2 * row.coordinateBytes)
                               .arg(point.size()),
                           -1,
                           {base::Spec::Sec1, "2.3.4"}};
    ParamList list;
    list.addText(OSSL_PKEY_PARAM_GROUP_NAME, row.opensslName);
    list.addOctets(OSSL_PKEY_PARAM_PUB_KEY, point);
    PkeyPtr pkey = list.makeKey("EC", EVP_PKEY_PUBLIC_KEY);
    if (!pkey)
        return opensslError(
            "key-not-on-curve"_L1,
            Text::tr("The point is not on the curve %1.").arg(QString::fromLatin1(row.joseName)));
    return keyFromPkey(std::move(pkey));
}

base::Result<Key> keyFromScalar(Curve curve, QByteArrayView scalar)
{
    const CurveRow &row = curveRow(curve);
    if (row.kind != KeyKind::Ec)
        return noEcCurve();
    if (scalar.size() != row.privateBytes)
        return base::Error{"key-length"_L1, Text::tr("The private key on %1 has %2 bytes; here it has %3.")
                                                .arg(QString::fromLatin1(row.joseName))
                                                .arg(row.privateBytes)
                                                .arg(scalar.size())};
    if (!isInRange(scalar.toByteArray() + scalar.toByteArray(), curve)) // as both halves of a signature must
        return base::Error{"key-invalid"_L1,
                           Text::tr("The private key is zero or not below the order of its curve.")};
    const QByteArray point = pointOf(row, scalar);
    EcComponents components;
    components.curve = curve;
    components.x = point.mid(1, row.coordinateBytes);
    components.y = point.mid(1 + row.coordinateBytes);
    components.d = base::SecretBytes(scalar);
    return keyFromComponents(components);
}

QByteArray compressedPoint(const Key &key)
{
    const auto components = ecComponents(key);
    if (!components || components->y.isEmpty())
        return {};
    const bool odd = (components->y.back() & 1) != 0;
    return (odd ? '\x03' : '\x02') + components->x;
}

} // namespace claimcheck::crypto
