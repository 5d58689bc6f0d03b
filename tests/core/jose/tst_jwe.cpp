#include "core/crypto/aead.h"
#include "core/crypto/generate.h"
#include "core/encoding/base64url.h"
#include "core/jose/decrypt.h"
#include "core/jose/encrypt.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using jose::DecryptionStatus;
using jose::Serialization;

// What the reader makes of the three serializations (RFC 7516 §7), and several recipients.

namespace {

const QByteArray plaintext("Live long and prosper.");

jose::Jwk secret(const QByteArray &bytes, const QString &kid)
{
    jose::Jwk key = jose::keyFromSecret(base::SecretBytes(bytes));
    key.kid = kid;
    return key;
}

jose::KeySet setOf(std::vector<jose::Jwk> keys)
{
    jose::KeySet set;
    set.keys = std::move(keys);
    return set;
}

QByteArray rangeText(const jose::ParsedJwe &jwe, const base::ByteRange &range)
{
    return jwe.text.sliced(range.begin, range.size());
}

} // namespace

class TestJwe : public QObject
{
    Q_OBJECT

private slots:
    void refused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("where");
        QTest::newRow("four segments") << QByteArray("e30.A.A.A") << u"jwe-segments"_s << 9;
        QTest::newRow("six segments") << QByteArray("e30.A.A.A.A.A") << u"jwe-segments"_s << 11;
        QTest::newRow("nothing") << QByteArray() << u"jwe-segments"_s << 0;
        QTest::newRow("header of a number") << QByteArray("MQ.A.A.A.A") << u"jwe-header"_s << 0;
        QTest::newRow("header of nothing") << QByteArray(".A.A.A.A") << u"jwe-header"_s << 0;
        QTest::newRow("no ciphertext") << QByteArray(R"({"protected":"e30"})") << u"jwe-json"_s << 0;
        QTest::newRow("ciphertext of a number") << QByteArray(R"({"ciphertext":1})") << u"jwe-json"_s << 0;
        QTest::newRow("iv of a number") << QByteArray(R"({"ciphertext":"AA","iv":1})") << u"jwe-json"_s << 24;
        QTest::newRow("header of text")
            << QByteArray(R"({"ciphertext":"","header":""})") << u"jwe-json"_s << 26;
        QTest::newRow("no recipients")
            << QByteArray(R"({"ciphertext":"","recipients":[]})") << u"jwe-json"_s << 30;
        QTest::newRow("recipient of text")
            << QByteArray(R"({"ciphertext":"","recipients":[""]})") << u"jwe-json"_s << 31;
        QTest::newRow("both forms") << QByteArray(R"({"ciphertext":"","recipients":[{}],"header":{}})")
                                    << u"jwe-json"_s << 44;
        QTest::newRow("broken JSON") << QByteArray(R"({"ciphertext":)") << u"json-truncated"_s << 14;
    }
    void refused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        QFETCH(int, where);
        const auto jwe = jose::parseJwe(text);
        QVERIFY(!jwe.ok());
        QCOMPARE(jwe.error().code, code);
        QCOMPARE(jwe.error().where, where);
    }

    void ranges()
    {
        // RFC 7516 A.5 has these members; the bytes are made up.
        const auto jwe = jose::parseJwe(
            R"({"protected":"eyJlbmMiOiJBMTI4R0NNIn0","unprotected":{"jku":"https://x"},)"
            R"("header":{"alg":"A128KW","kid":"7"},"encrypted_key":"AAEC","iv":"AwQF","aad":"BgcI",)"
            R"("ciphertext":"CQoL","tag":"DA0O"})");
        QVERIFY(jwe.ok());
        QCOMPARE(jwe->serialization, Serialization::Flattened);
        QCOMPARE(jwe->recipients.size(), std::size_t(1));
        const jose::JweRecipient &recipient = jwe->recipients[0];
        QCOMPARE(recipient.alg, "A128KW");
        QCOMPARE(recipient.enc, "A128GCM");
        QCOMPARE(recipient.kid, "7");
        QCOMPARE(jwe->parameter(recipient, "jku"_L1).toUtf8(), "https://x");
        QCOMPARE(rangeText(*jwe, recipient.encryptedKeyRange), "AAEC");
        QCOMPARE(rangeText(*jwe, jwe->protectedRange), "eyJlbmMiOiJBMTI4R0NNIn0");
        QCOMPARE(rangeText(*jwe, jwe->ivRange), "AwQF");
        QCOMPARE(rangeText(*jwe, jwe->aadRange), "BgcI");
        QCOMPARE(rangeText(*jwe, jwe->ciphertextRange), "CQoL");
        QCOMPARE(rangeText(*jwe, jwe->tagRange), "DA0O");
        QCOMPARE(jwe->aad, QByteArray("\6\7\10"));
        QCOMPARE(jwe->authenticatedData(), "eyJlbmMiOiJBMTI4R0NNIn0.BgcI");
    }

    void problems_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        const QByteArray header = R"({"ciphertext":"","protected":"eyJlbmMiOiJBMTI4R0NNIn0",)"; // enc
        QTest::newRow("in two headers")
            << header + R"("unprotected":{"enc":"A128GCM"}})" << u"header-not-disjoint"_s;
        QTest::newRow("in two others")
            << header + R"("unprotected":{"alg":"dir"},"header":{"alg":"dir"}})" << u"header-not-disjoint"_s;
        QTest::newRow("zip unprotected")
            << header + R"("header":{"alg":"dir","zip":"DEF"}})" << u"zip-unprotected"_s;
        QTest::newRow("crit unprotected")
            << header + R"("header":{"alg":"dir","crit":["x"],"x":1}})" << u"crit-malformed"_s;
        QTest::newRow("enc differs")
            << QByteArray(R"({"ciphertext":"","recipients":[{"header":{"alg":"A128KW","enc":"A128GCM"}},)"
                          R"({"header":{"alg":"A128KW","enc":"A256GCM"}}]})")
            << u"enc-differs"_s;
    }
    void problems()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        const auto jwe = jose::parseJwe(text);
        QVERIFY2(jwe.ok(), jwe ? "" : qPrintable(jwe.error().message));
        std::vector<base::Error> all = jwe->problems;
        for (const jose::JweRecipient &recipient : jwe->recipients)
            all.insert(all.end(), recipient.problems.begin(), recipient.problems.end());
        QCOMPARE(all.size(), std::size_t(1));
        QCOMPARE(all[0].code, code);
    }

    void severalRecipients()
    {
        const jose::Jwk one = secret("sixteen bytes 01", u"one"_s), two = secret("a word", u"two"_s);
        const jose::Jwk three = jose::makeJwk(*crypto::generateOn(crypto::Curve::X25519), {}, u"three"_s);
        const std::vector<jose::EncryptionRecipient> recipients = {
            {R"({"alg":"A128KW","kid":"one"})", one},
            {R"({"alg":"PBES2-HS512+A256KW","kid":"two","p2c":1000})", two},
            {R"({"alg":"ECDH-ES+A256KW","kid":"three"})", three}};
        const auto token =
            jose::encryptJson(R"({"enc":"A256CBC-HS512","zip":"DEF"})", recipients, plaintext, "more");
        QVERIFY2(token.ok(), token ? "" : qPrintable(token.error().message));
        const auto jwe = jose::parseJwe(*token);
        QCOMPARE(jwe->serialization, Serialization::General);
        QCOMPARE(jwe->aad, "more");
        const auto all = jose::decrypt(*jwe, setOf({three, two, one}));
        QCOMPARE(all.plaintext, plaintext);
        for (std::size_t i = 0; i < 3; ++i)
            QCOMPARE(all.recipients[i].key->kid, recipients[i].key.kid);
        for (std::size_t i = 0; i < 3; ++i) {
            const auto single = jose::decrypt(*jwe, setOf({recipients[i].key}));
            QCOMPARE(single.plaintext, plaintext);
            QCOMPARE(single.overall.alg, single.recipients[i].alg);
            for (std::size_t other = 0; other < 3; ++other)
                QCOMPARE(single.recipients[other].status,
                         other == i ? DecryptionStatus::Decrypted : DecryptionStatus::NotTried);
        }
        const auto none = jose::decrypt(*jwe, setOf({secret("sixteen bytes 02", u"one"_s)}));
        QCOMPARE(none.overall.status, DecryptionStatus::Failed);
        QCOMPARE(none.overall.reason->code, "wrong-key"_L1);
        QByteArray altered = *token;
        altered.replace("\"aad\":\"bW9y", "\"aad\":\"bW9z");
        QCOMPARE(jose::decrypt(*jose::parseJwe(altered), setOf({one})).overall.reason->code, "wrong-tag"_L1);
    }

    void oneRecipientInJson()
    {
        const jose::Jwk key = secret("sixteen bytes 01", {});
        const std::vector<jose::EncryptionRecipient> one = {{{}, key}};
        const auto token = jose::encryptJson(R"({"alg":"dir","enc":"A128GCM"})", one, plaintext);
        QCOMPARE(jose::decrypt(*jose::parseJwe(*token), setOf({key})).plaintext, plaintext);
        const std::vector<jose::EncryptionRecipient> both = {{{}, key}, {{}, key}};
        QCOMPARE(jose::encryptJson(R"({"alg":"dir","enc":"A128GCM"})", both, plaintext).error().code,
                 "algorithm-not-shared"_L1);
    }

    /// RFC 7516 §5.1 step 14: without a protected header, nothing is authenticated beside the ciphertext.
    void withoutProtectedHeader()
    {
        const jose::Jwk key = secret("sixteen bytes 01", {});
        const crypto::AeadMethod method{crypto::Digest::None, 16, 12, 16};
        const auto sealed = crypto::seal(method, key.key.secret(), "twelve bytes", {}, plaintext);
        encoding::JsonWriter writer;
        writer.beginObject();
        writer.memberRaw("unprotected", R"({"alg":"dir","enc":"A128GCM"})");
        writer.member("iv"_L1, encoding::encodeBase64Url("twelve bytes"));
        writer.member("ciphertext"_L1, encoding::encodeBase64Url(sealed->ciphertext));
        writer.member("tag"_L1, encoding::encodeBase64Url(sealed->tag));
        writer.endObject();
        const auto jwe = jose::parseJwe(writer.take());
        QCOMPARE(jose::decrypt(*jwe, setOf({key})).plaintext, plaintext);
    }

    void manyRecipients()
    {
        QByteArray list;
        for (int i = 0; i < 10'000; ++i)
            list += (i ? ",{}" : "{}");
        const auto jwe = jose::parseJwe(
            R"({"unprotected":{"alg":"A128KW","enc":"A128GCM"},"ciphertext":"","recipients":[)" + list +
            "]}");
        const auto decryption = jose::decrypt(*jwe, setOf({secret("sixteen bytes 01", {})}));
        QCOMPARE(decryption.recipients.size(), std::size_t(10'000));
        QCOMPARE(decryption.recipients.front().status, DecryptionStatus::Failed);
        QCOMPARE(decryption.recipients.back().reason->code, "attempt-limit"_L1);
    }
};

QTEST_GUILESS_MAIN(TestJwe)
#include "tst_jwe.moc"
