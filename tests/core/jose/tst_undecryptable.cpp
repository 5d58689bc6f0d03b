#include "core/jose/content_key.h"
#include "core/jose/encrypt.h"
#include "core/jose/key_derivation.h"
#include "tests/support/made_tokens.h"
#include "tests/support/vectors.h"

#include "core/crypto/generate.h"

#include <QRegularExpression>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using jose::DecryptionStatus;

// Own rows: for each reason of why_undecryptable.h a JWE that is wrong in just that way, and one that is
// nearly so.

Q_DECLARE_METATYPE(claimcheck::jose::KeySet)

namespace {

const QByteArray text = R"({"sub":"ada"})";

QByteArray encrypted(const QByteArray &header, const jose::Jwk &key)
{
    return jose::encryptCompact(header, text, key).valueOr("could not encrypt");
}

QByteArray headerOf(const char *alg, const char *enc = "A128GCM", const char *more = "")
{
    return QByteArray("{\"alg\":\"") + alg + "\",\"enc\":\"" + enc + '"' + more + '}';
}

/// The token with a header that claims something else; with dir and key wrap only the tag notices.
QByteArray claiming(const QByteArray &token, const QByteArray &header)
{
    return withPart(token, 0, header);
}

const jose::Jwk &rsaKey()
{
    static const jose::Jwk key = jose::makeJwk(*crypto::generateRsa(2048), u"test"_s);
    return key;
}

jose::Jwk ecKey(crypto::Curve curve)
{
    return jose::makeJwk(*crypto::generateOn(curve), u"test"_s);
}

void row(const char *code, const char *detail, const QByteArray &token, const jose::KeySet &keys)
{
    QTest::addRow("%s: %s", code, detail) << token << keys << QByteArray(code);
}

void boundary(const char *notCode, const char *detail, const char *answer, const QByteArray &token,
              const jose::KeySet &keys)
{
    Q_ASSERT(qstrcmp(notCode, answer) != 0);
    QTest::addRow("not %s: %s", notCode, detail) << token << keys << QByteArray(answer);
}

void addSecretRows()
{
    const QByteArray bytes("\x01\xfe\xff 16 bytes \x80\xbf\xfb", 16);
    const auto given = [](const QByteArray &secretText) { return setOf({secret(secretText)}); };
    for (const char *alg : {"dir", "A128KW", "A128GCMKW"}) {
        const QByteArray token = encrypted(headerOf(alg), secret(bytes));
        row("secret-base64", alg, token, given(bytes.toBase64()));
        row("secret-base64url", alg, token, given(encoding::encodeBase64Url(bytes)));
        row("secret-hex", alg, token, given(bytes.toHex()));
        row("secret-newline", alg, token, given(bytes + '\n'));
        row("secret-quotes", alg, token, given('"' + bytes + '"'));
        boundary("secret-base64", alg, "key-length", token, given(QByteArray("another secret").toBase64()));
    }
    const QByteArray pbes2 =
        encrypted(headerOf("PBES2-HS256+A128KW", "A128GCM", ",\"p2c\":1000"), secret("a pass phrase"));
    row("secret-newline", "PBES2", pbes2, given("a pass phrase\n"));
    row("secret-base64", "PBES2", pbes2, given(QByteArray("a pass phrase").toBase64()));
    row("secret-quotes", "PBES2", pbes2, given("\"a pass phrase\""));
    boundary("secret-newline", "another pass phrase", "wrong-key", pbes2, given("another pass phrase\n"));
    row("key-length", "dir", encrypted(headerOf("dir"), secret(bytes)), given(QByteArray(32, 'x')));
}

/// The encrypted key of one alg under a header that names another: the content's tag is over that header.
QByteArray mixedUp(const char *actual, const char *claimed, const jose::Jwk &key)
{
    const QByteArray right = encrypted(headerOf(actual), key);
    const auto jwe = jose::parseJwe(right);
    qint64 iterations = 0;
    const jose::DecryptionTask task{*jwe, jwe->recipients[0], *jose::findAlgorithm(actual),
                                    *jose::findAlgorithm("A128GCM")};
    const auto contentKey = jose::contentKey(task, key, iterations);
    const QByteArray header = encoding::encodeBase64Url(headerOf(claimed));
    const auto sealed = crypto::seal(jose::aeadMethod(task.enc), contentKey->view(), jwe->iv, header, text);
    return header + '.' + encoding::encodeBase64Url(jwe->recipients[0].encryptedKey) + '.' +
           encoding::encodeBase64Url(jwe->iv) + '.' + encoding::encodeBase64Url(sealed->ciphertext) + '.' +
           encoding::encodeBase64Url(sealed->tag);
}

void addAlgorithmRows()
{
    const jose::KeySet rsa = setOf({rsaKey()});
    row("oaep-hash", "OAEP is OAEP-256", mixedUp("RSA-OAEP-256", "RSA-OAEP", rsaKey()), rsa);
    row("oaep-hash", "OAEP-512 is OAEP", mixedUp("RSA-OAEP", "RSA-OAEP-512", rsaKey()), rsa);
    row("rsa-padding", "OAEP is RSA1_5", mixedUp("RSA1_5", "RSA-OAEP", rsaKey()), rsa);
    row("rsa-padding", "RSA1_5 is OAEP", mixedUp("RSA-OAEP", "RSA1_5", rsaKey()), rsa);
    row("wrong-alg", "A128KW is A256KW", mixedUp("A256KW", "A128KW", secret(QByteArray(32, 'k'))),
        setOf({secret(QByteArray(32, 'k'))}));
    const jose::Jwk other = jose::makeJwk(*crypto::generateRsa(2048), u"test"_s);
    boundary("oaep-hash", "another key", "wrong-key", mixedUp("RSA-OAEP-256", "RSA-OAEP", rsaKey()),
             setOf({other}));
    boundary("rsa-padding", "another key", "wrong-tag", mixedUp("RSA-OAEP", "RSA1_5", rsaKey()),
             setOf({other}));
    boundary("oaep-hash", "as it says", "decrypted", encrypted(headerOf("RSA-OAEP-256"), rsaKey()), rsa);
    row("key-not-private", "RSA", encrypted(headerOf("RSA-OAEP"), rsaKey()),
        setOf({bare(rsaKey()), secret("so that there is something to try")}));
    row("epk-curve", "P-384 for P-256", encrypted(headerOf("ECDH-ES"), ecKey(crypto::Curve::P256)),
        setOf({ecKey(crypto::Curve::P384)}));
    boundary("epk-curve", "another key of that curve", "wrong-tag",
             encrypted(headerOf("ECDH-ES"), ecKey(crypto::Curve::P256)), setOf({ecKey(crypto::Curve::P256)}));
}

void addPartRows()
{
    const jose::Jwk key = secret(QByteArray(16, 'k'));
    const jose::KeySet keys = setOf({key});
    const QByteArray token = encrypted(headerOf("dir"), key);
    row("white-space", "behind", token + '\n', keys);
    row("base64-padding", "behind", token + "==", keys);
    row("url-escapes", "behind", token + "%3D", keys);
    row("quotes", "behind", token + '"', keys);
    row("base64-malformed", "a foreign character", QByteArray(token).insert(token.size() - 5, '!'), keys);
    row("truncated", "in the tag", token.chopped(4), keys);
    row("truncated", "no tag", token.chopped(22), keys);
    boundary("truncated", "a longer tag", "tag-length", token + "AAAA", keys);
    boundary("truncated", "another byte of the tag", "wrong-tag", token.chopped(4) + "AAAA", keys);
    row("re-serialized", "spaces in the header", claiming(token, R"({"alg": "dir", "enc": "A128GCM"})"),
        keys);
    row("re-serialized", "another order", claiming(token, R"({"enc":"A128GCM","alg":"dir"})"), keys);
    boundary("re-serialized", "another member", "wrong-tag",
             claiming(token, headerOf("dir", "A128GCM", R"(,"x":1)")), keys);
    const QByteArray both = QByteArray(32, 'k');
    const QByteArray gcm = encrypted(headerOf("dir", "A256GCM"), secret(both));
    boundary("wrong-enc", "the header only", "iv-length", claiming(gcm, headerOf("dir", "A128CBC-HS256")),
             setOf({secret(both)}));
}

/// Flattened JSON around the parts of a compact token, with aad added.
QByteArray withAad(const QByteArray &compact, const QByteArray &aad)
{
    const QByteArrayList parts = compact.split('.');
    return "{\"protected\":\"" + parts[0] + "\",\"iv\":\"" + parts[2] + "\",\"ciphertext\":\"" + parts[3] +
           "\",\"tag\":\"" + parts[4] + "\",\"aad\":\"" + encoding::encodeBase64Url(aad) + "\"}";
}

void addAadRows()
{
    const jose::Jwk key = secret(QByteArray(16, 'k'));
    row("aad-added", "after encrypting", withAad(encrypted(headerOf("dir"), key), "x"), setOf({key}));
    const jose::EncryptionRecipient recipient{{}, key};
    const QByteArray json =
        jose::encryptJson(headerOf("dir"), {&recipient, 1}, text, "{\"a\":1}").valueOr({});
    row("re-serialized", "aad",
        QByteArray(json).replace(encoding::encodeBase64Url("{\"a\":1}"),
                                 encoding::encodeBase64Url("{\"a\": 1}")),
        setOf({key}));
    boundary("re-serialized", "aad as it was", "decrypted", json, setOf({key}));
    boundary("aad-added", "other aad", "wrong-tag",
             QByteArray(json).replace(encoding::encodeBase64Url("{\"a\":1}"),
                                      encoding::encodeBase64Url("{\"a\":2}")),
             setOf({key}));
}

/// Content encrypted with one enc under a header that names another whose keys are as long.
void addEncRow()
{
    const jose::Jwk key = secret(QByteArray(32, 'k'));
    const QByteArray header = encoding::encodeBase64Url(headerOf("dir", "A256GCM"));
    const QByteArray iv(16, 'i');
    const auto sealed = crypto::seal(jose::aeadMethod(*jose::findAlgorithm("A128CBC-HS256")),
                                     key.key.secret(), iv, header, text);
    row("wrong-enc", "A128CBC-HS256 as A256GCM",
        header + ".." + encoding::encodeBase64Url(iv) + '.' + encoding::encodeBase64Url(sealed->ciphertext) +
            '.' + encoding::encodeBase64Url(sealed->tag),
        setOf({key}));
}

} // namespace

