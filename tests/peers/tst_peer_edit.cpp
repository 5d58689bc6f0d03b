#include "core/attack/attack.h"
#include "core/jose/sign.h"
#include "core/token/token_draft.h"
#include "tests/peers/jose_keys.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;

// Tokens of npm jose edited and signed again here are verified there, with every kind of key; variants that a
// server must refuse are refused by npm jose.

namespace {

constexpr qint64 now = 1'800'000'000;

struct AlgRow
{
    const char *alg;
    const char *kind;
};

constexpr AlgRow algRows[] = {
    {"HS256", "32 bytes"}, {"HS384", "48 bytes"},  {"HS512", "64 bytes"}, {"RS256", "RSA-2048"},
    {"RS384", "RSA-2048"}, {"RS512", "RSA-3072"},  {"PS256", "RSA-2048"}, {"PS384", "RSA-2048"},
    {"PS512", "RSA-3072"}, {"ES256", "P-256"},     {"ES384", "P-384"},    {"ES512", "P-521"},
    {"EdDSA", "Ed25519"},  {"Ed25519", "Ed25519"},
};

QByteArray base64Url(QByteArrayView bytes)
{
    return encoding::encodeBase64Url(bytes);
}

} // namespace

class TestPeerEdit : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<JosePeer> m_peer;
    std::unique_ptr<JoseKeys> m_keys;
    base::SystemRandom m_random;

    static void addAlgorithms()
    {
        QTest::addColumn<QByteArray>("alg");
        QTest::addColumn<QByteArray>("kind");
        for (const AlgRow &row : algRows)
            QTest::newRow(row.alg) << QByteArray(row.alg) << QByteArray(row.kind);
    }

private slots:
    void initTestCase()
    {
        if (!JosePeer::isInstalled())
            QSKIP("npm jose is not installed (npm ci in tests/peers)");
        m_peer = std::make_unique<JosePeer>();
        m_keys = std::make_unique<JoseKeys>(*m_peer);
    }

    void editedAndSigned_data() { addAlgorithms(); }
    void editedAndSigned()
    {
        QFETCH(QByteArray, alg);
        QFETCH(QByteArray, kind);
        const QByteArray payload = "{\"iss\":\"x\", \"n\":1.0,\"sub\":\"a\"}";
        for (const Maker maker : {Maker::There, Maker::Here}) {
            const KeyTexts &texts = m_keys->key(maker, kind);
            const QByteArray header = object({{"alg", quoted(alg)}, {"typ", quoted("at+jwt")}});
            const QByteArray signer =
                object({{"key", forPeer(texts, KeyForm::Jwk, crypto::KeyPart::Private)}, {"header", header}});
            const JoseAnswer made = m_peer->ask("sign", {{"form", quoted("compact")},
                                                         {"payload", quoted(base64Url(payload))},
                                                         {"signers", '[' + signer + ']'}});
            QVERIFY2(made.ok(), made.line());
            const auto draft = token::draftOf(token::readToken(made.text()));
            QVERIFY(draft.has_value());
            QCOMPARE(draft->payload, payload);
            const auto verify = [&](const token::TokenDraft &each) {
                return m_peer->ask("verify", {{"token", quoted(each.text())},
                                              {"key", forPeer(texts, KeyForm::Jwk, crypto::KeyPart::Public)},
                                              {"alg", quoted(alg)}});
            };
            const token::TokenDraft edited =
                token::withTimes(token::withClaim(*draft, "sub", "\"b\""), token::TimePreset::Now, now);
            QCOMPARE(verify(edited).error(), "ERR_JWS_SIGNATURE_VERIFICATION_FAILED");
            const auto key = forUs(texts, KeyForm::Jwk, crypto::KeyPart::Private).keys.front();
            const auto again = token::signDraft(edited, key);
            QVERIFY(again.ok());
            const JoseAnswer verified = verify(*again);
            QVERIFY2(verified.ok(), verified.line());
            QCOMPARE(verified.text(), base64Url("{\"iss\":\"x\", \"n\":1.0,\"sub\":\"b\",\"iat\":1800000000,"
                                                "\"exp\":1800003600}"));
        }
    }

    void variants_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("alg");
        QTest::addColumn<QByteArray>("kind");
        for (const attack::AttackRow &row : attack::attackTable()) {
            for (const AlgRow &alg : algRows) {
                if (QByteArrayView(alg.alg).endsWith("256") || alg.alg == "Ed25519"_ba)
                    QTest::addRow("%s of %s", row.id, alg.alg)
                        << QByteArray(row.id) << QByteArray(alg.alg) << QByteArray(alg.kind);
            }
        }
    }
    void variants()
    {
        QFETCH(QByteArray, id);
        QFETCH(QByteArray, alg);
        QFETCH(QByteArray, kind);
        const KeyTexts &texts = m_keys->key(Maker::There, kind);
        const auto key = forUs(texts, KeyForm::Jwk, crypto::KeyPart::Private).keys.front();
        const QByteArray good = *jose::signCompact("{\"alg\":\"" + alg + "\",\"typ\":\"at+jwt\"}",
                                                   "{\"iss\":\"https://id.example\",\"aud\":\"https://"
                                                   "api.example\",\"sub\":\"me\",\"iat\":1799999990,"
                                                   "\"exp\":1800003000}",
                                                   key);
        const auto verify = [&](const QByteArray &text) {
            return m_peer->ask(
                "verifyJwt",
                {{"token", quoted(text)},
                 {"key", forPeer(texts, KeyForm::Jwk, crypto::KeyPart::Public)},
                 {"alg", quoted(alg)},
                 {"options", "{\"at\":1800000000,\"issuer\":\"https://id.example\",\"audience\":"
                             "\"https://api.example\",\"typ\":\"at+jwt\",\"requiredClaims\":[\"exp\"]}"}});
        };
        QVERIFY2(verify(good).ok(), verify(good).line());
        const attack::AttackInput input{token::readToken(good), key, "https://mine.example", now, &m_random};
        const auto forged = attack::makeAttack(*attack::findAttack(id), input);
        if (!forged) {
            QCOMPARE(forged.error().code, "attack-does-not-apply"_L1);
            return;
        }
        const JoseAnswer answer = verify(forged->token);
        if (id == "duplicate-subject") { // what JSON.parse makes of duplicates: the last one, without a word
            QCOMPARE(answer.value()["sub"_L1].toUtf8(), "somebody-else");
            return;
        }
        if (id == "b64-without-crit") { // jose takes no notice of a b64 that crit does not name (RFC 7797 §6)
            QCOMPARE(answer.value()["sub"_L1].toUtf8(), "me");
            return;
        }
        QVERIFY2(!answer.ok(), answer.line());
        QVERIFY(!answer.error().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPeerEdit)
#include "tst_peer_edit.moc"
