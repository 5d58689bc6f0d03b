#include "core/oauth/authorization_response.h"
#include "core/oauth/introspection.h"
#include "core/oauth/pkce.h"
#include "core/oauth/server_metadata.h"
#include "core/oauth/token_response.h"
#include "tests/core/oauth/rules_of.h"
#include "tests/support/vectors.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;

/// The examples of the specifications, from the vectors' oauth-examples/oauth_examples.json.
class TestOauthExamples : public QObject
{
    Q_OBJECT

private:
    encoding::JsonDocument m_examples;

    http::Response response(encoding::JsonValue example) const
    {
        return {200,
                {},
                {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}},
                example["value"_L1].raw().toByteArray()};
    }

    static QString read(QStringView kind, const http::Response &message)
    {
        if (kind == "token-response"_L1)
            return rulesOf(oauth::readTokenResponse(message).findings);
        if (kind == "as-metadata"_L1)
            return rulesOf(oauth::readServerMetadata(message, u"https://server.example.com"_s)->findings);
        return rulesOf(oauth::readIntrospectionResponse(message).findings);
    }

private slots:
    void initTestCase()
    {
        m_examples = test::readVectors(u"oauth-examples/oauth_examples.json"_s);
        SKIP_WITHOUT_VECTORS(m_examples);
    }

    void examplesHaveNoFindings_data()
    {
        QTest::addColumn<qsizetype>("index");
        qsizetype index = 0;
        for (const encoding::JsonValue example : m_examples["cases"_L1].elements()) {
            const QString name =
                u"%1 %2 (%3)"_s.arg(example["ref"_L1].toString(), example["kind"_L1].toString()).arg(index);
            QTest::newRow(qPrintable(name)) << index++;
        }
    }
    void examplesHaveNoFindings()
    {
        QFETCH(qsizetype, index);
        const encoding::JsonValue example = m_examples["cases"_L1].at(index);
        const QString kind = example["kind"_L1].toString();
        const QString value = example["value"_L1].toString();
        if (kind == "pkce-s256"_L1) {
            QCOMPARE(oauth::challengeFor(oauth::PkceMethod::S256, example["code_verifier"_L1].toUtf8()),
                     example["code_challenge"_L1].toUtf8());
        } else if (kind.endsWith("-response-url"_L1)) {
            const QUrl url(value);
            const QString query =
                url.hasQuery() ? url.query(QUrl::FullyEncoded) : url.fragment(QUrl::FullyEncoded);
            QCOMPARE(
                rulesOf(oauth::readAuthorizationResponse(encoding::parseForm(query.toLatin1())).findings),
                QString());
        } else if (kind == "token-response"_L1 || kind == "as-metadata"_L1 ||
                   kind.startsWith("introspection"_L1)) {
            QCOMPARE(read(kind, response(example)), QString());
        } else {
            QSKIP("an example for another part of the program");
        }
    }
};

QTEST_GUILESS_MAIN(TestOauthExamples)
#include "tst_oauth_examples.moc"
