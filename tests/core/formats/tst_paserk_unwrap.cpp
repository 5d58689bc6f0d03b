#include "core/crypto/key_file.h"
#include "core/crypto/rsa_pkcs1.h"
#include "core/formats/paserk_unwrap.h"
#include "tests/support/vectors.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::formats;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;

namespace {

/// Of paseto-standard/test-vectors/PASERK.
constexpr const char *types[] = {"local-wrap.pie", "secret-wrap.pie", "local-pw", "secret-pw", "seal"};

QString fileOf(char version, const char *type)
{
    return u"paseto/PASERK/k%1.%2.json"_s.arg(QLatin1Char(version)).arg(QLatin1StringView(type));
}

crypto::Key sharedKey(QByteArrayView bytes)
{
    return crypto::makeSecretKey(base::SecretBytes(bytes));
}

/// PEM, or the hexadecimal of a PASERK's data.
crypto::Key privateKey(char version, const QByteArray &text)
{
    if (text.startsWith("-----"))
        return crypto::keyFromPem(text).valueOr({});
    return paserkKey({version, PaserkType::Secret, base::SecretBytes(QByteArray::fromHex(text))}).valueOr({});
}

crypto::Key keyOf(char version, const encoding::JsonValue &test)
{
    if (test["wrapping-key"_L1].isString())
        return sharedKey(QByteArray::fromHex(test["wrapping-key"_L1].toUtf8()));
    if (test["password"_L1].isString())
        return sharedKey(test["password"_L1].toUtf8());
    return privateKey(version, test["sealing-secret-key"_L1].toUtf8());
}

/// Version 1 wraps DER with a key and PEM with a password.
QByteArray pkcs1Of(const base::Result<crypto::Key> &key)
{
    const auto der = key ? crypto::rsaKeyToPkcs1(*key) : base::Result<QByteArray>(key.error());
    return der ? der->toHex() : QByteArray(der.error().code.data());
}

/// The key inside, or the code of why there is none; another version is refused as its reader would.
QByteArray unwrapped(char version, const encoding::JsonValue &test)
{
    const auto paserk = readPaserk(test["paserk"_L1].toUtf8());
    if (!paserk)
        return paserk.error().code.data();
    if (paserk->version != version)
        return "paserk-version";
    const auto key = unwrapPaserk(*paserk, keyOf(version, test));
    if (!key)
        return key.error().code.data();
    return version == '1' && key->type == PaserkType::Secret ? pkcs1Of(paserkKey(*key))
                                                             : key->data.view().toByteArray().toHex();
}

QByteArray expected(const encoding::JsonValue &test)
{
    const QByteArray text =
        test["unwrapped"_L1].isString() ? test["unwrapped"_L1].toUtf8() : test["unsealed"_L1].toUtf8();
    return text.startsWith("-----") ? pkcs1Of(crypto::keyFromPem(text)) : text;
}

} // namespace

class TestPaserkUnwrap : public QObject
{
    Q_OBJECT

private slots:
    void vectors_data()
    {
        QTest::addColumn<char>("version");
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("index");
        for (const char version : {'1', '2', '3', '4'}) {
            for (const char *type : types) {
                const QString file = fileOf(version, type);
                const auto document = readVectors(file);
                if (document.isEmpty())
                    QTest::newRow(qPrintable(file)) << version << file << -1;
                for (int i = 0; i < int(document["tests"_L1].size()); ++i)
                    QTest::addRow("k%c.%s, %d", version, type, i) << version << file << i;
            }
        }
    }
    void vectors()
    {
        QFETCH(char, version);
        QFETCH(QString, file);
        QFETCH(int, index);
        if (index < 0)
            QSKIP("This file of vectors is not installed");
        const auto document = readVectors(file);
        const auto test = document["tests"_L1].at(index);
        const QByteArray result = unwrapped(version, test);
        if (result == "paserk-argon2")
            QSKIP("Argon2id is not supported");
        if (test["expect-fail"_L1].toBool())
            QVERIFY2(result.contains('-'), result.constData());
        else
            QCOMPARE(result, expected(test));
    }
    void refusals_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<QByteArray>("code");
        const QByteArray key(32, 'k');
        QTest::newRow("not wrapped") << QByteArray("k4.local.") + QByteArray(43, 'A') << key
                                     << QByteArray("paserk-not-wrapped");
        QTest::newRow("short key") << QByteArray("k4.local-wrap.pie.") + QByteArray(128, 'A')
                                   << key.chopped(1) << QByteArray("paserk-key-purpose");
        QTest::newRow("other key") << QByteArray("k4.local-wrap.pie.") + QByteArray(128, 'A') << key
                                   << QByteArray("paserk-wrong-key");
        QTest::newRow("no password") << QByteArray("k3.local-pw.") + QByteArray(176, 'A') << QByteArray()
                                     << QByteArray("paserk-key-purpose");
        QTest::newRow("no rounds") << QByteArray("k3.local-pw.") + QByteArray(176, 'A') << key
                                   << QByteArray("paserk-iterations");
        QTest::newRow("too many rounds")
            << QByteArray("k3.local-pw.") + QByteArray(176, '_') << key << QByteArray("paserk-iterations");
        QTest::newRow("a secret for a seal")
            << QByteArray("k4.seal.") + QByteArray(128, 'A') << key << QByteArray("paserk-key-purpose");
        QTest::newRow("a secret for an old seal")
            << QByteArray("k1.seal.") + QByteArray(790, 'A') << key << QByteArray("paserk-key-purpose");
    }
    void refusals()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, secret);
        const auto paserk = readPaserk(text);
        const auto key = paserk ? unwrapPaserk(*paserk, sharedKey(secret)) : paserk;
        QVERIFY(!key.ok());
        QTEST(QByteArray(key.error().code.data()), "code");
    }
};

QTEST_GUILESS_MAIN(TestPaserkUnwrap)
#include "tst_paserk_unwrap.moc"
