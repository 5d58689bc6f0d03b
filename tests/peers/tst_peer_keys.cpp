#include "core/jose/key_kinds.h"
#include "core/jose/key_writing.h"
#include "tests/peers/jose_peer.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using jose::JwkPart;
using jose::KeyForm;

namespace {

struct Row
{
    const char *kind;
    const char *alg;   ///< that jose imports it for; "" for node
    const char *type;  ///< of node's generateKeyPair, where jose has it not
    const char *curve; ///< the same; of jose's the crv
};
constexpr Row rows[] = {
    {"rsa-2048", "RS256", "", ""},
    {"rsa-3072", "PS256", "", ""},
    {"rsa-4096", "RSA-OAEP-256", "", ""},
    {"p-256", "ES256", "", ""},
    {"p-384", "ES384", "", ""},
    {"p-521", "ES512", "", ""},
    {"secp256k1", "", "ec", "secp256k1"},
    {"ed25519", "Ed25519", "", ""},
    {"ed448", "", "ed448", ""},
    {"x25519", "ECDH-ES", "", "X25519"},
    {"x448", "", "x448", ""},
    {"oct-256", "HS256", "", ""},
    {"oct-384", "HS384", "", ""},
    {"oct-512", "HS512", "", ""},
};

} // namespace

Q_DECLARE_METATYPE(const Row *)

/// Keys, both ways with npm jose: made here and read there, made there and read here, in every form that both
/// have. The curves that jose has not go through node itself.
class TestPeerKeys : public QObject
{
    Q_OBJECT

    std::unique_ptr<JosePeer> m_peer;
    Tally m_tally;

    static void addRows()
    {
        QTest::addColumn<const Row *>("row");
        for (const Row &row : rows)
            QTest::newRow(row.kind) << &row;
    }
    static QByteArray written(const jose::KeyEntry &entry, KeyForm form, JwkPart part)
    {
        const auto bytes = jose::writeKeys({&entry, 1}, {.form = form, .part = part});
        return bytes ? bytes->view().toByteArray() : QByteArray();
    }
    static jose::Jwk readOne(const QByteArray &text)
    {
        const auto keys = jose::readKeyEntries(text, u"peer"_s);
        return keys && keys->keys.size() == 1 ? keys->keys.front().jwk : jose::Jwk();
    }
    static const char *name(const Row &row) { return *row.alg ? "jose" : "node"; }

    JoseAnswer rewrite(const Row &row, const QByteArray &key, JwkPart part)
    {
        if (*row.alg)
            return m_peer->ask("rewrite", {{"key", key}, {"alg", quoted(row.alg)}});
        return m_peer->ask("rewriteByNode",
                           {{"key", key}, {"isPrivate", part == JwkPart::Private ? "true" : "false"}});
    }
    /// Its answer is the same key as ours, in both of its forms.
    void compare(const Row &row, const JoseAnswer &answer, const jose::KeyEntry &ours, JwkPart part)
    {
        m_tally.expect(name(row), row.kind);
        QVERIFY2(answer.ok(), answer.line());
        const QByteArray mine = jose::makeJwk(ours.jwk.key).toJson(part);
        const jose::Jwk fromJwk = readOne(answer.value()["jwk"_L1].raw().toByteArray());
        QCOMPARE(jose::makeJwk(fromJwk.key).toJson(part), mine);
        const QByteArray pem = answer.value()[part == JwkPart::Private ? "pkcs8"_L1 : "spki"_L1].toUtf8();
        if (ours.jwk.key.kind() != crypto::KeyKind::Secret)
            QCOMPARE(jose::makeJwk(readOne(pem).key).toJson(part), mine);
        m_tally.agreed(name(row), row.kind);
    }

private slots:
    void initTestCase()
    {
        if (!JosePeer::isInstalled())
            QSKIP("npm jose is not installed: run npm ci in tests/peers");
        m_peer = std::make_unique<JosePeer>();
    }
    void cleanupTestCase() { m_tally.print(); }

