#include "core/encoding/json.h"
#include "core/report/copy_as.h"
#include "core/report/openssl_commands.h"
#include "tests/support/made_tokens.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using report::CopyKind;

namespace {

constexpr const char *claims =
    "{\"iss\":\"https://id.example\",\r\n \"sub\":\"u-17\", \"email\":\"a@b.example\","
    "\"aud\":[\"https://api.example/orders\"],\"exp\":1.8e9}";

/// The commands run by a shell in a folder of their own: what they write.
QByteArray shell(const QByteArray &script, const QString &hexKey)
{
    const QTemporaryDir folder;
    QProcess process;
    process.setWorkingDirectory(folder.path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!hexKey.isEmpty())
        environment.insert(u"KEY_HEX"_s, hexKey);
    process.setProcessEnvironment(environment);
    process.start(u"sh"_s, {u"-eu"_s});
    process.write(script);
    process.closeWriteChannel();
    process.waitForFinished(60'000);
    return process.readAll();
}

bool isVerified(const QByteArray &output)
{
    return output.contains("Verified OK") || output.contains("Signature Verified Successfully");
}

} // namespace

class TestCopyAs : public QObject
{
    Q_OBJECT

private:
    static report::CopyOptions optionsFor(const jose::Jwk &key, base::Reveal reveal = base::Reveal::Hidden)
    {
        return {test::setOf({key}), 1'700'000'000, reveal, {}};
    }
    static report::Inspection inspected(const QByteArray &token, const jose::Jwk &key)
    {
        report::InspectionOptions options;
        options.keys = test::setOf({key});
        options.now = 1'700'000'000;
        return report::inspect(token::readToken(token), options);
    }

private slots:
    /// The commands are run, for every algorithm; of a changed token they say that it is not verified.
    void opensslAgrees_data()
    {
        QTest::addColumn<QByteArray>("alg");
        for (const jose::AlgorithmRow &row : jose::algorithmTable()) {
            if (row.use == jose::AlgorithmUse::Signature && !jose::isNone(row.name))
                QTest::newRow(row.name) << QByteArray(row.name);
        }
    }
    void opensslAgrees()
    {
        QFETCH(QByteArray, alg);
        if (QStandardPaths::findExecutable(u"openssl"_s).isEmpty())
            QSKIP("the openssl program is missing");
        const jose::Jwk key = test::generated(alg.constData());
        if (!key.key.isValid())
            QSKIP("This OpenSSL has no such algorithm");
        const QByteArray token = test::signedWith(test::headerFor(alg.constData()), key, claims);
        const auto commands = report::copyAs(CopyKind::OpenSsl, inspected(token, key), optionsFor(key));
        QVERIFY2(commands.ok(), commands ? "" : qPrintable(commands.error().message));
        const QByteArray secret = key.key.secret().toByteArray().toHex();
        QVERIFY(secret.isEmpty() || !commands->contains(secret));
        const QString hexKey = QString::fromLatin1(secret);
        const QByteArray output = shell(*commands, hexKey);
        QVERIFY2(isVerified(output), output);
        const QByteArray other = test::withPart(token, 1, "{\"sub\":\"u-18\"}");
        const auto changed = report::copyAs(CopyKind::OpenSsl, inspected(other, key), optionsFor(key));
        QVERIFY(!isVerified(shell(*changed, hexKey)));
    }

    void secretOnlyOnReveal()
    {
        const jose::Jwk key = test::secret("0123456789abcdef0123456789abcdef");
        const QByteArray token = test::signedWith(test::headerFor("HS256"), key, claims);
        const report::Inspection inspection = inspected(token, key);
        const auto shown =
            report::copyAs(CopyKind::OpenSsl, inspection, optionsFor(key, base::Reveal::Shown));
        QVERIFY(shown->contains("KEY_HEX=3031"));
        QVERIFY(isVerified(shell(*shown, {})));
        const QByteArray secret = encoding::encodeBase64Url("0123456789abcdef0123456789abcdef");
        QVERIFY(!report::testFixture(inspection, optionsFor(key)).contains(secret));
        QVERIFY(report::testFixture(inspection, optionsFor(key, base::Reveal::Shown)).contains(secret));
    }

    void noCommands()
    {
        const jose::Jwk key = test::generated("ES256");
        const auto codeOf = [](const base::Result<QByteArray> &copy) {
            return copy ? QString() : QString(copy.error().code);
        };
        const QByteArray open = "eyJhbGciOiJub25lIn0.e30.";
        QCOMPARE(codeOf(report::copyAs(CopyKind::OpenSsl, inspected(open, key), optionsFor(key))),
                 u"copy-nothing"_s);
        const QByteArray rsa = test::signedWith(test::headerFor("RS256"), test::generated("RS256"), claims);
        QCOMPARE(codeOf(report::copyAs(CopyKind::OpenSsl, inspected(rsa, key), optionsFor(key))),
                 u"copy-nothing"_s);
        QCOMPARE(codeOf(report::copyAs(CopyKind::OpenSsl, inspected("words", key), optionsFor(key))),
                 u"copy-nothing"_s);
        QCOMPARE(codeOf(report::copyAs(CopyKind::HeaderJson, inspected("words", key), optionsFor(key))),
                 u"copy-nothing"_s);
    }

    void everyKind()
    {
        const jose::Jwk key = test::generated("ES256");
        const QByteArray token = test::signedWith(test::headerFor("ES256"), key, claims);
        const report::Inspection inspection = inspected(token, key);
        for (const report::CopyRow &row : report::copyTable()) {
            QCOMPARE(report::findCopy(QString::fromLatin1(row.name)), &row);
            const auto copy = report::copyAs(row.kind, inspection, optionsFor(key));
            QVERIFY2(copy.ok() && !copy->isEmpty(), row.name);
            QVERIFY2(!copy->contains("\"d\":"), row.name);
        }
        QVERIFY(!report::findCopy(u"poem"));
        const auto copy = [&](CopyKind kind) { return *report::copyAs(kind, inspection, optionsFor(key)); };
        QCOMPARE(copy(CopyKind::PayloadJson), QByteArray(claims));
        QVERIFY(copy(CopyKind::WithoutSignature).endsWith('.'));
        QVERIFY(copy(CopyKind::Curl).contains("https://api.example/orders"));
    }

    /// What is for others has no signature and nobody's name in it; the rest keeps its spelling.
    void redacted()
    {
        const jose::Jwk key = test::generated("ES256");
        const QByteArray token = test::signedWith(test::headerFor("ES256"), key, claims);
        const report::Inspection inspection = inspected(token, key);
        for (const QByteArray &text :
             {report::redactedShare(inspection), report::inspectionMarkdown(inspection)}) {
            for (const char *hidden : {"u-17", "a@b.example"})
                QVERIFY2(!text.contains(hidden), hidden);
            QVERIFY(!text.contains(token.mid(token.lastIndexOf('.') + 1)));
            QVERIFY(text.contains("1.8e9") && text.contains("https://id.example"));
        }
        QVERIFY(report::redactedShare(inspection).contains(",\r\n "));
        QVERIFY(report::inspectionMarkdown(inspection, report::Redaction::None).contains("u-17"));
    }

    void markdownIsNotSteered()
    {
        const jose::Jwk key = test::generated("ES256");
        const QByteArray token = test::signedWith(test::headerFor("ES256"), key,
                                                  "{\"a|b\":\"x|y`<script>\\u202e\",\"c\":\"d\\ne\"}");
        const QByteArray text = report::inspectionMarkdown(inspected(token, key));
        QVERIFY(text.contains("| a\\|b |"));
        QVERIFY(!text.contains("|y`"));
    }

    void fixture()
    {
        const jose::Jwk key = test::generated("ES256");
        const QByteArray token = test::signedWith(test::headerFor("ES256"), key, claims);
        const auto read =
            encoding::JsonDocument::parse(report::testFixture(inspected(token, key), optionsFor(key)));
        QVERIFY(read.ok());
        QCOMPARE(read->root()["token"_L1].toUtf8(), token);
        QCOMPARE(read->root()["expected"_L1]["signature"_L1].toUtf8(), "verified");
        QCOMPARE(read->root()["expected"_L1]["time"_L1].toUtf8(), "valid");
        QCOMPARE(read->root()["at"_L1].toInteger(), std::optional<qint64>(1'700'000'000));
        const auto keys = jose::readKeys(read->root()["keys"_L1].at(0).raw().toByteArray(), u"fixture"_s);
        QVERIFY(keys.ok());
        QVERIFY(!keys->keys.front().key.hasPrivate());
    }
};

QTEST_GUILESS_MAIN(TestCopyAs)
#include "tst_copy_as.moc"
