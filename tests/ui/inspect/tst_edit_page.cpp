#include "core/jose/verify.h"
#include "tests/support/cpu_time.h"
#include "tests/support/made_tokens.h"
#include "tests/ui/inspect/inspect_fixture.h"
#include "ui/inspect/attack_panel.h"
#include "ui/inspect/changes_model.h"
#include "ui/inspect/draft_panel.h"
#include "ui/inspect/edit_page.h"
#include "ui/inspect/secret_panel.h"
#include "ui/inspect/token_history.h"
#include "ui/widgets/verdict_box.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::inspect;
using namespace Qt::StringLiterals;

// The window's editing of a copy, list of variants, weak-secret test and history.

class TestEditPage : public QObject
{
    Q_OBJECT

private:
    static EditPage &opened(InspectFixture &fixture, EditPage::View view)
    {
        fixture.workspace.takeToken({rfc7515A1, rfc7515A1Key, {}});
        [&] { QTRY_VERIFY(fixture.workspace.inspection() && !fixture.workspace.isBusy()); }();
        fixture.workspace.edit(view);
        return *fixture.workspace.editPage();
    }
    template <typename T>
    static T *child(const EditPage &page, const char *name)
    {
        return page.findChild<T *>(QString::fromLatin1(name));
    }
    static jose::SignatureStatus statusOf(const QByteArray &token)
    {
        const auto keys = jose::readKeys(rfc7515A1Key, u"key"_s);
        return jose::verifySignatures(*jose::parseJws(token), *keys).front().status;
    }

private slots:
    void theOriginalStays()
    {
        InspectFixture fixture;
        EditPage &page = opened(fixture, EditPage::View::Draft);
        QVERIFY(page.isVisible());
        QCOMPARE(page.draft()->draft().text(), rfc7515A1);
        auto *claims = child<QPlainTextEdit>(page, "draft.claims");
        claims->setPlainText(claims->toPlainText().replace(u"joe"_s, u"ann"_s));
        QVERIFY(page.draft()->draft().payload.contains("ann"));
        QCOMPARE(fixture.workspace.inspection()->outermost().document().text(), rfc7515A1);
        QTRY_VERIFY(!page.draft()->isBusy());
        QVERIFY(page.draft()->changes()->rowCount() >= 1);
        QCOMPARE(page.draft()->changes()->row(0)->pointer, u"/payload/iss"_s);
    }

