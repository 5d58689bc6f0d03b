#include "core/claims/typed.h"
#include "core/encoding/json.h"

#include <QTest>

using namespace claimcheck::claims;
using claimcheck::encoding::JsonDocument;
using namespace Qt::StringLiterals;

class TestTyped : public QObject
{
    Q_OBJECT

private slots:
    void dates_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<NumericDateForm>("form");
        QTest::addColumn<qint64>("milliseconds");
        const auto row = [](const char *json, NumericDateForm form, qint64 milliseconds) {
            QTest::newRow(json) << QByteArray(json) << form << milliseconds;
        };
        row("1300819380", NumericDateForm::Integer, 1300819380000); // RFC 7515 A.1
        row("1300819380.0", NumericDateForm::Integer, 1300819380000);
        row("1.30081938e9", NumericDateForm::Integer, 1300819380000);
        row("1300819380.25", NumericDateForm::Fraction, 1300819380250);
        row("0", NumericDateForm::Integer, 0);
        row("-1", NumericDateForm::Integer, -1000);
        row("-0.5", NumericDateForm::Fraction, -500);
        row("99999999999", NumericDateForm::Integer, 99999999999000);
        row("100000000000", NumericDateForm::Milliseconds, 100000000000);
        row("1300819380000", NumericDateForm::Milliseconds, 1300819380000);
        row("1300819380000000", NumericDateForm::NotADate, 0);
        row("1e400", NumericDateForm::NotADate, 0);
        row("\"1300819380\"", NumericDateForm::TextNumber, 1300819380000);
        row("\"1300819380000\"", NumericDateForm::TextNumber, 1300819380000);
        row("\"2011-03-22T18:43:00Z\"", NumericDateForm::TextDate, 1300819380000);
        row("\"\"", NumericDateForm::NotADate, 0);
        row("\"soon\"", NumericDateForm::NotADate, 0);
        row("true", NumericDateForm::NotADate, 0);
        row("null", NumericDateForm::NotADate, 0);
        row("[1]", NumericDateForm::NotADate, 0);
    }
    void dates()
    {
        QFETCH(QByteArray, json);
        QFETCH(NumericDateForm, form);
        QFETCH(qint64, milliseconds);
        const auto document = JsonDocument::parse(json);
        QVERIFY(document.ok());
        const NumericDate date = numericDate(document->root());
        QCOMPARE(int(date.form), int(form));
        QCOMPARE(date.milliseconds, milliseconds);
        QCOMPARE(date.dateTime().isValid(), date.isKnown());
    }
    void secondsRoundDown()
    {
        QCOMPARE((NumericDate{NumericDateForm::Fraction, 1999}).seconds(), 1);
        QCOMPARE((NumericDate{NumericDateForm::Fraction, -500}).seconds(), -1);
        QCOMPARE((NumericDate{NumericDateForm::Integer, -1000}).seconds(), -1);
    }
    void absent()
    {
        const NumericDate date = numericDate({});
        QVERIFY(!date.isKnown() && !date.isProper());
    }

    void audiences()
    {
        const auto document = JsonDocument::parse(R"({"one":"a","two":["a",1,"b"],"none":3})");
        QCOMPARE(audience(document->root()["one"_L1]), QStringList(u"a"_s));
        QCOMPARE(audience(document->root()["two"_L1]), QStringList({u"a"_s, u"b"_s}));
        QCOMPARE(audience(document->root()["none"_L1]), QStringList());
        QCOMPARE(audience({}), QStringList());
    }
    void scopes()
    {
        const auto document = JsonDocument::parse(R"({"text":"openid  profile ","list":["a","b"]})");
        QCOMPARE(scopeList(document->root()["text"_L1]), QStringList({u"openid"_s, u"profile"_s}));
        QCOMPARE(scopeList(document->root()["list"_L1]), QStringList({u"a"_s, u"b"_s}));
        QVERIFY(isScopeToken(u"https://example.org/!read"));
        QVERIFY(!isScopeToken(u"a\"b"));
        QVERIFY(!isScopeToken(u"a\\b"));
        QVERIFY(!isScopeToken(u"a b"));
        QVERIFY(!isScopeToken(u""));
    }
};

QTEST_GUILESS_MAIN(TestTyped)
#include "tst_typed.moc"
