#include "core/claims/personal.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace claimcheck::claims;

class TestPersonal : public QObject
{
    Q_OBJECT

private slots:
    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<Personal>("personal");
        QTest::newRow("OpenID Connect Core §5.1") << u"given_name"_s << Personal::Yes;
        QTest::newRow("camel case") << u"givenName"_s << Personal::Yes;
        QTest::newRow("header field") << u"X-Forwarded-For"_s << Personal::Yes;
        QTest::newRow("bank account") << u"iban"_s << Personal::Yes;
        QTest::newRow("first row") << u"address"_s << Personal::Yes;
        QTest::newRow("subject") << u"sub"_s << Personal::Identifier;
        QTest::newRow("user id") << u"userId"_s << Personal::Identifier;
        QTest::newRow("scope") << u"scope"_s << Personal::No;
        QTest::newRow("begins like one") << u"email_verified"_s << Personal::No;
        QTest::newRow("longest") << u"social_security_number"_s << Personal::Yes;
        QTest::newRow("too long") << u"social_security_number_of"_s << Personal::No;
        QTest::newRow("much too long") << u"name"_s.repeated(1000) << Personal::No;
        QTest::newRow("not Latin") << u"n\u0430me"_s << Personal::No;
        QTest::newRow("empty") << QString() << Personal::No;
        QTest::newRow("only marks") << u"_-_"_s << Personal::No;
    }
    void names()
    {
        QFETCH(QString, name);
        QTEST(personalOf(QStringView(name)), "personal");
        QTEST(personalOf(QByteArrayView(name.toUtf8())), "personal");
    }
};

QTEST_GUILESS_MAIN(TestPersonal)
#include "tst_personal.moc"
