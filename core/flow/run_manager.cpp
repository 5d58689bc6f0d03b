#include "core/flow/run_manager.h"

#include "core/crypto/certificate.h"
#include "core/flow/client_certificate.h"

#include <QFile>

namespace claimcheck::flow {

base::Result<std::unique_ptr<net::SteppingAccessManager>> makeRunManager(net::ExchangeHistory &history,
                                                                         const FlowEnvironment &environment,
                                                                         const oauth::Profile &profile)
{
    net::SteppingOptions options;
    options.transferMilliseconds = environment.transferTimeoutSeconds * 1000;
    if (!profile.tlsCaPath.isEmpty()) {
        QFile file(profile.tlsCaPath);
        const QByteArray pem = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        const auto certificate = crypto::Certificate::fromPem(pem);
        if (!certificate.ok())
            return certificate.error();
        options.trustedCertificates.push_back(certificate->der());
    }
    const auto shown = clientCertificateOf(profile);
    if (!shown.ok())
        return shown.error();
    options.clientCertificate = shown->pem;
    options.clientKey = shown->keyPem;
    return std::make_unique<net::SteppingAccessManager>(history, *environment.clock, options);
}

} // namespace claimcheck::flow
