// The least that Claimcheck's window can be compared with: a Qt Widgets window with a menu, three panes and a
// status bar.

#include <QApplication>
#include <QMainWindow>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStandardItemModel>
#include <QStatusBar>
#include <QTreeView>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QStandardItemModel model(3, 2);
    for (int row = 0; row < model.rowCount(); ++row) {
        model.setItem(row, 0, new QStandardItem(u"name"_s));
        model.setItem(row, 1, new QStandardItem(u"value"_s));
    }
    QMainWindow window;
    auto *panes = new QSplitter(&window);
    auto *left = new QPlainTextEdit(u"left"_s, panes);
    auto *middle = new QTreeView(panes);
    auto *right = new QPlainTextEdit(u"right"_s, panes);
    middle->setModel(&model);
    for (QWidget *pane :
         {static_cast<QWidget *>(left), static_cast<QWidget *>(middle), static_cast<QWidget *>(right)})
        panes->addWidget(pane);
    window.setCentralWidget(panes);
    window.menuBar()->addMenu(u"File"_s)->addAction(u"Quit"_s, &application, &QApplication::quit);
    window.statusBar()->showMessage(u"Ready"_s);
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
