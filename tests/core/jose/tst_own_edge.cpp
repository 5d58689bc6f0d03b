#include "core/jose/verify.h"
#include "tests/support/vectors.h"

using namespace claimcheck;
using namespace Qt::StringLiterals;

// Source: own-edge of the vectors. The cases that a paste box would repair are for core/token; here they are
// strict.

class TestOwnEdge : public QObject
{
    Q_OBJECT

private slots:
    void outcome_data()
    {
        QTest::addColumn<QString>("expected");
        const std::pair<const char *, const char *> rows[] = {
            {"es256-leading-zero-r", "verified"},
            {"es256-stripped-zero-r", "signature-length"},
            {"es256-der-signature", "ecdsa-der"},
            {"hs256-good", "verified"},
            {"sig-padding", "base64-padding"},
            {"newline-inside", "white-space"},
            {"leading-space", "white-space"},
            {"bearer-prefix", "bearer-prefix"},
            {"quoted", "quotes"},
            {"empty-signature", "signature-missing"},
            {"two-parts", "jws-segments"},
            {"four-parts", "jws-segments"},
            {"dup-claim", "verified"},
            {"crit-unknown", "crit-not-understood"},
            {"exp-float", "verified"},
            {"exp-string", "verified"},
            {"payload-not-json", "verified"},
            {"html", "verified"},
        };
        for (const auto &[id, expected] : rows)
            QTest::newRow(id) << QString::fromLatin1(expected);
    }
    void outcome()
    {
        QFETCH(QString, expected);
        const auto document = test::readVectors(u"own-edge/own_edge_cases.json"_s);
        SKIP_WITHOUT_VECTORS(document);
        for (const encoding::JsonValue item : document["cases"_L1].elements()) {
            if (item["id"_L1].toUtf8() == QTest::currentDataTag())
                QCOMPARE(outcomeOf(item), expected);
        }
    }

private:
    /// "verified", or the code of what keeps it from being that.
    static QString outcomeOf(const encoding::JsonValue &item)
    {
        const auto jws = jose::parseJws(item["token"_L1].toUtf8());
        if (!jws)
            return jws.error().code;
        const auto verdict = jose::verifySignatures(*jws, *jose::readKeySet(item["jwk"_L1], u"vector"_s))[0];
        return verdict.reason ? verdict.reason->code : jose::statusName(verdict.status);
    }
};

QTEST_GUILESS_MAIN(TestOwnEdge)
#include "tst_own_edge.moc"
