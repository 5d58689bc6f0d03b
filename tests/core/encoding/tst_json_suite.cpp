#include "core/encoding/json.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace claimcheck::encoding;
using namespace Qt::StringLiterals;

/// nst/JSONTestSuite, test_parsing, in the folder of the vectors: y_ must be read, n_ must be refused, i_ may
/// be either.
class TestJsonSuite : public QObject
{
    Q_OBJECT

    const QDir m_folder{qEnvironmentVariable("CLAIMCHECK_VECTORS") + u"/json-test-suite/test_parsing"_s};

private slots:
    void parsing_data()
    {
        QTest::addColumn<QString>("path");
        if (!qEnvironmentVariableIsSet("CLAIMCHECK_VECTORS"))
            QSKIP("CLAIMCHECK_VECTORS is not set: json-test-suite was not run");
        for (const QString &name : m_folder.entryList({u"*.json"_s}, QDir::Files))
            QTest::newRow(qPrintable(name)) << m_folder.filePath(name);
    }
    void parsing()
    {
        QFETCH(QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        const auto document = JsonDocument::parse(text);
        const QString name = QFileInfo(path).fileName();
        if (name.startsWith(u"y_"_s))
            QVERIFY2(document.ok(), document.ok() ? "" : qPrintable(document.error().message));
        if (name.startsWith(u"n_"_s))
            QVERIFY(!document.ok());
        if (document.ok()) {
            QCOMPARE(document->text(), text);
            QVERIFY(document->root().range().isValid());
        } else {
            QVERIFY(document.error().code.startsWith("json-"_L1));
            QVERIFY(document.error().where >= 0 && document.error().where <= text.size());
            QVERIFY(!document.error().message.isEmpty());
        }
    }
    void everyKindIsThere()
    {
        if (!qEnvironmentVariableIsSet("CLAIMCHECK_VECTORS"))
            QSKIP("CLAIMCHECK_VECTORS is not set: json-test-suite was not run");
        for (const QString &kind : {u"y_*.json"_s, u"n_*.json"_s, u"i_*.json"_s})
            QVERIFY2(!m_folder.entryList({kind}, QDir::Files).isEmpty(), qPrintable(kind));
    }
};

QTEST_GUILESS_MAIN(TestJsonSuite)
#include "tst_json_suite.moc"
