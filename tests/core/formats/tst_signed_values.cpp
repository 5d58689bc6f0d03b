#include "core/formats/open.h"
#include "core/formats/recognize.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::formats;
using namespace Qt::StringLiterals;

namespace {

jose::KeySet keysOfSecret(QByteArrayView secret)
{
    jose::KeySet keys;
    keys.keys.push_back(jose::keyFromSecret(base::SecretBytes(secret)));
    return keys;
}

constexpr auto frameworksSecret = "k3y";

} // namespace

class TestSignedValues : public QObject
{
    Q_OBJECT

private slots:
    void frameworks_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QByteArray>("payload");
        // Made with Django 3.2.25, itsdangerous 2.1.2, Flask 2.2.2 and Tornado 6.2 at the second 1700000000.
        const QString django = u"django-signed-value"_s;
        QTest::newRow("signing.dumps")
            << QByteArray("eyJ1c2VyIjo3fQ:1r31eq:KdiEy-KCidSqqkopvqraVgdt6jjce-wyidelT51O2n0") << django
            << QByteArray("{\"user\":7}");
        QTest::newRow("signing.dumps, compressed")
            << QByteArray(
                   ".eJyrVipJrShRslJKTEoeEKRUCwCnkTFw:1r31eq:ESJAhlEPW4CEvcAYLAIFICKjE7Jsuo4cmBgSD6aSokI")
            << django << "{\"text\":\"" + QByteArray("abc").repeated(40) + "\"}";
        QTest::newRow("a session in a cookie")
            << QByteArray("eyJfYXV0aF91c2VyX2lkIjoiMSJ9:1r31eq:4TiZSi44fhhEQMEi2NHFnyRZiamZwrqjB05XzZ_vJdg")
            << django << QByteArray("{\"_auth_user_id\":\"1\"}");
        QTest::newRow("SHA-1, as before 3.1")
            << QByteArray("eyJ1c2VyIjo3fQ:1r31eq:cdNlv9nJ7m-DJC78hrlmkBqES9k") << django
            << QByteArray("{\"user\":7}");
        const QString dangerous = u"itsdangerous-timed-token-flask-session"_s;
        QTest::newRow("URLSafeTimedSerializer") << QByteArray("eyJhIjoxfQ.ZVPxAA.u9UVlYCxv1m2ile-XdJG78b_n10")
                                                << dangerous << QByteArray("{\"a\":1}");
        QTest::newRow("URLSafeTimedSerializer, compressed")
            << QByteArray(".eJyrVipJrShRslJKTEoeEKRUCwCnkTFw.ZVPxAA.PlGQ_ACA9BQ2Wk83kPvT_LusSRo") << dangerous
            << "{\"text\":\"" + QByteArray("abc").repeated(40) + "\"}";
        QTest::newRow("Flask's session")
            << QByteArray("eyJ1c2VyX2lkIjo0MiwibiI6IngifQ.ZVPxAA.XZngyYq8-mnBulM_C-YqWo6BsrQ") << dangerous
            << QByteArray("{\"user_id\":42,\"n\":\"x\"}");
        QTest::newRow("Flask's session, compressed")
            << QByteArray(".eJyrViotTi2Kz0xRsjIx0lHKU7JSqhgmQKkWACcKY-Q.ZVPxAA.qGCxdkWz5AQZ9wW7SeuOGWa1HL8")
            << dangerous << "{\"user_id\":42,\"n\":\"" + QByteArray(200, 'x') + "\"}";
        QTest::newRow("Tornado") << QByteArray(
                                        "2|1:0|10:1700000000|4:user|8:YWxpY2U=|"
                                        "ca2725d0b93fbab789c5f8bf99b7232c045e82f617c34ab538aa1cf6ed79749f")
                                 << u"tornado-signed-value-v2"_s << QByteArray("alice");
        QTest::newRow("Tornado, third key")
            << QByteArray("2|1:3|10:1700000000|4:user|8:YWxpY2U=|"
                          "0c4d4748efc4298456ff41fbc8a0540c32942e63a8a6065906cdf89fbdb723a2")
            << u"tornado-signed-value-v2"_s << QByteArray("alice");
    }
    void frameworks()
    {
        QFETCH(QByteArray, token);
        QFETCH(QString, id);
        const auto found = recognize(token);
        QVERIFY(!found.empty());
        QCOMPARE(found.front().id, id);
        QVERIFY(found.front().payload.has_value());
        QTEST(found.front().payload->bytes, "payload");
        QCOMPARE(found.front().field(u"issuedAt")->time.toSecsSinceEpoch(), 1'700'000'000);
        const auto statusWith = [&](const QByteArray &text, const jose::KeySet &keys) {
            return open(found.front(), text, keys).signature.value_or(jose::SignatureVerdict()).status;
        };
        QCOMPARE(statusWith(token, keysOfSecret(frameworksSecret)), jose::SignatureStatus::Verified);
        QCOMPARE(statusWith(token, keysOfSecret("k3y2")), jose::SignatureStatus::Invalid);
        QCOMPARE(statusWith(token, {}), jose::SignatureStatus::NotChecked);
        QByteArray changed = token;
        changed[1] = changed[1] == 'y' ? 'z' : 'y';
        QCOMPARE(statusWith(changed, keysOfSecret(frameworksSecret)), jose::SignatureStatus::Invalid);
    }

    void cookies_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QByteArray>("secret");
        // Computed with Python's hmac from the descriptions of each framework.
        QTest::newRow("Express") << QByteArray("s:abc.1Whk7bdMSK+vxph1SCczBgfnVs9/iXmWxzg8zCiN9XQ")
                                 << u"express-signed-cookie-cookie-signature"_s << QByteArray("k3y");
        QTest::newRow("Express, percent-encoded")
            << QByteArray("s%3Aabc.1Whk7bdMSK%2Bvxph1SCczBgfnVs9%2FiXmWxzg8zCiN9XQ")
            << u"express-signed-cookie-cookie-signature"_s << QByteArray("k3y");
        QTest::newRow("oauth2-proxy")
            << QByteArray("QUFB|1700000000|79Di9H3-9SO54sVMkSv9HvXc4nmVIUCk93q_39jEh-o=")
            << u"oauth2-proxy-cookie"_s << QByteArray("k3y");
        QTest::newRow("Rails, SHA-1") << QByteArray("ImhlbGxvIg==--fc10e0ce0ed8228a1951682356853d1079d4009f")
                                      << u"rails-signed-cookie-or-message"_s << QByteArray("k3y");
        QTest::newRow("Rails, SHA-256, with an envelope")
            << QByteArray("eyJfcmFpbHMiOnsibWVzc2FnZSI6ImV5SmhJam94ZlE9PSIsImV4cCI6IjIwMjYtMDEtMDJUMDM6MDQ6MD"
                          "UuMDAwWi"
                          "IsInB1ciI6ImNvb2tpZS51c2VyIn19--"
                          "21c53f6269d4d14fe1eef02e472478659f7278b10165d5da9377894277"
                          "ec3b05")
            << u"rails-signed-cookie-or-message"_s << QByteArray("k3y");
        QTest::newRow("Rails, percent-encoded")
            << QByteArray("eyJfcmFpbHMiOnsibWVzc2FnZSI6ImV5SmhJam94ZlE9PSIsImV4cCI6IjIwMjYtMDEtMDJUMDM6MDQ6MD"
                          "UuMDAwWi"
                          "IsInB1ciI6ImNvb2tpZS51c2VyIn19--"
                          "21c53f6269d4d14fe1eef02e472478659f7278b10165d5da9377894277"
                          "ec3b05")
            << u"rails-signed-cookie-or-message"_s << QByteArray("k3y");
        QTest::newRow("Rails, from secret_key_base")
            << QByteArray("eyJfcmFpbHMiOnsibWVzc2FnZSI6ImV5SmhJam94ZlE9PSIsImV4cCI6IjIwMjYtMDEtMDJUMDM6MDQ6MD"
                          "UuMDAwWi"
                          "IsInB1ciI6ImNvb2tpZS51c2VyIn19--3e53e9e77e7afeeb3d3efbadb992ba07300ebdab")
            << u"rails-signed-cookie-or-message"_s << QByteArray("secret-key-base");
        QTest::newRow("Rails, from secret_key_base, as before 7.0")
            << QByteArray("eyJfcmFpbHMiOnsibWVzc2FnZSI6ImV5SmhJam94ZlE9PSIsImV4cCI6IjIwMjYtMDEtMDJUMDM6MDQ6MD"
                          "UuMDAwWi"
                          "IsInB1ciI6ImNvb2tpZS51c2VyIn19--f0358eeb8223b0b735d4f82827295bdfa501abde")
            << u"rails-signed-cookie-or-message"_s << QByteArray("secret-key-base");
        QTest::newRow("Laravel, APP_KEY")
            << QByteArray("eyJpdiI6IkFBRUNBd1FGQmdjSUNRb0xEQTBPRHc9PSIsInZhbHVlIjoiQUFBQUFBQUFBQUFBQUFBQUFBQU"
                          "FBQUFBQU"
                          "FBQUFBQUFBQUFBQUFBQUFBQT0iLCJtYWMiOiI3MjVhMGM3ZGE3NTJjZWRlMmYzNjE0ZGY1ZTIxMWIyOTdl"
                          "MzMzZTEx"
                          "NzBjYzI4NmQyZjA1ZTljZmNlMDYyNTBlIiwidGFnIjoiIn0=")
            << u"laravel-encrypted-cookie-or-value"_s
            << QByteArray("base64:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        QTest::newRow("Phoenix, with the derived key")
            << QByteArray(
                   "SFMyNTY.g2gDbQAAAAVoZWxsb24GAHto5c-LAWIAAVGA.pFM0VcNAx796AvZZdaDg1JrG61bxw5NvV4tOtIKwciU")
            << u"phoenix-token"_s << QByteArray("k3y");
        QTest::newRow("Service Bus")
            << QByteArray("SharedAccessSignature "
                          "sr=https%3a%2f%2fexample.servicebus.windows.net%2fqueue&sig=vF4JnlhB"
                          "6uzHXFFSZQzvektQsU%2FyxtqLKcHfFLUXA2M%3D&se=1767225600&skn=RootManage")
            << u"azure-service-bus-sas-token"_s << QByteArray("k3y");
    }
    void cookies()
    {
        QFETCH(QByteArray, token);
        QFETCH(QString, id);
        QFETCH(QByteArray, secret);
        const auto found = recognize(token);
        QVERIFY(!found.empty());
        QCOMPARE(found.front().id, id);
        const auto verdict = open(found.front(), token, keysOfSecret(secret)).signature;
        QVERIFY(verdict.has_value());
        QCOMPARE(verdict->status, jose::SignatureStatus::Verified);
        const auto wrong = open(found.front(), token, keysOfSecret(secret + "x")).signature;
        QCOMPARE(wrong->status, jose::SignatureStatus::Invalid);
        QCOMPARE(wrong->reason->code, "wrong-secret"_L1);
    }

    void readWithoutAKey_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::newRow("oauth2-proxy")
            << QByteArray("QUFB|1700000000|79Di9H3-9SO54sVMkSv9HvXc4nmVIUCk93q_39jEh-o=") << u"issuedAt"_s
            << u"2023-11-14T22:13:20Z"_s;
        QTest::newRow("Rails, expiry")
            << QByteArray("eyJfcmFpbHMiOnsibWVzc2FnZSI6ImV5SmhJam94ZlE9PSIsImV4cCI6IjIwMjYtMDEtMDJUMDM6MDQ6MD"
                          "UuMDAwWi"
                          "IsInB1ciI6ImNvb2tpZS51c2VyIn19--"
                          "21c53f6269d4d14fe1eef02e472478659f7278b10165d5da9377894277"
                          "ec3b05")
            << u"expiresAt"_s << u"2026-01-02T03:04:05Z"_s;
        QTest::newRow("Rails, purpose")
            << QByteArray("eyJfcmFpbHMiOnsibWVzc2FnZSI6ImV5SmhJam94ZlE9PSIsImV4cCI6IjIwMjYtMDEtMDJUMDM6MDQ6MD"
                          "UuMDAwWi"
                          "IsInB1ciI6ImNvb2tpZS51c2VyIn19--"
                          "21c53f6269d4d14fe1eef02e472478659f7278b10165d5da9377894277"
                          "ec3b05")
            << u"purpose"_s << u"cookie.user"_s;
        QTest::newRow("Rails, serializer") << QByteArray("BAhpMg==--2c1c6906c90a3bc4fd54a51ffb41dffa4bf6b5f7")
                                           << u"serializer"_s << u"Marshal"_s;
        QTest::newRow("Rails, encrypted")
            << QByteArray("DIQ7fw==--K3n//8vvnSbGq9dA--7Xh91HfLpwzbj1czhBiwOg==") << u"ciphertextBytes"_s
            << u"4"_s;
        QTest::newRow("Laravel") << QByteArray("eyJpdiI6IkFBRUNBd1FGQmdjSUNRb0xEQTBPRHc9PSIsInZhbHVlIjoiQUFBQ"
                                               "UFBQUFBQUFBQUFBQUFBQUFBQUFBQU"
                                               "FBQUFBQUFBQUFBQUFBQUFBQT0iLCJtYWMiOiI3MjVhMGM3ZGE3NTJjZWRlMmY"
                                               "zNjE0ZGY1ZTIxMWIyOTdlMzMzZTEx"
                                               "NzBjYzI4NmQyZjA1ZTljZmNlMDYyNTBlIiwidGFnIjoiIn0=")
                                 << u"cipher"_s << u"AES-CBC"_s;
        QTest::newRow("Phoenix, data")
            << QByteArray(
                   "SFMyNTY.g2gDbQAAAAVoZWxsb24GAHto5c-LAWIAAVGA.pFM0VcNAx796AvZZdaDg1JrG61bxw5NvV4tOtIKwciU")
            << u"data"_s << u"\"hello\""_s;
        QTest::newRow("Phoenix, time")
            << QByteArray(
                   "SFMyNTY.g2gDbQAAAAVoZWxsb24GAHto5c-LAWIAAVGA.pFM0VcNAx796AvZZdaDg1JrG61bxw5NvV4tOtIKwciU")
            << u"issuedAt"_s << u"2023-11-14T22:13:20.123Z"_s;
        QTest::newRow("Phoenix, age")
            << QByteArray(
                   "SFMyNTY.g2gDbQAAAAVoZWxsb24GAHto5c-LAWIAAVGA.pFM0VcNAx796AvZZdaDg1JrG61bxw5NvV4tOtIKwciU")
            << u"maxAge"_s << u"86400"_s;
        QTest::newRow("Phoenix, a map")
            << QByteArray("SFMyNTY.g3QAAAACZAAEZGF0YWgCYQd3Am9rZAAGc2lnbmVkbgYAe2jlz4sB."
                          "AAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                          "AAAAAAAAAAAAAA")
            << u"data"_s << u"{7, :ok}"_s;
        QTest::newRow("Phoenix, time of a map")
            << QByteArray("SFMyNTY.g3QAAAACZAAEZGF0YWgCYQd3Am9rZAAGc2lnbmVkbgYAe2jlz4sB."
                          "AAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                          "AAAAAAAAAAAAAA")
            << u"issuedAt"_s << u"2023-11-14T22:13:20.123Z"_s;
        QTest::newRow("Service Bus")
            << QByteArray("SharedAccessSignature "
                          "sr=https%3a%2f%2fexample.servicebus.windows.net%2fqueue&sig=vF4JnlhB"
                          "6uzHXFFSZQzvektQsU%2FyxtqLKcHfFLUXA2M%3D&se=1767225600&skn=RootManage")
            << u"expiresAt"_s << u"2026-01-01T00:00:00Z"_s;
        QTest::newRow("Service Bus, resource")
            << QByteArray("SharedAccessSignature "
                          "sr=https%3a%2f%2fexample.servicebus.windows.net%2fqueue&sig=vF4JnlhB"
                          "6uzHXFFSZQzvektQsU%2FyxtqLKcHfFLUXA2M%3D&se=1767225600&skn=RootManage")
            << u"resource"_s << u"https://example.servicebus.windows.net/queue"_s;
        QTest::newRow("ASP.NET data protection")
            << QByteArray("CfDJ8AARIjNEVWZ3iJmqu8zd7v8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
            << u"keyId"_s << u"33221100-5544-7766-8899-aabbccddeeff"_s;
        QTest::newRow("Iron")
            << QByteArray("Fe26.2*1*aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa*"
                          "AAAAAAAAAAAAAAAA"
                          "AAAAAA*QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB*1767225600000*"
                          "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
                          "bbbbbbbbbbbbbbbbbbbbbbbbbbbb*CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC~2")
            << u"expiresAt"_s << u"2026-01-01T00:00:00Z"_s;
        QTest::newRow("Iron, password")
            << QByteArray("Fe26.2*1*aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa*"
                          "AAAAAAAAAAAAAAAA"
                          "AAAAAA*QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB**"
                          "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
                          "bbbbbbbbbbbbbbb*CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC~2")
            << u"passwordId"_s << u"1"_s;
        QTest::newRow("Express") << QByteArray("s:abc.NC5RnOCtbAOja5jus/HRMNtIE7nfTRFg7aSI1xLceO4")
                                 << u"value"_s << u"abc"_s;
        QTest::newRow("Tornado") << QByteArray("2|1:3|10:1700000000|4:user|8:YWxpY2U=|"
                                               "0000000000000000000000000000000000000000000000000000"
                                               "000000000000")
                                 << u"keyVersion"_s << u"3"_s;
    }
    void readWithoutAKey()
    {
        QFETCH(QByteArray, token);
        QFETCH(QString, field);
        const auto found = recognize(token);
        QVERIFY(!found.empty());
        const Field *read = found.front().field(field);
        QVERIFY(read);
        QTEST(read->value, "value");
    }

    void notNamed_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::newRow("Django: a time of long ago")
            << QByteArray("ImhlbGxvIg:000001:YIye-ze3TTx7gtSv422nZA4sgmk");
        QTest::newRow("Django: no JSON") << QByteArray("aGVsbG8:1QaUZC:YIye-ze3TTx7gtSv422nZA4sgmk");
        QTest::newRow("itsdangerous: a time of long ago")
            << QByteArray("eyJhIjoxfQ.AAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAA");
        QTest::newRow("itsdangerous: the header of a JWT")
            << QByteArray("eyJhbGciOiJub25lIn0.ZVPxAA.AAAAAAAAAAAAAAAAAAAAAAAAAAA");
        QTest::newRow("not zlib") << QByteArray(".eyJhIjoxfQ.ZVPxAA.AAAAAAAAAAAAAAAAAAAAAAAAAAA");
        QTest::newRow("itsdangerous without a time, which is weak")
            << QByteArray("eyJhIjoxfQ.ZG_2syZPxV0HHPxex_G7yLRhl_Q");
    }
    void notNamed()
    {
        QFETCH(QByteArray, token);
        QVERIFY(recognize(token).empty());
    }
};

QTEST_GUILESS_MAIN(TestSignedValues)
#include "tst_signed_values.moc"
