#include "core/oauth/import_profiles.h"

#include "core/oauth/profile_file.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace claimcheck;
using namespace claimcheck::oauth;
using namespace Qt::StringLiterals;

namespace {

QByteArray data(const QString &name)
{
    QFile file(QStringLiteral(CLAIMCHECK_SOURCE_DIR "/tests/data/import/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A profile of expected.json as it is written.
QByteArray expected(const QString &name)
{
    const auto all = encoding::JsonDocument::parse(data(u"expected.json"_s));
    const auto profile = all.ok() ? readProfile(all->root()[QStringView(name)].raw()) : all.error();
    return profile.ok() ? writeProfile(profile->value) : QByteArray("no such profile");
}

QString notTaken(const ImportedProfile &profile)
{
    QStringList names;
    for (const NotTaken &each : profile.notTaken)
        names += each.name;
    return names.join(u'|');
}

} // namespace

// The files are made here, in the shapes that the tools write.
class TestImportProfiles : public QObject
{
    Q_OBJECT

private slots:
    void profiles_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("index");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("left");
        QTest::newRow("Postman 2.1, code with PKCE")
            << u"postman.json"_s << 0 << 3 << u"state|someNewSetting|issuer"_s;
        QTest::newRow("Postman 2.1, client credentials of a request in a folder")
            << u"postman.json"_s << 1 << 3 << u"issuer"_s;
        QTest::newRow("Postman 2.0, an answer at another machine, an unknown variable and grant")
            << u"postman.json"_s << 2 << 3
            << u"magic_link|https://oauth.pstmn.io/v1/callback|{{unknownClient}}|issuer"_s;
        QTest::newRow("Insomnia 4") << u"insomnia.json"_s << 0 << 1 << u"state|origin|issuer"_s;
        QTest::newRow("Bruno, .bru") << u"orders.bru"_s << 0 << 1 << u"state|issuer"_s;
        QTest::newRow("Bruno, exported") << u"bruno.json"_s << 0 << 1 << u"issuer"_s;
    }
    void profiles()
    {
        QFETCH(QString, file);
        QFETCH(int, index);
        const auto imported = importProfiles(data(file));
        QVERIFY2(imported.ok(), imported.ok() ? "" : qPrintable(imported.error().message));
        QTEST(int(imported->size()), "count");
        const ImportedProfile &profile = imported->at(std::size_t(index));
        QCOMPARE(writeProfile(profile.profile),
                 expected(u"%1 %2"_s.arg(file.chopped(file.endsWith(".json"_L1) ? 5 : 0)).arg(index)));
        QTEST(notTaken(profile), "left");
        for (const NotTaken &each : profile.notTaken)
            QVERIFY2(each.why.size() > 10, qPrintable(each.name));
    }
    void anEnvironmentGivesItsValues()
    {
        const auto imported = importProfiles(data(u"postman.json"_s), data(u"postman_environment.json"_s));
        QVERIFY(imported.ok());
        QCOMPARE(imported->at(2).profile.client.id, u"from-the-environment"_s);
        QCOMPARE(imported->at(0).profile.client.id, u"shop-app"_s); // a value that is switched off
    }
    void isRefused_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("code");
        QTest::newRow("nothing") << QByteArray() << u"import-not-known"_s;
        QTest::newRow("text") << QByteArray("hello\nworld") << u"import-not-known"_s;
        QTest::newRow("an Insomnia 5 collection")
            << QByteArray("type: collection.insomnia.rest/5.0\nname: a\n") << u"import-not-known"_s;
        QTest::newRow("other JSON") << QByteArray("{\"a\":1}") << u"import-not-known"_s;
        QTest::newRow("damaged JSON") << QByteArray("{\"info\":{},\"item\":[") << u"json-truncated"_s;
        QTest::newRow("a collection without OAuth")
            << QByteArray(
                   R"({"info":{"name":"a"},"item":[{"name":"b","request":{"auth":{"type":"basic"}}}]})")
            << u"import-empty"_s;
    }
    void isRefused()
    {
        QFETCH(QByteArray, file);
        const auto imported = importProfiles(file);
        QVERIFY(!imported.ok());
        QTEST(QString(imported.error().code), "code");
    }
    void variablesThatNameThemselvesEnd()
    {
        const auto imported = importProfiles(R"({"info":{"name":"a"},"item":[],
            "variable":[{"key":"a","value":"{{a}}{{a}}"}],
            "auth":{"type":"oauth2","oauth2":[{"key":"clientId","value":"{{a}}"}]}})");
        QVERIFY(imported.ok());
        QVERIFY(imported->at(0).profile.client.id.size() < 10'000);
    }
};

QTEST_APPLESS_MAIN(TestImportProfiles)
#include "tst_import_profiles.moc"
