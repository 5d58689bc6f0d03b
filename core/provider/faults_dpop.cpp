#include "core/provider/fault_rows.h"

// Faults of DPoP, RFC 9449. They show in a run with the profile of demo-dpop.
namespace claimcheck::provider {

using namespace Qt::StringLiterals;

namespace {

void dropNonce(const http::Request &, http::Response &response)
{
    response.headers.remove("DPoP-Nonce");
}

void spoilNonce(const http::Request &, http::Response &response)
{
    if (response.headers.contains("DPoP-Nonce"))
        response.headers.set("DPoP-Nonce", "not a nonce");
}

constexpr FaultRow rows[] = {
    {.id = "dpop-nonce-demanded",
     .rules = "",
     .text = FAULT_TEXT("Proofs must have a nonce of the server, which is allowed"),
     .demand = Demand::DpopNonce},
    {.id = "dpop-nonce-missing",
     .rules = "DP04",
     .text = FAULT_TEXT("The server asks for a nonce and gives none"),
     .part = Part::TokenResponse,
     .response = dropNonce,
     .demand = Demand::DpopNonce},
    {.id = "dpop-nonce-missing-at-api",
     .rules = "DP04",
     .text = FAULT_TEXT("The API asks for a nonce and gives none"),
     .part = Part::Api,
     .response =
         [](const http::Request &, http::Response &r) {
             r = http::textResponse(401, "application/json", "{}");
             r.headers.append("WWW-Authenticate", R"(DPoP error="use_dpop_nonce")");
         }},
    {.id = "dpop-nonce-malformed",
     .rules = "DP05",
     .text = FAULT_TEXT("DPoP-Nonce has spaces"),
     .part = Part::TokenResponse,
     .response = spoilNonce,
     .demand = Demand::DpopNonce},
    {.id = "dpop-two-nonces",
     .rules = "DP07",
     .text = FAULT_TEXT("DPoP-Nonce comes twice"),
     .part = Part::Api,
     .response =
         [](const http::Request &, http::Response &r) {
             r.headers.append("DPoP-Nonce", "first");
             r.headers.append("DPoP-Nonce", "second");
         }},
    {.id = "dpop-token-type-bearer",
     .rules = "TS05",
     .text = FAULT_TEXT("A proof was sent, and token_type is Bearer"),
     .part = Part::TokenResponse,
     .members = [](Members &m) { m.set("token_type"_L1, "Bearer"_L1); }},
    {.id = "dpop-not-bound",
     .rules = "DP06",
     .text = FAULT_TEXT("The access token is not bound to the key (no cnf)"),
     .part = Part::AccessTokenClaims,
     .members = [](Members &m) { m.remove("cnf"_L1); }},
    {.id = "dpop-bound-to-another-key",
     .rules = "DP06",
     .text = FAULT_TEXT("The access token is bound to another key"),
     .part = Part::AccessTokenClaims,
     .members =
         [](Members &m) { m.setRaw("cnf"_L1, R"({"jkt":"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"})"); }},
    {.id = "dpop-jkt-ignored",
     .rules = "DP06",
     .text = FAULT_TEXT("dpop_jkt is not compared with the key of the token request"),
     .leniency = Leniency::AnyProofKey},
    {.id = "dpop-token-as-bearer",
     .rules = "DP07",
     .text = FAULT_TEXT("The API takes a token that is bound to a key without a proof"),
     .leniency = Leniency::BearerForBound},
    {.id = "dpop-any-proof",
     .rules = "",
     .text = FAULT_TEXT("A proof is not compared with its request, its token and its key"),
     .leniency = Leniency::AnyProof},
    {.id = "dpop-proof-reusable",
     .rules = "",
     .text = FAULT_TEXT("A proof is accepted more than once"),
     .leniency = Leniency::ReusedProof},
};

} // namespace

std::span<const FaultRow> dpopFaults()
{
    return rows;
}

} // namespace claimcheck::provider
