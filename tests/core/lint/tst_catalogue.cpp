#include "core/lint/rule.h"
#include "tests/core/lint/message_rows.h"
#include "tests/support/cpu_time.h"

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using base::Level;
using lint::RuleProfile;

/// The tables of the rules themselves: what each row must have.
class TestCatalogue : public QObject
{
    Q_OBJECT

private slots:
    void everyMessageRuleSaysWhyAndWhatToDo()
    {
        for (const lint::MessageRule &rule : lint::messageRules()) {
            QVERIFY2(!rule.info.translatedTitle().isEmpty(), rule.info.id);
            QVERIFY2(!rule.info.translatedWhy().isEmpty(), rule.info.id);
            QVERIFY2(!rule.info.translatedFix().isEmpty(), rule.info.id);
            QVERIFY2(!rule.info.spec.isEmpty(), rule.info.id);
        }
    }

    /// A stricter profile never takes a rule more lightly, but for RS256, which FAPI does not use.
    void levelsRiseWithTheProfile()
    {
        for (const lint::MessageRule &rule : lint::messageRules()) {
            const lint::Levels &levels = rule.info.levels;
            QVERIFY2(levels.in(RuleProfile::PlainOAuth) <= levels.in(RuleProfile::BestPractice),
                     rule.info.id);
            QVERIFY2(levels.in(RuleProfile::BestPractice) <= levels.in(RuleProfile::OpenIdConnect),
                     rule.info.id);
            QVERIFY2(levels.in(RuleProfile::BestPractice) <= levels.in(RuleProfile::Fapi2) ||
                         rule.info.name() == "MD07"_L1,
                     rule.info.id);
        }
    }

    void oneMistakeWeighsByTheProfile_data()
    {
        QTest::addColumn<QLatin1StringView>("rule");
        QTest::addColumn<RuleProfile>("profile");
        QTest::addColumn<Level>("level");
        const auto add = [](QLatin1StringView rule, RuleProfile profile, Level level) {
            QTest::addRow("%s %s", rule.data(), lint::ruleProfileName(profile).data())
                << rule << profile << level;
        };
        add("AR03"_L1, RuleProfile::PlainOAuth, Level::Warning);
        add("AR03"_L1, RuleProfile::BestPractice, Level::Error);
        add("AR04"_L1, RuleProfile::PlainOAuth, Level::Warning);
        add("AR04"_L1, RuleProfile::Fapi2, Level::Error);
        add("MD07"_L1, RuleProfile::OpenIdConnect, Level::Error);
        add("MD07"_L1, RuleProfile::Fapi2, Level::Note);
        add("MD08"_L1, RuleProfile::PlainOAuth, Level::Note);
        add("MD08"_L1, RuleProfile::OpenIdConnect, Level::Warning);
        add("MD08"_L1, RuleProfile::Fapi2, Level::Error);
    }
    void oneMistakeWeighsByTheProfile()
    {
        QFETCH(QLatin1StringView, rule);
        QFETCH(RuleProfile, profile);
        RunBench bench;
        for (const char *name : {"&state=", "&nonce=", "&code_challenge="})
            swap(bench.authorizationUrl, name, "&x=");
        swap(bench.metadata, "\"RS256\",", "");
        swap(bench.metadata, "code_challenge_methods_supported", "x");
        bench.after = [profile](lint::Run &run) { run.ruleProfile = profile; };
        const auto results = lint::checkRun(bench.build());
        const auto found = std::ranges::find_if(results, [rule](const lint::CheckResult &result) {
            return result.rule->name() == rule && result.outcome == Outcome::Failed;
        });
        QVERIFY(found != results.end());
        QTEST(found->level, "level");
    }

    /// A recording of 2,000 messages opens in under a second: the rules may take a part of it.
    void aLongRunIsJudgedQuickly()
    {
        RunBench bench;
        bench.after = [](lint::Run &run) {
            const std::vector<lint::ObservedMessage> once = run.messages;
            while (run.messages.size() < 2'000) {
                lint::ObservedMessage next = once[run.messages.size() % once.size()];
                next.number = int(run.messages.size()) + 1;
                next.request.body.replace("r1", "r" + QByteArray::number(next.number));
                run.messages.push_back(next);
            }
        };
        const lint::Run run = bench.build();
        const qint64 before = cpuMilliseconds();
        const auto results = lint::checkRun(run);
        const qint64 spent = cpuMilliseconds() - before;
        QVERIFY(results.size() > 10'000);
        QVERIFY2(spent < 5'000, qPrintable(QString::number(spent)));
    }

    void aFailedCheckSaysWhatItExpectedAndWhatItFound()
    {
        RunBench bench;
        swap(bench.tokenForm, "callback", "callback%2F");
        for (const lint::CheckResult &result : lint::checkRun(bench.build())) {
            if (result.rule->name() != "TQ06"_L1)
                continue;
            QCOMPARE(result.expected, u"http://127.0.0.1:5000/callback"_s);
            QCOMPARE(result.found, u"http://127.0.0.1:5000/callback/"_s);
            QCOMPARE(result.where, QStringList(u"redirect_uri"_s));
            return;
        }
        QFAIL("TQ06 was not judged");
    }
};

QTEST_GUILESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
