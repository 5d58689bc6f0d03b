#include "core/jose/key_kinds.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;

// Every kind of key that is made here; ML-DSA is in OpenSSL from 3.5 on.

class TestKeyKinds : public QObject
{
    Q_OBJECT

private slots:
    void everyKindIsMade_data()
    {
        QTest::addColumn<QString>("name");
        for (const jose::KeyKindRow &row : jose::keyKindTable())
            QTest::newRow(row.name) << QString::fromLatin1(row.name);
    }
    void everyKindIsMade()
    {
        QFETCH(QString, name);
        const jose::KeyKindRow *row = jose::findKeyKind(name.toUpper());
        QVERIFY(row);
        base::SystemRandom random;
        const QString use = *row->signs ? u"sig"_s : u"enc"_s;
        const QString alg = QString::fromLatin1(*row->signs ? row->signs : row->encrypts);
        const auto made = jose::makeKey({row, 0, u"k-1"_s, use, alg}, random);
        if (!made && row->kind == crypto::KeyKind::Akp) {
            QCOMPARE(made.error().code, "not-supported-by-openssl"_L1);
            QVERIFY(made.error().message.contains("3.5"_L1));
            return;
        }
        QVERIFY2(made.ok(), made ? "" : qPrintable(made.error().message));
        QVERIFY(made->key.hasPrivate());
        QCOMPARE(made->key.kind(), row->kind);
        QCOMPARE(made->key.curve(), row->curve);
        QCOMPARE(made->kid, u"k-1"_s);
        QCOMPARE(made->use, use);
        QCOMPARE(made->alg, alg);
        if (row->kind == crypto::KeyKind::Rsa)
            QCOMPARE(made->key.bits(), row->size);
        if (row->kind == crypto::KeyKind::Secret)
            QCOMPARE(made->key.secret().size(), row->size);
        const auto second = jose::makeKey({row, 0, {}, {}, {}}, random);
        QVERIFY(second.ok());
        QVERIFY(second->thumbprint() != made->thumbprint());
        QCOMPARE(second->kid.toLatin1(), second->thumbprint());
    }

    void everyAlgorithmOfAKindIsAccepted_data() { everyKindIsMade_data(); }
    void everyAlgorithmOfAKindIsAccepted()
    {
        QFETCH(QString, name);
        const jose::KeyKindRow &row = *jose::findKeyKind(name);
        QCOMPARE(jose::algorithmsFor(row, u"sig"_s).isEmpty(), !*row.signs);
        QCOMPARE(jose::algorithmsFor(row, u"enc"_s).isEmpty(), !*row.encrypts);
        QVERIFY(!*row.signs || jose::algorithmsFor(row, u"sig"_s).contains(QLatin1StringView(row.signs)));
        QVERIFY(!*row.encrypts ||
                jose::algorithmsFor(row, u"enc"_s).contains(QLatin1StringView(row.encrypts)));
        QVERIFY(!jose::algorithmsFor(row, {}).contains("none"_L1));
    }

    void wishesThatDoNotFit_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("bytes");
        QTest::addColumn<QString>("use");
        QTest::addColumn<QString>("alg");
        QTest::addColumn<QByteArray>("code");
        const auto row = [](const char *name, const QString &kind, int bytes, const QString &use,
                            const QString &alg, const char *code) {
            QTest::newRow(name) << kind << bytes << use << alg << QByteArray(code);
        };
        row("fits", u"p-256"_s, 0, u"sig"_s, u"ES256"_s, "");
        row("another curve's", u"p-256"_s, 0, u"sig"_s, u"ES384"_s, "key-alg");
        row("another use's", u"p-256"_s, 0, u"enc"_s, u"ES256"_s, "key-alg");
        row("no use", u"p-256"_s, 0, {}, u"ECDH-ES"_s, "");
        row("none", u"oct-256"_s, 0, u"sig"_s, u"none"_s, "key-alg");
        row("a use that is none", u"p-256"_s, 0, u"signature"_s, {}, "key-use");
        row("16 bytes wrap with A128KW", u"oct-256"_s, 16, u"enc"_s, u"A128KW"_s, "");
        row("32 bytes do not", u"oct-256"_s, 32, u"enc"_s, u"A128KW"_s, "key-alg");
        row("one byte", u"oct-256"_s, 1, {}, {}, "");
        row("1024 bytes", u"oct-256"_s, 1024, {}, {}, "");
        row("1025 bytes", u"oct-256"_s, 1025, {}, {}, "key-size");
        row("less than nothing", u"oct-256"_s, -1, {}, {}, "key-size");
    }
    void wishesThatDoNotFit()
    {
        QFETCH(QString, kind);
        QFETCH(int, bytes);
        QFETCH(QString, use);
        QFETCH(QString, alg);
        QFETCH(QByteArray, code);
        base::SystemRandom random;
        const auto made = jose::makeKey({jose::findKeyKind(kind), bytes, {}, use, alg}, random);
        QCOMPARE(made ? QByteArray() : QByteArray(made.error().code.data()), code);
        QVERIFY(!jose::findKeyKind(u"rsa-1024"));
    }
};

QTEST_APPLESS_MAIN(TestKeyKinds)
#include "tst_key_kinds.moc"
