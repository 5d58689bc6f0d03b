#include "core/encoding/form.h"
#include "core/oauth/webfinger.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;

/// OpenID Connect Discovery 1.0 §2.1 and RFC 7033 §4.1. Answers: tests/flows/tst_discovery_start.cpp.
class TestWebFinger : public QObject
{
    Q_OBJECT

private slots:
    void accountsAreNormalized_data()
    {
        QTest::addColumn<QString>("account");
        QTest::addColumn<QString>("resource"); // or an error code
        QTest::addColumn<QString>("url");      // without its query
        const auto row = [](const char *name, const QString &account, const QString &resource,
                            const QString &host) {
            QTest::newRow(name) << account << resource
                                << (host.isEmpty() ? QString() : host + u"/.well-known/webfinger"_s);
        };
        row("section 2.2.1, e-mail address", u"joe@example.com"_s, u"acct:joe@example.com"_s,
            u"https://example.com"_s);
        row("section 2.2.2, URL", u"https://example.com/joe"_s, u"https://example.com/joe"_s,
            u"https://example.com"_s);
        row("section 2.2.3, host and port", u"example.com:8080"_s, u"https://example.com:8080"_s,
            u"https://example.com:8080"_s);
        row("section 2.2.4, acct", u"acct:juliet%40capulet.example@shopping.example.com"_s,
            u"acct:juliet%40capulet.example@shopping.example.com"_s, u"https://shopping.example.com"_s);
        row("host", u"example.com"_s, u"https://example.com"_s, u"https://example.com"_s);
        row("user, host and port are a URL", u"joe@example.com:8080"_s, u"https://joe@example.com:8080"_s,
            u"https://example.com:8080"_s);
        row("with a path", u"example.com/joe"_s, u"https://example.com/joe"_s, u"https://example.com"_s);
        row("a fragment is left out", u"https://example.com/joe#me"_s, u"https://example.com/joe"_s,
            u"https://example.com"_s);
        row("mailto", u"mailto:joe@example.com"_s, u"acct:joe@example.com"_s, u"https://example.com"_s);
        row("space around it", u" joe@example.com\n"_s, u"acct:joe@example.com"_s, u"https://example.com"_s);
        row("plus", u"joe+shop@example.com"_s, u"acct:joe+shop@example.com"_s, u"https://example.com"_s);
        row("http to another machine is asked over https", u"http://example.com/joe"_s,
            u"http://example.com/joe"_s, u"https://example.com"_s);
        row("this machine", u"acct:joe@127.0.0.1:9400"_s, u"acct:joe@127.0.0.1:9400"_s,
            u"http://127.0.0.1:9400"_s);
        row("this machine, https", u"https://127.0.0.1:9400/joe"_s, u"https://127.0.0.1:9400/joe"_s,
            u"https://127.0.0.1:9400"_s);
        row("a name that only begins so", u"joe@127.0.0.1.example.com"_s, u"acct:joe@127.0.0.1.example.com"_s,
            u"https://127.0.0.1.example.com"_s);
        row("XRI", u"=example"_s, u"account-xri"_s, {});
        row("XRI with @", u"@example"_s, u"account-xri"_s, {});
        row("nothing", u"  "_s, u"account-empty"_s, {});
        row("no host", u"acct:joe"_s, u"account-unreadable"_s, {});
        row("no host behind the @", u"acct:joe@"_s, u"account-unreadable"_s, {});
        row("space inside", u"joe@exa mple.com"_s, u"account-unreadable"_s, {});
    }
    void accountsAreNormalized()
    {
        QFETCH(QString, account);
        const auto query = oauth::webFingerQuery(account);
        QTEST(query ? query->resource : QString(query.error().code), "resource");
        if (!query)
            return;
        QTEST(query->url.adjusted(QUrl::RemoveQuery).toString(), "url");
        const auto pairs = encoding::parseForm(query->url.query(QUrl::FullyEncoded).toUtf8());
        QCOMPARE(pairs.size(), 2u);
        QCOMPARE(encoding::firstValue(pairs, "resource").value_or(QByteArray()), query->resource.toUtf8());
        QCOMPARE(encoding::firstValue(pairs, "rel").value_or(QByteArray()),
                 QByteArray(oauth::issuerRelation));
    }
};

QTEST_GUILESS_MAIN(TestWebFinger)
#include "tst_webfinger.moc"
