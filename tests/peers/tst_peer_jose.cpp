#include "core/jose/algorithms.h"
#include "core/jose/sign.h"
#include "core/report/inspection.h"
#include "core/token/token_document.h"
#include "tests/peers/jose_keys.h"
#include "tests/support/vectors.h"

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using crypto::KeyPart;
using encoding::decodeBase64Url;
using encoding::encodeBase64Url;
using jose::SignatureStatus;

Q_DECLARE_METATYPE(claimcheck::test::Maker)
Q_DECLARE_METATYPE(claimcheck::test::KeyForm)

/// Signed tokens, both ways with npm jose: made there and read here, made here and read there.
class TestPeerJose : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<JosePeer> m_peer;
    std::unique_ptr<JoseKeys> m_keys;
    Tally m_tally;

    /// The kinds of key that go with a row of the table and that jose has; none where it has not the
    /// algorithm.
    static QByteArrayList kindsOf(const jose::AlgorithmRow &row)
    {
        if (row.method.scheme == crypto::SignatureScheme::Hmac)
            return {QByteArray::number(row.keyBytes) + " bytes"};
        if (row.keyKind == crypto::KeyKind::Rsa)
            return {"RSA-2048", "RSA-3072"};
        if (row.keyKind == crypto::KeyKind::Okp)
            return row.method.curve == crypto::Curve::Ed448 ? QByteArrayList() : QByteArrayList{"Ed25519"};
        const QByteArray curve = crypto::curveRow(row.method.curve).joseName;
        const bool there =
            std::ranges::any_of(keyKinds, [&](const KeyKindRow &k) { return curve == k.name; });
        return there ? QByteArrayList{curve} : QByteArrayList();
    }

    static void addAlgorithms()
    {
        QTest::addColumn<QByteArray>("alg");
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<Maker>("maker");
        QTest::addColumn<KeyForm>("form");
        const std::pair<KeyForm, const char *> forms[] = {{KeyForm::Jwk, "JWK"},
                                                          {KeyForm::JwkSet, "JWK Set"},
                                                          {KeyForm::Pem, "PEM"},
                                                          {KeyForm::Secret, "bytes"}};
        for (const jose::AlgorithmRow &row : jose::algorithmTable()) {
            if (row.use != jose::AlgorithmUse::Signature || jose::isNone(row.name))
                continue;
            const bool secret = row.keyKind == crypto::KeyKind::Secret;
            for (const QByteArray &kind : kindsOf(row)) {
                for (const auto &[form, name] : forms) {
                    if (secret ? form != KeyForm::Jwk && form != KeyForm::Secret : form == KeyForm::Secret)
                        continue; // jose's sets have no secrets; a secret has no PEM
                    QTest::addRow("%s, %s made there, as %s", row.name, kind.constData(), name)
                        << QByteArray(row.name) << kind << Maker::There << form;
                    QTest::addRow("%s, %s made here, as %s", row.name, kind.constData(), name)
                        << QByteArray(row.name) << kind << Maker::Here << form;
                }
            }
        }
    }

    /// The private key as jose signs with it: a set is for verification only.
    static QByteArray signingKey(const KeyTexts &texts, KeyForm form)
    {
        return forPeer(texts, form == KeyForm::JwkSet ? KeyForm::Jwk : form, KeyPart::Private);
    }

    static report::Inspection inspect(const QByteArray &token, const jose::KeySet &keys)
    {
        report::InspectionOptions options;
        options.keys = keys;
        return report::inspect(token::readToken(token), options);
    }

    QByteArray askToSign(const char *form, const QByteArray &payload, const QByteArray &signers)
    {
        const JoseAnswer answer = m_peer->ask(
            "sign",
            {{"form", quoted(form)}, {"payload", quoted(encodeBase64Url(payload))}, {"signers", signers}});
        return answer.ok() ? answer.text() : QByteArray(answer.line());
    }

    /// {key, header, unprotected} with the key that jose has for an algorithm.
    QByteArray signer(const QByteArray &kind, const QByteArray &header, const QByteArray &unprotected = {})
    {
        const KeyTexts &texts = m_keys->key(Maker::There, kind);
        return object({{"key", forPeer(texts, KeyForm::Jwk, KeyPart::Private)},
                       {"header", header},
                       {"unprotected", unprotected}});
    }

    static void addPayloads()
    {
        QTest::addColumn<QByteArray>("payload");
        QByteArray all(256, '\0');
        for (int i = 0; i < 256; ++i)
            all[i] = static_cast<char>(i);
        QTest::newRow("claims that are not ASCII")
            << QByteArray("{\"name\":\"J\u00f6rg \u4e2d\u6587 \U0001F511\"}");
        QTest::newRow("every byte") << all;
        QTest::newRow("one byte") << QByteArray("a");
        QTest::newRow("a megabyte") << QByteArray(1'000'000, 'x');
    }

