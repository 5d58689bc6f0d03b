#include "inspect_fixture.h"
#include "token_maker.h"
#include "ui/inspect/key_chooser.h"
#include "ui/inspect/member_panel.h"
#include "ui/widgets/breadcrumb.h"
#include "ui/widgets/token_text.h"
#include "ui/widgets/verdict_box.h"

#include <QAction>
#include <QPushButton>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::inspect;
using namespace Qt::StringLiterals;

// RFC 7519 §5.2: a token in the payload of another one opens in place.
class TestNestedTokens : public QObject
{
    Q_OBJECT

    jose::Jwk m_inner = newKey("ES256", u"inner"_s);
    jose::Jwk m_outer = newKey("ES256", u"outer"_s);
    QByteArray m_token = jose::signJwt(R"({"iss":"joe"})", m_inner).valueOr({});
    QByteArray m_nested =
        jose::signCompact(R"({"alg":"ES256","kid":"outer","cty":"JWT"})", m_token, m_outer).valueOr({});

    static void run(InspectFixture &fixture, const QString &id)
    {
        for (QAction *action : fixture.workspace.commands()) {
            if (action->objectName() == id)
                action->trigger();
        }
    }

private slots:
    void onlyANestHasAPath()
    {
        InspectFixture fixture;
        QVERIFY(fixture.take(rfc7515A1));
        QVERIFY(!fixture.find<Breadcrumb>("inspect.path")->isVisible());
        QVERIFY(fixture.take(m_nested));
        const auto *path = fixture.find<Breadcrumb>("inspect.path");
        QVERIFY(path->isVisible());
        QCOMPARE(path->path().size(), 2);
        QCOMPARE(path->current(), 0);
    }

    void insideAndAround()
    {
        InspectFixture fixture;
        QVERIFY(fixture.take(m_nested));
        QTest::mouseClick(fixture.find<QPushButton>("inspect.path.1"), Qt::LeftButton);
        QCOMPARE(fixture.workspace.level(), 1);
        auto *text = fixture.find<TokenText>("token.text");
        QCOMPARE(text->text(), m_token);
        QCOMPARE(fixture.find<MemberPanel>("claims")->model()->row(0)->value, u"joe"_s);
        QTest::keyClick(text, Qt::Key_X);
        QCOMPARE(text->text(), m_token); // it came out of another one: not to be changed here
        fixture.workspace.selectClaim(u"iss"_s);
        QVERIFY(text->highlight().isValid());
        run(fixture, u"inspect.around"_s);
        QCOMPARE(fixture.workspace.level(), 0);
        QCOMPARE(text->text(), m_nested);
        run(fixture, u"inspect.around"_s); // there is nothing around the outermost
        QCOMPARE(fixture.workspace.level(), 0);
        run(fixture, u"inspect.inside"_s);
        run(fixture, u"inspect.inside"_s);
        QCOMPARE(fixture.workspace.level(), 1);
    }

    void aKeyKeepsThePath()
    {
        InspectFixture fixture;
        QVERIFY(fixture.take(m_nested));
        fixture.workspace.showLevel(1);
        auto *keys = fixture.find<KeyChooser>("keyChooser");
        keys->setText(KeyOrigin::JwkSet, QString::fromLatin1(publicKeys({m_inner})));
        QVERIFY(fixture.settle());
        QCOMPARE(fixture.workspace.level(), 1);
        QCOMPARE(fixture.find<VerdictBox>("signature.verdict")->tone(), Tone::Ok);
        fixture.workspace.showLevel(0);
        QVERIFY(fixture.find<VerdictBox>("signature.verdict")->tone() != Tone::Ok);
    }

    void anotherTokenBeginsOutside()
    {
        InspectFixture fixture;
        QVERIFY(fixture.take(m_nested));
        fixture.workspace.showLevel(1);
        QVERIFY(fixture.take(rfc7515A1));
        QCOMPARE(fixture.workspace.level(), 0);
        QVERIFY(!fixture.find<Breadcrumb>("inspect.path")->isVisible());
    }
};

QTEST_MAIN(TestNestedTokens)
#include "tst_nested_tokens.moc"
