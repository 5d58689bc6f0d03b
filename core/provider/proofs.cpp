#include "core/provider/proofs.h"

#include "core/oauth/dpop_proof.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 nonceLifetime = 300; // seconds

CheckedProof invalidProof(QLatin1StringView why)
{
    return {{}, Refusal{"invalid_dpop_proof"_L1, why}};
}

} // namespace

CheckedProof checkProof(AuthorizationServer &server, const http::Request &request)
{
    const std::vector<QByteArray> fields = request.headers.values("DPoP");
    if (fields.empty())
        return {};
    const auto proof = oauth::readDpopProof(fields.front());
    if (fields.size() > 1 || !proof)
        return invalidProof("there is not exactly one proof, or it is malformed"_L1);
    oauth::DpopTarget target = oauth::dpopTarget(request);
    target.url = server.issuer.toUtf8() + request.url; // RFC 9449 §4.3: as the server is known outside
    if (!oauth::checkDpopProof(*proof, target, server.now()) && !server.lets(Leniency::AnyProof))
        return invalidProof("the proof is for another request, token or time"_L1);
    if (server.state.usedIds.find(proof->jti, server.now()) && !server.lets(Leniency::ReusedProof))
        return invalidProof("the proof was used before"_L1);
    if (server.demands(Demand::DpopNonce) && !server.state.nonces.find(proof->nonce, server.now()))
        return {{}, Refusal{"use_dpop_nonce"_L1, "the proof needs a nonce of this server"_L1}};
    server.state.usedIds.insert(proof->jti, true, server.now() + 2 * oauth::dpopWindow);
    return {proof->key.thumbprint(), std::nullopt};
}

std::optional<Refusal> checkBinding(AuthorizationServer &server, const http::Request &request,
                                    const Presented &presented, const Binding &binding)
{
    const QByteArray &jkt = binding.jkt;
    if (!binding.certificate.isEmpty() && binding.certificate != server.certificateHash())
        return Refusal{"invalid_token"_L1, "the access token is bound to another certificate"_L1};
    if (jkt.isEmpty() && presented.scheme == oauth::TokenScheme::Bearer)
        return std::nullopt;
    if (presented.scheme == oauth::TokenScheme::Bearer) {
        if (server.lets(Leniency::BearerForBound))
            return std::nullopt;
        return Refusal{"invalid_token"_L1, "the access token is bound to a key: it needs the scheme DPoP"_L1};
    }
    if (jkt.isEmpty())
        return Refusal{"invalid_token"_L1, "the access token is not bound to a key"_L1};
    const CheckedProof proof = checkProof(server, request);
    if (proof.refusal)
        return proof.refusal;
    if (proof.thumbprint != jkt && !server.lets(Leniency::AnyProof))
        return Refusal{"invalid_token"_L1, "there is no proof by the key of the access token"_L1};
    return std::nullopt;
}

void offerNonce(AuthorizationServer &server, const http::Request &request, http::Response &response)
{
    if (!server.demands(Demand::DpopNonce) || !request.headers.contains("DPoP"))
        return;
    const QByteArray nonce = server.freshText();
    server.state.nonces.insert(nonce, true, server.now() + nonceLifetime);
    response.headers.set("DPoP-Nonce", nonce);
}

} // namespace claimcheck::provider
