#include "core/provider/forged_tokens.h"

#include "core/crypto/key_forms.h"
#include "core/jose/verify.h"

#include <algorithm>

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

namespace {

bool isSignedByPublicKey(AuthorizationServer &server, const jose::ParsedJws &jws)
{
    const auto keys = jose::readKeys(server.keys.toJson(server.now()), server.issuer);
    return keys && std::ranges::any_of(keys->keys, [&jws](const jose::Jwk &key) {
               const auto file = crypto::writeKeyFile(key.key, {});
               jose::KeySet secrets;
               if (file)
                   secrets.keys.push_back(jose::keyFromSecret(base::SecretBytes(file->view())));
               return jose::VerifiedJws::verify(jws, secrets).has_value();
           });
}

} // namespace

bool takesForged(AuthorizationServer &server, const jose::ParsedJws &jws)
{
    const jose::JwsSignature &signature = jws.signatures.front();
    const QString alg = signature.header["alg"_L1].toString().toLower();
    if (server.lets(Leniency::AnySignature) || (alg == "none"_L1 && server.lets(Leniency::AlgNone)))
        return true;
    if (server.lets(Leniency::EmbeddedKey) &&
        jose::VerifiedJws::verify(jws, jose::embeddedKeys(signature)).has_value())
        return true;
    return server.lets(Leniency::PublicKeyAsSecret) && isSignedByPublicKey(server, jws);
}

} // namespace claimcheck::provider
