#include "core/flow/recorded_run.h"
#include "core/report/flow_markdown.h"

#include <QTest>

#include <algorithm>

using namespace claimcheck;
using namespace Qt::StringLiterals;

namespace {

/// A token response that no rule likes much: a page, kept by caches.
flow::RunState badRun()
{
    flow::Message token;
    token.kind = flow::MessageKind::Token;
    token.name = u"token request"_s;
    token.state = flow::MessageState::Done;
    token.timing = {1'000, 1'000, 1'010, 1'020};
    token.request = {"POST", "https://op.example/token?a=`|", {}, "grant_type=authorization_code&code=c"};
    token.original = token.request;
    token.response = http::Response{200, "OK", {{"Content-Type", "text/html"}}, "<script>no</script>"};
    flow::Trace trace;
    trace.append(token);
    oauth::Profile profile;
    profile.issuer = u"https://op.example/<b>|"_s;
    return flow::runFromTrace(std::move(trace), profile);
}

} // namespace

class TestFlowMarkdown : public QObject
{
    Q_OBJECT

private slots:
    void everyFailedCheckIsToldInFull()
    {
        const flow::RunState run = badRun();
        const QString text = QString::fromUtf8(report::flowMarkdown(run, 1));
        int failed = 0;
        for (const lint::CheckResult &check : run.result.checks) {
            const QString head = u"### %1 %2: "_s.arg(base::levelName(check.level), check.rule->name());
            QCOMPARE(text.contains(head), check.outcome == lint::Outcome::Failed);
            if (check.outcome != lint::Outcome::Failed)
                continue;
            ++failed;
            const QString section = text.section(head, 1).section(u"\n### "_s, 0, 0);
            QVERIFY(section.contains(u"- Where: message 1 (token request)"_s));
            QVERIFY(section.contains(u"- Specification: "_s + check.rule->spec.label()));
            QCOMPARE(section.contains(u"- Why it matters: "_s), !check.rule->translatedWhy().isEmpty());
            QCOMPARE(section.contains(u"- What to do: "_s), !check.rule->translatedFix().isEmpty());
            QCOMPARE(section.contains(u"- Expected: "_s), !check.expected.isEmpty());
        }
        QVERIFY(failed >= 2);
        QVERIFY(text.contains(u" passed, %1 failed, "_s.arg(failed)));
    }
    void errorsComeFirst()
    {
        const QString text = QString::fromUtf8(report::flowMarkdown(badRun(), 1));
        const qsizetype note = text.indexOf(u"### note"_s), warning = text.indexOf(u"### warning"_s);
        const qsizetype lastError = text.lastIndexOf(u"### error"_s);
        QVERIFY(lastError > 0);
        QVERIFY(note < 0 || note > lastError);
        QVERIFY(warning < 0 || warning > lastError);
    }
    void whatAServerSaysIsNoMarkup()
    {
        const QString text = QString::fromUtf8(report::flowMarkdown(badRun(), 1));
        QVERIFY(text.contains(u"https://op.example/&lt;b>"_s));
        QVERIFY(text.contains(u"`POST https://op.example/token?a=%60\\|`"_s));
        QVERIFY(!text.contains(u"<script>"_s));
    }
};

QTEST_GUILESS_MAIN(TestFlowMarkdown)
#include "tst_flow_markdown.moc"
