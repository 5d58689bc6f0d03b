#include "core/formats/format_id.h"

#include <QTest>

using namespace claimcheck::formats;
using namespace Qt::StringLiterals;

class TestFormatId : public QObject
{
    Q_OBJECT

private slots:
    void ids_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("id");
        QTest::newRow("a word") << u"PASETO"_s << u"paseto"_s;
        QTest::newRow("words") << u"GitHub personal access token (classic)"_s
                               << u"github-personal-access-token-classic"_s;
        QTest::newRow("signs in front") << u"(a) / b"_s << u"a-b"_s;
        QTest::newRow("digits") << u"Slack 2.0"_s << u"slack-2-0"_s;
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("only signs") << u"--"_s << QString();
    }
    void ids()
    {
        QFETCH(QString, name);
        QTEST(formatId(name), "id");
    }
};

QTEST_GUILESS_MAIN(TestFormatId)
#include "tst_format_id.moc"
