#include "core/jose/key_set.h"
#include "core/jose/sign.h"
#include "tests/support/vectors.h"

using namespace claimcheck;
using namespace Qt::StringLiterals;

// Sources: RFC 7638 §3.1, RFC 8037 A.3, RFC 9449 §6.1 (tests/data/rfc-jose); RFC 7520 §3
// (jose-cookbook of the vectors); own rows for what is wrong with a key.

namespace {

/// JSON written with single quotes: moc 6.4 loses its way in raw strings.
QByteArray quoted(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

const QByteArray p256 = quoted("'crv':'P-256','x':'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU','y':'x_"
                               "FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0'");

QByteArray keyFile(const QString &name)
{
    return test::readFile(test::vectorPath(u"keys/"_s + name));
}

} // namespace

class TestJwk : public QObject
{
    Q_OBJECT

private slots:
    void thumbprints_data()
    {
        QTest::addColumn<QByteArray>("jwk");
        QTest::addColumn<QByteArray>("thumbprint");
        const auto document = test::readVectors(u"rfc-jose/rfc_jose_vectors.json"_s);
        for (const encoding::JsonValue item : document["cases"_L1].elements()) {
            if (item["kind"_L1].toUtf8() == "thumbprint-sha256")
                QTest::newRow(item["ref"_L1].toUtf8().constData())
                    << item["jwk"_L1].raw().toByteArray() << item["value"_L1].toUtf8();
        }
    }
    void thumbprints()
    {
        QFETCH(QByteArray, jwk);
        QFETCH(QByteArray, thumbprint);
        const auto keys = jose::readKeys(jwk, u"vector"_s);
        QVERIFY(keys.ok());
        QCOMPARE(keys->keys[0].thumbprint(), thumbprint);
    }

    void cookbook_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList names = test::vectorFiles(u"jose-cookbook/jwk"_s);
        SKIP_WITHOUT_VECTORS(names);
        for (const QString &name : names)
            QTest::newRow(qPrintable(name)) << name;
    }
    void cookbook()
    {
        QFETCH(QString, name);
        const auto document = test::readVectors(name);
        const auto keys = jose::readKeys(document.text(), name);
        QVERIFY2(keys.ok(), keys ? "" : qPrintable(keys.error().message));
        const jose::Jwk &jwk = keys->keys[0];
        QCOMPARE(jwk.kid, document["kid"_L1].toString());
        QCOMPARE(jwk.key.hasPrivate(), !name.contains("public"_L1));
        const auto written = encoding::JsonDocument::parse(jwk.toJson(jose::JwkPart::Private));
        for (const auto member :
             {"kty"_L1, "n"_L1, "e"_L1, "d"_L1, "p"_L1, "qi"_L1, "crv"_L1, "x"_L1, "y"_L1, "k"_L1})
            QCOMPARE((*written)[member].toUtf8(), document[member].toUtf8());
        QVERIFY(!encoding::JsonDocument::parse(jwk.toJson())->root().has("d"_L1));
        QVERIFY(!encoding::JsonDocument::parse(jwk.toJson())->root().has("k"_L1));
    }

