#include "core/jose/decrypt.h"
#include "tests/support/vectors.h"

#include <algorithm>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using jose::DecryptionStatus;

// Source: C2SP/wycheproof testvectors_v1, json_web_encryption_test and the JWE of json_web_crypto_test; RFC
// 7516 appendix A, in vectors/rfc-jose; RFC 7520 §5, in vectors/jose-cookbook.

namespace {

/// Where Claimcheck answers otherwise than Wycheproof, on purpose.
struct Deviation
{
    const char *test;
    const char *why;
};

constexpr Deviation deviations[] = {
    {"rejectsValidJsonSerialization", "all serializations are read; the vector's token is a whole one"},
};

bool isDeviation(const QByteArray &test)
{
    return std::ranges::any_of(deviations,
                               [&](const Deviation &deviation) { return test == deviation.test; });
}

QByteArray textOf(const encoding::JsonValue &token)
{
    return token.isString() ? token.toUtf8() : token.raw().toByteArray();
}

jose::Decryption decrypt(const QByteArray &token, const QByteArray &keys)
{
    const auto set = jose::readKeySet(encoding::JsonDocument::parse(keys)->root(), u"vector"_s);
    const auto jwe = jose::parseJwe(token);
    return set && jwe ? jose::decrypt(*jwe, *set) : jose::Decryption();
}

} // namespace

class TestJweVectors : public QObject
{
    Q_OBJECT

private:
    static void addWycheproof(const encoding::JsonValue &group)
    {
        const QByteArray name = group["comment"_L1].toUtf8();
        for (const encoding::JsonValue item : group["tests"_L1].elements()) {
            if (!item.has("jwe"_L1))
                continue;
            const QByteArray comment = item["comment"_L1].toUtf8();
            QTest::addRow("%s %s %s", name.constData(), item["tcId"_L1].raw().toByteArray().constData(),
                          comment.constData())
                << textOf(item["jwe"_L1]) << group["private"_L1].raw().toByteArray()
                << (item["result"_L1].toUtf8() == "valid") << isDeviation(comment)
                << QByteArray::fromHex(item["pt"_L1].toUtf8());
        }
    }
    static void addRfc7516()
    {
        const auto document = test::readVectors(u"rfc-jose/rfc_jose_vectors.json"_s);
        for (const encoding::JsonValue item : document["cases"_L1].elements()) {
            if (item["kind"_L1].toUtf8().startsWith("jwe"))
                QTest::newRow(item["ref"_L1].toUtf8().constData())
                    << textOf(item["token"_L1]) << item["jwk"_L1].raw().toByteArray()
                    << item["plaintext"_L1].toUtf8();
        }
    }
    static void addCookbook(const QString &name)
    {
        const auto document = test::readVectors(name);
        const auto input = document["input"_L1], output = document["output"_L1];
        const QByteArray keys = input["key"_L1].raw().toByteArray();
        for (const auto form : {"compact"_L1, "json"_L1, "json_flat"_L1}) {
            if (output.has(form))
                QTest::addRow("%s %s", qPrintable(name), form.data())
                    << textOf(output[form]) << keys << input["plaintext"_L1].toUtf8();
        }
    }

private slots:
    void wycheproof_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("keys");
        QTest::addColumn<bool>("valid");
        QTest::addColumn<bool>("deviates");
        QTest::addColumn<QByteArray>("plaintext");
        for (const auto &name : {u"wycheproof-jose/json_web_encryption_test.json"_s,
                                 u"wycheproof-jose/json_web_crypto_test.json"_s}) {
            const auto document = test::readVectors(name);
            SKIP_WITHOUT_VECTORS(document);
            for (const encoding::JsonValue group : document["testGroups"_L1].elements())
                addWycheproof(group);
        }
    }
    void wycheproof()
    {
        QFETCH(QByteArray, token);
        QFETCH(QByteArray, keys);
        QFETCH(bool, valid);
        QFETCH(bool, deviates);
        QFETCH(QByteArray, plaintext);
        const auto decryption = decrypt(token, keys);
        if (deviates)
            QEXPECT_FAIL("", "a deviation that the table gives the reason of", Abort);
        QCOMPARE(decryption.overall.status == DecryptionStatus::Decrypted, valid);
        QCOMPARE(decryption.plaintext.isEmpty(), !valid || plaintext.isEmpty());
    }

    void rfc_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("keys");
        QTest::addColumn<QByteArray>("plaintext");
        addRfc7516();
        for (const QString &name : test::vectorFiles(u"jose-cookbook/jwe"_s))
            addCookbook(name);
    }
    void rfc()
    {
        QFETCH(QByteArray, token);
        QFETCH(QByteArray, keys);
        QFETCH(QByteArray, plaintext);
        const auto decryption = decrypt(token, keys);
        QVERIFY2(decryption.overall.status == DecryptionStatus::Decrypted,
                 decryption.overall.reason ? qPrintable(decryption.overall.reason->message) : "unreadable");
        QCOMPARE(decryption.plaintext, plaintext);
        for (const auto &recipient : decryption.recipients)
            QVERIFY(recipient.status == DecryptionStatus::Decrypted);
    }

    /// RFC 7520 §5.13: three recipients, each with another algorithm and key.
    void eachRecipientWithItsOwnKey()
    {
        const auto document =
            test::readVectors(u"jose-cookbook/jwe/5_13.encrypting_to_multiple_recipients.json"_s);
        SKIP_WITHOUT_VECTORS(document);
        const QByteArray token = textOf(document["output"_L1]["json"_L1]);
        const auto keys = document["input"_L1]["key"_L1];
        for (qsizetype i = 0; i < keys.size(); ++i) {
            const auto decryption = decrypt(token, keys.at(i).raw().toByteArray());
            QCOMPARE(decryption.plaintext, document["input"_L1]["plaintext"_L1].toUtf8());
            for (qsizetype other = 0; other < keys.size(); ++other) {
                const auto &verdict = decryption.recipients[std::size_t(other)];
                QCOMPARE(verdict.status,
                         other == i ? DecryptionStatus::Decrypted : DecryptionStatus::NotTried);
                if (other != i)
                    QCOMPARE(verdict.reason->code, "no-matching-key"_L1);
            }
            QCOMPARE(decryption.overall.key->kid, keys.at(i)["kid"_L1].toString());
        }
    }
};

QTEST_GUILESS_MAIN(TestJweVectors)
#include "tst_jwe_vectors.moc"
