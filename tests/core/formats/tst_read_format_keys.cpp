#include "core/formats/read_keys.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::formats;
using namespace Qt::StringLiterals;

namespace {

const QByteArray local = "k4.local.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

// paseto-standard/test-vectors k1.local-pw-3
const QByteArray wrapped =
    "k1.local-pw.YjcxAKl31DWtGmSTbnF1Qhk76k6k9hS4Qw1RF7_vX04AACcQvTkDc-WBWaTqhXCto3nYT_DlMQ0W1J"
    "r_ogsBE5dTA9jW5edLIlgvcpBS4xu2m-9c4VaRXl4C0D7IH187o5cW88qlTQanhodYWkUzGldvCfV1aNm-_hZ6ZB7z"
    "OxnSYGeN";

crypto::PassphraseSource phrase(const QByteArray &text)
{
    return [text]() -> std::optional<base::SecretBytes> { return base::SecretBytes(text); };
}

} // namespace

class TestReadFormatKeys : public QObject
{
    Q_OBJECT

private slots:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("passphrase");
        QTest::addColumn<QByteArray>("result");
        QTest::newRow("PASERK") << local << QByteArray() << local;
        QTest::newRow("with a line break") << local + '\n' << QByteArray() << local;
        QTest::newRow("cut") << local.chopped(4) << QByteArray() << QByteArray("paserk-length");
        QTest::newRow("password") << wrapped << QByteArray("correct horse battery staple")
                                  << QByteArray("k1.local.cHFyc3R1dnd4eXp7fH1-f4CBgoOEhYaHiImKi4yNjo8");
        QTest::newRow("wrong password")
            << wrapped << QByteArray("battery staple") << QByteArray("key-passphrase-wrong");
        QTest::newRow("no password") << wrapped << QByteArray() << QByteArray("key-needs-passphrase");
        QTest::newRow("Argon2id") << QByteArray("k4.local-pw.") + QByteArray(160, 'A')
                                  << QByteArray("battery") << QByteArray("paserk-argon2");
        QTest::newRow("a JWK") << QByteArray(R"({"kty":"oct","k":"c2VjcmV0"})") << QByteArray()
                               << QByteArray("secret");
        QTest::newRow("neither") << QByteArray("k5.local.AAAA") << QByteArray()
                                 << QByteArray("keys-unrecognized");
    }
    void reads()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, passphrase);
        const auto keys =
            readKeys(text, u"test"_s, passphrase.isEmpty() ? crypto::PassphraseSource() : phrase(passphrase));
        QTEST(keys ? keys->keys.front().key.secret().toByteArray() : QByteArray(keys.error().code.data()),
              "result");
    }
};

QTEST_GUILESS_MAIN(TestReadFormatKeys)
#include "tst_read_format_keys.moc"
