#include "core/encoding/json.h"
#include "core/oauth/metadata_diff.h"
#include "tests/core/oauth/rules_of.h"
#include "tests/support/cpu_time.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using encoding::JsonDocument;

/// Two documents beside each other, member by member.
class TestMetadataDiff : public QObject
{
    Q_OBJECT

private slots:
    void rows_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::addColumn<QString>("rows"); // "name=kind"
        const auto row = [](const char *name, const char *a, const char *b, const QString &rows) {
            QTest::newRow(name) << json(a) << json(b) << rows;
        };
        row("same", "{'x':1}", "{'x':1}", u"x=same"_s);
        row("other value", "{'x':1}", "{'x':2}", u"x=differs"_s);
        row("other type", "{'x':'1'}", "{'x':1}", u"x=differs"_s);
        row("one side each", "{'x':1}", "{'y':1}", u"x=only-a y=only-b"_s);
        row("order of A, then of B", "{'b':1,'a':1}", "{'c':1,'a':1,'b':1}", u"b=same a=same c=only-b"_s);
        row("list in another order", "{'x':['a','b']}", "{'x':['b','a']}", u"x=same"_s);
        row("list with more", "{'x':['a','b']}", "{'x':['b','c']}", u"x=differs -a +c"_s);
        row("escapes", "{'x':'a/b'}", "{'x':'a\\/b'}", u"x=same"_s);
        row("object in another order", "{'x':{'a':1,'b':[1,2]}}", "{'x':{'b':[2,1],'a':1}}", u"x=same"_s);
        row("object that differs", "{'x':{'a':1}}", "{'x':{'a':2}}", u"x=differs"_s);
        row("null is not absent", "{'x':null}", "{}", u"x=only-a"_s);
        row("twice: the last counts", "{'x':1,'x':2}", "{'x':2}", u"x=same"_s);
        row("below the issuer", "{'issuer':'https://a.example','t':'https://a.example/token'}",
            "{'issuer':'https://b.example/x','t':'https://b.example/x/token'}",
            u"issuer=differs t=same-below-issuer"_s);
        row("not below the issuer", "{'issuer':'https://a.example','t':'https://a.example/token'}",
            "{'issuer':'https://b.example','t':'https://c.example/token'}", u"issuer=differs t=differs"_s);
        row("no objects", "[]", "[]", {});
        row("nothing on one side", "{'x':1}", "[]", u"x=only-a"_s);
    }
    void rows()
    {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        const auto left = JsonDocument::parse(a), right = JsonDocument::parse(b);
        QVERIFY(left.ok() && right.ok());
        QStringList words;
        for (const oauth::MetadataRow &row : oauth::compareMetadata(left->root(), right->root())) {
            words += row.name + u'=' + oauth::metadataRowKindName(row.kind);
            for (const QString &one : row.onlyA)
                words += u'-' + one;
            for (const QString &one : row.onlyB)
                words += u'+' + one;
            QCOMPARE(row.a.isEmpty(), row.kind == oauth::MetadataRow::Kind::OnlyB);
            QCOMPARE(row.b.isEmpty(), row.kind == oauth::MetadataRow::Kind::OnlyA);
        }
        QTEST(words.join(u' '), "rows");
    }

    /// As many members and elements as a document of the largest size can have.
    void manyTakeNoTime()
    {
        QByteArray members = "{", elements = "{\"x\":[";
        for (int i = 0; i < 80'000; ++i) {
            members += '"' + QByteArray::number(i) + "\":1,";
            elements += '"' + QByteArray::number(i) + "\",";
        }
        const auto wide = JsonDocument::parse(members + "\"x\":[]}"),
                   longOne = JsonDocument::parse(elements + "0]}");
        QVERIFY(wide.ok() && longOne.ok());
        const qint64 before = test::cpuMilliseconds();
        QCOMPARE(oauth::compareMetadata(wide->root(), wide->root()).size(), 80'001u);
        QCOMPARE(oauth::compareMetadata(longOne->root(), wide->root()).front().onlyA.size(), 80'001);
        QVERIFY(test::cpuMilliseconds() - before < 3'000 * test::slowdown);
    }
};

QTEST_GUILESS_MAIN(TestMetadataDiff)
#include "tst_metadata_diff.moc"
