#include "core/encoding/base64url.h"
#include "core/formats/open.h"
#include "core/formats/recognize.h"
#include "core/jose/decrypt.h"
#include "tests/core/formats/format_keys.h"
#include "tests/support/vectors.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::formats;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;

namespace {

/// paseto-standard/test-vectors: v1.json to v4.json.
constexpr char versions[] = {'1', '2', '3', '4'};

QString fileOf(char version)
{
    return u"paseto/v%1.json"_s.arg(QLatin1Char(version));
}

/// Every way in which a vector spells its key.
QByteArrayList spellings(const encoding::JsonValue &test)
{
    QByteArrayList result;
    for (const auto name :
         {"key"_L1, "public-key"_L1, "public-key-pem"_L1, "secret-key"_L1, "secret-key-pem"_L1}) {
        const QByteArray text = test[name].toUtf8();
        if (text.isEmpty())
            continue;
        result.append(text);
        if (!text.startsWith("-----"))
            result += {encoding::encodeBase64Url(QByteArray::fromHex(text)), QByteArray::fromHex(text)};
    }
    return result;
}

/// The key as PASERK, which says what version and purpose it is for.
QByteArray typedKey(char version, const encoding::JsonValue &test)
{
    const QByteArray local = test["key"_L1].toUtf8(), pem = test["public-key"_L1].toUtf8();
    const QByteArray type = local.isEmpty() ? ".public." : ".local.";
    const QByteArray bytes = !local.isEmpty() ? QByteArray::fromHex(local)
                             : pem.startsWith("--")
                                 ? QByteArray::fromBase64(pem.split('\n').mid(1).join().split('-')[0])
                                 : QByteArray::fromHex(pem);
    return QByteArray("k") + version + type + encoding::encodeBase64Url(bytes);
}

/// What the token says, once it is verified or decrypted; nullopt where it is neither.
std::optional<QByteArray> contentWith(const QByteArray &token, const jose::KeySet &keys,
                                      const QByteArray &assertion)
{
    const Recognized paseto = firstRecognized(token);
    const Opened opened = open(paseto, token, keys, {assertion});
    if (opened.signature && opened.signature->status == jose::SignatureStatus::Verified)
        return paseto.payload->bytes;
    if (opened.decryption && opened.decryption->status == jose::DecryptionStatus::Decrypted)
        return opened.plaintext->bytes;
    return std::nullopt;
}

} // namespace

class TestPasetoVectors : public QObject
{
    Q_OBJECT

private slots:
    void vectors_data()
    {
        QTest::addColumn<char>("version");
        QTest::addColumn<int>("index");
        for (const char version : versions) {
            const auto document = readVectors(fileOf(version));
            if (document.isEmpty())
                QTest::newRow(qPrintable(fileOf(version))) << version << -1;
            for (int i = 0; i < int(document["tests"_L1].size()); ++i)
                QTest::newRow(document["tests"_L1].at(i)["name"_L1].toUtf8().constData()) << version << i;
        }
    }
    void vectors()
    {
        QFETCH(char, version);
        QFETCH(int, index);
        if (index < 0)
            QSKIP("This file of vectors is not installed");
        const auto document = readVectors(fileOf(version));
        const auto test = document["tests"_L1].at(index);
        const QByteArray token = test["token"_L1].toUtf8();
        const QByteArray assertion = version < '3' ? QByteArray() : test["implicit-assertion"_L1].toUtf8();
        const jose::KeySet typed = secretKey(typedKey(version, test));
        if (test["expect-fail"_L1].toBool()) {
            QVERIFY(!contentWith(token, typed, assertion));
            return;
        }
        const QByteArray payload = test["payload"_L1].toUtf8();
        QCOMPARE(contentWith(token, typed, assertion).value_or("refused"), payload);
        for (const QByteArray &key : spellings(test))
            QVERIFY2(contentWith(token, keyFromText(key), assertion) == payload, key.constData());
        QVERIFY(!contentWith(token, typed, assertion + '!') || version < '3');
        const Recognized paseto = firstRecognized(token);
        const Field *footer = paseto.field(u"footer");
        QCOMPARE(footer ? footer->value.toUtf8() : QByteArray(), test["footer"_L1].toUtf8());
    }
    /// The same keys as another version's or purpose's are refused.
    void lucidity_data() { vectors_data(); }
    void lucidity()
    {
        QFETCH(char, version);
        QFETCH(int, index);
        if (index < 0)
            QSKIP("This file of vectors is not installed");
        const auto document = readVectors(fileOf(version));
        const auto test = document["tests"_L1].at(index);
        const QByteArray token = test["token"_L1].toUtf8();
        if (test["expect-fail"_L1].toBool() || !test["key"_L1].isString())
            return;
        for (const char other : versions) {
            const Opened opened = open(firstRecognized(token), token, secretKey(typedKey(other, test)));
            if (other != version)
                QCOMPARE(opened.decryption->reason->code, "paseto-key-version"_L1);
        }
    }
};

QTEST_GUILESS_MAIN(TestPasetoVectors)
#include "tst_paseto_vectors.moc"
