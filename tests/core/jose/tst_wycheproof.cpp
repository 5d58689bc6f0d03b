#include "core/jose/verify.h"
#include "tests/support/deviations.h"
#include "tests/support/vectors.h"

using namespace claimcheck;
using namespace Qt::StringLiterals;
using jose::SignatureStatus;

// Source: C2SP/wycheproof testvectors_v1, json_web_signature_test and json_web_key_test.

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
                << (test::deviationOf("wycheproof-jose", name, comment) != nullptr);
        }
    }
};

QTEST_GUILESS_MAIN(TestWycheproof)
#include "tst_wycheproof.moc"
