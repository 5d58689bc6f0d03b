#include "core/crypto/ecdsa.h"

#include "core/crypto/openssl_handles.h"
#include "core/crypto/signature.h"

#include <openssl/objects.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace claimcheck::crypto {

namespace {

using EcSignaturePtr = std::unique_ptr<ECDSA_SIG, Freer<ECDSA_SIG_free>>;

QByteArray readOrder(const CurveRow &row)
{
    EC_GROUP *group = EC_GROUP_new_by_curve_name(OBJ_txt2nid(row.opensslName));
    QByteArray order(row.coordinateBytes, '\0');
    if (group)
        BN_bn2binpad(EC_GROUP_get0_order(group), bytesOf(order), row.coordinateBytes);
    EC_GROUP_free(group);
    return order;
}

QByteArrayView orderOf(Curve curve)
{
    static const auto orders = [] {
        std::array<QByteArray, 5> all; // by Curve; index 0 is Curve::None
        for (const CurveRow &row : curveTable()) {
            if (row.kind == KeyKind::Ec)
                all[static_cast<std::size_t>(row.curve)] = readOrder(row);
        }
        return all;
    }();
    return orders[static_cast<std::size_t>(curve)];
}

bool inRange(QByteArrayView half, QByteArrayView order)
{
    const bool positive = std::ranges::any_of(half, [](char byte) { return byte != 0; });
    return positive && std::memcmp(half.data(), order.data(), static_cast<std::size_t>(order.size())) < 0;
}

QByteArray derInteger(QByteArrayView bigEndian)
{
    while (bigEndian.size() > 1 && bigEndian.front() == 0)
        bigEndian = bigEndian.sliced(1);
    const bool negative = !bigEndian.isEmpty() && (static_cast<uchar>(bigEndian.front()) & 0x80);
    QByteArray result(1, '\x02');
    result += static_cast<char>(bigEndian.size() +
                                (negative ? 1 : 0)); // below 128: a coordinate has at most 66 bytes
    if (negative)
        result += '\0';
    return result.append(bigEndian.data(), bigEndian.size());
}

} // namespace

bool isInRange(QByteArrayView raw, Curve curve)
{
    const QByteArrayView order = orderOf(curve);
    return raw.size() == 2 * order.size() && inRange(raw.first(order.size()), order) &&
           inRange(raw.last(order.size()), order);
}

QByteArray derFromRaw(QByteArrayView raw)
{
    const qsizetype half = raw.size() / 2;
    const QByteArray body = derInteger(raw.first(half)) + derInteger(raw.sliced(half));
    QByteArray result(1, '\x30');
    if (body.size() > 127)
        result += '\x81';
    result += static_cast<char>(body.size());
    return result + body;
}

QByteArray rawFromDer(QByteArrayView der, Curve curve)
{
    const unsigned char *cursor = bytesOf(der);
    const EcSignaturePtr signature(d2i_ECDSA_SIG(nullptr, &cursor, static_cast<long>(der.size())));
    ERR_clear_error();
    const int half = curveRow(curve).coordinateBytes;
    if (!signature || cursor != bytesOf(der) + der.size() || half == 0)
        return {};
    QByteArray raw(2 * half, '\0');
    const bool fits = BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), bytesOf(raw), half) == half &&
                      BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), bytesOf(raw) + half, half) == half;
    return fits ? raw : QByteArray();
}

} // namespace claimcheck::crypto
