#include "core/jose/key_set.h"
#include "core/report/inspection.h"
#include "tests/peers/jose_peer.h"

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using encoding::JsonDocument;
using encoding::JsonValue;

namespace {

/// The lines that oidc_tokens.mjs prints; an empty list where it fails.
QByteArrayList makeTokens()
{
    QProcess peer;
    peer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    peer.start(PeerServer::node(), {PeerServer::folder() + u"/oidc_tokens.mjs"_s});
    if (!peer.waitForFinished(300'000) || peer.exitCode() != 0)
        return {};
    return peer.readAllStandardOutput().trimmed().split('\n');
}

lint::TokenExpectations expectationsOf(const JsonValue &expected)
{
    lint::TokenExpectations result;
    result.issuer = expected["issuer"_L1].toString();
    result.audience = expected["audience"_L1].toString();
    result.nonce = expected["nonce"_L1].toString();
    result.accessToken = expected["accessToken"_L1].toUtf8();
    result.code = expected["code"_L1].toUtf8();
    result.state = expected["state"_L1].toString();
    result.clientId = expected["client"_L1].toString();
    result.maxAge = expected["maxAge"_L1].toInteger();
    return result;
}

QString graverThanANote(const report::Inspection &inspection)
{
    QStringList lines;
    for (const base::Finding &finding : inspection.findings) {
        if (finding.level != base::Level::Note)
            lines += base::levelName(finding.level) + u' ' + finding.rule + u": "_s + finding.message;
    }
    if (inspection.nested)
        lines += graverThanANote(*inspection.nested);
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace

/// What a good server makes is judged to be good: tokens of npm oidc-provider in all its algorithms, with
/// everything expected of them that its client knows.
class TestPeerTokens : public QObject
{
    Q_OBJECT

private:
    Tally m_tally;

private slots:
    void initTestCase()
    {
        if (!PeerServer::isInstalled())
            QSKIP("npm oidc-provider is not installed: run npm ci in tests/peers");
    }
    void cleanupTestCase() { m_tally.print(); }

    void noFalseErrorOrWarning_data()
    {
        QTest::addColumn<QByteArray>("line");
        const QByteArrayList lines = makeTokens();
        qsizetype count = 0;
        for (const QByteArray &line : lines) {
            const auto row = JsonDocument::parse(line);
            if (!row || !row->root().has("token"_L1))
                continue;
            QTest::addRow("%d: %s, %s", int(++count), (*row)["kind"_L1].toUtf8().constData(),
                          (*row)["alg"_L1].toUtf8().constData())
                << line;
        }
        const auto last = lines.isEmpty() ? JsonDocument() : JsonDocument::parse(lines.last()).valueOr({});
        // 14 algorithms with six tokens each, and 20 encryptions with two ID tokens each.
        if (count != 14 * 6 + 20 * 2 || last["done"_L1].toInteger() != count)
            QTest::newRow("the peer broke off") << QByteArray();
    }
    void noFalseErrorOrWarning()
    {
        QFETCH(QByteArray, line);
        const auto row = JsonDocument::parse(line);
        QVERIFY2(row.ok(), "npm oidc-provider did not make all its tokens");
        const QByteArray kind = (*row)["kind"_L1].toUtf8();
        const QByteArray alg = (*row)["alg"_L1].toUtf8();
        m_tally.expect(kind.constData(), alg);
        report::InspectionOptions options;
        const auto keys = jose::readKeySet((*row)["keys"_L1], u"peer"_s);
        QVERIFY(keys.ok());
        options.keys = *keys;
        options.expected = expectationsOf((*row)["expected"_L1]);
        options.now = QDateTime::currentSecsSinceEpoch();
        options.leeway = 5;
        const auto inspection = report::inspect(token::readToken((*row)["token"_L1].toUtf8()), options);
        const report::Inspection &inner = inspection.nested ? *inspection.nested : inspection;
        QCOMPARE(inner.signatures.size(), std::size_t(1));
        QVERIFY2(inner.signatures.front().status == jose::SignatureStatus::Verified,
                 inner.signatures.front().reason ? qPrintable(inner.signatures.front().reason->message)
                                                 : "not verified");
        QCOMPARE(QByteArray(lint::tokenTypeName(inner.type).data()), kind);
        QCOMPARE(graverThanANote(inspection), QString());
        m_tally.agreed(kind.constData(), alg);
    }

    /// The same tokens, with something else expected of them: the rules do look.
    void anotherExpectationIsMissed()
    {
        const QByteArrayList lines = makeTokens();
        QVERIFY(!lines.isEmpty());
        const auto row = JsonDocument::parse(lines.first());
        QVERIFY(row.ok());
        report::InspectionOptions options;
        options.expected = expectationsOf((*row)["expected"_L1]);
        options.expected.code += 'x';
        options.now = QDateTime::currentSecsSinceEpoch();
        const auto inspection = report::inspect(token::readToken((*row)["token"_L1].toUtf8()), options);
        QStringList errors;
        for (const base::Finding &finding : inspection.findings) {
            if (finding.level == base::Level::Error)
                errors += finding.rule;
        }
        QCOMPARE(errors.join(u' '), u"c-hash"_s);
    }
};

QTEST_GUILESS_MAIN(TestPeerTokens)
#include "tst_peer_tokens.moc"
