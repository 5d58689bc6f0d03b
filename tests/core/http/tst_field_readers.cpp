#include "core/http/cache_control.h"
#include "core/http/content_type.h"
#include "core/http/www_authenticate.h"

#include <QTest>

using namespace claimcheck::http;

namespace {

/// "Scheme(token68) name=value,name=value | …", to compare with.
QByteArray describe(const std::vector<Challenge> &challenges)
{
    QByteArray text;
    for (const Challenge &challenge : challenges) {
        text += (text.isEmpty() ? "" : " | ") + challenge.scheme;
        if (!challenge.token68.isEmpty())
            text += '(' + challenge.token68 + ')';
        for (const FieldParameter &parameter : challenge.parameters)
            text += ' ' + parameter.name + '=' + parameter.value;
    }
    return text;
}

} // namespace

class TestFieldReaders : public QObject
{
    Q_OBJECT

private slots:
    void challenges_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *field, const char *expected) {
            QTest::newRow(name) << QByteArray(field) << QByteArray(expected);
        };
        row("RFC 6750 3",
            R"(Bearer realm="example", error="invalid_token", error_description="The access token expired")",
            "Bearer realm=example error=invalid_token error_description=The access token expired");
        row("RFC 9110 11.6.1",
            R"(Basic realm="simple", Newauth realm="apps", type=1, title="Login to \"apps\"")",
            R"(Basic realm=simple | Newauth realm=apps type=1 title=Login to "apps")");
        row("RFC 9449 7.1", R"(DPoP algs="ES256 PS256", Bearer)", "DPoP algs=ES256 PS256 | Bearer");
        row("token68", "Negotiate YII=, Basic realm=x", "Negotiate(YII=) | Basic realm=x");
        row("token68 alone", "Custom abc.def-_~+/==", "Custom(abc.def-_~+/==)");
        row("scheme only", "Bearer", "Bearer");
        row("two schemes", "Bearer, Basic", "Bearer | Basic");
        row("spaces around =", R"(Bearer realm = "a" , scope="b c")", "Bearer realm=a scope=b c");
        row("comma in quotes", R"(Bearer realm="a, b", error=x)", "Bearer realm=a, b error=x");
        row("empty elements", R"(, Bearer realm=a,, error=b,)", "Bearer realm=a error=b");
        row("parameter names in lower case", R"(bearer Realm=a)", "bearer realm=a");
        row("empty value", R"(Bearer realm="", error=b)", "Bearer realm= error=b");
        row("unclosed quote", R"(Bearer realm="abc)", "Bearer realm=abc");
        row("empty field", "", "");
        row("rubbish behind", R"(Bearer realm=a @@@)", "Bearer realm=a");
    }
    void challenges()
    {
        QFETCH(QByteArray, field);
        QTEST(describe(readChallenges(field)), "expected");
    }
    void challengesOfSeveralFields()
    {
        const Headers headers{
            {"WWW-Authenticate", "Basic realm=a"}, {"X", "y"}, {"www-authenticate", "Bearer"}};
        QCOMPARE(describe(readChallenges(headers)), QByteArray("Basic realm=a | Bearer"));
        QVERIFY(readChallenges(headers).at(0).is("basic"));
        QCOMPARE(readChallenges(headers).at(0).value("realm"), QByteArray("a"));
    }
    void contentType_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("essence");
        QTest::addColumn<QByteArray>("charset");
        QTest::addColumn<bool>("json");
        const auto row = [](const char *name, const char *field, const char *essence, const char *charset,
                            bool json) {
            QTest::newRow(name) << QByteArray(field) << QByteArray(essence) << QByteArray(charset) << json;
        };
        row("RFC 9110 8.3.1", "text/html;charset=utf-8", "text/html", "utf-8", false);
        row("RFC 9110 8.3.1 quoted", "Text/HTML; Charset=\"utf-8\"", "text/html", "utf-8", false);
        row("json", "application/json", "application/json", "", true);
        row("RFC 6839 3.1", "application/vnd.oauth+json; x=1; charset=UTF-8", "application/vnd.oauth+json",
            "UTF-8", true);
        row("not json", "application/jsonx", "application/jsonx", "", false);
        row("empty parameter", "text/plain;; charset=a", "text/plain", "a", false);
        row("no subtype", "text", "", "", false);
        row("empty", "", "", "", false);
    }
    void contentType()
    {
        QFETCH(QByteArray, field);
        const ContentType type = readContentType(field);
        QTEST(type.essence, "essence");
        QTEST(findParameter(type.parameters, "charset").value_or(QByteArray("")), "charset");
        QTEST(type.isJson(), "json");
    }
    void cacheControl() // RFC 9111 §5.2
    {
        const CacheControl control =
            readCacheControl({{"Cache-Control", "no-store, Max-Age=60 , private=\"a,b\""},
                              {"cache-control", ", must-revalidate"}});
        QVERIFY(control.has("no-store"));
        QVERIFY(control.has("must-revalidate"));
        QVERIFY(!control.has("no-cache"));
        QCOMPARE(control.maxAge(), std::optional<qint64>(60));
        QCOMPARE(findParameter(control.directives, "private"), std::optional<QByteArray>("a,b"));
        QCOMPARE(readCacheControl({{"Cache-Control", "max-age=soon"}}).maxAge(), std::optional<qint64>());
        QCOMPARE(readCacheControl({}).directives.size(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(TestFieldReaders)
#include "tst_field_readers.moc"
