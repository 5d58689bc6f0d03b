#include "core/jose/algorithms.h"
#include "core/jose/sign.h"
#include "core/jose/verify.h"

#include <QTest>
#include <QThread>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using jose::SignatureStatus;

// Every signature row of the table: generate, sign, verify; written and read back as JWK and PEM.

class TestRoundTrip : public QObject
{
    Q_OBJECT

private:
    static void addAlgorithms()
    {
        QTest::addColumn<QByteArray>("alg");
        for (const jose::AlgorithmRow &row : jose::algorithmTable()) {
            if (row.use == jose::AlgorithmUse::Signature && !jose::isNone(row.name))
                QTest::newRow(row.name) << QByteArray(row.name);
        }
    }
    static jose::KeySet setOf(const jose::Jwk &jwk)
    {
        jose::KeySet set;
        set.keys.push_back(jwk);
        return set;
    }

private slots:
    void signAndVerify_data() { addAlgorithms(); }
    void signAndVerify()
    {
        QFETCH(QByteArray, alg);
        const auto jwk = jose::generateJwk(alg, u"one"_s);
        if (!jwk) {
            QCOMPARE(jwk.error().code, "not-supported-by-openssl"_L1);
            QSKIP("This OpenSSL has no such algorithm");
        }
        const auto token = jose::signJwt("{\"sub\":\"x\"}", *jwk);
        QVERIFY2(token.ok(), token ? "" : qPrintable(token.error().message));
        const auto jws = jose::parseJws(*token);
        const auto verdicts = jose::verifySignatures(*jws, setOf(*jwk));
        QCOMPARE(verdicts[0].status, SignatureStatus::Verified);
        QCOMPARE(verdicts[0].alg, alg);
        QCOMPARE(verdicts[0].key->kid, u"one"_s);

        const auto other = jose::generateJwk(alg, u"one"_s);
        const auto wrong = jose::verifySignatures(*jws, setOf(*other));
        QCOMPARE(wrong[0].status, SignatureStatus::Invalid);
        QCOMPARE(wrong[0].reason->code, "wrong-signature"_L1);
    }

    /// A key keeps what OpenSSL readied for it: the second verdict must not follow from the first.
    void oneKeyManyVerdicts_data() { addAlgorithms(); }
    void oneKeyManyVerdicts()
    {
        QFETCH(QByteArray, alg);
        const auto jwk = jose::generateJwk(alg);
        if (!jwk)
            QSKIP("This OpenSSL has no such algorithm");
        const auto &method = jose::findAlgorithm(alg)->method;
        const QByteArray signature = crypto::sign(method, jwk->key, "message").valueOr({});
        for (int round = 0; round < 3; ++round) {
            QCOMPARE(crypto::verifySignature(method, jwk->key, "message", signature),
                     crypto::SignatureCheck::Valid);
            QCOMPARE(crypto::verifySignature(method, jwk->key, "massage", signature),
                     crypto::SignatureCheck::Wrong);
        }
    }

    void keyForms_data() { addAlgorithms(); }
    void keyForms()
    {
        QFETCH(QByteArray, alg);
        const auto jwk = jose::generateJwk(alg);
        if (!jwk)
            QSKIP("This OpenSSL has no such algorithm");
        const auto back = jose::readKeys(jwk->toJson(jose::JwkPart::Private), u"jwk"_s);
        QVERIFY2(back.ok(), back ? "" : qPrintable(back.error().message));
        QCOMPARE(back->keys[0].thumbprint(), jwk->thumbprint());
        QVERIFY(back->keys[0].key.hasPrivate());
        if (jwk->key.kind() == crypto::KeyKind::Secret)
            return;
        const auto publicJwk = jose::readKeys(jwk->toJson(), u"jwk"_s);
        QVERIFY(!publicJwk->keys[0].key.hasPrivate());
        QCOMPARE(publicJwk->keys[0].thumbprint(), jwk->thumbprint());
        for (const auto part : {crypto::KeyPart::Public, crypto::KeyPart::Private}) {
            const auto pem = jose::readKeys(*crypto::keyToPem(jwk->key, part), u"pem"_s);
            QVERIFY2(pem.ok(), pem ? "" : qPrintable(pem.error().message));
            QCOMPARE(pem->keys[0].thumbprint(), jwk->thumbprint());
            QCOMPARE(pem->keys[0].key.hasPrivate(), part == crypto::KeyPart::Private);
            const auto der = jose::readKeys(*crypto::keyToDer(jwk->key, part), u"der"_s);
            QCOMPARE(der->keys[0].thumbprint(), jwk->thumbprint());
        }
    }

    void publicKeyCannotSign()
    {
        const auto jwk = jose::generateJwk("ES256");
        const auto publicKey = jose::readKeys(jwk->toJson(), u"jwk"_s)->keys[0];
        QCOMPARE(jose::signBytes("ES256", "x", publicKey).error().code, "key-not-private"_L1);
        QCOMPARE(jose::signBytes("RS256", "x", *jwk).error().code, "algorithm-key-mismatch"_L1);
        QCOMPARE(jose::signBytes("RS257", "x", *jwk).error().code, "algorithm-unknown"_L1);
        QCOMPARE(jose::signCompact("{}", "x", *jwk).error().code, "jws-header"_L1);
    }

    void unencodedPayload()
    {
        // RFC 7797 §4 and §5.2
        const auto jwk = jose::generateJwk("HS256");
        const QByteArray header(R"({"alg":"HS256","b64":false,"crit":["b64"]})");
        const auto token = jose::signCompact(header, "$02", *jwk);
        QVERIFY(token->contains(".$02."));
        const auto jws = jose::parseJws(*token);
        QCOMPARE(jws->payloadState, jose::PayloadState::Plain);
        QCOMPARE(jose::verifySignatures(*jws, setOf(*jwk))[0].status, SignatureStatus::Verified);
        QCOMPARE(jose::signCompact(header, "$.02", *jwk).error().code, "payload-plain"_L1);
    }

    void eachThreadMayVerifyWithTheSameKey()
    {
        const auto jwk = jose::generateJwk("RS256");
        const auto jws = jose::parseJws(*jose::signJwt("{}", *jwk));
        const auto keys = setOf(*jwk);
        std::vector<std::unique_ptr<QThread>> threads;
        QAtomicInt verified;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back(QThread::create([&] {
                for (int n = 0; n < 50; ++n)
                    verified +=
                        jose::verifySignatures(*jws, keys)[0].status == SignatureStatus::Verified ? 1 : 0;
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            thread->wait();
        QCOMPARE(verified.loadRelaxed(), 200);
    }
};

QTEST_GUILESS_MAIN(TestRoundTrip)
#include "tst_round_trip.moc"
