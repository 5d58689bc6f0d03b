#include "core/report/bound_key.h"

#include "core/encoding/base64url.h"
#include "tests/support/vectors.h"

using namespace claimcheck;
using namespace Qt::StringLiterals;
using encoding::JsonDocument;

// The key a token is bound to. RFC 7800 §3, RFC 8705 §3.1, RFC 9449 §6.1. Keys: RFC 7515 A.3,
// tests/data/keys.

namespace {

const QByteArray jwkText = R"({"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",)"
                           R"("y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","kid":"proof"})";

jose::KeySet keys()
{
    jose::KeySet set =
        jose::readKeys(test::readFile(test::vectorPath(u"keys/ec-certificate.pem"_s)), u"a.pem"_s).value();
    set.add(jose::readKeys(jwkText, u"b.jwk"_s).value());
    return set;
}

} // namespace

class TestBoundKey : public QObject
{
    Q_OBJECT

private slots:
    void cnf_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("expected"); // the source of the key and how it is meant
        const auto row = [](const char *name, const QByteArray &cnf, const QString &expected) {
            QTest::newRow(name) << "{\"cnf\":" + cnf + '}' << expected;
        };
        row("jkt", "{\"jkt\":\"oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U\"}", u"b.jwk jkt"_s);
        row("another jkt", "{\"jkt\":\"AAAAwvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U\"}", {});
        row("jwk", "{\"jwk\":" + jwkText + '}', u"b.jwk jwk"_s);
        row("jwk that is none", "{\"jwk\":{}}", {});
        row("kid", "{\"kid\":\"proof\"}", u"b.jwk kid"_s);
        row("another kid", "{\"kid\":\"other\"}", {});
        row("certificate", "{\"x5t#S256\":\"Fe4L_b5WTssDx5hnMEfdoeCY_tmp4P_WcT-gofEfR9s\"}",
            u"a.pem x5t#S256"_s);
        row("no text", "{\"jkt\":1,\"x5t#S256\":null,\"kid\":[]}", {});
        row("no object", "[]", {});
        QTest::newRow("no cnf") << "{}"_ba << QString();
    }
    void cnf()
    {
        QFETCH(QByteArray, payload);
        const auto key = report::boundKey(*JsonDocument::parse(payload), keys());
        QTEST(key ? key->source + u' ' + key->named.front() : QString(), "expected");
    }

    void json()
    {
        encoding::JsonWriter writer;
        writer.beginObject();
        report::writeBoundKey(writer, std::nullopt);
        report::writeBoundKey(writer,
                              report::boundKey(*JsonDocument::parse(R"({"cnf":{"kid":"proof"}})"), keys()));
        writer.endObject();
        const auto document = JsonDocument::parse(writer.take());
        QCOMPARE(document->root().size(), qsizetype(1));
        QCOMPARE(document->root()["boundTo"_L1]["named"_L1].at(0).toString(), u"kid"_s);
    }
};

QTEST_GUILESS_MAIN(TestBoundKey)
#include "tst_bound_key.moc"
