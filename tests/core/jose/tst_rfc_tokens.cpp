#include "core/jose/sign.h"
#include "core/jose/verify.h"
#include "tests/support/vectors.h"

using namespace claimcheck;
using namespace Qt::StringLiterals;
using jose::SignatureStatus;

// Source: RFC 7515 A.1–A.5 and A.7, RFC 7519 §6.1, RFC 8037 A.4, in vectors/rfc-jose; RFC 7520 §4 and RFC
// 7797 §4, in vectors/jose-cookbook; draft-ietf-cose-dilithium (now RFC 9964), in vectors/ml-dsa-jose.

namespace {

enum class Forms : quint8 { All, CompactOnly };

jose::KeySet keysOf(const encoding::JsonValue &jwk)
{
    return jose::readKeySet(jwk, u"vector"_s).valueOr({});
}

QByteArray tokenOf(const encoding::JsonValue &token)
{
    return token.isString() ? token.toUtf8() : token.raw().toByteArray();
}

/// Another byte of the same alphabet, so that only the value changes.
QByteArray withOtherByte(QByteArray text, qsizetype at)
{
    text[at] = text[at] == 'A' ? 'B' : 'A';
    return text;
}

void addRow(const QByteArray &name, const QByteArray &token, const jose::KeySet &keys)
{
    QTest::newRow(name.constData()) << token << keys;
}

void addRfcRows(Forms forms)
{
    const auto document = test::readVectors(u"rfc-jose/rfc_jose_vectors.json"_s);
    for (const encoding::JsonValue item : document["cases"_L1].elements()) {
        const bool wanted = forms == Forms::All || item["token"_L1].isString();
        if (wanted && item["kind"_L1].toUtf8().startsWith("jws"))
            addRow(item["ref"_L1].toUtf8(), tokenOf(item["token"_L1]), keysOf(item["jwk"_L1]));
    }
}

void addCookbookRows(Forms forms)
{
    for (const QString &name :
         test::vectorFiles(u"jose-cookbook/jws"_s) + test::vectorFiles(u"jose-cookbook/curve25519"_s)) {
        const auto document = test::readVectors(name);
        const auto output = document["output"_L1];
        const auto keys = keysOf(document["input"_L1]["key"_L1]);
        for (const auto form : {"compact"_L1, "json"_L1, "json_flat"_L1}) {
            const bool detached = name.contains("detached"_L1);
            const bool wanted = forms == Forms::All || form == "compact"_L1;
            if (wanted && output.has(form) && !detached && document["input"_L1].has("alg"_L1))
                addRow(name.toUtf8() + ' ' + form.data(), tokenOf(output[form]), keys);
        }
    }
}

} // namespace

Q_DECLARE_METATYPE(claimcheck::jose::KeySet)

class TestRfcTokens : public QObject
{
    Q_OBJECT

private:
    static void addAll(Forms forms = Forms::All)
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<jose::KeySet>("keys");
        SKIP_WITHOUT_VECTORS(test::readVectors(u"rfc-jose/rfc_jose_vectors.json"_s));
        addRfcRows(forms);
        addCookbookRows(forms);
    }

