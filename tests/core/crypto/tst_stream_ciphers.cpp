#include "core/crypto/stream_cipher.h"
#include "core/crypto/xchacha.h"

#include <QTest>

using namespace claimcheck::crypto;

namespace {

QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

QByteArray counting(int first, int count)
{
    QByteArray bytes;
    for (int i = 0; i < count; ++i)
        bytes += char(first + i);
    return bytes;
}

// draft-irtf-cfrg-xchacha-03 A.3.1
const QByteArray plain = "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for "
                         "the future, sunscreen would be it.";
const QByteArray additional = hex("50515253c0c1c2c3c4c5c6c7");
const QByteArray sealedText =
    hex("bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39"
        "ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9"
        "21f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49");

} // namespace

class TestStreamCiphers : public QObject
{
    Q_OBJECT

private slots:
    void streams_data()
    {
        QTest::addColumn<StreamCipher>("cipher");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("nonce");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("result");
        QTest::newRow("AES-256-CTR, SP 800-38A F.5.5")
            << StreamCipher::Aes256Ctr
            << hex("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4") << counting(0xf0, 16)
            << hex("6bc1bee22e409f96e93d7e117393172a") << hex("601ec313775789a5b7a7f504bbf3d228");
        QTest::newRow("ChaCha20, RFC 8439 A.1 case 1")
            << StreamCipher::ChaCha20 << QByteArray(32, '\0') << QByteArray(16, '\0') << QByteArray(16, '\0')
            << hex("76b8e0ada0f13d90405d6ae55386bd28");
        QTest::newRow("nothing to do") << StreamCipher::ChaCha20 << QByteArray(32, '\0')
                                       << QByteArray(16, '\0') << QByteArray("") << QByteArray("");
        QTest::newRow("short key") << StreamCipher::Aes256Ctr << QByteArray(31, 'k') << QByteArray(16, 'n')
                                   << QByteArray("text") << QByteArray();
        QTest::newRow("long nonce") << StreamCipher::XChaCha20 << QByteArray(32, 'k') << QByteArray(25, 'n')
                                    << QByteArray("text") << QByteArray();
    }
    void streams()
    {
        QFETCH(StreamCipher, cipher);
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, nonce);
        QFETCH(QByteArray, text);
        QTEST(streamCipher(cipher, key, nonce, text), "result");
    }
    /// The stream of XChaCha20 is that of its Poly1305 construction from the second block on.
    void extendedStream()
    {
        const QByteArray nonce = counting(0x40, 24);
        const QByteArray stream =
            streamCipher(StreamCipher::XChaCha20, counting(0x80, 32), nonce, QByteArray(64, '\0') + plain);
        QCOMPARE(stream.mid(64), sealedText.chopped(16));
    }
    void subkey()
    {
        // draft-irtf-cfrg-xchacha-03 §2.2.1
        const auto key = hChaCha20(counting(0, 32), hex("000000090000004a0000000031415927"));
        QCOMPARE(key.view().toByteArray().toHex(),
                 QByteArray("82413b4227b27bfed30e42508a877d73a0f9e4d58a74a853c12ec41326d3ecdc"));
        QVERIFY(hChaCha20(counting(0, 31), QByteArray(16, 'n')).isEmpty());
        QVERIFY(hChaCha20(counting(0, 32), QByteArray(17, 'n')).isEmpty());
    }
    void sealed()
    {
        const QByteArray key = counting(0x80, 32), nonce = counting(0x40, 24);
        const auto opened = openXChaCha20Poly1305(key, nonce, additional, sealedText);
        QVERIFY(opened.has_value());
        QCOMPARE(*opened, plain);
        for (qsizetype i = 0; i < sealedText.size(); i += 7) {
            QByteArray changed = sealedText;
            changed[i] = char(changed[i] ^ 1);
            QVERIFY(!openXChaCha20Poly1305(key, nonce, additional, changed));
        }
        QVERIFY(!openXChaCha20Poly1305(key, nonce, "", sealedText));
        QVERIFY(!openXChaCha20Poly1305(key, counting(0x41, 24), additional, sealedText));
        QVERIFY(!openXChaCha20Poly1305(key, nonce, additional, sealedText.left(15)));
        QVERIFY(!openXChaCha20Poly1305(key.left(31), nonce, additional, sealedText));
    }
};

QTEST_GUILESS_MAIN(TestStreamCiphers)
#include "tst_stream_ciphers.moc"