private slots:
    void initTestCase()
    {
        if (!JosePeer::isInstalled())
            QSKIP("npm jose is not installed: run npm ci in tests/peers");
        m_peer = std::make_unique<JosePeer>();
        m_keys = std::make_unique<JoseKeys>(*m_peer);
    }

    void madeThereReadHere_data() { addAlgorithms(); }
    void madeThereReadHere()
    {
        QFETCH(QByteArray, alg);
        QFETCH(QByteArray, kind);
        QFETCH(Maker, maker);
        QFETCH(KeyForm, form);
        m_tally.expect("JWS made there, read here", alg);
        const KeyTexts &texts = m_keys->key(maker, kind);
        const QByteArray payload = "{\"iss\":\"https://jose.example\",\"n\":1.50}";
        const QByteArray token = askToSign(
            "compact", payload,
            "[" + object({{"key", signingKey(texts, form)}, {"header", object({{"alg", quoted(alg)}})}}) +
                "]");
        const report::Inspection result = inspect(token, forUs(texts, form, KeyPart::Public));
        QVERIFY2(result.signatures.size() == 1, token.constData());
        QCOMPARE(result.signatures[0].status, SignatureStatus::Verified);
        QCOMPARE(result.signatures[0].alg, alg);
        QCOMPARE(result.document.payloadBytes(), payload);
        m_tally.agreed("JWS made there, read here", alg);
    }

    void madeHereReadThere_data() { addAlgorithms(); }
    void madeHereReadThere()
    {
        QFETCH(QByteArray, alg);
        QFETCH(QByteArray, kind);
        QFETCH(Maker, maker);
        QFETCH(KeyForm, form);
        m_tally.expect("JWS made here, read there", alg);
        const KeyTexts &texts = m_keys->key(maker, kind);
        const jose::KeySet keys = forUs(texts, form, KeyPart::Private);
        QCOMPARE(keys.keys.size(), std::size_t(1));
        const QByteArray payload = "{\"iss\":\"https://claimcheck.example\",\"n\":1.50}";
        const auto token = jose::signCompact(object({{"alg", quoted(alg)}}), payload, keys.keys[0]);
        QVERIFY2(token.ok(), token ? "" : qPrintable(token.error().message));
        const JoseAnswer answer = m_peer->ask("verify", {{"token", quoted(*token)},
                                                         {"alg", quoted(alg)},
                                                         {"key", forPeer(texts, form, KeyPart::Public)}});
        QVERIFY2(answer.ok(), answer.line());
        QCOMPARE(decodeBase64Url(answer.text()).valueOr({}), payload);
        m_tally.agreed("JWS made here, read there", alg);
    }

    void payloads_data() { addPayloads(); }
    void payloads()
    {
        QFETCH(QByteArray, payload);
        const KeyTexts &texts = m_keys->key(Maker::There, "P-256");
        const QByteArray token =
            askToSign("compact", payload, "[" + signer("P-256", R"({"alg":"ES256"})") + "]");
        const report::Inspection there = inspect(token, forUs(texts, KeyForm::Jwk, KeyPart::Public));
        QCOMPARE(there.signatures.at(0).status, SignatureStatus::Verified);
        QCOMPARE(there.document.payloadBytes(), payload);
        const jose::KeySet keys = forUs(texts, KeyForm::Jwk, KeyPart::Private);
        const auto here = jose::signCompact(R"({"alg":"ES256"})", payload, keys.keys[0]);
        const JoseAnswer answer =
            m_peer->ask("verify", {{"token", quoted(*here)},
                                   {"alg", quoted("ES256")},
                                   {"key", forPeer(texts, KeyForm::Jwk, KeyPart::Public)}});
        QVERIFY2(answer.ok(), answer.line());
        QCOMPARE(decodeBase64Url(answer.text()).valueOr({}), payload);
    }

    /// The algorithms that one of the two has not, so that nothing is left out unsaid. A row that fails says
    /// that a new version has it: give it rows above.
    void lackingThere_data()
    {
        QTest::addColumn<QByteArray>("code");
        for (const char *alg : {"ES256K", "Ed448", "none"})
            QTest::newRow(alg) << QByteArray("ERR_JOSE_NOT_SUPPORTED"); // not in jose 6
        for (const char *alg : {"ML-DSA-44", "ML-DSA-65", "ML-DSA-87"})
            QTest::newRow(alg) << QByteArray(
                "NotSupportedError"); // in jose, not in the cryptography of Node 22
    }
    void lackingThere()
    {
        QFETCH(QByteArray, code);
        const JoseAnswer answer = m_peer->ask("generate", {{"alg", quoted(QTest::currentDataTag())}});
        QCOMPARE(answer.error(), code);
    }

    void unsignedMadeThere()
    {
        const JoseAnswer answer = m_peer->ask("unsecured", {{"claims", R"({"sub":"x"})"}});
        const report::Inspection result = inspect(answer.text(), {});
        QCOMPARE(result.signatures.at(0).status, SignatureStatus::Unsigned);
        QCOMPARE(result.document.payloadBytes(), QByteArray(R"({"sub":"x"})"));
    }

    void cleanupTestCase() { m_tally.print(); }
};

QTEST_GUILESS_MAIN(TestPeerJose)
#include "tst_peer_jose.moc"
