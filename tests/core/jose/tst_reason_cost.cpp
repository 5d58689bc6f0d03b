#include "tests/support/made_tokens.h"

#include <QTest>

#include <algorithm>
#include <ctime>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using jose::SignatureStatus;

// Own: tokens that would cost minutes if everything were tried. What is asserted is that the answer says so;
// the time is printed, and the test runner's limit is its bound.

namespace {

/// As many keys of one kind with names of their own, as a large JWK Set has.
jose::KeySet manyKeys(const char *alg, int count)
{
    jose::KeySet set;
    for (int i = 0; i < count; ++i)
        set.keys.push_back(bare(jose::generateJwk(alg, u"key%1"_s.arg(i)).valueOr({})));
    return set;
}

jose::KeySet manySecrets(int count)
{
    jose::KeySet set;
    for (int i = 0; i < count; ++i)
        set.keys.push_back(secret("a secret of some length, number " + QByteArray::number(i)));
    return set;
}

/// A general JWS whose signatures are all wrong but the last.
QByteArray manySignatures(int count, const jose::Jwk &last)
{
    const QByteArray header = "{\"alg\":\"ES256\",\"kid\":\"" + last.kid.toUtf8() + "\"}";
    const QByteArrayList parts = signedWith(header, last, "{}").split('.');
    QByteArrayList signatures;
    for (int i = 0; i < count; ++i) {
        const QByteArray wrong = QByteArray(60, 'x') + QByteArray::number(1000 + i % 9000);
        signatures += "{\"protected\":\"" + parts[0] + "\",\"signature\":\"" +
                      (i + 1 == count ? parts[2] : encoding::encodeBase64Url(wrong)) + "\"}";
    }
    return "{\"payload\":\"" + parts[1] + "\",\"signatures\":[" + signatures.join(',') + "]}";
}

std::vector<jose::SignatureVerdict> timed(const QByteArray &token, const jose::KeySet &keys)
{
    const std::clock_t before = std::clock();
    const auto jws = jose::parseJws(token);
    auto verdicts = jws ? jose::verifySignatures(*jws, keys) : std::vector<jose::SignatureVerdict>();
    qInfo("%lld ms of processor time for %zu signature(s), %zu key(s), %lld bytes",
          qint64(std::clock() - before) * 1000 / CLOCKS_PER_SEC, verdicts.size(), keys.keys.size(),
          qint64(token.size()));
    return verdicts;
}

qsizetype countOf(const std::vector<jose::SignatureVerdict> &verdicts, QLatin1StringView code)
{
    return std::ranges::count_if(verdicts, [code](const jose::SignatureVerdict &verdict) {
        return verdict.reason && verdict.reason->code == code;
    });
}

} // namespace

class TestReasonCost : public QObject
{
    Q_OBJECT

private slots:
    void oneSignatureAndManyKeys()
    {
        const auto keys = manyKeys("ES256", 1000);
        const auto verdicts = timed(signedWith(headerFor("ES256"), generated("ES256"), "{}"), keys);
        QCOMPARE(verdicts[0].status, SignatureStatus::Invalid);
        QCOMPARE(verdicts[0].reason->code, "wrong-signature"_L1);
    }

    void manySignaturesAndOneKey()
    {
        const auto one = generated("ES256", u"one"_s);
        const auto verdicts = timed(manySignatures(10'000, one), setOf({bare(one)}));
        QCOMPARE(verdicts.size(), std::size_t(10'000));
        QCOMPARE(countOf(verdicts, "wrong-signature"_L1), qsizetype(9999));
        QCOMPARE(verdicts.back().status, SignatureStatus::Verified);
    }

    void manySignaturesAndManyKeys()
    {
        auto keys = manyKeys("ES256", 1000);
        const auto one = generated("ES256", u"one"_s);
        const auto verdicts = timed(manySignatures(10'000, one), keys);
        QCOMPARE(verdicts.size(), std::size_t(10'000));
        QCOMPARE(verdicts.front().status, SignatureStatus::Invalid);
        QCOMPARE(verdicts.back().status, SignatureStatus::NotChecked);
        QCOMPARE(verdicts.back().reason->code, "too-many-trials"_L1);
    }

    void aLargePayload_data()
    {
        QTest::addColumn<int>("keys");
        QTest::newRow("one secret") << 1;
        QTest::newRow("a thousand secrets") << 1000;
    }
    void aLargePayload()
    {
        QFETCH(int, keys);
        const QByteArray payload = "{\"a\":\"" + QByteArray(100 * 1024 * 1024, 'x') + "\"}";
        const QByteArray token = signedWith(headerFor("HS256"), secret("made with another secret"), payload);
        const auto verdicts = timed(token, manySecrets(keys));
        const bool tried = keys == 1;
        QCOMPARE(verdicts[0].reason->code, tried ? "wrong-signature"_L1 : "too-many-trials"_L1);
        QCOMPARE(verdicts[0].status, tried ? SignatureStatus::Invalid : SignatureStatus::NotChecked);
    }
};

QTEST_GUILESS_MAIN(TestReasonCost)
#include "tst_reason_cost.moc"
