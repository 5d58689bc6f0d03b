#include "core/flow/request_signer.h"

#include "core/flow/text.h"
#include "core/jose/verify.h"
#include "core/net/exchange.h"
#include "core/oauth/dpop_proof.h"

#include <ranges>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;

namespace {

QByteArray serverOf(const http::Request &request)
{
    return request.toUrl().toEncoded(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

/// The newest that the request's server gave in the run; empty where it gave none.
QByteArray newestNonce(const Trace &trace, const http::Request &request)
{
    const QByteArray server = serverOf(request);
    for (const Message &message : trace.messages() | std::views::reverse) {
        const QByteArray nonce =
            message.response ? message.response->headers.value("DPoP-Nonce") : QByteArray();
        if (oauth::isDpopNonce(nonce) && serverOf(message.request) == server)
            return nonce;
    }
    return {};
}

QByteArray assertionOf(const http::Request &request)
{
    return encoding::firstValue(encoding::parseForm(request.body), "client_assertion").value_or(QByteArray());
}

} // namespace

base::Result<void> RequestSigner::prepare()
{
    const oauth::ServerMetadata &metadata = m_state.metadata;
    if (m_state.profile.dpop && !m_state.values.proofKey) {
        auto key = oauth::makeProofKey(metadata.dpopSigningAlgValuesSupported);
        if (!key)
            return key.error();
        m_state.values.proofKey = *std::move(key);
    }
    if (!m_state.client.signer)
        return {};
    oauth::AssertionSigner &signer = *m_state.client.signer;
    signer.alg = oauth::assertionAlgorithm(signer.key, metadata.tokenEndpointAuthSigningAlgValuesSupported);
    // RFC 7523 §3 takes the token endpoint too; one audience that no other server has is safer.
    const QString &issuer = m_state.result.issuer;
    signer.audience = issuer.isEmpty() ? metadata.tokenEndpoint.toEncoded() : issuer.toUtf8();
    if (signer.alg.isEmpty())
        return base::Error{
            "client-key-alg"_L1,
            Text::tr("No signature algorithm goes with the client's key (%1).").arg(signer.key.description()),
            -1,
            {base::Spec::Rfc7523, "3"}};
    return {};
}

QByteArray RequestSigner::proofFor(const http::Request &request) const
{
    const auto target = oauth::dpopTarget(request, newestNonce(m_state.trace, request));
    return oauth::makeDpopProof(target, *m_state.values.proofKey, m_environment.clock->nowSeconds(),
                                *m_environment.random)
        .valueOr({});
}

http::Request RequestSigner::withProof(http::Request request) const
{
    if (m_state.values.proofKey)
        request.headers.set("DPoP", proofFor(request));
    return request;
}

/// A proof that the user changed is signed no more, or by another key.
bool RequestSigner::isOurProof(const QByteArray &proof) const
{
    if (proof.isEmpty() || !m_state.values.proofKey)
        return false;
    const auto read = oauth::readDpopProof(proof);
    return read && read->key.thumbprint() == m_state.values.proofKey->thumbprint();
}

bool RequestSigner::isOurAssertion(const QByteArray &assertion) const
{
    const auto jws = jose::parseJws(assertion);
    return jws && m_state.client.signer &&
           jose::VerifiedJws::verify(*jws, {{m_state.client.signer->key}, {}}).has_value();
}

void RequestSigner::signAgain(net::Exchange &exchange) const
{
    http::Request request = exchange.request();
    http::Request original = exchange.originalRequest();
    renewAssertion(request, original);
    const QByteArray proof = request.headers.value("DPoP");
    if (proof == original.headers.value("DPoP") && isOurProof(proof)) {
        // For the request as it is to be sent: its method, URL and token may have been edited.
        const QByteArray fresh = proofFor(request);
        request.headers.set("DPoP", fresh);
        original.headers.set("DPoP", fresh);
    }
    if (request != exchange.request())
        exchange.setSigned(std::move(request), std::move(original));
}

/// In its place, so that the rest of an edited body stays byte for byte: a JWT has no character that a form
/// encodes.
void RequestSigner::renewAssertion(http::Request &request, http::Request &original) const
{
    const QByteArray assertion = assertionOf(request);
    if (assertion != assertionOf(original) || !isOurAssertion(assertion))
        return;
    const auto fresh = oauth::makeClientAssertion(m_state.client.id, *m_state.client.signer);
    if (!fresh)
        return;
    request.body.replace(assertion, *fresh);
    original.body.replace(assertion, *fresh);
}

} // namespace claimcheck::flow
