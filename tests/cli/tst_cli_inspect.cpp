#include "core/jose/key_set.h"
#include "core/jose/sign.h"
#include "tests/support/vectors.h"

#include <QProcess>
#include <QTemporaryDir>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using encoding::JsonDocument;

// The built program, as scripts and the interoperability runs use it. Tokens: RFC 7515 A.1 to A.5.

namespace {

struct Run
{
    int status = -1;
    QByteArray out, err;
    JsonDocument json; ///< of the first line of output
};

Run run(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(u"" CLAIMCHECK_BIN_DIR "/claimcheck-cli"_s, arguments);
    process.write(input);
    process.closeWriteChannel();
    Run result;
    if (!process.waitForFinished(120'000))
        return result;
    result.status = process.exitCode();
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    result.json = JsonDocument::parse(result.out.left(result.out.indexOf('\n'))).valueOr({});
    return result;
}

/// status and reason code of the first signature, "invalid wrong-signature".
QString verdictOf(const Run &result)
{
    const auto signature = result.json["signatures"_L1].at(0);
    const QString code = signature["reason"_L1]["code"_L1].toString();
    return signature["status"_L1].toString() + (code.isEmpty() ? QString() : u' ' + code);
}

struct RfcToken
{
    QByteArray name;
    QByteArray token;
    QByteArray jwk;
};

/// RFC 7515 A.4; the others are in tests/data/rfc-jose.
const RfcToken exampleA4{
    "RFC7515 A.4",
    "eyJhbGciOiJFUzUxMiJ9.UGF5bG9hZA.AdwMgeerwtHoh-l192l60hp9wAHZFVJbLfD_UxMi70cwnZOYaRI1bKPWROc-mZZqwqT2SI-"
    "KGDKB34XO0"
    "aw_7XdtAG8GaSwFKdCAPZgoXD2YBJZCPEX3xKpRwcdOO8KpEHwJjyqOgzDO7iKvU8vcnwNrmxYbSW9ERBXukOXolLzeO_Jn",
    R"({"kty":"EC","crv":"P-521","x":"AekpBQ8ST8a8VcfVOTNl353vSrDCLLJXmPk06wTjxrrjcBpXp5EOnYG_NjFZ6OvLFV1jSfS9tsz4qUxcWc)"
    R"(eqwQGk","y":"ADSmRA43Z1DSNx_RvcLI87cdL07l6jQyyBXMoxVg_l2Th-x3S1WDhjDly79ajL4Kkd0AZMaZmh9ubmf63e3kyMj2"})"};

std::vector<RfcToken> rfcTokens()
{
    std::vector<RfcToken> tokens{exampleA4};
    const auto document = test::readVectors(u"rfc-jose/rfc_jose_vectors.json"_s);
    for (const encoding::JsonValue item : document["cases"_L1].elements()) {
        const bool wanted =
            item["ref"_L1].toUtf8().startsWith("RFC7515 A.") && item["kind"_L1].toUtf8() == "jws";
        if (wanted)
            tokens.push_back(
                {item["ref"_L1].toUtf8(), item["token"_L1].toUtf8(), item["jwk"_L1].raw().toByteArray()});
    }
    return tokens;
}

QByteArray withOtherByte(QByteArray text, qsizetype at)
{
    text[at] = text[at] == 'A' ? 'B' : 'A';
    return text;
}

} // namespace

class TestCliInspect : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString file(const QString &name, const QByteArray &content)
    {
        const QString path = m_folder.filePath(name);
        QFile out(path);
        if (out.open(QIODevice::WriteOnly))
            out.write(content);
        return path;
    }

