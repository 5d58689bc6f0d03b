#include "core/crypto/certificate_file.h"
#include "core/encoding/base64url.h"
#include "core/jose/key_names.h"
#include "core/jose/sign.h"
#include "core/jose/verify.h"
#include "tests/support/certificate_factory.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using crypto::Digest;

// Certificates: made by the openssl program when the test starts. What must hold: RFC 7515 §4.1.6 to §4.1.8,
// RFC 8725 §3.10 (a key that came with the token is not trusted), RFC 7638, RFC 9278 §3.

namespace {

/// '"a","b"' of the certificates' DER.
QByteArray x5cText(const std::vector<crypto::Certificate> &certificates)
{
    QByteArrayList texts;
    for (const crypto::Certificate &certificate : certificates)
        texts += '"' + certificate.der().toBase64() + '"';
    return texts.join(',');
}

QString verdictText(const jose::SignatureVerdict &verdict)
{
    const QString code = verdict.reason ? u' ' + QString(verdict.reason->code) : QString();
    return jose::statusName(verdict.status) + code;
}

} // namespace

class TestTokenChain : public QObject
{
    Q_OBJECT

    test::CertificateFactory m_factory;
    jose::Jwk m_key;
    qint64 m_now = 0;

    crypto::Certificate certificate(const QString &name)
    {
        return crypto::Certificate::fromPem(m_factory.openssl.read(name + u".pem"_s)).value();
    }
    std::vector<crypto::Certificate> certificates(const QString &names)
    {
        std::vector<crypto::Certificate> result;
        for (const QString &name : names.split(u' ', Qt::SkipEmptyParts))
            result.push_back(certificate(name));
        return result;
    }
    jose::ParsedJws signedWith(const QByteArray &members)
    {
        const auto token = jose::signCompact("{\"alg\":\"ES256\"" + members + '}', "{}", m_key);
        return jose::parseJws(*token).value();
    }
    jose::SignatureVerdict verify(const jose::ParsedJws &jws, const QString &anchors,
                                  const jose::KeySet &keys = {})
    {
        jose::CertificateTrust trust;
        trust.now = m_now;
        if (anchors == "system"_L1)
            trust.system = crypto::TrustAnchors::ofSystem();
        else if (!anchors.isEmpty())
            trust.chosen = crypto::TrustAnchors::of(certificates(anchors));
        return jose::verifySignatures(jws, keys, trust).front();
    }

private slots:
    void initTestCase()
    {
        if (!m_factory.openssl.isThere())
            QSKIP("the openssl program is missing");
        QVERIFY(m_factory.makeRoot() && m_factory.makeRoot(u"stranger"_s) && m_factory.makeMiddle());
        QVERIFY(m_factory.makeLeaf() && m_factory.makeLeaf(u"other"_s));
        m_key = jose::readKeys(m_factory.openssl.read(u"leaf.key"_s), u"leaf.key"_s).value().keys.front();
        m_now = certificate(u"leaf"_s).notBefore().toSecsSinceEpoch() + 60;
    }

    void chains_data()
    {
        QTest::addColumn<QString>("presented");
        QTest::addColumn<QString>("anchors");
        QTest::addColumn<QString>("expected");
        QTest::newRow("chosen CA") << u"leaf middle"_s << u"root"_s << u"verified"_s;
        QTest::newRow("chosen intermediate") << u"leaf"_s << u"middle"_s << u"verified"_s;
        QTest::newRow("nobody trusted") << u"leaf middle"_s << QString() << u"not-checked self-asserted"_s;
        QTest::newRow("the system does not know it")
            << u"leaf middle root"_s << u"system"_s << u"not-checked self-asserted"_s;
        QTest::newRow("another CA") << u"leaf middle root"_s << u"stranger"_s
                                    << u"invalid certificate-untrusted-root"_s;
        QTest::newRow("no intermediate") << u"leaf"_s << u"root"_s << u"invalid chain-incomplete"_s;
        QTest::newRow("wrong order") << u"leaf root middle"_s << u"root"_s << u"invalid chain-order"_s;
        QTest::newRow("another leaf") << u"other middle"_s << u"root"_s << u"invalid wrong-signature"_s;
        QTest::newRow("no certificate") << QString() << u"root"_s << u"invalid x5c-malformed"_s;
    }
    void chains()
    {
        QFETCH(QString, presented);
        QFETCH(QString, anchors);
        const auto jws = signedWith(",\"x5c\":[" + x5cText(certificates(presented)) + ']');
        const auto verdict = verify(jws, anchors);
        QTEST(verdictText(verdict), "expected");
        QCOMPARE(verdict.chain != nullptr, !anchors.isEmpty());
        if (verdict.status == jose::SignatureStatus::Verified) {
            QVERIFY(verdict.key->source.startsWith("certificate chain to CN="_L1));
            QCOMPARE(verdict.chain->end, jose::ChainEnd::ChosenCa);
        }
    }

