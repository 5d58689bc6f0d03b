#include "core/lint/finding_advice.h"
#include "core/lint/rule.h"
#include "tests/core/lint/profile_breaks.h"

#include <QSet>

#include <algorithm>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using lint::TokenType;

Q_DECLARE_METATYPE(const claimcheck::test::Break *)

namespace {

constexpr TokenType profiles[] = {
    TokenType::Jwt,
    TokenType::AccessToken,
    TokenType::IdToken,
    TokenType::DpopProof,
    TokenType::LogoutToken,
    TokenType::ClientAssertion,
    TokenType::RequestObject,
    TokenType::IntrospectionResponse,
    TokenType::AuthorizationResponse,
    TokenType::SdJwtVc,
    TokenType::KeyBinding,
    TokenType::SecurityEvent,
};

const Break *breakOf(QLatin1StringView rule)
{
    const auto *row = std::ranges::find_if(
        breaks, [rule](const Break &each) { return rule == QLatin1StringView(each.rule); });
    return row == std::end(breaks) ? nullptr : row;
}

QString list(const std::vector<base::Finding> &findings)
{
    QStringList lines;
    for (const base::Finding &finding : findings)
        lines += finding.rule + u": "_s + finding.message;
    return lines.join(u'\n');
}

} // namespace

/// For each profile, a token that passes and one that is wrong for each of its rules, without exception.
class TestProfiles : public QObject
{
    Q_OBJECT

private slots:
    void aGoodTokenPasses_data()
    {
        QTest::addColumn<TokenType>("type");
        for (const TokenType type : profiles)
            QTest::addRow("%s", lint::tokenTypeName(type).data()) << type;
    }
    void aGoodTokenPasses()
    {
        QFETCH(TokenType, type);
        const ProfileCase good = goodCase(type);
        QVERIFY(!good.document().header().isEmpty());
        QCOMPARE(list(good.findings()), QString());
    }

    void eachRuleCanBeBroken_data()
    {
        QTest::addColumn<TokenType>("type");
        QTest::addColumn<QString>("rule");
        for (const TokenType type : profiles) {
            for (const lint::TokenRule &rule : lint::tokenRules()) {
                if (rule.appliesTo.testFlag(type))
                    QTest::addRow("%s: %s", lint::tokenTypeName(type).data(), rule.info.id)
                        << type << QString::fromLatin1(rule.info.id);
            }
        }
    }
    void eachRuleCanBeBroken()
    {
        QFETCH(TokenType, type);
        QFETCH(QString, rule);
        const QByteArray id = rule.toLatin1();
        const Break *row = breakOf(QLatin1StringView(id));
        QVERIFY2(row, "no row of profile_breaks.h breaks it");
        ProfileCase bad = goodCase(type);
        row->apply(bad);
        const auto findings = bad.findings();
        const auto found = std::ranges::find(findings, QLatin1StringView(id), &base::Finding::rule);
        QVERIFY2(found != findings.end(), qPrintable(u"found only:\n"_s + list(findings)));
        QVERIFY(!found->message.isEmpty() && !found->spec.isEmpty());
        for (const base::Finding &finding : findings)
            QVERIFY2(!(finding.message + finding.where).contains("never-print"_L1),
                     qPrintable(finding.message));
        // A place is one that the window can light up.
        if (!found->where.isEmpty())
            QVERIFY2(found->range.isValid() || !bad.jweHeader.isEmpty(), qPrintable(found->where));
    }

    void eachRowBreaksARule()
    {
        QSet<QByteArray> ids;
        for (const Break &row : breaks) {
            QVERIFY2(lint::findRule(QLatin1StringView(row.rule)), row.rule);
            QVERIFY2(!ids.contains(row.rule), row.rule);
            ids.insert(row.rule);
        }
        QCOMPARE(std::size_t(ids.size()), lint::tokenRules().size());
    }

    void eachRuleSaysWhyAndWhatToDo()
    {
        for (const lint::TokenRule &rule : lint::tokenRules()) {
            const lint::FindingAdvice advice = lint::findingAdvice(rule.info.name());
            QVERIFY2(!advice.title.isEmpty() && !advice.why.isEmpty() && !advice.fix.isEmpty(), rule.info.id);
        }
    }
    /// What readers say is explained too, by the kind of it.
    void readersAreExplained_data()
    {
        QTest::addColumn<QByteArray>("code");
        for (const char *code : {"base64url-trailing-bits", "key-binding-nonce", "sd-jwt-depth",
                                 "json-trailing", "paste-quotes", "nesting-depth", "token-cut-short"})
            QTest::newRow(code) << QByteArray(code);
    }
    void readersAreExplained()
    {
        QFETCH(QByteArray, code);
        const lint::FindingAdvice advice = lint::findingAdvice(QLatin1StringView(code));
        QVERIFY(advice.title.isEmpty());
        QVERIFY(!advice.why.isEmpty() && !advice.fix.isEmpty());
        QVERIFY(lint::findingAdvice("no-such-finding"_L1).why.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestProfiles)
#include "tst_profiles.moc"
