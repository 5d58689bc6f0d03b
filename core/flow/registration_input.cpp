#include "core/flow/registration_input.h"

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
    auto keys = jose::readKeys(shown->pem, profile.client.certificatePath);
    if (!keys)
        return keys.error();
    ClientMetadataInput input;
    input.keys = *std::move(keys);
    if (!input.keys.isEmpty() && !input.keys.keys.front().certificates.empty())
        input.certificateSubject = input.keys.keys.front().certificates.front().subject();
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
