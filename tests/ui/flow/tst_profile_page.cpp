#include "core/oauth/grant_guide.h"
#include "core/oauth/provider_presets.h"
#include "tests/ui/flow/flow_window.h"
#include "ui/flow/import_page.h"
#include "ui/flow/profile_choice.h"
#include "ui/flow/profile_form.h"
#include "ui/flow/profile_page.h"
#include "ui/models/cell_roles.h"
#include "ui/widgets/data_table.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QTextEdit>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::flow;
using namespace Qt::StringLiterals;

namespace {

oauth::Profile named(const QString &name)
{
    oauth::Profile profile;
    profile.name = name;
    profile.issuer = u"https://id.example.org"_s;
    profile.client.id = u"app"_s;
    profile.scope = QStringList{u"openid"_s, u"orders"_s};
    return profile;
}

/// One of the built-in provider and two of the user's.
ProfileEntries three()
{
    return {{named(u"Demo"_s), ProfileOrigin::BuiltIn},
            {named(u"Staging"_s), ProfileOrigin::Own},
            {named(u"Production"_s), ProfileOrigin::Own}};
}

QStringList namesOf(const ProfileEntries &entries)
{
    QStringList names;
    for (const ProfileEntry &entry : entries)
        names += entry.profile.name;
    return names;
}

QString imported(const char *name)
{
    return QStringLiteral(CLAIMCHECK_SOURCE_DIR "/tests/data/import/") + QString::fromLatin1(name);
}

} // namespace

class TestProfilePage : public QObject
{
    Q_OBJECT

private:
    template <typename T>
    static T *find(const QWidget &page, const char *name)
    {
        return page.findChild<T *>(QString::fromLatin1(name));
    }
    static QAbstractItemModel *listOf(const ProfilePage &page)
    {
        return find<DataTable>(page, "profileList")->model();
    }

private slots:
    void theListNamesThem()
    {
        ProfilePage page;
        page.edit(three(), 1);
        QCOMPARE(listOf(page)->rowCount(), 3);
        QCOMPARE(listOf(page)->index(0, 0).data(CellNoteRole).toString(), u"built in"_s);
        QCOMPARE(listOf(page)->index(1, 0).data().toString(), u"Staging"_s);
        QCOMPARE(listOf(page)->index(1, 0).data(CellNoteRole).toString(), u"id.example.org"_s);
        QCOMPARE(find<DataTable>(page, "profileList")->currentIndex().row(), 1);
        QCOMPARE(find<QLineEdit>(page, "profileName")->text(), u"Staging"_s);
    }

