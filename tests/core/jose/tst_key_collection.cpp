#include "core/crypto/certificate_maker.h"
#include "core/crypto/generate.h"
#include "core/jose/key_marks.h"
#include "core/jose/key_writing.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::jose;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(claimcheck::jose::KeyForm)
Q_DECLARE_METATYPE(claimcheck::jose::JwkPart)
Q_DECLARE_METATYPE(std::shared_ptr<claimcheck::jose::Jwk>)

// Sets of keys, what the last reading changed, what is to be said of a key, and what leaves with it. The
// marks are those of RFC 7518 §3.2, §3.3 and RFC 7517 §4.5, §4.7, §5.

namespace {

constexpr qint64 now = 1'790'000'000;

Jwk made(crypto::Curve curve, const QString &kid)
{
    return makeJwk(*crypto::generateOn(curve), {}, kid);
}

Jwk secretOf(int bytes, const QString &alg, const QString &use = u"sig"_s)
{
    Jwk jwk = keyFromSecret(base::SecretBytes(QByteArray(bytes, 'x')));
    jwk.alg = alg;
    jwk.use = use;
    return jwk;
}

Jwk certified(qint64 from, qint64 to, const crypto::Key &other = {})
{
    Jwk jwk = made(crypto::Curve::P256, u"c"_s);
    base::SystemRandom random;
    jwk.certificates.push_back(
        *crypto::selfSignedCertificate(other.isValid() ? other : jwk.key, {u"a"_s, from, to}, random));
    return jwk;
}

CollectedSet setOf(KeyPlace place, const QString &name, const std::vector<Jwk> &keys)
{
    CollectedSet set;
    set.place = place;
    set.name = name;
    set.readAt = now;
    for (const Jwk &jwk : keys)
        set.keys.push_back(entryOf(jwk));
    return set;
}

QByteArrayList codesOf(const std::vector<KeyMark> &marks)
{
    QByteArrayList codes;
    for (const KeyMark mark : marks)
        codes << keyMarkRow(mark).code;
    return codes;
}

QByteArray written(const std::vector<KeyEntry> &keys, const KeyWriting &writing)
{
    const auto bytes = writeKeys(keys, writing);
    return bytes ? bytes->view().toByteArray() : QByteArray(bytes.error().code.data());
}

} // namespace

class TestKeyCollection : public QObject
{
    Q_OBJECT

private slots:
    void marks_data()
    {
        QTest::addColumn<std::shared_ptr<Jwk>>("jwk");
        QTest::addColumn<QByteArrayList>("codes");
        const auto row = [](const char *name, const Jwk &jwk, const QByteArrayList &codes) {
            QTest::newRow(name) << std::make_shared<Jwk>(jwk) << codes;
        };
        const Jwk open = makeJwk(made(crypto::Curve::P256, {}).key.publicPart());
        row("a public key", open, {});
        row("a private one", made(crypto::Curve::P256, {}), {"private"});
        row("31 bytes for HS256", secretOf(31, u"HS256"_s), {"shorter-than-hash"});
        row("32 bytes for HS256", secretOf(32, u"HS256"_s), {});
        row("63 bytes for HS512", secretOf(63, u"HS512"_s), {"shorter-than-hash"});
        row("31 bytes for no algorithm", secretOf(31, {}), {"shorter-than-hash"});
        row("16 bytes for encryption", secretOf(16, u"A128KW"_s, u"enc"_s), {});
        row("RSA 1024", makeJwk(crypto::generateRsa(1024)->publicPart()), {"weak-rsa"});
        row("RSA 2048", makeJwk(crypto::generateRsa(2048)->publicPart()), {});
        row("a certificate", certified(now - 10, now), {"private"});
        row("one that ended", certified(now - 10, now - 1), {"certificate-expired", "private"});
        row("one that begins", certified(now + 1, now + 2), {"certificate-not-yet-valid", "private"});
        row("another key's", certified(now - 1, now + 1, made(crypto::Curve::P384, {}).key),
            {"certificate-of-other-key", "private"});
    }
    void marks()
    {
        QFETCH(std::shared_ptr<Jwk>, jwk);
        QFETCH(QByteArrayList, codes);
        const CollectedSet set = setOf(KeyPlace::File, u"f"_s, {*jwk});
        QCOMPARE(codesOf(marksOf(set.keys.front(), set, now)), codes);
    }

