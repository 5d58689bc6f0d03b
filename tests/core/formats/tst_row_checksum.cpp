#include "core/formats/check_codes.h"
#include "core/formats/recognize.h"
#include "core/formats/row_checksum.h"

#include <QTest>

using namespace claimcheck::formats;
using namespace Qt::StringLiterals;

class TestRowChecksum : public QObject
{
    Q_OBJECT

private slots:
    /// Published check values: the "check" of each CRC's catalogue entry is that of "123456789".
    void codes()
    {
        QCOMPARE(crc32("123456789"), 0xCBF43926U);
        QCOMPARE(crc16Xmodem("123456789"), quint16(0x31C3));
        QCOMPARE(crc32(""), 0U);
        QVERIFY(bech32Fits("A12UEL5L")); // BIP 173's test vectors
        QVERIFY(bech32Fits("a12uel5l"));
        QVERIFY(bech32Fits("split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w"));
        QVERIFY(!bech32Fits("split1checkupstagehandshakeupstreamerranterredcaperred2y9e3x"));
        QVERIFY(!bech32Fits("A12uEL5L"));
        QVERIFY(!bech32Fits("1qzzfhee"));
        QVERIFY(!bech32Fits(""));
    }

    void kinds_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QByteArray>("token"); // its checksum fits
        QTest::addColumn<int>("changed"); // a character that it covers, counted from the end where negative
        QTest::addColumn<bool>("refused");
        QTest::newRow("GitHub, published in the gist of its row")
            << u"github-personal-access-token-classic"_s
            << QByteArray("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") << 10 << false;
        QTest::newRow("npm") << u"npm-access-token"_s
                             << QByteArray("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") << 10 << false;
        QTest::newRow("GitLab, first layout")
            << u"gitlab-routable-token-first-layout"_s
            << QByteArray("glpat-YzoxCm86MQp1OjEAAQIDBAUGBwgJCgsMDQ4PEA.120jziq7u") << 30 << true;
        QTest::newRow("GitLab, version 01")
            << u"gitlab-routable-token-version-01"_s
            << QByteArray("glpat-AAECAwQFBgcICQoLDA0OD2M6MQpvOjEKdToxCw.01.120h2srho") << 10 << true;
        QTest::newRow("Grafana, published")
            << u"grafana-service-account-token"_s
            << QByteArray("glsa_yscW25imSKJIuav8zF37RZmnbiDvB05G_fcaaf58a") << 10 << false;
        QTest::newRow("CASK") << u"microsoft-common-annotated-security-key-cask-first-generation"_s
                              << QByteArray("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                                            "JQQJ99AGAAAAAAAAAAAAAAAAABCDTZJ9JA==")
                              << 3 << false;
        QTest::newRow("Azure Storage")
            << u"azure-storage-account-key-identifiable"_s
            << QByteArray(
                   "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+AStvmNvzw==")
            << 3 << false;
        QTest::newRow("Entra, published")
            << u"entra-client-secret"_s << QByteArray("zzz8Q~zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzblP") << 10
            << false;
        // The identity of age's own tests: 32 times 0x42.
        QTest::newRow("age")
            << u"age-secret-key"_s
            << QByteArray("AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX") << 30
            << true;
    }
    /// One that fits is evidence; one that does not is said, and the format is named all the same.
    void kinds()
    {
        QFETCH(QString, id);
        QFETCH(QByteArray, token);
        QFETCH(int, changed);
        QFETCH(bool, refused);
        const std::vector<Recognized> good = recognize(token);
        QVERIFY(!good.empty());
        QCOMPARE(good.front().id, id);
        QVERIFY(good.front().field(u"checksum"));
        QCOMPARE(good.front().field(u"checksum")->value, u"fits"_s);
        QVERIFY(good.front().level != MatchLevel::Structure);
        token[changed] = token[changed] == 'B' || token[changed] == 'Q' ? 'Z' : 'Q';
        const std::vector<Recognized> bad = recognize(token);
        QVERIFY(!bad.empty());
        QCOMPARE(bad.front().id, id);
        QVERIFY(bad.front().field(u"checksum"));
        QCOMPARE(bad.front().field(u"checksum")->value, u"does-not-fit"_s);
        const auto checksum = rowChecksum(id, token);
        QVERIFY(checksum.has_value());
        QCOMPARE(checksum->misfit == Misfit::Refused, refused);
        QVERIFY(bad.front().evidence.contains(checksum->sentence()));
    }

    void namedOnlyIfItFits_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QByteArray>("token");
        QTest::newRow("Sanctum") << u"laravel-sanctum-token"_s
                                 << QByteArray("1|AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA2ae98c30");
        QTest::newRow("Sanctum with a prefix")
            << u"laravel-sanctum-token"_s
            << QByteArray("1|shop_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA2ae98c30");
        QTest::newRow("NATS public key")
            << u"nats-nkey-public-key"_s
            << QByteArray("UCK5N7N66OBOINFXAYC2ACJQYFSOD4VYNU6APEJTAVFZB2SVHLKGEW7L");
        QTest::newRow("NATS seed") << u"nats-nkey-seed"_s
                                   << QByteArray(
                                          "SUAKYRHVIOREXV7EUZTBHUHL7NUMHPMAS7QMDU3GTIUWEI5LDNOXD43IZY");
    }
    void namedOnlyIfItFits()
    {
        QFETCH(QString, id);
        QFETCH(QByteArray, token);
        const std::vector<Recognized> good = recognize(token);
        QVERIFY(!good.empty());
        QCOMPARE(good.front().id, id);
        token[12] = token[12] == 'A' ? 'B' : 'A';
        QVERIFY(recognize(token).empty());
    }
    void azureDevOps()
    {
        const QByteArray token = "aaagaaaaaaamshqaaaaaaaaaaaaaaaaaaaamiaaaaaaaaaaaaaaa";
        QVERIFY(!azureDevOpsTokenOwner(token).isEmpty());
        QVERIFY(azureDevOpsTokenOwner(QByteArray(token).replace(5, 1, "b")).isEmpty());
        QVERIFY(azureDevOpsTokenOwner("a").isEmpty());
        QVERIFY(recognize(token).empty()); // the form is weak
    }
    void withoutAChecksum()
    {
        QVERIFY(!rowChecksum(u"github-refresh-token", QByteArray("ghr_") + QByteArray(76, 'A')));
        QVERIFY(!rowChecksum(u"entra-client-secret", "zzz7Q~zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzb"));
        QVERIFY(!rowChecksum(u"no-such-row", "x"));
    }
};

QTEST_GUILESS_MAIN(TestRowChecksum)
#include "tst_row_checksum.moc"