private slots:
    void rfc7515_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("jwk");
        for (const RfcToken &row : rfcTokens())
            QTest::addRow("%s", row.name.constData()) << row.token << row.jwk;
    }
    void rfc7515()
    {
        QFETCH(QByteArray, token);
        QFETCH(QByteArray, jwk);
        const QString key = file(u"key.json"_s, jwk);
        const QString text = QString::fromLatin1(token);
        const Run good = run({u"inspect"_s, u"--json"_s, u"--key"_s, key, u"--at"_s, u"1300819379"_s, text});
        QCOMPARE(verdictOf(good), u"verified"_s);
        QCOMPARE(good.json["kind"_L1].toString(), u"jws"_s);
        QCOMPARE(good.json["signatures"_L1].at(0)["key"_L1]["source"_L1].toString(), key);
        const Run without = run({u"inspect"_s, u"--json"_s, text});
        QCOMPARE(verdictOf(without), u"not-checked no-key"_s);

        const qsizetype signatureAt = token.lastIndexOf('.') + 1, payloadAt = token.indexOf('.') + 1;
        for (const qsizetype at : {signatureAt, signatureAt + 20, token.size() - 1, payloadAt, payloadAt + 8,
                                   payloadAt - 3, qsizetype(1), qsizetype(17)}) {
            const QString changed = QString::fromLatin1(withOtherByte(token, at));
            const Run bad = run({u"inspect"_s, u"--json"_s, u"--key"_s, key, changed});
            QVERIFY2(verdictOf(bad).startsWith("invalid "_L1),
                     qPrintable(u"%1: %2"_s.arg(at).arg(verdictOf(bad))));
            QVERIFY(bad.status == 1 || bad.status == 2);
        }
    }

    void unsecured()
    {
        // RFC 7515 A.5: never verified, with or without a key
        const QString token =
            u"eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxl"
            "LmNvbS9pc19yb290Ijp0cnVlfQ."_s;
        QCOMPARE(verdictOf(run({u"inspect"_s, u"--json"_s, token})), u"unsigned alg-none"_s);
        const Run keyed = run({u"inspect"_s, u"--json"_s, u"--secret"_s, u"x"_s, token});
        QCOMPARE(verdictOf(keyed), u"unsigned alg-none"_s);
        QCOMPARE(keyed.json["payload"_L1]["exp"_L1].raw().toByteArray(), QByteArray("1300819380"));
    }

    void keysInEveryForm_data()
    {
        QTest::addColumn<QByteArray>("alg");
        for (const char *alg : {"RS256", "ES384", "EdDSA", "PS512", "ES256K", "Ed448"})
            QTest::newRow(alg) << QByteArray(alg);
    }
    void keysInEveryForm()
    {
        QFETCH(QByteArray, alg);
        const auto jwk = jose::generateJwk(alg, u"k"_s);
        const QString token = QString::fromLatin1(*jose::signJwt("{\"a\":1.0}", *jwk));
        jose::KeySet set;
        set.keys.push_back(*jwk);
        const QByteArray forms[] = {jwk->toJson(), set.toJson(),
                                    *crypto::keyToPem(jwk->key, crypto::KeyPart::Public),
                                    *crypto::keyToPem(jwk->key, crypto::KeyPart::Private),
                                    *crypto::keyToDer(jwk->key, crypto::KeyPart::Public)};
        for (const QByteArray &form : forms) {
            const Run result = run({u"inspect"_s, u"--json"_s, u"--key"_s, file(u"key"_s, form), token});
            QCOMPARE(verdictOf(result), u"verified"_s);
            QCOMPARE(result.json["payload"_L1].raw().toByteArray(), QByteArray("{\"a\":1.0}"));
        }
    }

    void secrets()
    {
        const QString token = QString::fromLatin1(*jose::signJwt(
            "{}", jose::keyFromSecret(base::SecretBytes(QByteArrayView("a secret of some length, 32 b."))),
            "", "HS256"));
        QCOMPARE(verdictOf(run(
                     {u"inspect"_s, u"--json"_s, u"--secret"_s, u"a secret of some length, 32 b."_s, token})),
                 u"verified"_s);
        const QString path = file(u"secret"_s, "a secret of some length, 32 b.\n");
        const Run newline = run({u"inspect"_s, u"--json"_s, u"--secret-file"_s, path, token});
        QCOMPARE(verdictOf(newline), u"invalid secret-newline"_s);
        QCOMPARE(newline.status, 1);
        QVERIFY(!newline.out.contains("a secret of some"));
    }

    void encrypted_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("jwk");
        QTest::addColumn<QString>("plaintext");
        const auto document = test::readVectors(u"rfc-jose/rfc_jose_vectors.json"_s);
        for (const encoding::JsonValue item : document["cases"_L1].elements()) {
            const auto token = item["token"_L1];
            if (item["kind"_L1].toUtf8().startsWith("jwe")) // RFC 7516 A.1 to A.3, A.5
                QTest::newRow(item["ref"_L1].toUtf8().constData())
                    << (token.isString() ? token.toUtf8() : token.raw().toByteArray())
                    << item["jwk"_L1].raw().toByteArray() << item["plaintext"_L1].toString();
        }
    }
    void encrypted()
    {
        QFETCH(QByteArray, token);
        QFETCH(QByteArray, jwk);
        QFETCH(QString, plaintext);
        const QString text = QString::fromLatin1(token);
        const Run good = run({u"inspect"_s, u"--json"_s, u"--key"_s, file(u"key.json"_s, jwk), text});
        QCOMPARE(good.json["kind"_L1].toString(), u"jwe"_s);
        QCOMPARE(good.json["decryption"_L1]["status"_L1].toString(), u"decrypted"_s);
        QCOMPARE(good.json["payloadText"_L1].toString(), plaintext);
        QCOMPARE(good.status, 0);
        const Run without = run({u"inspect"_s, u"--json"_s, text});
        QCOMPARE(without.json["decryption"_L1]["status"_L1].toString(), u"not-tried"_s);
        QCOMPARE(without.status, 0);
        const Run wrong = run({u"inspect"_s, u"--json"_s, u"--secret"_s, u"another"_s, text});
        QCOMPARE(wrong.json["decryption"_L1]["status"_L1].toString(), u"failed"_s);
        QCOMPARE(wrong.json["decryption"_L1]["step"_L1].toString(), u"key"_s);
        QVERIFY(!wrong.out.contains(plaintext.toUtf8()));
        QCOMPARE(wrong.status, 1);
    }

    void wrongUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown option") << QStringList{u"--frobnicate"_s, u"x"_s};
        QTest::newRow("no such key file") << QStringList{u"--key"_s, u"/nonexistent"_s, u"a.b.c"_s};
        QTest::newRow("not a time") << QStringList{u"--at"_s, u"yesterday"_s, u"a.b.c"_s};
        QTest::newRow("not a type") << QStringList{u"--as"_s, u"banana"_s, u"a.b.c"_s};
        QTest::newRow("two tokens") << QStringList{u"a.b.c"_s, u"a.b.c"_s};
        QTest::newRow("nothing") << QStringList{};
    }
    void wrongUsage()
    {
        QFETCH(QStringList, arguments);
        const Run result = run(QStringList{u"inspect"_s} + arguments);
        QCOMPARE(result.status, 2);
        QVERIFY(result.err.startsWith("claimcheck-cli: "));
        QCOMPARE(result.err.count('\n'), qsizetype(1));
        QVERIFY(result.out.isEmpty());
    }

    void refusedConnectionIsANetworkFailure()
    {
        const Run result = run({u"inspect"_s, u"--jwks-url"_s, u"http://127.0.0.1:9/keys"_s, u"a.b.c"_s});
        QCOMPARE(result.status, 3);
        QCOMPARE(result.err.count('\n'), qsizetype(1));
    }

    void timeAndText()
    {
        const auto jwk = jose::generateJwk("HS256");
        const QString token = QString::fromLatin1(*jose::signJwt("{\"exp\":1000,\"nbf\":500}", *jwk));
        const std::pair<QString, QString> rows[] = {{u"1000"_s, u"expired"_s},
                                                    {u"999"_s, u"valid"_s},
                                                    {u"499"_s, u"not-yet-valid"_s},
                                                    {u"1970-01-01T00:09:00Z"_s, u"valid"_s}};
        for (const auto &[at, status] : rows) {
            const Run result = run({u"inspect"_s, u"--json"_s, u"--at"_s, at, token});
            QCOMPARE(result.json["time"_L1]["status"_L1].toString(), status);
        }
        const Run text = run({u"inspect"_s, u"--at"_s, u"999"_s, u"-"_s}, token.toLatin1());
        QVERIFY(text.out.contains("not checked"));
        QVERIFY(text.out.contains("1970-01-01T00:16:40Z"));
    }

    void linesKeepTheirOrder()
    {
        const auto rsa = jose::generateJwk("RS256");
        const QByteArray token = *jose::signJwt("{\"sub\":\"a\"}", *rsa);
        QByteArray input;
        constexpr int count = 2000;
        for (int i = 0; i < count; ++i) {
            if (i % 100 == 7)
                input += "this is no request\n";
            else
                input += "{\"id\":" + QByteArray::number(i) + ",\"token\":\"" +
                         (i % 3 ? token : withOtherByte(token, token.size() - 9)) +
                         "\",\"key\":" + rsa->toJson() + "}\n";
        }
        const Run result = run({u"inspect"_s, u"--lines"_s}, input);
        QCOMPARE(result.status, 0);
        const QList<QByteArray> lines = result.out.trimmed().split('\n');
        QCOMPARE(lines.size(), qsizetype(count));
        for (int i = 0; i < count; ++i) {
            const auto answer = JsonDocument::parse(lines[i]);
            QVERIFY(answer.ok());
            if (i % 100 == 7) {
                QVERIFY(answer->root().has("error"_L1));
                QVERIFY(answer->root()["id"_L1].isNull());
                continue;
            }
            QCOMPARE(answer->root()["id"_L1].toInteger().value_or(-1), qint64(i));
            QCOMPARE(answer->root()["signatures"_L1].at(0)["status"_L1].toString(),
                     i % 3 ? u"verified"_s : u"invalid"_s);
        }
    }

    void linesTakeEveryKindOfKey()
    {
        const auto ec = jose::generateJwk("ES256");
        const QByteArray es = *jose::signJwt("{}", *ec);
        const QByteArray hs = *jose::signJwt(
            "{}", jose::keyFromSecret(base::SecretBytes(QByteArrayView("s3cret"))), "", "HS256");
        const auto request = [](const QByteArray &token, const QByteArray &key) {
            return "{\"id\":\"x\",\"token\":\"" + token + "\"," + key + "}\n";
        };
        QByteArray pem = *crypto::keyToPem(ec->key, crypto::KeyPart::Public);
        const QByteArray input =
            request(es, "\"pem\":\"" + pem.replace("\n", "\\n") + '"') +
            request(hs, "\"secret\":\"s3cret\"") + request(hs, "\"secretBase64url\":\"czNjcmV0\"") +
            request(es, "\"key\":{\"keys\":[" + ec->toJson() + "]}") + request(hs, "\"secret\":\"other\"") +
            request(es, "\"key\":{\"kty\":\"EC\"}");
        const Run result = run({u"inspect"_s, u"--lines"_s}, input);
        QStringList verdicts;
        for (const QByteArray &line : result.out.trimmed().split('\n'))
            verdicts += verdictOf({0, {}, {}, JsonDocument::parse(line).valueOr({})});
        const QStringList expected{u"verified"_s,
                                   u"verified"_s,
                                   u"verified"_s,
                                   u"verified"_s,
                                   u"invalid wrong-signature"_s,
                                   u"not-checked jwk-member"_s};
        QCOMPARE(verdicts, expected);
    }
};

QTEST_GUILESS_MAIN(TestCliInspect)
#include "tst_cli_inspect.moc"