    void aSetReadAgainSaysWhatChanged()
    {
        const Jwk stays = made(crypto::Curve::Ed25519, u"a"_s), goes = made(crypto::Curve::P256, u"b"_s);
        const Jwk comes = made(crypto::Curve::P384, u"c"_s), replaced = made(crypto::Curve::P521, u"b"_s);
        KeyCollection collection;
        QCOMPARE(collection.put(setOf(KeyPlace::Issuer, u"https://a"_s, {stays, goes})), std::size_t(0));
        QCOMPARE(collection.put(setOf(KeyPlace::File, u"https://a"_s, {goes})), std::size_t(1));
        QVERIFY(collection.sets()[0].difference.isEmpty());
        CollectedSet later = setOf(KeyPlace::Issuer, u"https://a"_s, {stays, replaced, comes});
        later.readAt = now + 100;
        QCOMPARE(collection.put(later), std::size_t(0));
        const CollectedSet &set = collection.sets()[0];
        QCOMPARE(set.before, now);
        QCOMPARE(codesOf(marksOf(set.keys[0], set, now)), QByteArrayList{"private"});
        QCOMPARE(codesOf(marksOf(set.keys[1], set, now)), (QByteArrayList{"changed", "private"}));
        QCOMPARE(codesOf(marksOf(set.keys[2], set, now)), (QByteArrayList{"new", "private"}));
        QCOMPARE(collection.keyCount(), std::size_t(4));
        collection.remove(0);
        QCOMPARE(collection.sets().size(), std::size_t(1));
    }

    void pastedSetsAreNeverTheSame()
    {
        KeyCollection collection;
        for (std::size_t i = 0; i < KeyCollection::maxSets + 1; ++i)
            collection.put(setOf(KeyPlace::Pasted, {}, {secretOf(32, {})}));
        QCOMPARE(collection.sets().size(), KeyCollection::maxSets);
    }

    void keysMadeHereAreOneSet()
    {
        KeyCollection collection;
        collection.addMade(made(crypto::Curve::P256, u"k-1"_s), now);
        collection.addMade(made(crypto::Curve::P256, u"k-1"_s), now + 1);
        QCOMPARE(collection.sets().size(), std::size_t(1));
        const CollectedSet &set = collection.sets().front();
        QCOMPARE(set.keys[1].madeAt, now + 1);
        QCOMPARE(codesOf(marksOf(set.keys[0], set, now)), (QByteArrayList{"duplicate-kid", "private"}));
        const Jwk other = certified(now, now + 1);
        collection.certify(set.keys[1].jwk.thumbprint(), other.certificates);
        QVERIFY(set.keys[0].jwk.certificates.empty());
        QCOMPARE(set.keys[1].jwk.certificates.size(), std::size_t(1));
    }

    /// RFC 7517 §5: a kind that is not known is kept, and only whole where the whole was asked for.
    void aKeyThatIsNotKnownIsKept()
    {
        const QByteArray unknown = "{ \"kty\" : \"PQ\", \"kid\":\"q\", \"seed\":\"c2VjcmV0\" }";
        const QByteArray known = "{\"kty\":\"oct\",\"k\":\"c2VjcmV0LXNlY3JldA\",\"kid\":\"s\",\"exp\":1.50e3,"
                                 "\"note\":{\"a\":[1]}}";
        const auto entries = readKeyEntries("{\"keys\":[" + unknown + ',' + known + "]}", u"f"_s);
        QVERIFY(entries.ok());
        QCOMPARE(entries->keys.size(), std::size_t(2));
        const KeyEntry &entry = entries->keys[0];
        QCOMPARE(entry.kty, "PQ");
        QCOMPARE(entry.jwk.kid, u"q"_s);
        QCOMPARE(entry.problem->code, "jwk-kty-unknown"_L1);
        QVERIFY(!publicJwkText(entry).contains("seed"));
        const QByteArray whole = written(entries->keys, {.form = KeyForm::JwkSet, .part = JwkPart::Private});
        QVERIFY(whole.contains(unknown));
        QVERIFY(whole.contains("\"exp\": 1.50e3") && whole.contains("\"note\": {\"a\":[1]}"));
        QVERIFY(!publicJwkText(entries->keys[1]).contains("note"));
        QVERIFY(publicJwkText(entries->keys[1]).contains("\"exp\": 1.50e3"));
        QCOMPARE(written(entries->keys, {.form = KeyForm::JwkSet}), "keys-none");
        QCOMPARE(written({entry}, {.form = KeyForm::Pem}), "key-not-usable");
    }

