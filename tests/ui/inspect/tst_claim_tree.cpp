#include "inspect_fixture.h"
#include "token_maker.h"
#include "ui/inspect/member_panel.h"
#include "ui/models/cell_roles.h"
#include "ui/models/time_text.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/token_text.h"

#include <QClipboard>
#include <QTimer>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::inspect;
using namespace Qt::StringLiterals;

namespace {

/// Claims that are trees: scope, aud, cnf, act, amr, address, authorization_details. Single quotes for JSON's
/// own.
QByteArray claims()
{
    QByteArray json = "{'iss':'https://as.example','aud':['https://a.example','https://b.example'],"
                      "'scope':'openid offline_access orders:read','amr':['pwd','otp'],"
                      "'cnf':{'jkt':'0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I'},"
                      "'act':{'sub':'service-1','act':{'sub':'service-2'}},"
                      "'address':{'locality':'Berlin','country':'DE'},"
                      "'authorization_details':[{'type':'payment','actions':['initiate'],"
                      "'locations':['https://bank.example/payments/of/a/long/path']}],"
                      "'exp':1300819380}";
    return json.replace('\'', '"');
}

QByteArray treeToken()
{
    static const QByteArray made = jose::signJwt(claims(), newKey("ES256", u"k"_s), "at+jwt").valueOr({});
    return made;
}

} // namespace

// What lies inside a claim is a tree, with the meaning of each of its parts.
class TestClaimTree : public QObject
{
    Q_OBJECT

