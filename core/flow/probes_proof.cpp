#include "core/flow/probe_rows.h"
#include "core/oauth/dpop_proof.h"

namespace claimcheck::flow {

using namespace Qt::StringLiterals;
using base::Spec;

namespace {

/// With the nonce of the proof that was sent, which the server may ask for again.
oauth::DpopTarget targetOf(const ProbeInput &input)
{
    const auto proof = oauth::readUnverifiedProof(input.message.request.headers.value("DPoP"));
    return oauth::dpopTarget(input.message.request, proof ? proof->nonce : QByteArray());
}

Changed withProof(const ProbeInput &input, const oauth::DpopTarget &target, const jose::Jwk &key)
{
    const auto proof = oauth::makeDpopProof(target, key, input.clock.nowSeconds(), input.random);
    if (!hasBoundToken(input.state) || !proof)
        return std::nullopt;
    http::Request request = input.message.request;
    request.headers.set("DPoP", *proof);
    return request;
}

Changed boundAsBearer(const ProbeInput &input)
{
    if (!hasBoundToken(input.state))
        return std::nullopt;
    http::Request request = input.message.request;
    request.headers.remove("DPoP");
    request.headers.set("Authorization", "Bearer " + accessToken(input.state));
    return request;
}

Changed withoutProof(const ProbeInput &input)
{
    if (!hasBoundToken(input.state))
        return std::nullopt;
    http::Request request = input.message.request;
    request.headers.remove("DPoP");
    return request;
}

Changed usedProof(const ProbeInput &input)
{
    return hasBoundToken(input.state) ? Changed(input.message.request) : std::nullopt;
}

Changed proofOfOtherUrl(const ProbeInput &input)
{
    oauth::DpopTarget target = targetOf(input);
    target.url = oauth::proofUrl(target.url) + "/other";
    return withProof(input, target, *input.state.values.proofKey);
}

Changed proofOfOtherMethod(const ProbeInput &input)
{
    oauth::DpopTarget target = targetOf(input);
    target.method = target.method == "GET" ? "POST" : "GET";
    return withProof(input, target, *input.state.values.proofKey);
}

Changed proofWithoutToken(const ProbeInput &input)
{
    oauth::DpopTarget target = targetOf(input);
    target.accessToken.clear();
    return withProof(input, target, *input.state.values.proofKey);
}

Changed proofByOtherKey(const ProbeInput &input)
{
    const auto key = oauth::makeProofKey({});
    return key ? withProof(input, targetOf(input), *key) : std::nullopt;
}

constexpr const char *withoutKey = CLAIMCHECK_PROBE("A stolen token works without its key.");
constexpr const char *otherRequest =
    CLAIMCHECK_PROBE("A proof that was seen once opens other requests for as long as it lives.");

constexpr Probe proofRow(QLatin1StringView id, const char *title, Changed (*change)(const ProbeInput &),
                         const char *why, base::SpecRef spec)
{
    return {id,      title, ProbeRun::Api, MessageKind::ApiCall, change, why, spec, ProbeSending::AsGiven,
            usesDpop};
}

constexpr Probe proofRows[] = {
    proofRow("api-bound-as-bearer"_L1, CLAIMCHECK_PROBE("A DPoP-bound token sent as a bearer token"),
             boundAsBearer, withoutKey, {Spec::Rfc9449, "7.1"}),
    proofRow("api-without-proof"_L1, CLAIMCHECK_PROBE("A DPoP-bound token without a proof"), withoutProof,
             withoutKey, {Spec::Rfc9449, "7.1"}),
    proofRow("api-other-proof-key"_L1, CLAIMCHECK_PROBE("A DPoP-bound token with a proof by another key"),
             proofByOtherKey, withoutKey, {Spec::Rfc9449, "7.1"}),
    proofRow("api-proof-without-ath"_L1, CLAIMCHECK_PROBE("A DPoP proof that names no access token (ath)"),
             proofWithoutToken,
             CLAIMCHECK_PROBE("A proof that was made for another token of the key opens this one."),
             {Spec::Rfc9449, "4.3"}),
    proofRow("api-proof-other-url"_L1, CLAIMCHECK_PROBE("A DPoP proof for another URL (htu)"),
             proofOfOtherUrl, otherRequest, {Spec::Rfc9449, "4.3"}),
    proofRow("api-proof-other-method"_L1, CLAIMCHECK_PROBE("A DPoP proof for another method (htm)"),
             proofOfOtherMethod, otherRequest, {Spec::Rfc9449, "4.3"}),
    proofRow("api-proof-again"_L1, CLAIMCHECK_PROBE("A DPoP proof used twice"), usedProof,
             CLAIMCHECK_PROBE("A request that was seen can be repeated while its proof lives. The "
                              "specification lets an API do without this check."),
             {Spec::Rfc9449, "11.1"}),
};

} // namespace

std::span<const Probe> proofProbes()
{
    return proofRows;
}

} // namespace claimcheck::flow
