#include "core/flow/registration_input.h"

#include "core/crypto/certificate.h"
#include "core/flow/client_certificate.h"
#include "core/flow/client_key.h"

namespace claimcheck::flow {

using oauth::ClientAuth;
using oauth::ClientMetadataInput;

namespace {

base::Result<ClientMetadataInput> certificateInput(const oauth::Profile &profile)
{
    const auto shown = clientCertificateOf(profile);
    if (!shown)
        return shown.error();
    const auto certificate = crypto::Certificate::fromPem(shown->pem);
    if (!certificate)
        return certificate.error();
    jose::Jwk key = jose::makeJwk(certificate->key());
    key.certificates = {*certificate}; // a server compares the certificate, not the key (RFC 8705 §2.2)
    ClientMetadataInput input;
    input.keys.keys.push_back(std::move(key));
    input.certificateSubject = certificate->subject();
    return input;
}

} // namespace

base::Result<ClientMetadataInput> registrationInputOf(const oauth::Profile &profile)
{
    const ClientAuth method = profile.client.auth;
    if (method == ClientAuth::TlsClientAuth || method == ClientAuth::SelfSignedTlsClientAuth)
        return certificateInput(profile);
    ClientMetadataInput input;
    if (profile.client.keyPath.isEmpty())
        return input;
    auto key = readPrivateKey(profile.client.keyPath);
    if (!key)
        return key.error();
    input.keys.keys.push_back(*std::move(key));
    return input;
}

} // namespace claimcheck::flow
