#include "core/encoding/base64url.h"
#include "core/jose/named_hash.h"
#include "tests/fuzz/invariants.h"
#include "tests/fuzz/mutation_run.h"
#include "tests/support/ten_tokens.h"

#include <QTest>

using namespace claimcheck::fuzz;
using claimcheck::encoding::encodeBase64Url;

/// The readers and what keys open, over mutated text.
class TestMutations : public QObject
{
    Q_OBJECT

    static QByteArray digestOf(const QByteArray &disclosure)
    {
        return claimcheck::jose::namedHash("sha-256", disclosure);
    }

private slots:
    void json_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("claims") << QByteArray(
            "{\"iss\":\"https://a.example\",\"aud\":[\"x\",\"y\"],\"exp\":1.5e9,\"ok\":true,\"n\":null}");
        QTest::newRow("strings") << QByteArray(
            "[\"\\uD83D\\uDE00\",\"\\n\\\\\",\"gr\xC3\xBC\xC3\x9F \xF0\x9F\x98\x80\",\"\"]");
        QTest::newRow("numbers") << QByteArray("[0,-0,1.25,-1e-7,9223372036854775807,1E+400]");
        QTest::newRow("nested") << QByteArray("[[[{\"a\":{\"a\":[{}]},\"b\":[[],[]]}]]]");
        QTest::newRow("duplicates") << QByteArray("{\"a\":1,\"\\u0061\":2,\"b\":{\"c\":1,\"c\":2}}");
    }
    void json() { run(checkJson); }

    void token_data()
    {
        const QByteArray jws = encodeBase64Url("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + '.' +
                               encodeBase64Url("{\"iss\":\"joe\",\"exp\":1300819380}") + ".dBjftJeZ4CVP";
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("JWS") << jws;
        QTest::newRow("nested") << encodeBase64Url("{\"cty\":\"JWT\"}") + '.' + encodeBase64Url(jws) +
                                       ".AAAA";
        QTest::newRow("JWE") << encodeBase64Url("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}") + "..AAAA.AAAA.AAAA";
        QTest::newRow("SD-JWT") << jws + "~WyJzIiwibiIsMV0~WyJzIiwyXQ~" + jws;
        // One of an object in an array, one of its members: ["s",{"_sd":[…]}] and ["s","n",1].
        const QByteArray member = encodeBase64Url("[\"s\",\"n\",1]");
        const QByteArray element = encodeBase64Url("[\"s\",{\"_sd\":[\"" + digestOf(member) + "\"]}]");
        const QByteArray issued =
            encodeBase64Url("{\"a\":[{\"...\":\"" + digestOf(element) + "\"}],\"_sd\":[\"x\"]}");
        QTest::newRow("disclosures") << "eyJhbGciOiJFUzI1NiJ9." + issued + ".AAAA~" + element + '~' + member +
                                            '~';
        QTest::newRow("disclosures in JSON")
            << "{\"payload\":\"" + issued + "\",\"signature\":\"AAAA\",\"header\":{\"disclosures\":[\"" +
                   element + "\",\"" + member + "\"],\"kb_jwt\":\"" + jws + "\"}}";
        QTest::newRow("flattened") << QByteArray(
            "{\"payload\":\"e30\",\"protected\":\"eyJhbGciOiJub25lIn0\",\"signature\":\"AA\"}");
        QTest::newRow("general") << QByteArray(
            "{\"payload\":\"e30\",\"signatures\":[{\"header\":{\"alg\":\"none\"},\"signature\":\"\"}]}");
        QTest::newRow("response") << "{\"access_token\":\"" + jws + "\",\"token_type\":\"Bearer\"}";
        QTest::newRow("URL") << "https://a.example/cb?code=x#id_token=" + jws + "&state=1";
        QTest::newRow("curl") << "curl -H 'Authorization: Bearer " + jws + "' -d 'a=b' https://a.example";
        QTest::newRow("headers") << "GET / HTTP/1.1\r\nCookie: a=b; c=" + jws +
                                        "\r\nAuthorization: Bearer x\r\n";
        QTest::newRow("escapes") << "&quot;" + QByteArray(jws).replace(".", "%2E") + "&#46;\\u002e\"";
        QTest::newRow("opaque") << QByteArray("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");
        QTest::newRow("macaroon") << QByteArray("AgETaHR0cDovL2V4YW1wbGUub3JnLwIFa2V5aWQAAhRhY2NvdW50ID0gMzcz"
                                                "NTkyODU1OQAABiD1SAf23G7fiL8PcwazgiVio2JTPb9z"
                                                "OblhdmV2kvSWdhw");
        QTest::newRow("PASETO") << QByteArray(
            "v4.local.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAr68PS4AXe7If_"
            "ZgesdkUMvSwscFlAl1pk5HC0e8kApe"
            "aqMfGo_7OpBnwJOAbY9V7WU6abu74MmcUE8YWAiaArVI8XJ5hOb_4v9RmDkneN0S92dx0OW4pgy7omxgf3S8c3LlQg.e30");
        QTest::newRow("PASERK") << QByteArray("k4.local.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        QTest::newRow("Branca") << QByteArray(
            "870S4BYxgHw0KnP3W9fgVUHEhT5g86vJ17etaC5Kh5uIraWHCI1psNQGv298ZmjPwoYbjDQ9chy2z");
        QTest::newRow("Fernet") << QByteArray(
            "gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOP"
            "mrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==");
        QTest::newRow("Flask session")
            << QByteArray(".eJyrViotTi2Kz0xRsjIx0lHKU7JSqhgmQKkWACcKY-Q.ZVPxAA.qGCxdkWz5AQZ9wW7SeuOGWa1HL8");
        QTest::newRow("CWT") << QByteArray(
            "d28443a10126a104524173796d6d657472696345434453413235364ba101fb41d584f1a0"
            "000000427c1f");
        QTest::newRow("Biscuit") << QByteArray(
            "En0KEwoEMTIzNBgDIgkKBwgKEgMYgAgSJAgAEiBw-OHV3egI0IVjiC1vdB7WZ__t0FCvB2s-"
            "81PexdwuqxpAolMr9XDP7T44qgdXxtum"
            "c2P3O93pCHaGSuBUs3_f8nsQJ7NU6PdkujZIMStzEJ36CDnxaw");
        QTest::newRow("Phoenix") << QByteArray("SFMyNTY.g3QAAAACZAAEZGF0YWgCYQd3Am9rZAAGc2lnbmVkbgYAe2jlz4sB."
                                               "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        QTest::newRow("SAML")
            << QByteArray("<samlp:Response ID='a'><Issuer>b</Issuer></samlp:Response>").toBase64();
    }
    void token() { run(checkToken); }

    void opened_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("jwk");
        for (const claimcheck::test::SampleToken &sample : claimcheck::test::tenTokens())
            QTest::newRow(sample.name) << sample.text << sample.jwk;
    }
    void opened()
    {
        QFETCH(QByteArray, jwk);
        const auto keys = claimcheck::jose::readKeys(jwk, QStringLiteral("sample")).valueOr({});
        run([&keys](const QByteArray &text) { checkOpened(text, keys); });
    }

    void base64_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("short") << QByteArray("Zg");
        QTest::newRow("long") << encodeBase64Url("a text of some length, to be changed here and there");
    }
    void base64() { run(checkBase64); }

    void form_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("form") << QByteArray(
            "grant_type=authorization_code&code=a%2Bb+c&redirect_uri=http%3A%2F%2F127.0.0.1");
    }
    void form() { run(checkForm); }

private:
    static void run(const Check &check)
    {
        QFETCH(QByteArray, text);
        runMutations(text, check);
    }
};

QTEST_GUILESS_MAIN(TestMutations)
#include "tst_mutations.moc"
