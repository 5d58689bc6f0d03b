#include "core/store/atomic_file.h"
#include "core/store/profile_folder.h"
#include "core/store/secret_store.h"
#include "core/store/settings.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using store::SecretKeeping;
using store::SecretStore;

namespace {

/// Runs a job; gives its secret, or its error code.
QByteArray run(store::SecretJob *job)
{
    base::Result<base::SecretBytes> result = base::Error{};
    QSignalSpy finished(job, &store::SecretJob::finished);
    QObject::connect(job, &store::SecretJob::finished, job,
                     [&result](store::SecretJob *done) { result = done->result(); });
    job->start();
    if (!finished.wait(20'000))
        return "no answer";
    return result ? result->view().toByteArray() : QByteArray(result.error().code.data());
}

} // namespace

class TestStore : public QObject
{
    Q_OBJECT

private slots:
    void memoryOnly()
    {
        SecretStore secrets(SecretKeeping::MemoryOnly);
        QCOMPARE(run(secrets.read(u"a"_s)), QByteArray("secret-not-found"));
        QCOMPARE(run(secrets.write(u"a"_s, base::SecretBytes("pass\0word"))), QByteArray());
        QCOMPARE(run(secrets.read(u"a"_s)), QByteArray("pass"));
        QCOMPARE(run(secrets.remove(u"a"_s)), QByteArray());
        QCOMPARE(run(secrets.read(u"a"_s)), QByteArray("secret-not-found"));
        QCOMPARE(secrets.keeping(), SecretKeeping::MemoryOnly);
    }

    void withoutAKeychainMemoryHasToDo()
    {
        // No session bus: neither Secret Service nor KWallet can answer.
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        SecretStore secrets(SecretKeeping::Keychain);
        QSignalSpy changed(&secrets, &SecretStore::keepingChanged);
        QCOMPARE(run(secrets.write(u"claimcheck test"_s, base::SecretBytes("s"))), QByteArray());
        QCOMPARE(secrets.keeping(), SecretKeeping::MemoryOnly);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(run(secrets.read(u"claimcheck test"_s)), QByteArray("s"));
    }

    void settings()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"new/settings.json"_s);
        store::Settings first(path);
        QCOMPARE(first.value(u"theme"_s, u"system"_s), u"system"_s);
        QVERIFY(first.setValue(u"theme"_s, u"dark \"x\" ä"_s));
        QCOMPARE(store::Settings(path).value(u"theme"_s), u"dark \"x\" ä"_s);
        QVERIFY(store::writeAtomically(path, "{ broken"));
        QCOMPARE(store::Settings(path).value(u"theme"_s, u"system"_s), u"system"_s);
    }

    void failingWritesLeaveTheOldFile()
    {
        const QTemporaryDir folder;
        QVERIFY(store::writeAtomically(folder.filePath(u"a"_s), "old"));
        const auto result = store::writeAtomically(folder.filePath(u"a/b"_s), "new");
        QVERIFY(!result);
        QCOMPARE(result.error().code, "folder-not-made"_L1);
        QCOMPARE(*store::readWhole(folder.filePath(u"a"_s)), QByteArray("old"));
        QCOMPARE(QFile::permissions(folder.filePath(u"a"_s)) & QFileDevice::ReadOther,
                 QFileDevice::Permissions());
    }

    void profiles()
    {
        const QTemporaryDir temporary;
        const store::ProfileFolder folder(temporary.filePath(u"profiles"_s));
        QVERIFY(folder.list().empty());
        oauth::Profile profile;
        profile.name = u"Staging (EU)"_s;
        profile.issuer = u"https://op.example"_s;
        profile.client.id = u"app"_s;
        const auto first = folder.save(profile);
        QVERIFY(first);
        QVERIFY(first->endsWith("/staging-eu.json"_L1));
        QVERIFY(folder.save(profile)->endsWith("/staging-eu-2.json"_L1));
        profile.client.id = u"other"_s;
        QCOMPARE(*folder.save(profile, *first), *first);
        QVERIFY(store::writeAtomically(temporary.filePath(u"profiles/x.json"_s), "{"));

        const std::vector<store::StoredProfile> list = folder.list();
        QCOMPARE(list.size(), 3u);
        QCOMPARE(list[1].content->value.client.id, u"other"_s);
        QVERIFY(!list[2].content);
        QVERIFY(folder.remove(*first));
        QCOMPARE(folder.list().size(), 2u);
        QCOMPARE(folder.remove(u"/etc/passwd"_s).error().code, "file-not-here"_L1);
    }
};

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
