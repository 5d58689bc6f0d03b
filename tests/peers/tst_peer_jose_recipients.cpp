#include "core/jose/decrypt.h"
#include "core/jose/encrypt.h"
#include "core/jose/sign.h"
#include "tests/peers/jose_keys.h"

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using crypto::KeyPart;
using encoding::decodeBase64Url;
using encoding::encodeBase64Url;
using jose::DecryptionStatus;

namespace {

struct Receiver
{
    const char *kind;
    const char *header;          ///< its own unprotected header; empty for none
    const char *parameters = ""; ///< what jose is to add: apu, apv, p2c
};

struct FormRow
{
    const char *name;
    const char *form;   ///< "compact", "flattened" or "general"
    const char *header; ///< protected
    const char *aad;    ///< base64url; empty for none
    std::vector<Receiver> receivers;
};

const FormRow forms[] = {
    {"compact, zip DEF",
     "compact",
     R"({"alg":"RSA-OAEP","enc":"A128CBC-HS256","zip":"DEF"})",
     "",
     {{"RSA-2048", ""}}},
    {"compact, apu and apv",
     "compact",
     R"({"alg":"ECDH-ES+A256KW","enc":"A256GCM"})",
     "",
     {{"P-384", "", R"({"apu":"QWxpY2U","apv":"Qm9i"})"}}},
    {"flattened, aad", "flattened", R"({"alg":"A256KW","enc":"A256GCM"})", "YWFk", {{"32 bytes", ""}}},
    {"flattened, alg in the recipient's header",
     "flattened",
     R"({"enc":"A192GCM"})",
     "",
     {{"RSA-2048", R"({"alg":"RSA-OAEP-384","kid":"r"})"}}},
    {"general, one recipient", "general", R"({"enc":"A128GCM"})", "", {{"P-256", R"({"alg":"ECDH-ES"})"}}},
    {"general, six recipients",
     "general",
     R"({"enc":"A256CBC-HS512"})",
     "YWFk",
     {{"RSA-2048", R"({"alg":"RSA-OAEP-256","kid":"r"})"},
      {"P-521", R"({"alg":"ECDH-ES+A192KW"})"},
      {"X25519", R"({"alg":"ECDH-ES+A128KW"})"},
      {"16 bytes", R"({"alg":"A128KW"})"},
      {"24 bytes", R"({"alg":"A192GCMKW"})"},
      {"48 bytes", R"({"alg":"PBES2-HS256+A128KW"})", R"({"p2c":3000})"}}},
    {"general, two recipients, zip DEF",
     "general",
     R"({"enc":"A128GCM","zip":"DEF"})",
     "",
     {{"32 bytes", R"({"alg":"A256GCMKW"})"}, {"32 bytes", R"({"alg":"A256KW"})"}}},
};

QByteArray algOf(const FormRow &row, const Receiver &receiver)
{
    const QByteArray header = *receiver.header ? receiver.header : row.header;
    return encoding::JsonDocument::parse(header).valueOr({})["alg"_L1].toUtf8();
}

} // namespace

Q_DECLARE_METATYPE(const FormRow *)