    void wrong_data()
    {
        QTest::addColumn<QByteArray>("jwk");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const QByteArray &jwk, const char *code) {
            QTest::newRow(name) << jwk << QString::fromLatin1(code);
        };
        row("no kty", "{\"k\":\"AA\"}", "jwk-kty-missing");
        row("kty unknown", "{\"kty\":\"ec\"}", "jwk-kty-unknown");
        row("crv unknown", quoted("{'kty':'EC','crv':'P-257','x':'AA','y':'AA'}"), "jwk-crv-unknown");
        row("crv of another type", quoted("{'kty':'OKP','crv':'P-256','x':'AA'}"), "jwk-crv-unknown");
        row("x missing", quoted("{'kty':'EC','crv':'P-256','y':'AA'}"), "jwk-member");
        row("x a number", quoted("{'kty':'OKP','crv':'Ed25519','x':1}"), "jwk-member");
        row("padding", quoted("{'kty':'oct','k':'AAA='}"), "jwk-member");
        row("empty secret", quoted("{'kty':'oct','k':''}"), "jwk-member");
        row("short x", quoted("{'kty':'EC','crv':'P-256','x':'AAAA','y':'AAAA'}"), "key-length");
        row("short Ed25519", quoted("{'kty':'OKP','crv':'Ed25519','x':'AAAA'}"), "key-length");
        row("not on the curve", "{\"kty\":\"EC\"," + QByteArray(p256).replace("5a0\"", "5a4\"") + '}',
            "key-not-on-curve");
        row("another d",
            "{\"kty\":\"EC\"," + p256 + quoted(",'d':'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9Lg'}"),
            "key-halves-differ");
        row("member twice", "{\"kty\":\"EC\"," + p256 + quoted(",'x':'AA'}"), "jwk-members-duplicate");
        row("short modulus", quoted("{'kty':'RSA','n':'sQ','e':'AQAB'}"), "key-rsa-size");
        row("even exponent", "{\"kty\":\"RSA\",\"n\":\"" + QByteArray(172, 'x') + "\",\"e\":\"Ag\"}",
            "key-rsa-exponent");
        row("more than two primes", quoted("{'kty':'RSA','n':'AA','e':'AQAB','oth':[]}"), "jwk-oth");
        row("half of the factors",
            "{\"kty\":\"RSA\",\"n\":\"" + QByteArray(172, 'x') + quoted("','e':'AQAB','d':'AA','p':'AA'}"),
            "key-members-missing");
        row("empty set", "{\"keys\":[]}", "keys-none-usable");
        row("neither", "hello", "keys-unrecognized");
        row("broken JSON", "{\"kty\":", "json-truncated");
    }
    void wrong()
    {
        QFETCH(QByteArray, jwk);
        QFETCH(QString, code);
        const auto keys = jose::readKeys(jwk, {});
        QVERIFY(!keys.ok());
        QCOMPARE(QString(keys.error().code), code);
        QVERIFY(!keys.error().message.isEmpty());
    }

    void setSkipsWhatItCannotUse()
    {
        // RFC 7517 §5
        const auto keys = jose::readKeys(
            "{\"keys\":[{\"kty\":\"new\"},{\"kty\":\"EC\"," + p256 + ",\"kid\":\"a\"},3]}", u"s"_s);
        QVERIFY(keys.ok());
        QCOMPARE(keys->keys.size(), std::size_t(1));
        QCOMPARE(keys->keys[0].kid, u"a"_s);
        QCOMPARE(keys->skipped.size(), std::size_t(2));
        QCOMPARE(keys->skipped[1].code, "jwk-not-object"_L1);
    }

    void otherForms()
    {
        const QByteArray certificate = keyFile(u"ec-certificate.pem"_s);
        const auto chain = jose::readKeys(certificate + keyFile(u"ec-public.pem"_s), u"chain"_s);
        QCOMPARE(chain->keys.size(), std::size_t(2));
        QCOMPARE(chain->keys[0].thumbprint(), chain->keys[1].thumbprint());
        QCOMPARE(chain->keys[0].certificates.size(), std::size_t(1));
        const auto map =
            jose::readKeys("{\"one\":\"" + QByteArray(certificate).replace("\n", "\\n") + "\"}", u"map"_s);
        QCOMPARE(map->keys[0].kid, u"one"_s);
        const auto base64 = jose::readKeys(chain->keys[0].certificates[0].der().toBase64(), u"x5c"_s);
        QCOMPARE(base64->keys[0].thumbprint(), map->keys[0].thumbprint());
        QCOMPARE(jose::readKeys(keyFile(u"ec-encrypted-pkcs8.pem"_s), {}).error().code,
                 "key-needs-passphrase"_L1);
        QCOMPARE(jose::readKeys("-----BEGIN PUBLIC KEY-----\nMFkw", {}).error().code, "key-unreadable"_L1);
    }

    void descriptions()
    {
        QCOMPARE(jose::readKeys(keyFile(u"rsa-1024-pkcs1.pem"_s), {})->keys[0].description(),
                 u"RSA, 1024 bits"_s);
        QCOMPARE(jose::readKeys(keyFile(u"ec-public.pem"_s), {})->keys[0].description(), u"EC, P-256"_s);
        QCOMPARE(jose::keyFromSecret(base::SecretBytes("1234")).description(), u"secret, 32 bits"_s);
        QCOMPARE(jose::generateJwk("EdDSA")->description(), u"Ed25519"_s);
        QCOMPARE(jose::generateJwk("none").error().code, "algorithm-unknown"_L1);
        QCOMPARE(jose::generateJwk("RSA-OAEP").error().code, "algorithm-unknown"_L1);
    }
};

QTEST_GUILESS_MAIN(TestJwk)
#include "tst_jwk.moc"