class TestUndecryptable : public QObject
{
    Q_OBJECT

    QSet<QByteArray> m_seen;

private slots:
    void code_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<jose::KeySet>("keys");
        QTest::addColumn<QByteArray>("answer");
        addSecretRows();
        addAlgorithmRows();
        addPartRows();
        addAadRows();
        addEncRow();
    }
    void code()
    {
        QFETCH(QByteArray, token);
        QFETCH(jose::KeySet, keys);
        QFETCH(QByteArray, answer);
        const auto jwe = jose::parseJwe(token);
        QVERIFY2(jwe.ok(), jwe ? "" : qPrintable(jwe.error().message));
        const auto verdict = jose::decrypt(*jwe, keys).overall;
        const auto code = verdict.reason ? verdict.reason->code : jose::statusName(verdict.status);
        QCOMPARE(QByteArray(code.latin1()), answer);
        m_seen += answer;
        if (answer == "decrypted")
            return;
        QCOMPARE(verdict.status, DecryptionStatus::Failed);
        QVERIFY(verdict.step != jose::DecryptionStep::None);
        static const QRegularExpression sentenceEnd(u"[.:;] \\S"_s); // what is wrong, and what to do
        QVERIFY2(verdict.reason->message.contains(sentenceEnd) || answer.endsWith("-length"),
                 qPrintable(verdict.reason->message));
        QVERIFY(!verdict.reason->message.contains(u"%1"_s));
    }

    void everyDocumentedCodeHasARow()
    {
        static const QRegularExpression quoted(u"\"([a-z0-9-]+)\""_s);
        const QString header = QString::fromUtf8(
            readFile(QStringLiteral(CLAIMCHECK_SOURCE_DIR "/core/jose/why_undecryptable.h")));
        const QStringList inWhyInvalid{u"base64-alphabet"_s}; // rows of tst_reasons
        QStringList missing;
        for (const auto &match : quoted.globalMatch(header)) {
            if (!m_seen.contains(match.captured(1).toLatin1()) && !inWhyInvalid.contains(match.captured(1)))
                missing += match.captured(1);
        }
        QCOMPARE(missing, QStringList());
    }

    void anotherKeyOfTheSet()
    {
        // RFC 7516 §5.2: the key that decrypts is named, whatever kid says
        jose::Jwk right = secret(QByteArray(16, 'k')), wrong = secret(QByteArray(16, 'w'));
        right.kid = u"right"_s;
        wrong.kid = u"wrong"_s;
        const auto jwe = jose::parseJwe(encrypted(headerOf("dir", "A128GCM", ",\"kid\":\"wrong\""), right));
        const auto verdict = jose::decrypt(*jwe, setOf({wrong, right})).overall;
        QCOMPARE(verdict.status, DecryptionStatus::Decrypted);
        QCOMPARE(verdict.key->kid, u"right"_s);
        QCOMPARE(verdict.reason->code, "wrong-kid"_L1);
        QVERIFY(!jose::decrypt(*jwe, setOf({right})).overall.reason);
    }

    void trialsAreBounded()
    {
        // 500 pass phrases times 14 readings of a million rounds each would take an hour
        jose::KeySet keys;
        for (int i = 0; i < 500; ++i)
            keys.keys.push_back(secret("a pass phrase " + QByteArray::number(i)));
        const auto jwe = jose::parseJwe(encrypted(
            headerOf("PBES2-HS256+A128KW", "A128GCM", ",\"p2c\":900000"), secret("another pass phrase")));
        const auto verdict = jose::decrypt(*jwe, keys).overall;
        QCOMPARE(verdict.status, DecryptionStatus::Failed);
    }
};

QTEST_GUILESS_MAIN(TestUndecryptable)
#include "tst_undecryptable.moc"
