#include "core/crypto/certificate_chain.h"

#include "core/crypto/certificate_file.h"
#include "tests/support/certificate_factory.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using crypto::Certificate;

// Certificates: made by the openssl program when the test starts. What must hold: RFC 5280 §6, RFC 7515
// §4.1.6.

namespace {

constexpr qint64 day = 24 * 3600;

} // namespace

class TestCertificateChain : public QObject
{
    Q_OBJECT

    test::CertificateFactory m_factory;
    qint64 m_now = 0;

    Certificate certificate(const QString &name)
    {
        return Certificate::fromPem(m_factory.openssl.read(name + u".pem"_s)).value();
    }
    /// "leaf middle" → their certificates.
    std::vector<Certificate> certificates(const QString &names)
    {
        std::vector<Certificate> result;
        for (const QString &name : names.split(u' ', Qt::SkipEmptyParts))
            result.push_back(certificate(name));
        return result;
    }

private slots:
    void initTestCase()
    {
        if (!m_factory.openssl.isThere())
            QSKIP("the openssl program is missing");
        const QByteArray ca = "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\n";
        QVERIFY(m_factory.makeRoot() && m_factory.makeRoot(u"stranger"_s) && m_factory.makeMiddle());
        QVERIFY(m_factory.makeLeaf());
        QVERIFY(m_factory.makeLeaf(u"short"_s, u"root"_s));
        QVERIFY(m_factory.makeLeaf(u"below-leaf"_s, u"leaf"_s));
        QVERIFY(m_factory.makeLeaf(u"encipher"_s, u"middle"_s, "keyUsage=critical,keyEncipherment\n"));
        QVERIFY(m_factory.makeLeaf(u"sign"_s, u"middle"_s, "keyUsage=critical,digitalSignature\n"));
        QVERIFY(m_factory.issue(u"alone"_s, {}, "basicConstraints=CA:FALSE\n"));
        QVERIFY(m_factory.issue(u"brief"_s, u"middle"_s, "basicConstraints=CA:FALSE\n", u"-days 1"_s));
        QVERIFY(m_factory.issue(u"narrow"_s, u"root"_s,
                                ca + "nameConstraints=critical,permitted;DNS:good.example\n"));
        QVERIFY(m_factory.makeLeaf(u"inside"_s, u"narrow"_s, "subjectAltName=DNS:id.good.example\n"));
        QVERIFY(m_factory.makeLeaf(u"outside"_s, u"narrow"_s, "subjectAltName=DNS:id.evil.example\n"));
        QVERIFY(
            m_factory.issue(u"flat"_s, u"root"_s,
                            "basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign\n"));
        QVERIFY(m_factory.issue(u"flat-ca"_s, u"flat"_s, ca));
        QVERIFY(m_factory.makeLeaf(u"too-deep"_s, u"flat-ca"_s));
        m_now = certificate(u"leaf"_s).notBefore().toSecsSinceEpoch() + 60;
    }

