#include "core/claims/resource_file.h"
#include "core/formats/format_id.h"
#include "core/formats/recognize.h"

#include <QCryptographicHash>
#include <QTest>

using namespace claimcheck::formats;
using namespace Qt::StringLiterals;

namespace {

QString firstId(QByteArrayView token)
{
    const std::vector<Recognized> found = recognize(token);
    return found.empty() ? QString() : found.front().id;
}

} // namespace

class TestRecognizeRows : public QObject
{
    Q_OBJECT

private slots:
    void samples_data()
    {
        QTest::addColumn<QByteArray>("sample");
        QTest::addColumn<QString>("id");
        const auto document = claimcheck::claims::readRegistryFile("opaque_formats.json"_L1);
        QCOMPARE(document["rows"_L1].size(), 118);
        for (const auto &row : document["rows"_L1].elements()) {
            const QByteArray sample = row["sample"_L1].toUtf8();
            const QString name = row["name"_L1].toString();
            if (!sample.isEmpty())
                QTest::newRow(qPrintable(name))
                    << sample << (row["match"_L1].equals("weak") ? QString() : formatId(name));
        }
    }
    /// The samples of resources/registries/opaque_formats.json, each with the source that its row names: its
    /// own format comes first, and what is weak is never named.
    void samples()
    {
        QFETCH(QByteArray, sample);
        QTEST(firstId(sample), "id");
        if (const auto found = recognize(sample); !found.empty()) {
            QVERIFY(!found.front().evidence.isEmpty());
            QVERIFY(!found.front().source.isEmpty());
        }
    }
    void truncatedSamples_data() { samples_data(); }
    /// Whatever is cut or changed gives some answer, with fields whose places lie inside the text.
    void truncatedSamples()
    {
        QFETCH(QByteArray, sample);
        for (qsizetype size = 0; size < sample.size(); ++size) {
            QByteArray changed = sample;
            changed[size] = char(changed[size] ^ 1);
            for (const QByteArray &text : {sample.first(size), sample.sliced(size), changed}) {
                for (const Recognized &one : recognize(text)) {
                    for (const Field &field : one.fields)
                        QVERIFY(!field.range.isValid() || field.range.end <= text.size());
                }
            }
        }
    }

    /// Of no vendor: what people paste by mistake, and the ids and hashes that such texts are full of.
    void othersAreNotNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray words = "lorem ipsum";
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a word") << QByteArray("authorization");
        QTest::newRow("words with a dot") << QByteArray("object.someverylongname");
        QTest::newRow("a path") << QByteArray("/usr/share/doc/openssl/README.Debian");
        QTest::newRow("a file") << QByteArray("secret-service-1.2.3.tar.gz");
        QTest::newRow("a URL") << QByteArray("https://example.com/a/b?sv=1&x=2");
        QTest::newRow("a host") << QByteArray("login.microsoftonline.com");
        QTest::newRow("a git SHA") << QByteArray("9fceb02d0ae598e95dc970b74767f19372d61af8");
        for (const auto algorithm :
             {QCryptographicHash::Md5, QCryptographicHash::Sha1, QCryptographicHash::Sha224,
              QCryptographicHash::Sha256, QCryptographicHash::Sha512}) {
            const QByteArray hash = QCryptographicHash::hash(words, algorithm);
            const QByteArray name = "hash of " + QByteArray::number(hash.size());
            QTest::newRow(name + ", hexadecimal") << hash.toHex();
            QTest::newRow(name + ", capital letters") << hash.toHex().toUpper();
            QTest::newRow(name + ", base64") << hash.toBase64();
            QTest::newRow(name + ", base64url") << hash.toBase64(QByteArray::Base64UrlEncoding);
        }
        QTest::newRow("a number") << QByteArray("01234567890123456789012345");
        QTest::newRow("a phone number") << QByteArray("+44 20 7946 0000");
        QTest::newRow("a JWT of RFC 7515") << QByteArray(
            "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQog"
            "Imh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        QTest::newRow("a short JWT") << QByteArray("eyJhbGciOiJIUzI1NiJ9.eyJhMQ.aaaaaaaaaaaaaaaaaaaaaaaaaaa");
        QTest::newRow("a code of RFC 6749") << QByteArray("SplxlOBeZQQYbYS6WxSbIA");
        QTest::newRow("an access token of RFC 6749") << QByteArray("2YotnFZFEjr1zCsicMWpAA");
        QTest::newRow("PEM") << QByteArray("-----BEGIN PUBLIC KEY-----");
        QTest::newRow("JSON") << QByteArray("{\"access_token\":\"a\",\"v\":2}");
        QTest::newRow("base64 of words") << QByteArray("YI this is not a ticket").toBase64();
        QTest::newRow("begins like a ticket") << QByteArray("YIabcdefghijklmnopqrstuvwxyz");
        QTest::newRow("XML that is not SAML") << QByteArray("<?xml version=\"1.0\"?><note/>").toBase64();
        QTest::newRow("one character too many") << QByteArray("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1");
        QTest::newRow("one in front") << QByteArray("x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");
        QTest::newRow("very long") << QByteArray(100'000, 'a');
    }
    void othersAreNotNamed()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(firstId(text), QString());
    }
    void idsAreNotVendors_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("id");
        QTest::newRow("UUID of RFC 9562 A.3")
            << QByteArray("919108f7-52d1-4320-9bac-f847db4148a8") << u"uuid"_s;
        QTest::newRow("in capital letters")
            << QByteArray("919108F7-52D1-4320-9BAC-F847DB4148A8") << u"uuid"_s;
        QTest::newRow("ULID") << QByteArray("01ARZ3NDEKTSV4RRFFQ69G5FAV") << u"ulid"_s;
        QTest::newRow("KSUID, which is weak") << QByteArray("0ujtsYcgvSTl8PAuAdqWYSMnLOv") << QString();
    }
    void idsAreNotVendors()
    {
        QFETCH(QByteArray, text);
        QTEST(firstId(text), "id");
    }
    void longTextStaysCheap_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *piece :
             {"a", "A1", "a-", "a.", "sv=", "--", "0", "|", "%3D", "xoxb-", "MD", "Ag", "eyJ"})
            QTest::newRow(piece) << QByteArray(piece).repeated(60'000 / qsizetype(qstrlen(piece)));
    }
    void longTextStaysCheap()
    {
        QFETCH(QByteArray, text);
        QVERIFY(recognize(text).size() < 10); // or it runs into the test's time limit
    }
};

QTEST_GUILESS_MAIN(TestRecognizeRows)
#include "tst_recognize_rows.moc"
