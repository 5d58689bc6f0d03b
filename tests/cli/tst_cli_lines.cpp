#include "core/jose/encrypt.h"
#include "tests/support/made_tokens.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <sys/resource.h>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using encoding::JsonDocument;

// `inspect --lines` with as many requests as CLAIMCHECK_LINES says (100,000): in order, in bounded memory,
// through bad lines, on all cores.

namespace {

constexpr int warmUp = 10; // parts of the whole after which memory must not grow any more

int requestCount()
{
    bool set = false;
    const int asked = qEnvironmentVariableIntValue("CLAIMCHECK_LINES", &set);
    return set ? asked : 100'000;
}

/// A request, and what its answer must have.
struct Asked
{
    QByteArray members; ///< all but the id
    QByteArray kind;    ///< empty: an error
    QByteArray verdict; ///< status of the first signature or of the decryption
};

QByteArray requestOf(const QByteArray &token, const QByteArray &key)
{
    return "\"token\":\"" + token + "\"," + key;
}

std::vector<Asked> mixedRequests()
{
    const jose::Jwk rsa = generated("RS256"), ec = generated("ES256");
    const QByteArray payload = R"({"iss":"https://a.example","sub":"ada","exp":2000000000})";
    const QByteArray rs256 = jose::signJwt(payload, rsa).valueOr({}),
                     es256 = jose::signJwt(payload, ec).valueOr({});
    const QByteArray hs256 =
        signedWith(headerFor("HS256"), secret("a secret of some length, 32 byte"), payload);
    const QByteArray hmacKey = "\"secret\":\"a secret of some length, 32 byte\"";
    const QByteArray jwe =
        jose::encryptCompact(R"({"alg":"dir","enc":"A128GCM"})", payload, secret(QByteArray(16, 'k')))
            .valueOr({});
    const QByteArray sdJwt = signedWith(R"({"alg":"ES256","typ":"dc+sd-jwt"})", ec, payload) + '~';
    return {
        {requestOf(rs256, "\"key\":" + rsa.toJson()), "jws", "verified"},
        {requestOf(es256, "\"key\":{\"keys\":[" + ec.toJson() + "]}"), "jws", "verified"},
        {requestOf(hs256, hmacKey), "jws", "verified"},
        {requestOf(hs256, "\"secret\":\"another\""), "jws", "invalid"},
        {requestOf(jwe, "\"secret\":\"kkkkkkkkkkkkkkkk\""), "jwe", "decrypted"},
        {requestOf(jwe, "\"secret\":\"xxxxxxxxxxxxxxxx\""), "jwe", "failed"},
        {requestOf(sdJwt, "\"key\":" + ec.toJson()), "sd-jwt", "verified"},
        {requestOf("ghp_0123456789abcdefghijABCDEFGHIJ012345", "\"at\":1"), "opaque", {}},
        {requestOf(hs256.chopped(50), hmacKey), "unreadable", {}},
        {"\"nothing\":1", {}, {}},
        {"\"token\":12", {}, {}},
    };
}

/// Ids of every JSON type; those of numbers tell the order.
QByteArray idOf(int number)
{
    switch (number % 7) {
    case 0: return '"' + QByteArray::number(number) + '"';
    case 1: return '[' + QByteArray::number(number) + ",null]";
    case 2: return "{\"n\":" + QByteArray::number(number) + "}";
    case 3: return number % 2 ? "true" : "null";
    case 4: return QByteArray::number(number) + ".50";
    default: return QByteArray::number(number);
    }
}

qint64 residentKilobytes(qint64 pid)
{
    QFile status(u"/proc/%1/status"_s.arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf("VmRSS:");
    return at < 0 ? -1 : text.sliced(at + 6).trimmed().split(' ').first().toLongLong();
}

double seconds(const timeval &time)
{
    return double(time.tv_sec) + double(time.tv_usec) / 1e6;
}

} // namespace

class TestCliLines : public QObject
{
    Q_OBJECT

    std::vector<Asked> m_asked;
    const int m_count = requestCount();

    [[nodiscard]] const Asked &asked(int number) const
    {
        return m_asked[std::size_t(number) % m_asked.size()];
    }

    [[nodiscard]] QByteArray request(int number) const
    {
        if (number % 101 == 100)
            return "this is no JSON\n";
        return "{\"id\":" + idOf(number) + ',' + asked(number).members + "}\n";
    }

    [[nodiscard]] QByteArray complaint(int number, const QByteArray &line) const
    {
        const auto answer = JsonDocument::parse(line);
        if (!answer)
            return "not JSON";
        const auto root = answer->root();
        if (number % 101 == 100)
            return root.has("error"_L1) && root["id"_L1].isNull() ? QByteArray()
                                                                  : "a bad line without its error";
        if (root["id"_L1].raw() != idOf(number))
            return "another id: " + root["id"_L1].raw().toByteArray();
        const Asked &row = asked(number);
        if (row.kind.isEmpty())
            return root.has("error"_L1) ? QByteArray() : "no error";
        if (root["kind"_L1].toUtf8() != row.kind)
            return "kind " + root["kind"_L1].toUtf8() + ", not " + row.kind;
        const auto verdict = row.kind == "jwe" ? root["decryption"_L1] : root["signatures"_L1].at(0);
        return row.verdict.isEmpty() || verdict["status"_L1].toUtf8() == row.verdict
                   ? QByteArray()
                   : row.kind + ' ' + verdict["status"_L1].toUtf8();
    }

private slots:
    void initTestCase() { m_asked = mixedRequests(); }

    void manyRequests()
    {
        QElapsedTimer timer;
        timer.start();
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(u"" CLAIMCHECK_BIN_DIR "/claimcheck-cli"_s, {u"inspect"_s, u"--lines"_s});
        QVERIFY(process.waitForStarted());
        qint64 early = 0, late = 0;
        int sent = 0, received = 0;
        while (received < m_count) {
            for (; sent < m_count && process.bytesToWrite() < 1024 * 1024; ++sent)
                process.write(request(sent));
            if (!process.canReadLine())
                QVERIFY2(process.waitForReadyRead(120'000), QByteArray::number(received).constData());
            for (; process.canReadLine(); ++received) {
                const QByteArray wrong = complaint(received, process.readLine().trimmed());
                QVERIFY2(wrong.isEmpty(), (QByteArray::number(received) + ": " + wrong).constData());
                if (received == m_count / warmUp)
                    early = residentKilobytes(process.processId());
            }
        }
        late = residentKilobytes(process.processId());
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(120'000));
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(process.readAllStandardOutput().isEmpty());
        qInfo("%.1f s on the clock", double(timer.elapsed()) / 1000);
        qInfo("%d requests; resident after %d: %lld KB, at the end: %lld KB", m_count, m_count / warmUp,
              early, late);
#ifdef __SANITIZE_ADDRESS__
        QSKIP("the address sanitizer keeps what is freed, so that memory says nothing");
#endif
        QVERIFY2(late <= early + 16 * 1024, "memory grows with the number of requests");
    }

    void bothCores()
    {
        rusage usage{};
        QCOMPARE(getrusage(RUSAGE_CHILDREN, &usage), 0);
        // Told, not asserted: other programs may hold the cores.
        qInfo("processor time of the program: %.1f s", seconds(usage.ru_utime) + seconds(usage.ru_stime));
    }
};

QTEST_GUILESS_MAIN(TestCliLines)
#include "tst_cli_lines.moc"
