#include "core/provider/fault_rows.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

namespace {

constexpr FaultRow rows[] = {
    {.id = "userinfo-other-subject",
     .rules = "UI01",
     .text = FAULT_TEXT("UserInfo is about somebody else"),
     .part = Part::UserInfo,
     .members = [](Members &m) { m.set("sub"_L1, "somebody-else"_L1); }},
    {.id = "userinfo-as-text",
     .rules = "UI03",
     .text = FAULT_TEXT("UserInfo comes as text/plain"),
     .part = Part::UserInfo,
     .response = [](const http::Request &,
                    http::Response &r) { r.headers.set("Content-Type", "text/plain"); }},
    {.id = "introspection-active-text",
     .rules = "IN01",
     .text = FAULT_TEXT("active is text"),
     .part = Part::Introspection,
     .members = [](Members &m) { m.set("active"_L1, "true"_L1); }},
    {.id = "introspection-error",
     .rules = "IN02",
     .text = FAULT_TEXT("Introspection answers with an error"),
     .part = Part::Introspection,
     .response =
         [](const http::Request &, http::Response &r) {
             r = http::textResponse(400, "application/json", R"({"error":"invalid_token"})");
         }},
    {.id = "introspection-says-more",
     .rules = "IN03",
     .text = FAULT_TEXT("Introspection tells about a token that is not active"),
     .part = Part::Introspection,
     .members =
         [](Members &m) {
             m.set("active"_L1, false);
             m.set("username"_L1, "alice"_L1);
         }},
    {.id = "introspection-for-anybody",
     .rules = "IN04",
     .text = FAULT_TEXT("Introspection asks for no client authentication"),
     .leniency = Leniency::AnyIntrospector},
    {.id = "introspection-other-expiry",
     .rules = "AT06",
     .text = FAULT_TEXT("Introspection and the JWT disagree on the expiry"),
     .part = Part::Introspection,
     .members = [](Members &m) { shiftNumber(m, "exp"_L1, 3600); }},
    {.id = "introspection-jwt-other-type",
     .rules = "IN05",
     .text = FAULT_TEXT("A signed introspection's typ is JWT"),
     .part = Part::ResponseHeader,
     .members = [](Members &m) { m.set("typ"_L1, "JWT"_L1); }},
    {.id = "signed-answer-alg-none",
     .rules = "IN06 UI02 JM01",
     .text = FAULT_TEXT("A signed answer (introspection, UserInfo, JARM) has alg none"),
     .part = Part::ResponseHeader,
     .members = [](Members &m) { m.set("alg"_L1, "none"_L1); }},
    {.id = "introspection-jwt-for-another",
     .rules = "IN06",
     .text = FAULT_TEXT("A signed introspection is for another client"),
     .part = Part::ResponseClaims,
     .members = [](Members &m) { m.set("aud"_L1, "another-client"_L1); }},
    {.id = "revocation-error",
     .rules = "RV01",
     .text = FAULT_TEXT("Revocation is answered with 400"),
     .part = Part::Revocation,
     .response = [](const http::Request &,
                    http::Response &r) { r = http::textResponse(400, "application/json", "{}"); }},
    {.id = "revocation-without-effect",
     .rules = "RV02",
     .text = FAULT_TEXT("Revocation is answered with 200 and does nothing"),
     .leniency = Leniency::NoRevocation},
    {.id = "api-no-challenge",
     .rules = "RQ03",
     .text = FAULT_TEXT("The API answers 401 without WWW-Authenticate"),
     .part = Part::Api,
     .response = [](const http::Request &, http::Response &r) { r.headers.remove("WWW-Authenticate"); }},
    {.id = "api-wrong-status",
     .rules = "RQ04",
     .text = FAULT_TEXT("The API answers invalid_token with 403"),
     .part = Part::Api,
     .response =
         [](const http::Request &, http::Response &r) {
             if (r.status == 401)
                 r = {403, http::reasonPhrase(403), r.headers, r.body};
         }},
    {.id = "api-any-signature",
     .rules = "",
     .text = FAULT_TEXT("The API accepts access tokens with a wrong signature"),
     .leniency = Leniency::AnySignature},
    {.id = "api-alg-none",
     .rules = "",
     .text = FAULT_TEXT("The API accepts access tokens that say they are not signed (alg none)"),
     .leniency = Leniency::AlgNone},
    {.id = "api-embedded-key",
     .rules = "",
     .text = FAULT_TEXT("The API verifies access tokens with the key in their own header"),
     .leniency = Leniency::EmbeddedKey},
    {.id = "api-key-confusion",
     .rules = "",
     .text = FAULT_TEXT("The API takes the issuer's public key for an HMAC secret"),
     .leniency = Leniency::PublicKeyAsSecret},
    {.id = "api-any-token-kind",
     .rules = "",
     .text = FAULT_TEXT("The API looks neither at a token's type nor at its audience"),
     .leniency = Leniency::AnyTokenKind},
    {.id = "api-expired-token",
     .rules = "",
     .text = FAULT_TEXT("The API accepts access tokens after their expiry"),
     .leniency = Leniency::AnyExpiry},
    {.id = "api-for-anybody",
     .rules = "",
     .text = FAULT_TEXT("The API and UserInfo answer without a token"),
     .leniency = Leniency::AnyCaller},
};

} // namespace

std::span<const FaultRow> apiFaults()
{
    return rows;
}

} // namespace claimcheck::provider