/// JWE in its serializations, several recipients, zip, nested tokens and encrypted keys: both ways with npm
/// jose.
class TestPeerJoseRecipients : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<JosePeer> m_peer;
    std::unique_ptr<JoseKeys> m_keys;
    Tally m_tally;
    const QByteArray m_plaintext = "{\"sub\":\"" + QByteArray(500, 'x') + "\"}";

    static void addForms()
    {
        QTest::addColumn<const FormRow *>("row");
        for (const FormRow &row : forms)
            QTest::newRow(row.name) << &row;
    }

    const KeyTexts &key(const Receiver &receiver) { return m_keys->key(Maker::There, receiver.kind); }

    QByteArray peerKey(const KeyTexts &texts, KeyPart part)
    {
        return forPeer(texts, texts.isSecret() ? KeyForm::Secret : KeyForm::Jwk, part);
    }

    jose::KeySet ownKeys(const KeyTexts &texts, KeyPart part)
    {
        return forUs(texts, texts.isSecret() ? KeyForm::Secret : KeyForm::Jwk, part);
    }

    JoseAnswer askToEncrypt(const char *form, const QByteArray &plaintext, const QByteArray &header,
                            const QByteArray &aad, const QByteArray &recipients)
    {
        return m_peer->ask("encrypt", {{"form", quoted(form)},
                                       {"plaintext", quoted(encodeBase64Url(plaintext))},
                                       {"header", header},
                                       {"aad", aad.isEmpty() ? QByteArray() : quoted(aad)},
                                       {"recipients", '[' + recipients + ']'}});
    }

    JoseAnswer askToEncrypt(const FormRow &row)
    {
        QByteArrayList recipients;
        for (const Receiver &receiver : row.receivers)
            recipients.append(object({{"key", peerKey(key(receiver), KeyPart::Public)},
                                      {"header", receiver.header},
                                      {"parameters", receiver.parameters}}));
        return askToEncrypt(row.form, m_plaintext, row.header, row.aad, recipients.join(','));
    }

    /// The flattened form is the general one with the only recipient's members in place (RFC 7516 §7.2.2).
    static QByteArray flattened(const QByteArray &general)
    {
        const auto document = encoding::JsonDocument::parse(general).valueOr({});
        encoding::JsonWriter writer;
        writer.beginObject();
        for (const encoding::JsonMember member : document.root().members()) {
            if (member.name() != "recipients"_L1)
                writer.memberRaw(member.nameUtf8(), member.value().raw());
        }
        for (const encoding::JsonMember member : document["recipients"_L1].at(0).members())
            writer.memberRaw(member.nameUtf8(), member.value().raw());
        writer.endObject();
        return writer.take();
    }

    base::Result<QByteArray> encryptHere(const FormRow &row)
    {
        std::vector<jose::EncryptionRecipient> recipients;
        for (const Receiver &receiver : row.receivers) {
            QByteArray header = receiver.header;
            if (algOf(row, receiver).startsWith("PBES2"))
                header.insert(header.size() - 1, ",\"p2c\":3000");
            recipients.push_back({header, ownKeys(key(receiver), KeyPart::Public).keys.at(0)});
        }
        if (row.form == QByteArrayView("compact")) {
            QByteArray header = row.header;
            if (*row.receivers[0].parameters) // those of the header, here
                header = header.chopped(1) + ',' + QByteArray(row.receivers[0].parameters).sliced(1);
            return jose::encryptCompact(header, m_plaintext, recipients[0].key);
        }
        const QByteArray aad = decodeBase64Url(row.aad).valueOr({});
        auto token = jose::encryptJson(row.header, recipients, m_plaintext, aad);
        if (token && row.form == QByteArrayView("flattened"))
            return flattened(*token);
        return token;
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
        const JoseAnswer token = askToEncrypt(*row);
        QVERIFY2(token.ok(), token.line());
        const auto jwe = jose::parseJwe(token.text());
        QVERIFY2(jwe.ok(), token.line());
        QCOMPARE(jwe->recipients.size(), row->receivers.size());
        for (std::size_t i = 0; i < row->receivers.size(); ++i) { // each recipient with its own key alone
            m_tally.expect("JWE made there, read here", row->name);
            const auto result = jose::decrypt(*jwe, ownKeys(key(row->receivers[i]), KeyPart::Private));
            QVERIFY2(!result.overall.reason, qPrintable(result.overall.reason->message));
            QCOMPARE(result.overall.status, DecryptionStatus::Decrypted);
            QCOMPARE(result.recipients.at(i).status, DecryptionStatus::Decrypted);
            QCOMPARE(result.plaintext, m_plaintext);
            m_tally.agreed("JWE made there, read here", row->name);
        }
    }

    void madeHereReadThere_data() { addForms(); }
    void madeHereReadThere()
    {
        QFETCH(const FormRow *, row);
        const auto token = encryptHere(*row);
        QVERIFY2(token.ok(), token ? "" : qPrintable(token.error().message));
        for (const Receiver &receiver : row->receivers) {
            m_tally.expect("JWE made here, read there", row->name);
            const JoseAnswer answer =
                m_peer->ask("decrypt", {{"token", quoted(*token)},
                                        {"alg", quoted(algOf(*row, receiver))},
                                        {"key", peerKey(key(receiver), KeyPart::Private)}});
            QVERIFY2(answer.ok(), answer.line());
            QCOMPARE(decodeBase64Url(answer.text()).valueOr({}), m_plaintext);
            m_tally.agreed("JWE made here, read there", row->name);
        }
    }

    void aChangedTokenIsRefusedOnBothSides()
    {
        const FormRow &row = forms[2];
        QByteArray token = askToEncrypt(row).text();
        token.replace("\"aad\":\"YWFk\"", "\"aad\":\"YWFl\"");
        const auto here =
            jose::decrypt(*jose::parseJwe(token), ownKeys(key(row.receivers[0]), KeyPart::Private));
        QCOMPARE(here.overall.reason.value().code, "wrong-tag"_L1);
        const JoseAnswer there =
            m_peer->ask("decrypt", {{"token", quoted(token)},
                                    {"alg", quoted("A256KW")},
                                    {"key", peerKey(key(row.receivers[0]), KeyPart::Private)}});
        QCOMPARE(there.error(), QByteArray("ERR_JWE_DECRYPTION_FAILED"));
    }

    void encryptedKeyMadeThere()
    {
        const KeyTexts &texts = m_keys->key(Maker::There, "P-256");
        const KeyTexts &password = m_keys->key(Maker::There, "16 bytes");
        const JoseAnswer token = askToEncrypt(
            "compact", texts.privateJwk, R"({"alg":"PBES2-HS512+A256KW","enc":"A256GCM","cty":"jwk+json"})",
            {}, object({{"key", peerKey(password, KeyPart::Public)}, {"parameters", R"({"p2c":4096})"}}));
        QVERIFY2(token.ok(), token.line());
        const auto opened = jose::decrypt(*jose::parseJwe(token.text()), ownKeys(password, KeyPart::Private));
        const auto keys = jose::readKeys(opened.plaintext, u"encrypted"_s);
        QVERIFY(keys.ok());
        QCOMPARE(keys->keys.at(0).thumbprint(), ownKeys(texts, KeyPart::Private).keys.at(0).thumbprint());
        QVERIFY(keys->keys[0].key.hasPrivate());
    }

    void encryptedKeyMadeHere()
    {
        const KeyTexts &texts = m_keys->key(Maker::Here, "Ed25519");
        const KeyTexts &password = m_keys->key(Maker::There, "16 bytes");
        const auto token = jose::encryptCompact(
            R"({"alg":"PBES2-HS256+A128KW","enc":"A128CBC-HS256","cty":"jwk+json","p2c":4096})",
            texts.privateJwk, ownKeys(password, KeyPart::Private).keys.at(0));
        QVERIFY(token.ok());
        const JoseAnswer answer = m_peer->ask("decrypt", {{"token", quoted(*token)},
                                                          {"alg", quoted("PBES2-HS256+A128KW")},
                                                          {"key", peerKey(password, KeyPart::Private)}});
        QVERIFY2(answer.ok(), answer.line());
        QCOMPARE(decodeBase64Url(answer.text()).valueOr({}), texts.privateJwk);
    }

    void nestedMadeThere()
    {
        const KeyTexts &signer = m_keys->key(Maker::There, "Ed25519"),
                       &receiver = m_keys->key(Maker::There, "P-256");
        const JoseAnswer inner =
            m_peer->ask("sign", {{"form", quoted("compact")},
                                 {"payload", quoted(encodeBase64Url(m_plaintext))},
                                 {"signers", '[' +
                                                 object({{"key", peerKey(signer, KeyPart::Private)},
                                                         {"header", R"({"alg":"EdDSA","typ":"JWT"})"}}) +
                                                 ']'}});
        const JoseAnswer token =
            askToEncrypt("compact", inner.text(), R"({"alg":"ECDH-ES+A128KW","enc":"A128GCM","cty":"JWT"})",
                         {}, object({{"key", peerKey(receiver, KeyPart::Public)}}));
        QVERIFY2(token.ok(), token.line());
        const auto opened = jose::decrypt(*jose::parseJwe(token.text()), ownKeys(receiver, KeyPart::Private));
        QCOMPARE(opened.plaintext, inner.text());
        const auto jws = jose::parseJws(opened.plaintext);
        QVERIFY(jws.ok());
        QCOMPARE(jose::verifySignatures(*jws, ownKeys(signer, KeyPart::Public)).at(0).status,
                 jose::SignatureStatus::Verified);
        QCOMPARE(jws->payload, m_plaintext);
    }

    void nestedMadeHere()
    {
        const KeyTexts &signer = m_keys->key(Maker::Here, "RSA-2048"),
                       &receiver = m_keys->key(Maker::Here, "X25519");
        const auto inner = jose::signCompact(R"({"alg":"PS256"})", m_plaintext,
                                             ownKeys(signer, KeyPart::Private).keys.at(0));
        const auto token = jose::encryptCompact(R"({"alg":"ECDH-ES","enc":"A256GCM","cty":"JWT"})", *inner,
                                                ownKeys(receiver, KeyPart::Public).keys.at(0));
        QVERIFY(token.ok());
        const JoseAnswer opened = m_peer->ask("decrypt", {{"token", quoted(*token)},
                                                          {"alg", quoted("ECDH-ES")},
                                                          {"key", peerKey(receiver, KeyPart::Private)}});
        QVERIFY2(opened.ok(), opened.line());
        const JoseAnswer verified =
            m_peer->ask("verify", {{"token", quoted(decodeBase64Url(opened.text()).valueOr({}))},
                                   {"alg", quoted("PS256")},
                                   {"key", peerKey(signer, KeyPart::Public)}});
        QVERIFY2(verified.ok(), verified.line());
        QCOMPARE(decodeBase64Url(verified.text()).valueOr({}), m_plaintext);
    }

    void cleanupTestCase() { m_tally.print(); }
};

QTEST_GUILESS_MAIN(TestPeerJoseRecipients)
#include "tst_peer_jose_recipients.moc"