    void malformed_data()
    {
        QTest::addColumn<QByteArray>("x5c");
        QTest::newRow("text") << "\"MIIB\""_ba;
        QTest::newRow("not base64") << "[\"###\"]"_ba;
        QTest::newRow("base64url") << "[\"MI_B\"]"_ba;
        QTest::newRow("not a certificate") << "[\"MIIB\"]"_ba;
        QTest::newRow("number") << "[1]"_ba;
        QTest::newRow("too many") << '[' + QByteArray("\"MIIB\",").repeated(16) + "\"MIIB\"]";
    }
    void malformed()
    {
        QFETCH(QByteArray, x5c);
        QCOMPARE(verdictText(verify(signedWith(",\"x5c\":" + x5c), u"root"_s)), u"invalid x5c-malformed"_s);
    }

    void aKeyOfTheUserStaysOne()
    {
        jose::KeySet keys;
        keys.keys.push_back(m_key);
        const auto verdict =
            verify(signedWith(",\"x5c\":[" + x5cText(certificates(u"leaf"_s)) + ']'), u"stranger"_s, keys);
        QCOMPARE(verdictText(verdict), u"verified"_s);
        QCOMPARE(verdict.key->source, u"leaf.key"_s);
        QCOMPARE(verdict.chain->end, jose::ChainEnd::Untrusted);
    }

    void named_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("expected");
        const auto leaf = certificate(u"leaf"_s);
        const QByteArray thumbprint = m_key.thumbprint();
        const auto fingerprint = [&](Digest digest) {
            return encoding::encodeBase64Url(leaf.fingerprint(digest));
        };
        const auto row = [](const char *name, const QByteArray &member, const QByteArray &value,
                            const QString &expected) {
            QTest::newRow(name) << ",\"" + member + "\":\"" + value + '"' << expected;
        };
        row("nothing", "x", "", {});
        row("kid", "kid", "k1", u"kid"_s);
        row("another kid", "kid", "k2", {});
        row("thumbprint", "kid", thumbprint, u"kid-thumbprint"_s);
        row("thumbprint URI", "kid", "urn:ietf:params:oauth:jwk-thumbprint:sha-256:" + thumbprint,
            u"kid-thumbprint-uri"_s);
        row("URI of an unknown hash", "kid", "urn:ietf:params:oauth:jwk-thumbprint:sha-1:" + thumbprint, {});
        row("x5t", "x5t", fingerprint(Digest::Sha1), u"x5t"_s);
        row("x5t#S256", "x5t#S256", fingerprint(Digest::Sha256), u"x5t#S256"_s);
        row("x5t in hexadecimal", "x5t", leaf.fingerprint(Digest::Sha1).toHex(), {});
    }
    void named()
    {
        QFETCH(QByteArray, members);
        jose::KeySet keys;
        jose::Jwk own = m_key;
        own.kid = u"k1"_s;
        own.certificates.push_back(certificate(u"leaf"_s));
        keys.keys.push_back(own);
        const auto verdict = verify(signedWith(members), {}, keys);
        QCOMPARE(verdictText(verdict), u"verified"_s);
        QStringList words;
        for (const QLatin1StringView way : verdict.key->named)
            words += way;
        QTEST(words.join(u' '), "expected");
    }

    void thumbprintUri()
    {
        // RFC 9278 §6: the key and thumbprint of RFC 7638 §3.1
        QCOMPARE(jose::thumbprintUri(m_key),
                 "urn:ietf:params:oauth:jwk-thumbprint:sha-256:" + m_key.thumbprint());
        const auto rfc = jose::readKeys(
            "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":"
            "\"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86"
            "zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_"
            "RN5w6Cf0h4QyQ5v-6"
            "5YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-"
            "bFTWhAI4vMQFh6W"
            "eZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw\"}",
            {});
        QVERIFY(rfc.ok());
        QCOMPARE(
            jose::thumbprintUri(rfc->keys.front()),
            "urn:ietf:params:oauth:jwk-thumbprint:sha-256:NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"_ba);
        for (const char *hash : {"sha-384", "sha-512"})
            QVERIFY(!jose::kidNames("urn:ietf:params:oauth:jwk-thumbprint:" + QByteArray(hash) + ":NzbL",
                                    rfc->keys.front()));
    }
};

QTEST_GUILESS_MAIN(TestTokenChain)
#include "tst_token_chain.moc"