    void writtenKeysAreReadAgain_data()
    {
        QTest::addColumn<KeyForm>("form");
        for (const KeyFormRow &row : keyFormTable()) {
            if (row.form != KeyForm::Certificate)
                QTest::newRow(row.name) << row.form;
        }
    }
    void writtenKeysAreReadAgain()
    {
        QFETCH(KeyForm, form);
        for (const crypto::CurveRow &row : crypto::curveTable()) {
            const auto key = crypto::generateOn(row.curve);
            if (!key)
                continue;
            Jwk jwk = makeJwk(*key, {}, u"a \"kid\" \u00fc"_s);
            jwk.use = u"sig"_s;
            jwk.keyOps = QStringList{u"sign"_s};
            for (const JwkPart part : {JwkPart::Public, JwkPart::Private}) {
                const auto again =
                    readKeyEntries(written({entryOf(jwk)}, {.form = form, .part = part}), u"f"_s);
                QVERIFY2(again.ok(), row.joseName);
                const Jwk &read = again->keys.front().jwk;
                QCOMPARE(read.thumbprint(), jwk.thumbprint());
                QCOMPARE(read.key.hasPrivate(), part == JwkPart::Private);
                QCOMPARE(makeJwk(read.key).toJson(part == JwkPart::Public ? part : JwkPart::Private),
                         makeJwk(jwk.key).toJson(part));
                if (form == KeyForm::Jwk || form == KeyForm::JwkSet) {
                    QCOMPARE(read.kid, jwk.kid);
                    QCOMPARE(read.keyOps, jwk.keyOps);
                }
            }
        }
    }

    void certificatesGoWithTheirKey()
    {
        const Jwk jwk = certified(now, now + 1);
        const auto json = readKeyEntries(written({entryOf(jwk)}, {.form = KeyForm::Jwk}), u"f"_s);
        QVERIFY(json.ok());
        QCOMPARE(json->keys[0].jwk.certificates.front().der(), jwk.certificates.front().der());
        QVERIFY(written({entryOf(jwk)}, {.form = KeyForm::Jwk}).contains("x5t#S256"));
        const auto pem = readKeyEntries(written({entryOf(jwk)}, {.form = KeyForm::Certificate}), u"f"_s);
        QVERIFY(pem.ok());
        QCOMPARE(pem->keys[0].jwk.thumbprint(), jwk.thumbprint());
        QVERIFY(!pem->keys[0].jwk.key.hasPrivate());
    }

    void whatCannotBeWritten_data()
    {
        QTest::addColumn<int>("keys");
        QTest::addColumn<KeyForm>("form");
        QTest::addColumn<JwkPart>("part");
        QTest::addColumn<QByteArray>("code");
        const auto row = [](const char *name, int keys, KeyForm form, JwkPart part, const char *code) {
            QTest::newRow(name) << keys << form << part << QByteArray(code);
        };
        row("nothing", 0, KeyForm::Jwk, JwkPart::Public, "keys-none");
        row("two as one JWK", 2, KeyForm::Jwk, JwkPart::Public, "keys-one-only");
        row("two as DER", 2, KeyForm::Der, JwkPart::Public, "keys-one-only");
        row("a secret's public part", 1, KeyForm::Jwk, JwkPart::Public, "key-secret");
        row("a secret in PEM", 1, KeyForm::Pem, JwkPart::Private, "key-kind");
        row("a secret's certificate", 1, KeyForm::Certificate, JwkPart::Public, "certificate-none");
        row("half a key, whole", 3, KeyForm::JwkSet, JwkPart::Public, "");
    }
    void whatCannotBeWritten()
    {
        QFETCH(int, keys);
        QFETCH(KeyForm, form);
        QFETCH(JwkPart, part);
        QFETCH(QByteArray, code);
        std::vector<KeyEntry> all{entryOf(secretOf(32, {})), entryOf(secretOf(33, {})),
                                  entryOf(made(crypto::Curve::P256, u"a"_s))};
        all.resize(std::size_t(keys));
        const auto result = writeKeys(all, {.form = form, .part = part});
        QCOMPARE(result ? QByteArray() : QByteArray(result.error().code.data()), code);
        if (result) // the secrets are left out
            QVERIFY(!result->view().contains("\"k\"") && !result->view().contains("\"d\""));
    }

    void aFileThatIsTooLargeIsNotRead()
    {
        QByteArray text(maxKeyFileSize + 1, ' ');
        QCOMPARE(readKeyEntries(text, {}).error().code, "keys-too-large"_L1);
        text.chop(1);
        QVERIFY(readKeyEntries(text, {}).error().code != "keys-too-large"_L1);
    }
};

QTEST_APPLESS_MAIN(TestKeyCollection)
#include "tst_key_collection.moc"
