#include "core/crypto/ec_point.h"
#include "core/crypto/key_components.h"

#include <QTest>

using namespace claimcheck::crypto;
using namespace Qt::StringLiterals;

namespace {

const QByteArray generator =
    "02aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a54"
    "5e3872760ab7"; // P-384's base point, with an odd y: FIPS 186-4 D.1.2.4

} // namespace

class TestEcPoint : public QObject
{
    Q_OBJECT

private slots:
    void points_data()
    {
        QTest::addColumn<Curve>("curve");
        QTest::addColumn<QByteArray>("point");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("even y") << Curve::P384 << generator << QByteArray();
        QTest::newRow("odd y") << Curve::P384 << "03" + generator.mid(2) << QByteArray();
        QTest::newRow("not on the curve")
            << Curve::P384 << "02" + QByteArray(94, '0') + "01" << QByteArray("key-not-on-curve");
        QTest::newRow("other sign") << Curve::P384 << "05" + generator.mid(2)
                                    << QByteArray("key-not-on-curve");
        QTest::newRow("short") << Curve::P384 << generator.chopped(2) << QByteArray("key-length");
        QTest::newRow("other curve") << Curve::P256 << generator << QByteArray("key-length");
        QTest::newRow("no EC curve") << Curve::Ed25519 << generator << QByteArray("key-invalid");
    }
    void points()
    {
        QFETCH(Curve, curve);
        QFETCH(QByteArray, point);
        QFETCH(QByteArray, code);
        const auto key = keyFromPoint(curve, QByteArray::fromHex(point));
        QCOMPARE(key ? QByteArray() : QByteArray(key.error().code.data()), code);
        if (key)
            QCOMPARE(compressedPoint(*key).toHex(), point);
    }
    void scalars()
    {
        QByteArray one(48, '\0');
        QCOMPARE(keyFromScalar(Curve::P384, one).error().code, "key-invalid"_L1); // zero
        one[47] = 1;
        const auto key = keyFromScalar(Curve::P384, one);
        QVERIFY(key.ok() && key->hasPrivate());
        QCOMPARE(compressedPoint(*key).toHex(), "03" + generator.mid(2)); // 1 times the base point
        QCOMPARE(keyFromScalar(Curve::P384, QByteArray(48, '\xff')).error().code, "key-invalid"_L1);
        QCOMPARE(keyFromScalar(Curve::P384, one.mid(1)).error().code, "key-length"_L1);
        QCOMPARE(keyFromScalar(Curve::X25519, one).error().code, "key-invalid"_L1);
        QVERIFY(compressedPoint(makeSecretKey({})).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestEcPoint)
#include "tst_ec_point.moc"
