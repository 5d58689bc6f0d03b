#include "core/jose/sign.h"
#include "core/report/inspection.h"
#include "core/token/token_document.h"
#include "tests/peers/jose_keys.h"
#include "tests/support/vectors.h"

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using crypto::KeyPart;
using encoding::encodeBase64Url;
using jose::SignatureStatus;

Q_DECLARE_METATYPE(claimcheck::test::Maker)

namespace {

/// One signature of a JSON serialization: each its own key, named by its kind.
struct Signer
{
    const char *kind;
    const char *header;      ///< protected; empty for none
    const char *unprotected; ///< empty for none
};

struct FormRow
{
    const char *name;
    const char *form; ///< "flattened" or "general"
    std::vector<Signer> signers;
    bool encoded = true; ///< b64 (RFC 7797); the payload is then not in the token
};

const FormRow forms[] = {
    {"flattened", "flattened", {{"P-256", R"({"alg":"ES256"})", ""}}},
    {"flattened, all headers unprotected", "flattened", {{"P-384", "", R"({"alg":"ES384","kid":"P-384"})"}}},
    {"flattened, kid unprotected",
     "flattened",
     {{"RSA-2048", R"({"alg":"PS256"})", R"({"kid":"RSA-2048"})"}}},
    {"general, one signature", "general", {{"Ed25519", R"({"alg":"EdDSA"})", ""}}},
    {"general, four signatures",
     "general",
     {{"P-256", R"({"alg":"ES256","kid":"P-256"})", ""},
      {"RSA-2048", R"({"alg":"RS512"})", R"({"kid":"RSA-2048"})"},
      {"Ed25519", R"({"alg":"Ed25519"})", ""},
      {"64 bytes", R"({"alg":"HS512"})", ""}}},
    {"flattened, b64 false, detached",
     "flattened",
     {{"P-256", R"({"alg":"ES256","b64":false,"crit":["b64"]})", ""}},
     false},
    {"general, b64 false, detached, two signatures",
     "general",
     {{"32 bytes", R"({"alg":"HS256","b64":false,"crit":["b64"]})", ""},
      {"P-521", R"({"alg":"ES512","b64":false,"crit":["b64"]})", ""}},
     false},
};

const QByteArray payload = "{\"sub\":\"a.b\",\"$\":\"\u20ac\"}";

} // namespace

Q_DECLARE_METATYPE(const FormRow *)

/// JSON serializations, detached payloads, certificates, keys inside the token: both ways with npm jose.
class TestPeerJoseForms : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<JosePeer> m_peer;
    std::unique_ptr<JoseKeys> m_keys;
    Tally m_tally;

    static void addForms()
    {
        QTest::addColumn<const FormRow *>("row");
        for (const FormRow &row : forms)
            QTest::newRow(row.name) << &row;
    }

    JoseAnswer askToSign(const FormRow &row)
    {
        QByteArrayList signers;
        for (const Signer &signer : row.signers)
            signers.append(object({{"key", forPeer(key(signer), KeyForm::Jwk, KeyPart::Private)},
                                   {"header", signer.header},
                                   {"unprotected", signer.unprotected}}));
        return m_peer->ask("sign", {{"form", quoted(row.form)},
                                    {"payload", quoted(encodeBase64Url(payload))},
                                    {"signers", '[' + signers.join(',') + ']'}});
    }

    const KeyTexts &key(const Signer &signer) { return m_keys->key(Maker::There, signer.kind); }

    jose::Jwk ownKey(const Signer &signer, KeyPart part)
    {
        return forUs(key(signer), KeyForm::Jwk, part).keys.at(0);
    }

    static QByteArray algOf(const Signer &signer)
    {
        const QByteArray header = *signer.header ? signer.header : signer.unprotected;
        return encoding::JsonDocument::parse(header).valueOr({})["alg"_L1].toUtf8();
    }

    /// The JSON serializations from jose::signBytes, as RFC 7515 §7.2 has them.
    QByteArray signHere(const FormRow &row)
    {
        const QByteArray body = row.encoded ? encodeBase64Url(payload) : payload;
        QByteArrayList signatures;
        for (const Signer &signer : row.signers) {
            const QByteArray header = encodeBase64Url(QByteArrayView(signer.header));
            const auto signature =
                jose::signBytes(algOf(signer), header + '.' + body, ownKey(signer, KeyPart::Private));
            signatures.append(object({{"protected", header.isEmpty() ? QByteArray() : quoted(header)},
                                      {"header", signer.unprotected},
                                      {"signature", quoted(encodeBase64Url(signature.valueOr({})))}}));
        }
        const QByteArray shown = row.encoded ? "\"payload\":" + quoted(body) + ',' : QByteArray();
        if (QByteArrayView(row.form) == "flattened")
            return '{' + shown + signatures[0].sliced(1);
        return '{' + shown + "\"signatures\":[" + signatures.join(',') + "]}";
    }

