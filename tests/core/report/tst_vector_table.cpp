#include "tests/core/report/vector_cases_formats.h"
#include "tests/core/report/vector_cases_jose.h"
#include "tests/core/report/vector_cases_other.h"
#include "tests/support/deviations.h"

#include "core/token/token_document.h"

using namespace claimcheck;
using namespace claimcheck::test;

// Every case of the public vectors that holds a token, through the pipeline. The table at the end counts
// them; the tests beside each library look into the cases in detail.

namespace {

struct Source
{
    const char *folder, *name;
    VectorCases (*cases)();
};

/// The files of a folder of the vectors, below it too.
QStringList filesBelow(const QString &folder, const QStringList &folders)
{
    QStringList files;
    for (const QString &inside : folders)
        files += vectorFiles(folder + inside);
    return files;
}

// clang-format off
const Source sources[] = {
    {"wycheproof-jose", "Wycheproof JWS", [] { return wycheproofCases(u"wycheproof-jose/json_web_signature_test.json"_s); }},
    {"wycheproof-jose", "Wycheproof JWK", [] { return wycheproofCases(u"wycheproof-jose/json_web_key_test.json"_s); }},
    {"wycheproof-jose", "Wycheproof JWE", [] { return wycheproofCases(u"wycheproof-jose/json_web_encryption_test.json"_s); }},
    {"wycheproof-jose", "Wycheproof crypto", [] { return wycheproofCases(u"wycheproof-jose/json_web_crypto_test.json"_s); }},
    {"wycheproof-jose", "Wycheproof keys", [] { return joined({u"wycheproof-jose/x25519_jwk_test.json"_s, u"wycheproof-jose/x448_jwk_test.json"_s}, xdhKeyCases); }},
    {"rfc-jose", "RFC examples", [] { return rfcCases(u"rfc-jose/rfc_jose_vectors.json"_s); }},
    {"jose-cookbook", "JOSE cookbook", [] { return joined(filesBelow(u"jose-cookbook"_s, {u"/jws"_s, u"/jwe"_s, u"/jwk"_s, u"/curve25519"_s, u"/rfc7797"_s}), cookbookCases); }},
    {"ml-dsa-jose", "ML-DSA", [] { return joined(vectorFiles(u"ml-dsa-jose"_s), mlDsaCases); }},
    {"own-edge", "own edge cases", [] { return ownEdgeCases(u"own-edge/own_edge_cases.json"_s); }},
    {"attack-tokens", "attack strings", [] { return attackCases(u"attack-tokens/jwt-editor_attack_and_detection.json"_s); }},
    {"sd-jwt", "SD-JWT rules", [] { return sdJwtRuleCases(u"sd-jwt/own_sdjwt_rules.json"_s); }},
    {"sd-jwt", "SD-JWT draft", [] { return sdJwtDraftCases(u"sd-jwt/rfc9901_draft_examples.json"_s); }},
    {"paseto", "PASETO", [] { return joined(vectorFiles(u"paseto"_s), pasetoCases); }},
    {"branca", "Branca", [] { return brancaCases(u"branca/test_vectors.json"_s); }},
    {"macaroons", "macaroons", [] { return macaroonCases(u"macaroons/macaroons.json"_s); }},
    {"oauth-examples", "OAuth examples", [] { return oauthCases(u"oauth-examples/oauth_examples.json"_s); }},
    {"json-test-suite", "JSON test suite", [] { return joined(vectorFiles(u"json-test-suite/test_parsing"_s), jsonSuiteCases); }},
};
// clang-format on

struct Count
{
    QByteArray source;
    int cases = 0, agreed = 0, deviated = 0, notRunnable = 0;
};

QByteArray outcomeOf(const VectorCase &one)
{
    report::InspectionOptions options;
    options.keys = one.keys;
    options.expected = one.expectations;
    options.implicitAssertion = one.implicitAssertion;
    options.now = 1'750'000'000; // when the SD-JWT examples are valid
    const auto inspection = report::inspect(token::readToken(one.text), options);
    const auto json = encoding::JsonDocument::parse(report::inspectionJson(inspection, base::Reveal::Hidden));
    return json ? one.outcome(json->root()) : QByteArray("no JSON");
}

} // namespace

class TestVectorTable : public QObject
{
    Q_OBJECT

    std::vector<Count> m_counts;

private slots:
    void source_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(std::size(sources)); ++i)
            QTest::newRow(sources[i].name) << i;
    }
    void source()
    {
        QFETCH(int, index);
        const Source &one = sources[index];
        const VectorCases cases = one.cases();
        if (cases.empty())
            QSKIP("The vectors are not installed: set CLAIMCHECK_VECTORS");
        Count count{one.name};
        QByteArrayList unexplained;
        QHash<const Deviation *, bool> deviates; // whether a row of the table is needed
        for (const VectorCase &row : cases) {
            const QByteArray outcome = outcomeOf(row);
            const Deviation *deviation = deviationOf(one.folder, row.group, row.name);
            const bool agrees = outcome == row.expected;
            ++count.cases;
            if (deviation)
                deviates[deviation] |= !agrees;
            if (agrees)
                ++count.agreed;
            else if (outcome == "not supported")
                ++count.notRunnable;
            else if (deviation)
                tellDeviation(count, row, outcome, deviation->why);
            else
                unexplained += row.group + " / " + row.name + ": " + outcome + ", not " + row.expected;
        }
        for (auto row = deviates.cbegin(); row != deviates.cend(); ++row) {
            if (!row.value())
                unexplained += QByteArray(row.key()->test) + ": agrees, and is in the table of deviations";
        }
        m_counts.push_back(count);
        QVERIFY2(unexplained.isEmpty(), ("\n" + unexplained.join('\n')).constData());
    }

    void cleanupTestCase()
    {
        qInfo("%-20s %6s %7s %10s %13s", "source", "cases", "agreed", "deviations", "not runnable");
        for (const Count &count : m_counts)
            qInfo("%-20s %6d %7d %10d %13d", count.source.constData(), count.cases, count.agreed,
                  count.deviated, count.notRunnable);
    }

private:
    static void tellDeviation(Count &count, const VectorCase &row, const QByteArray &outcome, const char *why)
    {
        ++count.deviated;
        qInfo("%s / %s: %s, because %s", row.group.constData(), row.name.left(60).constData(),
              outcome.constData(), why);
    }
};

QTEST_GUILESS_MAIN(TestVectorTable)
#include "tst_vector_table.moc"
