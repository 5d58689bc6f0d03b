#include "core/encoding/base64url.h"
#include "core/lint/token_runner.h"
#include "core/lint/token_subject.h"
#include "tests/support/vectors.h"

#include <algorithm>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using lint::TokenType;

// Thumbprints against what they are of. The certificate: tests/data/keys. The key: RFC 7515 A.3. A proof and
// the access token beside it: RFC 9449 §4.3.

namespace {

const QByteArray proofKey = R"({"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",)"
                            R"("y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"})";
const QByteArray proofThumbprint = "oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U";

crypto::Certificate certificate()
{
    return crypto::Certificate::fromPem(test::readFile(test::vectorPath(u"keys/ec-certificate.pem"_s)))
        .value();
}

QByteArray compact(const QByteArray &header, const QByteArray &payload)
{
    return encoding::encodeBase64Url(header) + '.' + encoding::encodeBase64Url(payload) + ".c2ln";
}

/// An access token that is bound to a key.
QByteArray bound(const QByteArray &jkt)
{
    return compact("{\"alg\":\"ES256\"}", "{\"cnf\":{\"jkt\":\"" + jkt + "\"}}");
}

} // namespace

class TestKeyReferences : public QObject
{
    Q_OBJECT

private slots:
    void rules_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QByteArray>("accessToken");
        QTest::addColumn<QString>("found"); // the rule, or nothing
        const QByteArray x5c = ",\"x5c\":[\"" + certificate().der().toBase64() + "\"]";
        const QByteArray sha1 = certificate().fingerprint(crypto::Digest::Sha1);
        const auto header = [](const char *name, const QByteArray &members, const QString &found) {
            QTest::newRow(name) << "{\"alg\":\"ES256\"" + members + '}' << "{}"_ba << QByteArray() << found;
        };
        const QString x5t = u"x5t-mismatch"_s;
        header("x5t fits", x5c + ",\"x5t\":\"Opd0y21NmnhxskgpOTDCSff7QLM\"", {});
        header("x5t#S256 fits", x5c + ",\"x5t#S256\":\"Fe4L_b5WTssDx5hnMEfdoeCY_tmp4P_WcT-gofEfR9s\"", {});
        header("SHA-1 where SHA-256 should be", x5c + ",\"x5t#S256\":\"Opd0y21NmnhxskgpOTDCSff7QLM\"", x5t);
        header("another certificate", x5c + ",\"x5t\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAA\"", x5t);
        header("hexadecimal", x5c + ",\"x5t\":\"" + sha1.toHex().toUpper() + '"', x5t);
        header("base64url of hexadecimal",
               x5c + ",\"x5t\":\"" + encoding::encodeBase64Url(sha1.toHex()) + '"', x5t);
        header("padded", x5c + ",\"x5t\":\"Opd0y21NmnhxskgpOTDCSff7QLM=\"", x5t);
        header("a number", x5c + ",\"x5t\":1", x5t);
        header("nothing to compare with", ",\"x5t\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAA\"", {});
        header("x5c that is none", ",\"x5c\":[\"AAAA\"],\"x5t\":\"AAAA\"", {});

        const auto payload = [](const char *name, const QByteArray &jkt, const QString &found) {
            QTest::newRow(name) << "{\"alg\":\"ES256\"}"_ba
                                << "{\"cnf\":{\"jkt\":" + jkt + "}}" << QByteArray() << found;
        };
        payload("jkt of 43 characters", '"' + proofThumbprint + '"', {});
        payload("jkt one short", '"' + proofThumbprint.chopped(1) + '"', u"jkt-form"_s);
        payload("jkt with padding", '"' + proofThumbprint + "=\"", u"jkt-form"_s);
        payload("jkt of SHA-1", "\"Opd0y21NmnhxskgpOTDCSff7QLM\"", u"jkt-form"_s);
        payload("jkt is no string", "1", u"jkt-form"_s);

        const auto proof = [](const char *name, const QByteArray &accessToken, const QString &found) {
            QTest::newRow(name) << "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":" + proofKey + '}'
                                << "{}"_ba << accessToken << found;
        };
        proof("bound to its key", bound(proofThumbprint), {});
        proof("bound to another key", bound(QByteArray(43, 'A')), u"jkt-other-key"_s);
        proof("not bound", compact("{\"alg\":\"ES256\"}", "{}"), {});
        proof("opaque access token", "abc", {});
    }
    void rules()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, payload);
        QFETCH(QByteArray, accessToken);
        const auto document = token::readToken(compact(header, payload));
        lint::TokenSubject subject;
        subject.document = &document;
        subject.type = lint::detectTokenType(document);
        subject.expected.accessToken = accessToken;
        QStringList found;
        for (const base::Finding &finding : lint::checkToken(subject)) {
            const bool ours = finding.rule == "x5t-mismatch"_L1 || finding.rule == "jkt-form"_L1 ||
                              finding.rule == "jkt-other-key"_L1;
            if (ours)
                found += QString(finding.rule);
        }
        QTEST(found.join(u' '), "found");
    }
};

QTEST_GUILESS_MAIN(TestKeyReferences)
#include "tst_key_references.moc"
