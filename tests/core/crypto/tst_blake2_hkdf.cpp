#include "core/crypto/blake2.h"
#include "core/crypto/hkdf.h"

#include <QTest>

using namespace claimcheck::crypto;

namespace {

/// 0, 1, 2 …
QByteArray counting(int count)
{
    QByteArray bytes;
    for (int i = 0; i < count; ++i)
        bytes += char(i);
    return bytes;
}

} // namespace

class TestBlake2Hkdf : public QObject
{
    Q_OBJECT

private slots:
    void hashes_data()
    {
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<int>("size");
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("RFC 7693 appendix A")
            << QByteArray("abc") << QByteArray() << 64
            << QByteArray("ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                          "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
        // The others as Python's hashlib has them.
        QTest::newRow("nothing, 33 bytes")
            << QByteArray() << QByteArray() << 33
            << QByteArray("ddca500c4d28f7f2816de1574f840e4878c1c5aa30c149745e0149273b214c359d");
        QTest::newRow("a key alone")
            << QByteArray() << QByteArray(32, 'k') << 32
            << QByteArray("c7fad9dbdb92c87a932b219acd03953fccecf900f466e544b7671a268106fd72");
        QTest::newRow("one whole block")
            << counting(128) << QByteArray() << 32
            << QByteArray("c3582f71ebb2be66fa5dd750f80baae97554f3b015663c8be377cfcb2488c1d1");
        QTest::newRow("a byte more")
            << counting(129) << QByteArray() << 64
            << QByteArray("f59711d44a031d5f97a9413c065d1e614c417ede998590325f49bad2fd444d3e"
                          "4418be19aec4e11449ac1a57207898bc57d76a1bcf3566292c20c683a5c4648f");
        QTest::newRow("the longest key")
            << counting(128) << counting(64) << 56
            << QByteArray("ec90536f0a905ff8780222c899ea1717403c8231f4ca2cfbc6cd8cc5e3f40d8a"
                          "96cdd72bd487e6bd4adcbd367c68c61339d6e20bc1a02dac");
        QTest::newRow("one byte") << counting(300) << counting(32) << 1 << QByteArray("23");
        QTest::newRow("too long") << QByteArray("abc") << QByteArray() << 65 << QByteArray();
        QTest::newRow("no result") << QByteArray("abc") << QByteArray() << 0 << QByteArray();
        QTest::newRow("key too long") << QByteArray("abc") << counting(65) << 32 << QByteArray();
    }
    void hashes()
    {
        QFETCH(QByteArray, data);
        QFETCH(QByteArray, key);
        QFETCH(int, size);
        QTEST(blake2b(data, size, key).toHex(), "hex");
    }
    void derives_data()
    {
        QTest::addColumn<QByteArray>("salt");
        QTest::addColumn<QByteArray>("info");
        QTest::addColumn<int>("size");
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("RFC 5869 A.1")
            << counting(13) << QByteArray::fromHex("f0f1f2f3f4f5f6f7f8f9") << 42
            << QByteArray("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
                          "34007208d5b887185865");
        QTest::newRow("RFC 5869 A.3, no salt")
            << QByteArray() << QByteArray() << 42
            << QByteArray("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
                          "9d201395faa4b61a96c8");
        QTest::newRow("more than there is") << QByteArray() << QByteArray() << 255 * 32 + 1 << QByteArray();
    }
    void derives()
    {
        QFETCH(QByteArray, salt);
        QFETCH(QByteArray, info);
        QFETCH(int, size);
        const auto derived = hkdf(Digest::Sha256, QByteArray(22, '\x0b'), salt, info, size);
        QTEST(derived.view().toByteArray().toHex(), "hex");
    }
};

QTEST_GUILESS_MAIN(TestBlake2Hkdf)
#include "tst_blake2_hkdf.moc"
