#include "tests/core/jose/reason_rows_shapes.h"
#include "tests/core/jose/reason_rows_trials.h"
#include "tests/support/vectors.h"

#include <QRegularExpression>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using jose::SignatureStatus;

// Own rows: for each reason of why_invalid.h and verify.h a token that is wrong in just that way, and one
// that is nearly so.

Q_DECLARE_METATYPE(claimcheck::jose::KeySet)

namespace {

QByteArray answerOf(const jose::SignatureVerdict &verdict)
{
    return QByteArray(verdict.reason ? verdict.reason->code.latin1()
                                     : jose::statusName(verdict.status).latin1());
}

} // namespace

class TestReasons : public QObject
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
        addSegmentRows();
        addShapeRows();
        addSpellingRows();
        addConfusionRows();
        addMethodRows();
        addHeaderRows();
        addKeyRows();
    }
    void code()
    {
        QFETCH(QByteArray, token);
        QFETCH(jose::KeySet, keys);
        QFETCH(QByteArray, answer);
        const auto jws = jose::parseJws(token);
        QVERIFY2(jws.ok(), jws ? "" : qPrintable(jws.error().message));
        const auto verdict = jose::verifySignatures(*jws, keys)[0];
        QCOMPARE(answerOf(verdict), answer);
        m_seen += answer;
        if (answer == "verified" || answer == "alg-none")
            return;
        QCOMPARE(verdict.status, SignatureStatus::Invalid);
        // What is wrong, and what to do.
        static const QRegularExpression sentenceEnd(u"[.:;] \\S"_s);
        QVERIFY2(verdict.reason->message.contains(sentenceEnd), qPrintable(verdict.reason->message));
        QVERIFY2(!verdict.reason->message.contains(u'%'), qPrintable(verdict.reason->message));
    }

    void everyDocumentedCodeHasARow()
    {
        static const QRegularExpression quoted(u"\"([a-z0-9-]+)\""_s);
        const QString header =
            QString::fromUtf8(readFile(QStringLiteral(CLAIMCHECK_SOURCE_DIR "/core/jose/why_invalid.h")));
        QStringList missing;
        for (const auto &match : quoted.globalMatch(header)) {
            if (!m_seen.contains(match.captured(1).toLatin1()))
                missing += match.captured(1);
        }
        QCOMPARE(missing, QStringList());
        QVERIFY(m_seen.size() > 30);
    }

    void damageThatTheSignatureSurvives()
    {
        const jose::Jwk hmac = generated("HS256");
        const QByteArray token = signedClaims("HS256", hmac);
        const auto message = [&](const QByteArray &text) {
            return jose::verifySignatures(*jose::parseJws(text), setOf({hmac}))[0].reason->message;
        };
        for (const QByteArray &text : {token + '\n', token + '=', "Bearer " + token, '"' + token + '"',
                                       token + "%3D", token + "&#61;"})
            QVERIFY2(message(text).contains("without it the signature fits"_L1), text.constData());
        QVERIFY(!message(token.chopped(3) + "A=").contains("without it the signature fits"_L1));
    }

    void ownKeyProvesNothing()
    {
        // RFC 8725 §3.10
        const jose::Jwk one = generated("ES256", u"one"_s);
        const QByteArray token = signedWith(R"({"alg":"ES256","jwk":)" + one.toJson() + '}', one, claims);
        const auto verdict = jose::verifySignatures(*jose::parseJws(token), {})[0];
        QCOMPARE(verdict.status, SignatureStatus::NotChecked);
        QCOMPARE(verdict.reason->code, "self-asserted"_L1);
        QCOMPARE(verdict.key->thumbprint, one.thumbprint());
        QVERIFY(!jose::VerifiedJws::verify(*jose::parseJws(token), {}));
        QCOMPARE(jose::verifySignatures(*jose::parseJws(token), setOf({bare(one)}))[0].status,
                 SignatureStatus::Verified);
    }

    void kidThatNoKeyHasIsAHint()
    {
        // RFC 7515 §4.1.4: the key that verifies is named, whatever it is called
        const jose::Jwk one = generated("ES256", u"one"_s);
        const QByteArray token = *jose::signJwt(claims, one);
        jose::Jwk renamed = bare(one);
        renamed.kid = u"three"_s;
        const auto verdict = jose::verifySignatures(*jose::parseJws(token),
                                                    setOf({bare(generated("ES256", u"two"_s)), renamed}))[0];
        QCOMPARE(verdict.status, SignatureStatus::Verified);
        QCOMPARE(verdict.key->kid, u"three"_s);
    }

    void noneInAnySpelling_data()
    {
        QTest::addColumn<QByteArray>("alg");
        for (const char *alg : {"none", "None", "NONE", "nOnE"})
            QTest::newRow(alg) << QByteArray(alg);
    }
    void noneInAnySpelling()
    {
        QFETCH(QByteArray, alg);
        const QByteArray token = encoding::encodeBase64Url("{\"alg\":\"" + alg + "\"}") + ".e30.";
        QCOMPARE(jose::verifySignatures(*jose::parseJws(token), setOf({generated("HS256")}))[0].status,
                 SignatureStatus::Unsigned);
    }
};

QTEST_GUILESS_MAIN(TestReasons)
#include "tst_reasons.moc"
