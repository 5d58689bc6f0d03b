#pragma once

#include "tests/support/openssl_program.h"

namespace claimcheck::test {

/// Certificates of three levels, root, middle and leaf, made by the openssl program with keys on P-256: for
/// NAME "leaf" the files leaf.key and leaf.pem.
class CertificateFactory
{
public:
    OpenSslProgram openssl;

    /// A certificate with the extensions of an openssl configuration ("basicConstraints=critical,CA:TRUE"),
    /// issued by another name or, where that is empty, by itself.
    bool issue(const QString &name, const QString &issuer, const QByteArray &extensions,
               const QString &validity = QStringLiteral("-days 3650"))
    {
        openssl.write(name + QStringLiteral(".ext"), extensions);
        const QString request =
            QStringLiteral(
                "req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj \"/O=Test/CN=%1\" "
                "-keyout %1.key -out %1.csr -batch")
                .arg(name);
        const QString by = issuer.isEmpty()
                               ? QStringLiteral("-signkey %1.key").arg(name)
                               : QStringLiteral("-CA %1.pem -CAkey %1.key -CAcreateserial").arg(issuer);
        return openssl.run(request) &&
               openssl.run(QStringLiteral("x509 -req -in %1.csr -out %1.pem -extfile %1.ext %2 %3")
                               .arg(name, by, validity));
    }
    bool makeRoot(const QString &name = QStringLiteral("root"))
    {
        return issue(name, {}, "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\n");
    }
    bool makeMiddle(const QByteArray &more = {})
    {
        return issue(QStringLiteral("middle"), QStringLiteral("root"),
                     "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\n" + more);
    }
    bool makeLeaf(const QString &name = QStringLiteral("leaf"),
                  const QString &issuer = QStringLiteral("middle"), const QByteArray &more = {})
    {
        return issue(name, issuer, "basicConstraints=CA:FALSE\n" + more);
    }
};

} // namespace claimcheck::test