    void ourKeysOpenThere_data() { addRows(); }
    void ourKeysOpenThere()
    {
        QFETCH(const Row *, row);
        base::SystemRandom random;
        const auto made =
            jose::makeKey({jose::findKeyKind(QString::fromLatin1(row->kind)), 0, {}, {}, {}}, random);
        QVERIFY(made.ok());
        const jose::KeyEntry entry = jose::entryOf(*made);
        const bool secret = made->key.kind() == crypto::KeyKind::Secret;
        for (const JwkPart part : {JwkPart::Private, JwkPart::Public}) {
            if (secret && part == JwkPart::Public)
                continue;
            const QByteArray jwk = written(entry, KeyForm::Jwk, part).simplified();
            compare(*row, rewrite(*row, object({{"jwk", jwk}}), part), entry, part);
            if (secret)
                continue;
            const QByteArray pem = quoted(written(entry, KeyForm::Pem, part));
            const char *form = part == JwkPart::Private ? "pkcs8" : "spki";
            compare(*row, rewrite(*row, object({{form, pem}}), part), entry, part);
        }
        if (*row->alg && made->key.kind() != crypto::KeyKind::Secret) {
            const JoseAnswer print = m_peer->ask(
                "thumbprint",
                {{"key", object({{"jwk", written(entry, KeyForm::Jwk, JwkPart::Public).simplified()}})},
                 {"digest", "\"sha256\""}});
            QCOMPARE(print.text(), made->thumbprint());
        }
    }

    void theirKeysOpenHere_data() { addRows(); }
    void theirKeysOpenHere()
    {
        QFETCH(const Row *, row);
        const auto text = [](const char *value) { return *value ? quoted(value) : QByteArray(); };
        const QByteArray kind(row->kind);
        const QByteArray bits = kind.startsWith("rsa-") ? kind.mid(4) : QByteArray();
        const JoseAnswer made =
            *row->alg
                ? m_peer->ask("generate",
                              {{"alg", quoted(row->alg)}, {"crv", text(row->curve)}, {"bits", bits}})
                : m_peer->ask("generateByNode", {{"type", quoted(row->type)}, {"curve", text(row->curve)}});
        QVERIFY2(made.ok(), made.line());
        const QByteArray theirs = made.value()["jwk"_L1].raw().toByteArray();
        const jose::Jwk jwk = readOne(theirs);
        QVERIFY(jwk.key.isValid() && jwk.key.hasPrivate());
        // Every member is written again as it came.
        const auto document = encoding::JsonDocument::parse(theirs).valueOr({});
        const QByteArray again = written(jose::entryOf(jwk), KeyForm::Jwk, JwkPart::Private);
        const auto ours = encoding::JsonDocument::parse(again).valueOr({});
        for (const encoding::JsonMember member : document.root().members()) {
            if (member.name() != "ext"_L1 && member.name() != "key_ops"_L1)
                QCOMPARE(ours.root()[QStringView(member.name())].toUtf8(), member.value().toUtf8());
        }
        if (jwk.key.kind() == crypto::KeyKind::Secret)
            return;
        const jose::Jwk whole = readOne(made.value()["pkcs8"_L1].toUtf8());
        QCOMPARE(whole.thumbprint(), jwk.thumbprint());
        QCOMPARE(written(jose::entryOf(jwk), KeyForm::Pem, JwkPart::Private).trimmed(),
                 made.value()["pkcs8"_L1].toUtf8().trimmed());
        if (const QByteArray spki = made.value()["spki"_L1].toUtf8(); !spki.isEmpty())
            QCOMPARE(written(jose::entryOf(jwk), KeyForm::Pem, JwkPart::Public).trimmed(), spki.trimmed());
    }
};

QTEST_GUILESS_MAIN(TestPeerKeys)
#include "tst_peer_keys.moc"