private slots:
    void verified_data() { addAll(); }
    void verified()
    {
        QFETCH(QByteArray, token);
        QFETCH(jose::KeySet, keys);
        const auto jws = jose::parseJws(token);
        QVERIFY2(jws.ok(), jws ? "" : qPrintable(jws.error().message));
        for (const auto &verdict : jose::verifySignatures(*jws, keys)) {
            QVERIFY2(!verdict.reason, verdict.reason ? qPrintable(verdict.reason->message) : "");
            QCOMPARE(verdict.status, SignatureStatus::Verified);
            QCOMPARE(verdict.key->source, u"vector"_s);
            QCOMPARE(verdict.key->thumbprint.size(), qsizetype(43));
        }
        QVERIFY(jose::VerifiedJws::verify(*jws, keys).has_value());
    }

    void notCheckedWithoutKey_data() { addAll(); }
    void notCheckedWithoutKey()
    {
        QFETCH(QByteArray, token);
        const auto jws = jose::parseJws(token);
        for (const auto &verdict : jose::verifySignatures(*jws, {}))
            QCOMPARE(verdict.status, SignatureStatus::NotChecked);
        QVERIFY(!jose::VerifiedJws::verify(*jws, {}).has_value());
    }

    void everyChangedByteIsInvalid_data() { addAll(Forms::CompactOnly); }
    void everyChangedByteIsInvalid()
    {
        QFETCH(QByteArray, token);
        QFETCH(jose::KeySet, keys);
        const qsizetype step = qMax<qsizetype>(1, token.size() / 60); // some positions in every segment
        for (qsizetype at = 0; at < token.size(); at += step) {
            if (token[at] != '.')
                checkChanged(withOtherByte(token, at), keys, at);
        }
        checkChanged(withOtherByte(token, token.size() - 1), keys, token.size() - 1);
    }

    void unsecuredIsNeverVerified()
    {
        // RFC 7515 A.5, RFC 7519 §6.1
        const QByteArray token(
            "eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt"
            "cGxlLmNvbS9pc19yb290Ijp0cnVlfQ.");
        jose::KeySet keys;
        keys.keys.push_back(jose::keyFromSecret(base::SecretBytes(QByteArrayView("anything"))));
        for (const jose::KeySet &given : {jose::KeySet(), keys}) {
            const auto verdicts = jose::verifySignatures(*jose::parseJws(token), given);
            QCOMPARE(verdicts.size(), std::size_t(1));
            QCOMPARE(verdicts[0].status, SignatureStatus::Unsigned);
            QVERIFY(!jose::VerifiedJws::verify(*jose::parseJws(token), given).has_value());
        }
    }

    void oneKeyOfSeveralRecipients()
    {
        // RFC 7520 §4.8
        const auto document = test::readVectors(u"jose-cookbook/jws/4_8.multiple_signatures.json"_s);
        SKIP_WITHOUT_VECTORS(document);
        const auto jws = jose::parseJws(tokenOf(document["output"_L1]["json"_L1]));
        const auto verdicts = jose::verifySignatures(*jws, keysOf(document["input"_L1]["key"_L1].at(1)));
        QCOMPARE(verdicts.size(), std::size_t(3));
        QCOMPARE(verdicts[1].status, SignatureStatus::Verified);
        for (const std::size_t other : {0, 2}) {
            QCOMPARE(verdicts[other].status, SignatureStatus::NotChecked);
            QCOMPARE(verdicts[other].reason->code, "no-matching-key"_L1);
        }
    }

    void detachedPayload()
    {
        // RFC 7520 §4.5
        const auto document =
            test::readVectors(u"jose-cookbook/jws/4_5.signature_with_detached_content.json"_s);
        SKIP_WITHOUT_VECTORS(document);
        const auto keys = keysOf(document["input"_L1]["key"_L1]);
        for (const auto form : {"compact"_L1, "json"_L1, "json_flat"_L1}) {
            auto jws = jose::parseJws(tokenOf(document["output"_L1][form]));
            QCOMPARE(jws->payloadState, jose::PayloadState::Detached);
            const auto without = jose::verifySignatures(*jws, keys);
            QCOMPARE(without[0].status, SignatureStatus::NotChecked);
            QCOMPARE(without[0].reason->code, "payload-detached"_L1);
            jws->attachPayload(document["input"_L1]["payload"_L1].toUtf8());
            QCOMPARE(jose::verifySignatures(*jws, keys)[0].status, SignatureStatus::Verified);
        }
    }

    void mlDsa_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList files = test::vectorFiles(u"ml-dsa-jose"_s);
        if (files.isEmpty())
            QSKIP("The vectors are not installed: set CLAIMCHECK_VECTORS");
        for (const QString &name : files)
            QTest::newRow(qPrintable(name)) << name;
    }
    void mlDsa()
    {
        QFETCH(QString, name);
        const auto document = test::readVectors(name);
        const auto jws = jose::parseJws(document["jws"_L1].toUtf8());
        QVERIFY(jws.ok());
        const auto keys = jose::readKeySet(document["jwk"_L1], u"vector"_s);
        if (!keys) {
            QCOMPARE(keys.error().code, "not-supported-by-openssl"_L1);
            const auto verdicts = jose::verifySignatures(*jws, {});
            QCOMPARE(verdicts[0].status, SignatureStatus::NotChecked);
            QCOMPARE(verdicts[0].reason->code, "not-supported-by-openssl"_L1);
            QSKIP("This OpenSSL has no ML-DSA; it came with 3.5");
        }
        QCOMPARE(jose::verifySignatures(*jws, *keys)[0].status, SignatureStatus::Verified);
        QCOMPARE(keys->keys[0].thumbprint(), document["jwk"_L1]["kid"_L1].toUtf8());
        const QByteArray token = document["jws"_L1].toUtf8();
        for (const qsizetype at : {token.indexOf('.') + 3, token.lastIndexOf('.') + 1, token.size() - 9})
            checkChanged(withOtherByte(token, at), *keys, at);
    }

private:
    static void checkChanged(const QByteArray &changed, const jose::KeySet &keys, qsizetype at)
    {
        const auto jws = jose::parseJws(changed);
        if (!jws) {
            QVERIFY(!jws.error().code.isEmpty()); // the header is no JSON any more
            return;
        }
        const auto verdict = jose::verifySignatures(*jws, keys)[0];
        QVERIFY2(verdict.status == SignatureStatus::Invalid, qPrintable(u"byte %1"_s.arg(at)));
        QVERIFY(verdict.reason && !verdict.reason->code.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestRfcTokens)
#include "tst_rfc_tokens.moc"
