#include "core/encoding/base64url.h"
#include "core/jose/algorithms.h"
#include "core/jose/jws.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using encoding::encodeBase64Url;

namespace {

/// JSON written with single quotes: moc 6.4 loses its way in raw strings.
QByteArray quoted(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

} // namespace

class TestJws : public QObject
{
    Q_OBJECT

private slots:
    void compactRanges()
    {
        const QByteArray header = encodeBase64Url("{\"alg\":\"HS256\",\"kid\":\"k\"}");
        const QByteArray token = header + ".e30.AAAA";
        const auto jws = jose::parseJws(token);
        QVERIFY(jws.ok());
        QCOMPARE(jws->serialization, jose::Serialization::Compact);
        const auto &signature = jws->signatures[0];
        QCOMPARE(signature.protectedRange, base::ByteRange({0, header.size()}));
        QCOMPARE(jws->payloadRange, base::ByteRange({header.size() + 1, header.size() + 4}));
        QCOMPARE(signature.signatureRange, base::ByteRange({header.size() + 5, token.size()}));
        QCOMPARE(signature.alg, QByteArray("HS256"));
        QCOMPARE(signature.kid, QByteArray("k"));
        QCOMPARE(jws->payload, QByteArray("{}"));
        QCOMPARE(jws->signingInput(signature), header + ".e30");
    }

    void generalRanges()
    {
        // RFC 7515 §7.2.1
        const QByteArray header = encodeBase64Url("{\"alg\":\"HS256\"}");
        const QByteArray token =
            quoted("{'payload':'e30','signatures':[{'protected':'") + header +
            quoted("','header':{'kid':'k'},'signature':'AAAA'},{'header':{'alg':'none'},'signature':''}]}");
        const auto jws = jose::parseJws(token);
        QVERIFY(jws.ok());
        QCOMPARE(jws->serialization, jose::Serialization::General);
        QCOMPARE(jws->signatures.size(), std::size_t(2));
        const auto &first = jws->signatures[0];
        QCOMPARE(token.mid(first.protectedRange.begin, first.protectedRange.size()), header);
        QCOMPARE(token.mid(first.signatureRange.begin, first.signatureRange.size()), QByteArray("AAAA"));
        QCOMPARE(token.mid(jws->payloadRange.begin, jws->payloadRange.size()), QByteArray("e30"));
        QCOMPARE(first.kid, QByteArray("k"));
        QCOMPARE(jws->signatures[1].alg, QByteArray("none"));
        QCOMPARE(jws->signingInput(first), header + ".e30");
        QCOMPARE(jws->signingInput(jws->signatures[1]), QByteArray(".e30"));
    }

    void errors_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("where");
        const auto row = [](const char *name, const QByteArray &text, const char *code, int where) {
            QTest::newRow(name) << text << QString::fromLatin1(code) << where;
        };
        row("empty", "", "jws-segments", 0);
        row("two segments", "e30.e30", "jws-segments", 7);
        row("four segments", "e30.e30.e30.e30", "jws-segments", 11);
        row("no JSON", "AAAA.e30.", "jws-header", 0);
        row("no object", "MTIz.e30.", "jws-header", 0);
        row("JSON without signature", "{\"payload\":\"\"}", "jws-json", 0);
        row("payload no string", "{\"payload\":1,\"signature\":\"\"}", "jws-json", 11);
        row("no signatures", "{\"payload\":\"\",\"signatures\":[]}", "jws-json", 27);
        row("both forms", quoted("{'payload':'','signature':'','signatures':[{'signature':''}]}"), "jws-json",
            26);
        row("header no object", quoted("{'payload':'','header':1,'signature':''}"), "jws-json", 23);
        row("protected no string", quoted("{'payload':'','protected':{},'signature':''}"), "jws-json", 26);
        row("broken JSON", "{\"payload\":", "json-truncated", 11);
    }
    void errors()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        QFETCH(int, where);
        const auto jws = jose::parseJws(text);
        QVERIFY(!jws.ok());
        QCOMPARE(QString(jws.error().code), code);
        QCOMPARE(jws.error().where, qsizetype(where));
    }

    void problemsAreToleratedAndNamed()
    {
        const QByteArray header = encodeBase64Url("{\"alg\":\"HS256\"}");
        const auto padded = jose::parseJws(header + ".e30=.AAAA");
        QCOMPARE(padded->payload, QByteArray("{}"));
        QCOMPARE(padded->problems.size(), std::size_t(1));
        QCOMPARE(padded->problems[0].where, header.size() + 4);
        const auto doubled = jose::parseJws(quoted("{'payload':'e30','protected':'") + header +
                                            quoted("','header':{'alg':'HS512'},'signature':'AAAA'}"));
        QCOMPARE(doubled->signatures[0].problems[0].code, "header-not-disjoint"_L1);
        QCOMPARE(doubled->signatures[0].alg, QByteArray("HS256"));
    }

    void algorithmTableIsConsistent()
    {
        QSet<QByteArray> names;
        for (const jose::AlgorithmRow &row : jose::algorithmTable()) {
            QVERIFY2(!names.contains(row.name), row.name);
            names.insert(row.name);
            QVERIFY2(!row.spec.isEmpty(), row.name);
            QVERIFY2(!jose::description(row).isEmpty(), row.name);
            QCOMPARE(jose::findAlgorithm(row.name, row.use), &row);
            const bool signs = row.method.scheme != crypto::SignatureScheme::None;
            QCOMPARE(signs, row.use == jose::AlgorithmUse::Signature && !jose::isNone(row.name));
        }
        QCOMPARE(names.size(), qsizetype(20 + 19 + 6)); // JWS alg, JWE alg, JWE enc
        QVERIFY(!jose::findAlgorithm("hs256"));
        QVERIFY(!jose::findAlgorithm("A128GCM", jose::AlgorithmUse::Signature));
    }
};

QTEST_GUILESS_MAIN(TestJws)
#include "tst_jws.moc"
