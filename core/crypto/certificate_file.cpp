#include "core/crypto/certificate_file.h"

#include "core/crypto/pem.h"
#include "core/crypto/text.h"

namespace claimcheck::crypto {

using namespace Qt::StringLiterals;

base::Result<std::vector<Certificate>> readCertificates(QByteArrayView bytes)
{
    std::vector<Certificate> result;
    const auto add = [&result](base::Result<Certificate> certificate) {
        if (certificate)
            result.push_back(std::move(certificate).value());
        return certificate ? base::Result<void>() : certificate.error();
    };
    if (!bytes.contains("-----BEGIN ")) {
        const auto added = add(Certificate::fromDer(bytes));
        return added ? base::Result<std::vector<Certificate>>(std::move(result)) : added.error();
    }
    for (const PemBlock &block : splitPem(bytes)) {
        if (!block.label.endsWith("CERTIFICATE"))
            continue;
        if (const auto added = add(Certificate::fromPem(block.text)); !added)
            return added.error();
    }
    if (result.empty())
        return base::Error{"certificates-none"_L1,
                           Text::tr("There is no certificate (BEGIN CERTIFICATE) in it.")};
    return result;
}

} // namespace claimcheck::crypto