private slots:
    void initTestCase()
    {
        if (!JosePeer::isInstalled())
            QSKIP("npm jose is not installed: run npm ci in tests/peers");
        m_peer = std::make_unique<JosePeer>();
        m_keys = std::make_unique<JoseKeys>(*m_peer);
    }

    void madeThereReadHere_data() { addForms(); }
    void madeThereReadHere()
    {
        QFETCH(const FormRow *, row);
        m_tally.expect("JWS made there, read here", row->name);
        const JoseAnswer token = askToSign(*row);
        QVERIFY2(token.ok(), token.line());
        auto jws = jose::parseJws(token.text());
        QVERIFY2(jws.ok(), token.line());
        jose::KeySet keys;
        for (const Signer &signer : row->signers)
            keys.keys.push_back(ownKey(signer, KeyPart::Public));
        if (!row->encoded) {
            QCOMPARE(jws->payloadState, jose::PayloadState::Detached);
            QCOMPARE(jose::verifySignatures(*jws, keys)[0].reason->code, "payload-detached"_L1);
            jws->attachPayload(payload);
        }
        QCOMPARE(jws->payload, payload);
        const auto verdicts = jose::verifySignatures(*jws, keys);
        QCOMPARE(verdicts.size(), row->signers.size());
        for (std::size_t i = 0; i < verdicts.size(); ++i) {
            QCOMPARE(verdicts[i].status, SignatureStatus::Verified);
            QCOMPARE(verdicts[i].key->thumbprint, keys.keys[i].thumbprint());
        }
        m_tally.agreed("JWS made there, read here", row->name);
    }

    void madeHereReadThere_data() { addForms(); }
    void madeHereReadThere()
    {
        QFETCH(const FormRow *, row);
        const QByteArray token = signHere(*row);
        for (const Signer &signer : row->signers) { // jose verifies with one key at a time
            m_tally.expect("JWS made here, read there", row->name);
            const JoseAnswer answer = m_peer->ask(
                "verify", {{"token", quoted(token)},
                           {"alg", quoted(algOf(signer))},
                           {"payload", row->encoded ? QByteArray() : quoted(encodeBase64Url(payload))},
                           {"key", forPeer(key(signer), KeyForm::Jwk, KeyPart::Public)}});
            QVERIFY2(answer.ok(), answer.line());
            QCOMPARE(answer.text(), encodeBase64Url(payload));
            m_tally.agreed("JWS made here, read there", row->name);
        }
    }

    void certificate()
    {
        const QByteArray certificate = readFile(vectorPath(u"keys/ec-certificate.pem"_s));
        const QByteArray pkcs8 = readFile(vectorPath(u"keys/ec-pkcs8.pem"_s));
        const JoseAnswer there = m_peer->ask(
            "sign",
            {{"form", quoted("compact")},
             {"payload", quoted(encodeBase64Url(payload))},
             {"signers",
              '[' + object({{"key", object({{"pkcs8", quoted(pkcs8)}})}, {"header", R"({"alg":"ES256"})"}}) +
                  ']'}});
        QVERIFY2(there.ok(), there.line());
        const auto verdicts = jose::verifySignatures(*jose::parseJws(there.text()),
                                                     *jose::readKeys(certificate, u"certificate"_s));
        QCOMPARE(verdicts[0].status, SignatureStatus::Verified);

        const auto here =
            jose::signCompact(R"({"alg":"ES256"})", payload, jose::readKeys(pkcs8, {})->keys[0]);
        const JoseAnswer answer = m_peer->ask("verify", {{"token", quoted(*here)},
                                                         {"alg", quoted("ES256")},
                                                         {"key", object({{"x509", quoted(certificate)}})}});
        QVERIFY2(answer.ok(), answer.line());
    }

    void keyInsideTheTokenProvesNothing()
    {
        const KeyTexts &texts = m_keys->key(Maker::There, "P-256");
        const QByteArray header = object({{"alg", quoted("ES256")}, {"jwk", texts.publicJwk}});
        const JoseAnswer token = m_peer->ask(
            "sign",
            {{"form", quoted("compact")},
             {"payload", quoted("e30")},
             {"signers",
              '[' + object({{"key", forPeer(texts, KeyForm::Jwk, KeyPart::Private)}, {"header", header}}) +
                  ']'}});
        const auto verdicts = jose::verifySignatures(*jose::parseJws(token.text()), {});
        QCOMPARE(verdicts[0].status, SignatureStatus::NotChecked);
        QCOMPARE(verdicts[0].reason->code, "self-asserted"_L1);
    }

    void aChangedTokenIsRefusedOnBothSides()
    {
        const FormRow &row = forms[0];
        QByteArray token = askToSign(row).text();
        token.replace(encodeBase64Url(payload), encodeBase64Url("{\"sub\":\"other\"}"));
        jose::KeySet keys;
        keys.keys.push_back(ownKey(row.signers[0], KeyPart::Public));
        QCOMPARE(jose::verifySignatures(*jose::parseJws(token), keys)[0].status, SignatureStatus::Invalid);
        const JoseAnswer answer =
            m_peer->ask("verify", {{"token", quoted(token)},
                                   {"alg", quoted("ES256")},
                                   {"key", forPeer(key(row.signers[0]), KeyForm::Jwk, KeyPart::Public)}});
        QCOMPARE(answer.error(), QByteArray("ERR_JWS_SIGNATURE_VERIFICATION_FAILED"));
    }

    void thumbprints_data()
    {
        QTest::addColumn<Maker>("maker");
        for (const KeyKindRow &row : keyKinds) {
            QTest::addRow("%s, made there", row.name) << Maker::There;
            QTest::addRow("%s, made here", row.name) << Maker::Here;
        }
    }
    void thumbprints()
    {
        QFETCH(Maker, maker);
        const QByteArray kind = QByteArray(QTest::currentDataTag()).split(',')[0];
        const KeyTexts &texts = m_keys->key(maker, kind);
        const JoseAnswer there = m_peer->ask("thumbprint", {{"key", object({{"jwk", texts.publicJwk}})}});
        QVERIFY2(there.ok(), there.line());
        QCOMPARE(forUs(texts, KeyForm::Jwk, KeyPart::Private).keys[0].thumbprint(), there.text());
    }

    void cleanupTestCase() { m_tally.print(); }
};

QTEST_GUILESS_MAIN(TestPeerJoseForms)
#include "tst_peer_jose_forms.moc"