    static MemberModel *model(InspectFixture &fixture)
    {
        return fixture.find<MemberPanel>("claims")->model();
    }

private slots:
    void partsHaveMeanings_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("reference"); // empty: no meaning
        const auto row = [](const char *pointer, const QString &value, const QString &reference) {
            QTest::newRow(pointer) << QString::fromLatin1(pointer) << value << reference;
        };
        row("/aud/1", u"https://b.example"_s, {});
        row("/amr/1", u"otp"_s, u"RFC 8176 §2"_s);
        row("/cnf/jkt", u"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"_s, u"RFC 9449 §6"_s);
        row("/act/act/sub", u"service-2"_s, u"RFC 7519 §4.1.2"_s);
        row("/address/country", u"DE"_s, u"OpenID Connect Core 1.0 §5.1.1"_s);
        row("/authorization_details/0/actions", u"[\"initiate\"]"_s, u"RFC 9396 §2.2"_s);
    }
    void partsHaveMeanings()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        QFETCH(QString, reference);
        InspectFixture fixture;
        QVERIFY(fixture.take(treeToken()));
        MemberModel *tree = model(fixture);
        tree->openTo(pointer);
        const MemberRow *row = tree->row(tree->rowPointed(pointer));
        QVERIFY(row);
        QCOMPARE(row->pointer, pointer);
        QCOMPARE(row->value, value);
        QCOMPARE(row->reference, reference);
        QCOMPARE(row->url.isValid(), !reference.isEmpty());
        // It lights up its own bytes, which lie in those of the claim.
        const MemberRow *claim = tree->row(tree->rowNamed(pointer.section(u'/', 1, 1)));
        QVERIFY(row->source.isValid());
        QVERIFY(row->source.begin >= claim->source.begin && row->source.end <= claim->source.end);
    }

    void theWordsOfAScopeAreRows()
    {
        InspectFixture fixture;
        QVERIFY(fixture.take(treeToken()));
        MemberModel *tree = model(fixture);
        const int scope = tree->rowNamed(u"scope");
        QCOMPARE(tree->row(scope)->inside, 3);
        const MemberRow *word = tree->row(scope + 2);
        QCOMPARE(word->value, u"offline_access"_s);
        QCOMPARE(word->reference, u"OpenID Connect Core 1.0 §11"_s);
        const QByteArray payload = fixture.workspace.inspection()->outermost().payloadBytes;
        QCOMPARE(payload.mid(word->json.begin, word->json.size()), "offline_access");
    }

    void noValueIsALongLine()
    {
        InspectFixture fixture;
        QVERIFY(fixture.take(treeToken()));
        MemberModel *tree = model(fixture);
        const MemberRow *details = tree->row(tree->rowNamed(u"authorization_details"));
        QCOMPARE(details->value, u"1 element"_s);
        // Copied it is the claim's own text.
        const QModelIndex cell = tree->index(tree->rowNamed(u"authorization_details"), 1);
        QVERIFY(cell.data(CellCopyRole).toString().startsWith(u"[{\"type\""_s));
    }

    void theKeyboardOpensAndCloses()
    {
        InspectFixture fixture;
        fixture.workspace.activateWindow();
        QVERIFY(fixture.take(treeToken()));
        auto *table = fixture.find<DataTable>("claims.table");
        MemberModel *tree = model(fixture);
        const int act = tree->rowNamed(u"act");
        const int rows = tree->rowCount();
        QCOMPARE(tree->branch(act), Branch::Open);
        table->setFocus(Qt::TabFocusReason);
        table->setCurrentIndex(tree->index(act, 0));
        QTest::keyClick(table, Qt::Key_Left);
        QCOMPARE(tree->branch(act), Branch::Closed);
        QCOMPARE(tree->rowCount(), rows - 3);
        QVERIFY(tree->index(act, 0).data(Qt::AccessibleTextRole).toString().contains("collapsed"_L1));
        QTest::keyClick(table, Qt::Key_Right);
        QCOMPARE(tree->rowCount(), rows);
        QTest::keyClick(table, Qt::Key_Down);
        QTest::keyClick(table, Qt::Key_Left); // to the claim that it lies in
        QCOMPARE(table->currentIndex().row(), act);
        QTest::keyClick(table, Qt::Key_Minus);
        QCOMPARE(tree->branch(act), Branch::Closed);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(tree->branch(act), Branch::Open);
        // What the user closed stays closed with the next token.
        QTest::keyClick(table, Qt::Key_Left);
        QVERIFY(fixture.take(rfc7515A1));
        QVERIFY(fixture.take(treeToken()));
        QCOMPARE(tree->branch(tree->rowNamed(u"act")), Branch::Closed);
    }

    void bytesSelectTheDeepestRow()
    {
        InspectFixture fixture;
        QVERIFY(fixture.take(treeToken()));
        MemberModel *tree = model(fixture);
        auto *text = fixture.find<TokenText>("token.text");
        const int country = tree->rowPointed(u"/address/country");
        const base::ByteRange source = tree->row(country)->source;
        QTest::mouseClick(text->viewport(), Qt::LeftButton, {}, text->rectOf(source.begin + 8).center());
        QCOMPARE(fixture.find<DataTable>("claims.table")->currentIndex().row(), country);
    }

    void helpLeadsToTheSpecification()
    {
        InspectFixture fixture;
        fixture.workspace.activateWindow();
        QVERIFY(fixture.take(treeToken()));
        QVERIFY(QTest::qWaitForWindowActive(&fixture.workspace));
        auto *table = fixture.find<DataTable>("claims.table");
        table->setFocus(Qt::TabFocusReason);
        table->setCurrentIndex(model(fixture)->index(model(fixture)->rowPointed(u"/cnf/jkt"), 0));
        const HelpText help = fixture.workspace.help();
        QCOMPARE(help.title, u"jkt"_s);
        QVERIFY(help.url.toString().contains(u"rfc9449"_s));
    }

    void aDeepOrLongTreeStaysSmall()
    {
        QByteArray json = "{\"a\":[";
        for (int i = 0; i < 5000; ++i)
            json += "[[[[[[[[[[[[1]]]]]]]]]]]],";
        json += "0],\"last\":1}";
        InspectFixture fixture;
        QVERIFY(fixture.take(jose::signJwt(json, newKey("ES256", u"k"_s), {}).valueOr({})));
        MemberModel *tree = model(fixture);
        QCOMPARE(tree->branch(0), Branch::Closed);
        tree->openBranch(0);
        QVERIFY(tree->rowCount() <= maximumRows + 1);
        QVERIFY(tree->rowNamed(u"last") > 0);
    }

    /// A time in UTC, local and relative at once; what is near is counted down to the second.
    void timesAreSaidAtOnce()
    {
        qputenv("TZ", "Etc/GMT-2"); // two hours before Greenwich, whatever its name says
        tzset();
        QCOMPARE(bothTimesText(1300819380, Qt::UTC), u"2011-03-22 18:43:00 +00:00 · local 20:43:00"_s);
        QCOMPARE(bothTimesText(1300831200, Qt::UTC),
                 u"2011-03-22 22:00:00 +00:00 · local 2011-03-23 00:00:00"_s);
        QCOMPARE(bothTimesText(1300819380, Qt::LocalTime), u"2011-03-22 20:43:00 +02:00 · UTC 18:43:00"_s);
        qputenv("TZ", "UTC");
        tzset();
        QCOMPARE(bothTimesText(1300819380, Qt::UTC), u"2011-03-22 18:43:00 +00:00"_s);
        QCOMPARE(countdownText(352, 100), u"in 4 min 12 s"_s);
        QCOMPARE(countdownText(100, 352), u"4 min ago"_s);
        QCOMPARE(countdownText(100 + 3 * 86'400, 100), u"in 3 days"_s);
    }

    void theClockRunsWhileItIsSeen()
    {
        InspectFixture fixture;
        auto *second = fixture.find<QTimer>("inspect.second");
        QVERIFY(second->isActive());
        QCOMPARE(second->interval(), 1000);
        fixture.workspace.hide();
        QVERIFY(!second->isActive());
        fixture.workspace.show();
        QVERIFY(second->isActive());
    }
};

QTEST_MAIN(TestClaimTree)
#include "tst_claim_tree.moc"