    /// Nothing is signed until the button is pressed, and not again afterwards.
    void neverSignedSilently()
    {
        InspectFixture fixture;
        EditPage &page = opened(fixture, EditPage::View::Draft);
        DraftPanel &draft = *page.draft();
        const QByteArray signature = draft.draft().signatureText;
        draft.setTimes(token::TimePreset::HourMore, 1'800'000'000);
        QVERIFY(draft.draft().payload.contains("1800003600"));
        QCOMPARE(draft.draft().signatureText, signature);
        QCOMPARE(statusOf(draft.draft().text()), jose::SignatureStatus::Invalid);
        QTRY_VERIFY(child<QPushButton>(page, "signing.sign")->isEnabled());
        child<QPushButton>(page, "signing.sign")->click();
        QCOMPARE(statusOf(draft.draft().text()), jose::SignatureStatus::Verified);
        QCOMPARE(child<VerdictBox>(page, "draft.verdict")->tone(), Tone::Ok);
        draft.setTimes(token::TimePreset::Expired, 1'800'000'000);
        QCOMPARE(statusOf(draft.draft().text()), jose::SignatureStatus::Invalid);
        QCOMPARE(child<VerdictBox>(page, "draft.verdict")->tone(), Tone::Warning);
    }

    void newKey()
    {
        InspectFixture fixture;
        EditPage &page = opened(fixture, EditPage::View::Draft);
        page.draft()->signing()->makeKey("ES256");
        QTRY_VERIFY(page.draft()->signing()->key() && page.draft()->signing()->key()->kty() == "EC");
        page.draft()->sign();
        const auto jws = jose::parseJws(page.draft()->draft().text());
        QCOMPARE(jws->signatures.front().alg, "ES256");
        QCOMPARE(jose::verifySignatures(*jws, test::setOf({*page.draft()->signing()->key()})).front().status,
                 jose::SignatureStatus::Verified);
    }

    void unsignedCopyOpens()
    {
        InspectFixture fixture;
        EditPage &page = opened(fixture, EditPage::View::Draft);
        child<QPushButton>(page, "signing.unsigned")->click();
        QVERIFY(page.draft()->draft().text().endsWith('.'));
        child<QPushButton>(page, "draft.open")->click();
        QTRY_COMPARE(fixture.workspace.inspection()->outermost().document().text(),
                     page.draft()->draft().text());
        QVERIFY(!page.isVisible());
    }

    void variants()
    {
        InspectFixture fixture;
        EditPage &page = opened(fixture, EditPage::View::Attacks);
        QVERIFY(!page.attacks()->forged());
        page.attacks()->select("none-mixed-case");
        QVERIFY(page.attacks()->forged().has_value());
        child<QPushButton>(page, "attack.copy")->click();
        QCOMPARE(QGuiApplication::clipboard()->text().toUtf8(), page.attacks()->forged()->token);
        page.attacks()->select("jku-elsewhere");
        QVERIFY(!page.attacks()->forged());
        child<QLineEdit>(page, "attack.url")->setText(u"https://mine.example"_s);
        QVERIFY(page.attacks()->forged().has_value());
        QVERIFY(page.help().url.isValid());
    }

    void weakSecret()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"words"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (int i = 0; i < 99'999; ++i)
            file.write("word" + QByteArray::number(i) + '\n');
        file.write("tr0ub4dor\n");
        file.close();
        InspectFixture fixture;
        EditPage &page = opened(fixture, EditPage::View::Secret);
        SecretPanel &panel = *page.secret();
        panel.setOriginal(token::readToken(*jose::signJwt("{}", test::secret("tr0ub4dor"), "JWT", "HS256")));
        panel.setWords(file.fileName());
        panel.start();
        QTRY_VERIFY(!panel.isRunning());
        auto *verdict = child<VerdictBox>(page, "secretTest.verdict");
        QTRY_COMPARE(verdict->tone(), Tone::Error);
        QVERIFY(!verdict->heading().contains(u"tr0ub4dor"_s));
        QVERIFY(child<QLabel>(page, "secretTest.rate")->text().contains(u"a second"_s));
        fixture.workspace.setReveal(base::Reveal::Shown);
        QVERIFY(verdict->heading().contains(u"tr0ub4dor"_s));
    }

    void weakSecretCancelled()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"words"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (int i = 0; i < 5'000'000; ++i)
            file.write("word" + QByteArray::number(i) + '\n');
        file.close();
        InspectFixture fixture;
        EditPage &page = opened(fixture, EditPage::View::Secret);
        page.secret()->setWords(file.fileName());
        page.secret()->start();
        QTRY_VERIFY(child<QLabel>(page, "secretTest.rate")->text().contains(u"a second"_s));
        QElapsedTimer clock;
        clock.start();
        const qint64 before = test::processCpuMilliseconds();
        child<QPushButton>(page, "secretTest.cancel")->click();
        QTRY_COMPARE_WITH_TIMEOUT(child<VerdictBox>(page, "secretTest.verdict")->heading(), u"Cancelled"_s,
                                  30'000);
        qInfo("stopped %lld ms after Cancel", clock.elapsed());
        QVERIFY(!page.secret()->isRunning());
        QVERIFY(test::processCpuMilliseconds() - before <= 200 * test::slowdown);
    }

    void history()
    {
        InspectFixture fixture;
        fixture.workspace.takeText(QString::fromLatin1(rfc7515A3));
        QTRY_VERIFY(fixture.workspace.inspection() && !fixture.workspace.isBusy());
        EditPage &page = opened(fixture, EditPage::View::History);
        QTRY_COMPARE(page.history()->rowCount(), 2);
        QCOMPARE(page.history()->token(0), rfc7515A1);
        QCOMPARE(page.history()->token(1), rfc7515A3);
        fixture.workspace.reset();
        QCOMPARE(page.history()->rowCount(), 0);
    }

    void everyWidgetHasNames()
    {
        InspectFixture fixture;
        const EditPage &page = opened(fixture, EditPage::View::Draft);
        for (const QWidget *widget : page.findChildren<QWidget *>()) {
            const bool qts =
                widget->inherits("QComboBoxListView") || widget->objectName().startsWith("qt_"_L1);
            if (qts || widget->focusPolicy() == Qt::NoFocus)
                continue;
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
    }
};

QTEST_MAIN(TestEditPage)
#include "tst_edit_page.moc"