    void chains_data()
    {
        QTest::addColumn<QString>("presented");
        QTest::addColumn<QString>("anchors");
        QTest::addColumn<qint64>("after"); // seconds from now
        QTest::addColumn<QString>("code"); // empty: valid
        QTest::addColumn<int>("index");
        QTest::addColumn<QString>("anchor");
        const auto row = [](const char *name, const QString &presented, const QString &anchors, qint64 after,
                            const QString &code, int index, const QString &anchor = {}) {
            QTest::newRow(name) << presented << anchors << after << code << index << anchor;
        };
        row("three levels", u"leaf middle"_s, u"root"_s, 0, {}, 0, u"CN=root,O=Test"_s);
        row("with the root", u"leaf middle root"_s, u"root"_s, 0, {}, 0, u"CN=root,O=Test"_s);
        row("two levels", u"short"_s, u"root"_s, 0, {}, 0, u"CN=root,O=Test"_s);
        row("one CA of several", u"leaf middle"_s, u"stranger root"_s, 0, {}, 0, u"CN=root,O=Test"_s);
        row("the intermediate is chosen", u"leaf"_s, u"middle"_s, 0, {}, 0, u"CN=middle,O=Test"_s);
        row("the leaf itself is chosen", u"alone"_s, u"alone"_s, 0, {}, 0, u"CN=alone,O=Test"_s);
        row("for signing", u"sign middle"_s, u"root"_s, 0, {}, 0, u"CN=root,O=Test"_s);
        row("name allowed", u"inside narrow"_s, u"root"_s, 0, {}, 0, u"CN=root,O=Test"_s);
        row("name not allowed", u"outside narrow"_s, u"root"_s, 0, u"certificate-names"_s, 0);
        row("self-signed", u"alone"_s, u"root"_s, 0, u"certificate-self-signed"_s, 0);
        row("another root", u"leaf middle root"_s, u"stranger"_s, 0, u"certificate-untrusted-root"_s, 2);
        row("nothing trusted", u"leaf middle"_s, {}, 0, u"chain-incomplete"_s, 1);
        row("no intermediate", u"leaf"_s, u"root"_s, 0, u"chain-incomplete"_s, 0);
        row("wrong order", u"leaf root middle"_s, u"root"_s, 0, u"chain-order"_s, -1);
        row("leaf last", u"middle leaf"_s, u"root"_s, 0, u"certificate-key-usage"_s, 0);
        row("one that does not belong", u"leaf stranger middle"_s, u"root"_s, 0, u"chain-order"_s, -1);
        row("expired leaf", u"brief middle"_s, u"root"_s, 2 * day, u"certificate-expired"_s, 0);
        row("the last day", u"brief middle"_s, u"root"_s, day - 3600, {}, 0, u"CN=root,O=Test"_s);
        row("not yet valid", u"leaf middle"_s, u"root"_s, -2 * day, u"certificate-not-yet-valid"_s, -2);
        row("issued by a leaf", u"below-leaf leaf middle"_s, u"root"_s, 0, u"certificate-not-ca"_s, 1);
        row("path length", u"too-deep flat-ca flat"_s, u"root"_s, 0, u"certificate-path-length"_s, -2);
        row("not for signing", u"encipher middle"_s, u"root"_s, 0, u"certificate-key-usage"_s, 0);
        row("none", {}, u"root"_s, 0, u"chain-empty"_s, -1);
    }
    void chains()
    {
        QFETCH(QString, presented);
        QFETCH(QString, anchors);
        QFETCH(qint64, after);
        QFETCH(int, index);
        const auto trust = crypto::TrustAnchors::of(certificates(anchors));
        const auto verdict = crypto::validateChain(certificates(presented), trust, m_now + after);
        const QString code = verdict.fault ? QString(verdict.fault->code) : QString();
        QTEST(code, "code");
        QTEST(verdict.anchor(), "anchor");
        if (verdict.fault && index > -2)
            QCOMPARE(verdict.fault->index, index);
        if (verdict.fault)
            QVERIFY(!verdict.fault->message.contains(u'%'));
    }

    void forgedSignature()
    {
        // "leaf" as if "stranger" had been called "middle": the names fit, the signature does not.
        test::CertificateFactory other;
        QVERIFY(other.makeRoot() && other.makeMiddle());
        const auto middle = Certificate::fromPem(other.openssl.read(u"middle.pem"_s)).value();
        const auto trust = crypto::TrustAnchors::of({middle});
        const auto verdict = crypto::validateChain(certificates(u"leaf"_s), trust, m_now);
        QVERIFY(verdict.fault);
        const bool named =
            verdict.fault->code == "certificate-signature"_L1 ||
            verdict.fault->code == "chain-incomplete"_L1; // by the key identifier, where there is one
        QVERIFY2(named, verdict.fault->code.data());
    }

    void manyCertificates()
    {
        const std::vector<Certificate> many(17, certificate(u"leaf"_s));
        const auto trust = crypto::TrustAnchors::of(certificates(u"root"_s));
        QCOMPARE(crypto::validateChain(many, trust, m_now).fault->code, "chain-too-long"_L1);
    }

    void systemDoesNotKnowOurRoot()
    {
        const auto verdict = crypto::validateChain(certificates(u"leaf middle root"_s),
                                                   crypto::TrustAnchors::ofSystem(), m_now);
        QCOMPARE(verdict.fault->code, "certificate-untrusted-root"_L1);
    }

    void files()
    {
        const QByteArray two = m_factory.openssl.read(u"leaf.pem"_s) + m_factory.openssl.read(u"leaf.key"_s) +
                               m_factory.openssl.read(u"root.pem"_s);
        QCOMPARE(crypto::readCertificates(two)->size(), std::size_t(2));
        QCOMPARE(crypto::readCertificates(certificate(u"leaf"_s).der())->size(), std::size_t(1));
        QCOMPARE(crypto::readCertificates(m_factory.openssl.read(u"leaf.key"_s)).error().code,
                 "certificates-none"_L1);
        QCOMPARE(crypto::readCertificates("no").error().code, "certificate-unreadable"_L1);
    }
};

QTEST_GUILESS_MAIN(TestCertificateChain)
#include "tst_certificate_chain.moc"
