#include "ui/widgets/data_table.h"

#include <QStandardItemModel>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace claimcheck;

class TestDataTable : public QObject
{
    Q_OBJECT

private slots:
    void theRowInFocusIsWhollyInSight_data()
    {
        QTest::addColumn<int>("row");
        for (const int row : {0, 13, 40, 99})
            QTest::addRow("row %d", row) << row;
    }
    /// Rows are measured when they come into sight, and are then higher than they were.
    void theRowInFocusIsWhollyInSight()
    {
        QFETCH(int, row);
        QStandardItemModel model(100, 2);
        for (int i = 0; i < model.rowCount(); ++i) {
            model.setItem(i, 0, new QStandardItem(QString::number(i)));
            model.setItem(i, 1,
                          new QStandardItem(u"words that need several lines here "_s.repeated(1 + i % 4)));
        }
        ui::DataTable table(u"Rows"_s, u"rows"_s);
        table.setModel(&model);
        table.setColumns({{60, 0}, {0, 1}});
        table.resize(300, 400);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        QCoreApplication::processEvents();
        table.setCurrentIndex(model.index(row, 0));
        QCoreApplication::processEvents();
        const QRect cell = table.visualRect(model.index(row, 1));
        QVERIFY(cell.height() > 0);
        QVERIFY2(table.viewport()->rect().contains(cell),
                 qPrintable(u"%1 to %2"_s.arg(cell.top()).arg(cell.bottom())));
    }
};

QTEST_MAIN(TestDataTable)
#include "tst_data_table.moc"