    void actionsOnTheList_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<int>("row");
        QTest::addColumn<QStringList>("names");
        const QStringList all{u"Demo"_s, u"Staging"_s, u"Production"_s};
        QTest::newRow("delete") << u"profileRemove"_s << 1 << QStringList{all[0], all[2]};
        QTest::newRow("delete the last") << u"profileRemove"_s << 2 << QStringList{all[0], all[1]};
        QTest::newRow("not a built-in one") << u"profileRemove"_s << 0 << all;
        QTest::newRow("duplicate") << u"profileDuplicate"_s << 1 << all + QStringList{u"Staging (copy)"_s};
        QTest::newRow("duplicate a built-in one")
            << u"profileDuplicate"_s << 0 << all + QStringList{u"Demo (copy)"_s};
        QTest::newRow("new, empty") << u"startEmpty"_s << 1 << all + QStringList{u"New profile"_s};
        QTest::newRow("new, for a provider") << u"start.gitlab"_s << 1 << all + QStringList{u"GitLab"_s};
    }
    void actionsOnTheList()
    {
        QFETCH(QString, action);
        QFETCH(int, row);
        ProfilePage page;
        page.edit(three(), row);
        page.findChild<QAction *>(action)->trigger();
        QTEST(namesOf(page.entries()), "names");
        QCOMPARE(listOf(page)->rowCount(), int(page.entries().size()));
        const int current = find<DataTable>(page, "profileList")->currentIndex().row();
        QCOMPARE(find<QLineEdit>(page, "profileName")->text(),
                 page.entries()[std::size_t(current)].profile.name);
    }

    void everyStartMakesAProfile_data()
    {
        QTest::addColumn<QString>("action");
        for (const oauth::ProviderPreset &preset : oauth::providerPresets())
            QTest::addRow("%s", preset.id.data()) << u"start."_s + preset.id;
        for (const oauth::GuideRow &row : oauth::grantGuide())
            QTest::addRow("%s", row.id.data()) << u"start."_s + row.id;
    }
    void everyStartMakesAProfile()
    {
        QFETCH(QString, action);
        ProfilePage page;
        page.edit({}, -1);
        auto *start = page.findChild<QAction *>(action);
        QVERIFY(start);
        start->trigger();
        const ProfileEntry &made = page.entries().back();
        const bool preset = made.preset != nullptr;
        QCOMPARE(preset, oauth::providerPreset(QStringView(action).mid(6)) != nullptr);
        if (!preset)
            QCOMPARE(int(made.profile.grant), int(oauth::guideRow(QStringView(action).mid(6))->grant));
        QVERIFY(find<QWidget>(page, "profileNotes")->isVisibleTo(&page) || !preset);
    }

    void aBuiltInProfileIsCopiedWhenEdited()
    {
        ProfilePage page;
        page.edit(three(), 0);
        find<QLineEdit>(page, "profileClientId")->setText(u"other"_s);
        QCOMPARE(namesOf(page.entries()).last(), u"Demo (copy)"_s);
        QCOMPARE(page.entries().front().profile.client.id, u"app"_s);
        QCOMPARE(page.entries().back().profile.client.id, u"other"_s);
        QCOMPARE(find<QLineEdit>(page, "profileName")->text(), u"Demo (copy)"_s);
        find<QLineEdit>(page, "profileClientId")->setText(u"another"_s);
        QCOMPARE(int(page.entries().size()), 4); // once
    }

    void savedOrNot_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<QString>("clientId");
        QTest::newRow("save") << u"profileSave"_s << u"other"_s;
        QTest::newRow("cancel") << u"profileCancel"_s << u"app"_s;
    }
    void savedOrNot()
    {
        QFETCH(QString, button);
        test::FlowWindow window;
        window.workspace.useProfile(named(u"Mine"_s));
        window.find<QPushButton>("profileSettings")->click();
        auto *page = window.find<ProfilePage>("profilePage");
        QVERIFY(page->isVisible());
        QVERIFY(!window.find<QWidget>("flowToolbar")->isVisible());
        QCOMPARE(find<QLineEdit>(*page, "profileName")->text(), u"Mine"_s);
        find<QLineEdit>(*page, "profileClientId")->setText(u"other"_s);
        window.workspace.findChild<QPushButton *>(button)->click();
        QVERIFY(!page->isVisible());
        QVERIFY(window.find<QWidget>("flowToolbar")->isVisible());
        QTEST(window.session().profile().client.id, "clientId");
        QCOMPARE(window.find<ProfileChoice>("profileChoice")->currentText(), u"Mine"_s);
    }

    void whatARunLearntIsUsed()
    {
        test::FlowWindow window;
        QVERIFY(window.complete());
        window.find<QPushButton>("profileSettings")->click();
        const auto *preview = window.find<QTextEdit>("profilePreview");
        QVERIFY2(preview->toPlainText().startsWith(u"GET /authorize\n"_s),
                 qPrintable(preview->toPlainText()));
    }

    void filesAreImported_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("profiles");
        QTest::newRow("Postman") << u"postman.json"_s << 3;
        QTest::newRow("Insomnia 4") << u"insomnia.json"_s << 1;
        QTest::newRow("Bruno") << u"orders.bru"_s << 1;
        QTest::newRow("Bruno, exported") << u"bruno.json"_s << 1;
    }
    void filesAreImported()
    {
        QFETCH(QString, file);
        QFETCH(int, profiles);
        ProfilePage page;
        page.edit(three(), 1);
        page.importFile(imported(qPrintable(file)));
        auto *import = find<ImportPage>(page, "importPage");
        QCOMPARE(find<QStackedWidget>(page, "profilePages")->currentWidget(), import);
        QCOMPARE(int(import->imported().size()), profiles);
        const auto &first = import->imported().front();
        const auto *left = find<DataTable>(page, "importLeft")->model();
        QCOMPARE(left->rowCount(), int(first.notTaken.size()));
        QCOMPARE(left->index(0, 0).data().toString(), first.notTaken.front().name);
        QVERIFY(find<DataTable>(page, "importTaken")->model()->rowCount() > 3);
        QCOMPARE(int(page.entries().size()), 3); // not before it is said
        find<QPushButton>(page, "importAdd")->click();
        QCOMPARE(int(page.entries().size()), 3 + profiles);
        QCOMPARE(find<QLineEdit>(page, "profileName")->text(), first.profile.name);
    }

    void aFileIsDropped_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("page");
        QTest::addColumn<int>("entries");
        QTest::newRow("a profile") << QByteArray(
                                          "{\"issuer\":\"https://id.example\",\"client\":{\"id\":\"a\"}}")
                                   << u"profileFormPage"_s << 4;
        QTest::newRow("neither") << QByteArray("{}") << u"profileFormPage"_s << 3;
        QTest::newRow("a request of Bruno")
            << QByteArray("auth:oauth2 {\n  grant_type: client_credentials\n  access_token_url: "
                          "https://id.example/t\n  client_id: a\n}\n")
            << u"importPage"_s << 3;
    }
    void aFileIsDropped()
    {
        QFETCH(QByteArray, content);
        QTemporaryDir folder;
        QFile file(folder.filePath(u"shop.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        ProfilePage page;
        page.edit(three(), 1);
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(file.fileName())});
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&page, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&page, &drop);
        QTEST(find<QStackedWidget>(page, "profilePages")->currentWidget()->objectName(), "page");
        QTEST(int(page.entries().size()), "entries");
        const bool refused = content == "{}";
        QCOMPARE(find<QLabel>(page, "profileProblem")->text().isEmpty(), !refused);
    }

    void theGuideIsShownAndUsed()
    {
        ProfilePage page;
        page.edit(three(), 1);
        find<QPushButton>(page, "profileGuide")->click();
        auto *table = find<DataTable>(page, "guideTable");
        QCOMPARE(table->model()->rowCount(), int(oauth::grantGuide().size()));
        for (int row = 0; row < table->model()->rowCount(); ++row)
            QVERIFY(!table->model()->index(row, 3).data(CellUrlRole).toUrl().isEmpty());
        table->setCurrentIndex(table->model()->index(4, 0)); // a device
        find<QPushButton>(page, "guideUse")->click();
        QCOMPARE(find<QStackedWidget>(page, "profilePages")->currentWidget()->objectName(),
                 u"profileFormPage"_s);
        QCOMPARE(int(page.entries()[1].profile.grant), int(oauth::Grant::DeviceCode));
        QVERIFY(find<QLabel>(page, "profileGrantWhy")->text().contains(u"RFC 8628"_s));
    }

    void theKeyboardReachesAll()
    {
        ProfilePage page;
        page.resize(1200, 800);
        page.edit(three(), 1);
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QSet<QString> reached;
        for (int tab = 0; tab < 60; ++tab) {
            reached.insert(QApplication::focusWidget()->objectName());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        for (const auto &name :
             {u"profileList"_s, u"profileNew"_s, u"profileImport"_s, u"profileName"_s, u"profileIssuer"_s,
              u"profileApplication"_s, u"profileGuide"_s, u"profileGrant"_s, u"profileClientId"_s,
              u"profileScope.chip"_s, u"profileScope.add"_s, u"profilePkce"_s, u"afterCall"_s,
              u"foldExtras"_s, u"profileSave"_s, u"profileCancel"_s})
            QVERIFY2(reached.contains(name), qPrintable(name));
    }
};

QTEST_MAIN(TestProfilePage)
#include "tst_profile_page.moc"
