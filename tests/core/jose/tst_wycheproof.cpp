#include "core/jose/verify.h"
#include "tests/support/vectors.h"

#include <algorithm>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using jose::SignatureStatus;

// Source: C2SP/wycheproof testvectors_v1, json_web_signature_test and json_web_key_test.

namespace {

/// Where Claimcheck answers otherwise than Wycheproof, on purpose: a debugger says what is, and warns.
struct Deviation
{
    const char *group;
    const char *test;
    const char *why;
};

constexpr Deviation deviations[] = {
    {"rfc7520", "Figure20", "the key says PS256, the token PS384: a key has one algorithm (RFC 8725 §3.1)"},
    {"rfc7520", "Figure27", "the key says ES521, which is no algorithm"},
    {"rfc7520WithKeyOps", "Figure20", "as above"},
    {"rfc7520WithKeyOps", "Figure27", "as above"},
    {"jws_mixedSymmetryKeyset", "rejectsValid",
     "all keys of a set are tried, each with algorithms of its own kind only"},
    {"jws_duplicate_kid", "rejectsDuplicateKid", "all keys of a set are tried"},
    {"keysize_too_small", "rejects1024bitRsaKey", "short keys are shown, with a finding"},
    {"HS256", "key_too_short", "short secrets are shown, with a finding"},
    {"HS512", "key_too_short", "short secrets are shown, with a finding"},
};

bool isDeviation(const QByteArray &group, const QByteArray &test)
{
    return std::ranges::any_of(deviations, [&](const Deviation &deviation) {
        return group == deviation.group && test == deviation.test;
    });
}

} // namespace

class TestWycheproof : public QObject
{
    Q_OBJECT

private slots:
    void verdict_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("keys");
        QTest::addColumn<bool>("valid");
        QTest::addColumn<bool>("deviates");
        for (const auto &name : {u"wycheproof-jose/json_web_signature_test.json"_s,
                                 u"wycheproof-jose/json_web_key_test.json"_s}) {
            const auto document = test::readVectors(name);
            SKIP_WITHOUT_VECTORS(document);
            for (const encoding::JsonValue group : document["testGroups"_L1].elements())
                addGroup(group);
        }
    }
    void verdict()
    {
        QFETCH(QByteArray, token);
        QFETCH(QByteArray, keys);
        QFETCH(bool, valid);
        QFETCH(bool, deviates);
        const auto set = jose::readKeys(keys, u"vector"_s);
        const auto jws = jose::parseJws(token);
        bool verified = false;
        if (set && jws)
            verified = jose::verifySignatures(*jws, *set)[0].status == SignatureStatus::Verified;
        if (deviates)
            QEXPECT_FAIL("", "a deviation that the table gives the reason of", Continue);
        QCOMPARE(verified, valid);
    }

private:
    static void addGroup(const encoding::JsonValue &group)
    {
        const auto key = group.has("public"_L1) ? group["public"_L1] : group["private"_L1];
        const QByteArray name = group["comment"_L1].toUtf8();
        for (const encoding::JsonValue item : group["tests"_L1].elements()) {
            const QByteArray comment = item["comment"_L1].toUtf8();
            const QByteArray token =
                item["jws"_L1].isString() ? item["jws"_L1].toUtf8() : item["jws"_L1].raw().toByteArray();
            QTest::addRow("%s %s %s", name.constData(), item["tcId"_L1].raw().toByteArray().constData(),
                          comment.constData())
                << token << key.raw().toByteArray() << (item["result"_L1].toUtf8() == "valid")
                << isDeviation(name, comment);
        }
    }
};

QTEST_GUILESS_MAIN(TestWycheproof)
#include "tst_wycheproof.moc"
