#include "core/crypto/generate.h"
#include "core/encoding/json.h"
#include "ui/keys/key_detail.h"
#include "ui/keys/keys_table.h"
#include "ui/keys/keys_workspace.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace claimcheck;
using namespace claimcheck::ui;
using namespace claimcheck::ui::keys;
using namespace Qt::StringLiterals;
using jose::JwkPart;

namespace {

struct Window
{
    base::FixedClock clock{1'790'000'000'000};
    KeysWorkspace workspace{clock};
    QTemporaryDir folder;

    Window()
    {
        workspace.resize(1365, 873);
        workspace.show();
    }
    template <typename T>
    T *find(const char *name)
    {
        T *found = workspace.findChild<T *>(QString::fromLatin1(name));
        Q_ASSERT(found);
        return found;
    }
    void press(const char *name) { find<QAbstractButton>(name)->click(); }
    bool settle()
    {
        return QTest::qWaitFor([this] { return !workspace.isBusy(); }, 120'000);
    }
    bool make(const char *kind, const QString &kid = u"k"_s)
    {
        workspace.makeKey({jose::findKeyKind(QString::fromLatin1(kind)), 0, kid, {}, {}});
        return settle();
    }
    QString text() { return find<QPlainTextEdit>("keys.text")->toPlainText(); }
    QString notice() { return find<QLabel>("keys.notice")->text(); }
    QString cell(KeyPosition place, int column)
    {
        const auto *model = find<KeysTable>("keys.table")->model();
        const QModelIndex group = model->index(int(place.set), 0);
        return model->index(int(place.key), column, group).data(Qt::AccessibleTextRole).toString();
    }
};

jose::Jwk keyOn(crypto::Curve curve, const QString &kid)
{
    return jose::makeJwk(*crypto::generateOn(curve), {}, kid);
}

/// The values of the private members, as they would stand in any of the forms.
QByteArrayList secretsOf(const jose::Jwk &jwk)
{
    const auto json = encoding::JsonDocument::parse(jwk.toJson(JwkPart::Private)).valueOr({});
    QByteArrayList secrets;
    for (const char *name : {"d", "p", "q", "dp", "dq", "qi", "k"}) {
        const QByteArray text = json.root().member(name).toUtf8();
        if (text.isEmpty())
            continue;
        const QByteArray bytes = QByteArray::fromBase64(text, QByteArray::Base64UrlEncoding);
        secrets << text << bytes << bytes.toHex() << bytes.toHex(' ');
    }
    return secrets;
}

} // namespace

class TestKeysWorkspace : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeKind::Light); }

    void aKeyIsMadeByKeyboard()
    {
        Window window;
        window.workspace.activateWindow();
        window.press("keys.new");
        auto *kind = window.find<QComboBox>("keys.newForm.kind");
        kind->setCurrentIndex(kind->findData(u"ed25519"_s));
        QCOMPARE(window.find<QComboBox>("keys.newForm.algorithm")->currentText(), u"Ed25519"_s);
        auto *kid = window.find<QLineEdit>("keys.newForm.kid");
        QCOMPARE(kid->text(), u"k-1"_s);
        QTest::keyClick(kid, Qt::Key_Return);
        QVERIFY(window.settle());
        QCOMPARE(window.workspace.collection().keyCount(), std::size_t(1));
        QCOMPARE(window.cell({0, 0}, KeysModel::Kid), u"k-1"_s);
        QCOMPARE(window.cell({0, 0}, KeysModel::Kind), u"Ed25519"_s);
        QVERIFY(window.cell({0, 0}, KeysModel::State).contains("private"_L1));
        QVERIFY(!window.find<QWidget>("keys.newForm")->isVisible());
        window.press("keys.new");
        QCOMPARE(kid->text(), u"k-2"_s);
        QTest::keyClick(kid, Qt::Key_Escape);
        QVERIFY(!window.find<QWidget>("keys.newForm")->isVisible());
    }

    void makingAKeyIsCancelled()
    {
        Window window;
        window.workspace.makeKey({jose::findKeyKind(u"rsa-4096"), 0, u"large"_s, {}, {}});
        QVERIFY(window.workspace.isBusy());
        QVERIFY(window.find<QWidget>("keys.cancel")->isVisible());
        window.press("keys.cancel");
        QVERIFY(window.settle());
        QCOMPARE(window.workspace.collection().keyCount(), std::size_t(0));
    }

    void privatePartsNeverLeaveUnasked_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"rsa-2048", "p-256", "p-521", "secp256k1", "ed25519", "x448", "oct-256"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    /// Everything that the workspace shows, copies and saves.
    void privatePartsNeverLeaveUnasked()
    {
        QFETCH(QString, kind);
        Window window;
        QVERIFY(window.make(kind.toLatin1().constData()));
        window.workspace.setReveal(base::Reveal::Shown); // showing secrets is not asking for the private part
        const jose::Jwk jwk = window.workspace.collection().sets()[0].keys[0].jwk;
        QByteArray everything;
        for (const KeyView view : {KeyView::Jwk, KeyView::Pem, KeyView::Der, KeyView::Certificate}) {
            window.workspace.detail()->setView(view);
            QGuiApplication::clipboard()->clear();
            window.press("keys.copy");
            const QString path = window.folder.filePath(u"%1"_s.arg(int(view)));
            window.workspace.detail()->save(path);
            QFile file(path);
            everything += window.text().toUtf8() + QGuiApplication::clipboard()->text().toUtf8();
            everything += file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
            for (const QLabel *label : window.workspace.findChildren<QLabel *>())
                everything += label->text().toUtf8() + label->toolTip().toUtf8();
            const auto *facts = window.find<QAbstractItemView>("keys.facts")->model();
            for (int row = 0; row < facts->rowCount(); ++row)
                everything += facts->index(row, 1).data().toString().toUtf8();
        }
        QVERIFY(everything.size() > 100);
        QVERIFY(!everything.contains("PRIVATE KEY"));
        for (const QByteArray &secret : secretsOf(jwk))
            QVERIFY(!everything.contains(secret));
    }

    void thePrivatePartTakesTwoActs()
    {
        Window window;
        QVERIFY(window.make("p-256"));
        KeyDetail *detail = window.workspace.detail();
        const QByteArray d = secretsOf(window.workspace.collection().sets()[0].keys[0].jwk).front();
        window.press("keys.part");
        QCOMPARE(detail->part(), JwkPart::Private);
        QVERIFY(!window.text().contains(QString::fromLatin1(d))); // secrets are hidden
        window.workspace.setReveal(base::Reveal::Shown);
        QVERIFY(window.text().contains(QString::fromLatin1(d)));
        const QString path = window.folder.filePath(u"whole.json"_s);
        detail->save(path);
        QCOMPARE(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        window.press("keys.copy");
        QVERIFY(QGuiApplication::clipboard()->text().contains(QString::fromLatin1(d)));
        window.workspace.setReveal(base::Reveal::Hidden); // Ctrl+H
        QVERIFY(!window.text().contains(QString::fromLatin1(d)));
        QCOMPARE(detail->part(), JwkPart::Public);
        detail->setPart(JwkPart::Private);
        QVERIFY(window.make("p-256", u"other"_s)); // another key begins with its public part
        QCOMPARE(detail->part(), JwkPart::Public);
    }

    void savesEncrypted_data()
    {
        QTest::addColumn<KeyView>("view");
        QTest::newRow("PEM") << KeyView::Pem;
        QTest::newRow("DER") << KeyView::Der;
    }
    void savesEncrypted()
    {
        QFETCH(KeyView, view);
        Window window;
        QVERIFY(window.make("p-256"));
        KeyDetail *detail = window.workspace.detail();
        window.workspace.setReveal(base::Reveal::Shown);
        auto *phrase = window.find<QLineEdit>("keys.phrase");
        detail->setView(view);
        QVERIFY(phrase->isHidden()); // the public part needs none
        detail->setPart(JwkPart::Private);
        QVERIFY(!phrase->isHidden());
        phrase->setText(u"open sesame"_s);
        const QString path = window.folder.filePath(u"encrypted"_s);
        detail->save(path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QCOMPARE(jose::readKeyEntries(bytes, path, {}).error().code, "key-needs-passphrase"_L1);
        const auto read = jose::readKeyEntries(
            bytes, path, [] { return std::optional(base::SecretBytes(QByteArrayView("open sesame"))); });
        QVERIFY(read);
        QVERIFY(read->keys.front().jwk.key.hasPrivate());
        QCOMPARE(read->keys.front().jwk.thumbprint(),
                 window.workspace.collection().sets()[0].keys[0].jwk.thumbprint());
        detail->setPart(JwkPart::Public);
        QVERIFY(phrase->text().isEmpty());
    }

    void aSetFetchedAgainSaysWhatIsNew()
    {
        Window window;
        QSignalSpy asked(&window.workspace, &KeysWorkspace::fetchRequested);
        window.press("keys.fetch");
        auto *url = window.find<QLineEdit>("keys.fetchForm.url");
        url->setText(u"not an address"_s);
        QTest::keyClick(url, Qt::Key_Return);
        QCOMPARE(asked.size(), 0);
        QVERIFY(!window.notice().isEmpty());
        url->setText(u"https://id.example.org"_s);
        QTest::keyClick(url, Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        const QUrl issuer = asked[0][1].toUrl(), from(u"https://id.example.org/jwks"_s);
        jose::KeySet set;
        set.keys = {keyOn(crypto::Curve::P256, u"one"_s)};
        window.workspace.takeFetched(jose::KeyPlace::Issuer, issuer, set.toJson(), from);
        QVERIFY(window.settle());
        window.clock.set(1'790'000'600'000);
        window.workspace.fetchAgain();
        QCOMPARE(asked.size(), 2);
        set.keys.push_back(keyOn(crypto::Curve::P384, u"two"_s));
        window.workspace.takeFetched(jose::KeyPlace::Issuer, issuer, set.toJson(), from);
        QVERIFY(window.settle());
        const QString title = window.find<KeysTable>("keys.table")->model()->index(0, 0).data().toString();
        QCOMPARE(title, u"https://id.example.org/jwks \u2014 fetched 14:23:20, 2 keys, 1 new since 14:13"_s);
        QCOMPARE(window.cell({0, 0}, KeysModel::State), QString());
        QCOMPARE(window.cell({0, 1}, KeysModel::State), u"new"_s);
        QCOMPARE(window.find<QLabel>("keys.sources")->text(), u"1 set"_s);
        window.workspace.setSigners({set.keys[0].thumbprint()});
        QCOMPARE(window.cell({0, 0}, KeysModel::State), u"signed the open token"_s);
    }

    void anEncryptedFileAsksForItsPassPhrase()
    {
        Window window;
        const jose::KeyEntry entry = jose::entryOf(keyOn(crypto::Curve::P256, {}));
        jose::KeyWriting writing;
        writing.form = jose::KeyForm::Pem;
        writing.part = JwkPart::Private;
        writing.passphrase = base::SecretBytes("sesame");
        QFile file(window.folder.filePath(u"locked.pem"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto locked = jose::writeKeys({&entry, 1}, writing);
        file.write(locked->view().toByteArray());
        file.close();
        window.workspace.takeFile(file.fileName());
        QVERIFY(window.settle());
        auto *phrase = window.find<QLineEdit>("keys.passphraseForm.phrase");
        for (const QString &text : {u"wrong"_s, u"sesame"_s}) {
            QVERIFY(phrase->isVisible());
            phrase->setText(text);
            QTest::keyClick(phrase, Qt::Key_Return);
            QVERIFY(window.settle());
            QVERIFY(phrase->text().isEmpty());
        }
        QVERIFY(!phrase->isVisible());
        QCOMPARE(window.workspace.collection().sets()[0].keys[0].jwk.thumbprint(), entry.jwk.thumbprint());
    }

    void aCertificateIsMadeForAKey()
    {
        Window window;
        QVERIFY(window.make("ed25519"));
        window.workspace.detail()->setView(KeyView::Certificate);
        QVERIFY(window.find<QWidget>("keys.certificateForm")->isVisible());
        window.find<QLineEdit>("keys.certificateForm.subject")->setText(u"CN=a,O=b"_s);
        window.press("keys.certificateForm.make");
        QVERIFY(window.settle());
        QVERIFY(window.text().startsWith("-----BEGIN CERTIFICATE-----"_L1));
        QVERIFY(!window.find<QWidget>("keys.certificateForm")->isVisible());
        QCOMPARE(window.workspace.collection().sets()[0].keys[0].jwk.certificates.size(), std::size_t(1));
    }

    void theFilterLooksInEveryColumn_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("sets");
        QTest::newRow("nothing") << QString() << 1;
        QTest::newRow("kid") << u"alpha"_s << 1;
        QTest::newRow("kind") << u"p-256"_s << 1;
        QTest::newRow("nobody") << u"zzzz"_s << 0;
    }
    void theFilterLooksInEveryColumn()
    {
        QFETCH(QString, text);
        QFETCH(int, sets);
        Window window;
        QVERIFY(window.make("p-256", u"alpha"_s));
        window.find<QLineEdit>("keys.filter")->setText(text);
        QCOMPARE(window.find<KeysTable>("keys.table")->model()->rowCount(), sets);
    }

    void aKeyGoesToInspectWhole()
    {
        Window window;
        QVERIFY(window.make("oct-256"));
        QSignalSpy handed(&window.workspace, &Workspace::tokenHandedOver);
        window.press("keys.use");
        QCOMPARE(handed.size(), 1);
        const auto handover = handed[0][0].value<TokenHandover>();
        QVERIFY(handover.token.isEmpty());
        const auto keys = jose::readKeys(handover.keys, {});
        QVERIFY(keys.ok());
        QCOMPARE(keys->keys[0].thumbprint(),
                 window.workspace.collection().sets()[0].keys[0].jwk.thumbprint());
    }

    void setsAreFoldedAndForgotten()
    {
        Window window;
        QVERIFY(window.make("p-256"));
        auto *table = window.find<KeysTable>("keys.table");
        const QModelIndex group = table->model()->index(0, 0);
        QVERIFY(table->isExpanded(group));
        table->setCurrentIndex(group);
        QTest::keyClick(table, Qt::Key_Left);
        QVERIFY(!table->isExpanded(group));
        window.workspace.forgetSet();
        QVERIFY(window.workspace.collection().isEmpty());
        QVERIFY(window.find<QWidget>("keys.empty")->isVisible());
        window.workspace.takeText(u"no key at all"_s);
        QVERIFY(window.settle());
        QVERIFY(!window.notice().isEmpty());
    }

    void everythingHasANameAndCanBeReached()
    {
        Window window;
        QVERIFY(window.make("p-256"));
        for (const QWidget *widget : window.workspace.findChildren<QWidget *>()) {
            const bool own = !widget->objectName().isEmpty() && !widget->objectName().startsWith("qt_"_L1);
            if (own && widget->focusPolicy() != Qt::NoFocus)
                QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
        for (const QAction *action : window.workspace.commands())
            QVERIFY(!action->text().isEmpty() && !action->objectName().isEmpty());
    }
};

QTEST_MAIN(TestKeysWorkspace)
#include "tst_keys_workspace.moc"
