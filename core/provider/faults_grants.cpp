#include "core/provider/fault_rows.h"

// Faults of pushed requests, signed answers, hybrid responses and the grants without a redirect.
namespace claimcheck::provider {

using namespace Qt::StringLiterals;

namespace {

void becomeOk(const http::Request &, http::Response &response)
{
    response.status = 200;
    response.reason = http::reasonPhrase(200);
}

void errorBecomesPage(const http::Request &, http::Response &response)
{
    if (response.status >= 400)
        becomePage(response, response.status);
}

void intoTheQuery(const http::Request &, http::Response &response)
{
    response.headers.set("Location", response.headers.value("Location").replace('#', '?'));
}

void addBesideResponse(const http::Request &, http::Response &response)
{
    const QByteArray location = response.headers.value("Location");
    if (location.contains("response="))
        response.headers.set("Location", location + "&code=again");
}

void changeReturnedState(const http::Request &, http::Response &response)
{
    const QByteArray location = response.headers.value("Location");
    if (location.contains("state="))
        response.headers.set("Location", location + "x");
}

/// Of an ID token that came with a code (OpenID Connect Core 1.0 §3.3.2.11).
bool cameWithCode(const Members &members)
{
    return members.contains("c_hash"_L1);
}

constexpr FaultRow rows[] = {
    {.id = "pushed-no-expiry",
     .rules = "PA03",
     .text = FAULT_TEXT("A pushed request is answered without expires_in"),
     .part = Part::PushedRequest,
     .members = [](Members &m) { m.remove("expires_in"_L1); }},
    {.id = "pushed-with-200",
     .rules = "PA03",
     .text = FAULT_TEXT("A pushed request is answered with 200"),
     .part = Part::PushedRequest,
     .response = becomeOk},
    {.id = "pushed-error-as-page",
     .rules = "PA04",
     .text = FAULT_TEXT("A pushed request is refused by an HTML page"),
     .part = Part::PushedRequest,
     .response = errorBecomesPage},
    {.id = "fragment-in-query",
     .rules = "RS08",
     .text = FAULT_TEXT("Tokens come in the query in place of the fragment"),
     .part = Part::AuthorizationResponse,
     .response = intoTheQuery},
    {.id = "no-front-token",
     .rules = "RS15",
     .text = FAULT_TEXT("A part that the response type promises does not come"),
     .parameters =
         [](encoding::FormPairs &p) {
             std::erase_if(p, [](const encoding::FormPair &pair) { return pair.name == "access_token"; });
         }},
    {.id = "response-jwt-other-audience",
     .rules = "JM01",
     .text = FAULT_TEXT("A signed authorization response is for another client"),
     .part = Part::ResponseClaims,
     .members = [](Members &m) { m.set("aud"_L1, "another-client"_L1); }},
    {.id = "response-jwt-long-life",
     .rules = "JM02",
     .text = FAULT_TEXT("A signed authorization response lives for hours"),
     .part = Part::ResponseClaims,
     .members = [](Members &m) { shiftNumber(m, "exp"_L1, 7'200); }},
    {.id = "code-beside-response-jwt",
     .rules = "JM03",
     .text = FAULT_TEXT("A code stands beside a signed authorization response"),
     .part = Part::AuthorizationResponse,
     .response = addBesideResponse},
    {.id = "refresh-token-for-service",
     .rules = "TS09",
     .text = FAULT_TEXT("A client without a user gets a refresh token"),
     .part = Part::TokenResponse,
     .members = [](Members &m) { m.set("refresh_token"_L1, "a-refresh-token-of-nobody"_L1); }},
    {.id = "no-authorization-details",
     .rules = "TS11",
     .text = FAULT_TEXT("authorization_details were asked for, and do not come back"),
     .part = Part::TokenResponse,
     .members = [](Members &m) { m.remove("authorization_details"_L1); }},
    {.id = "no-issued-token-type",
     .rules = "TS14",
     .text = FAULT_TEXT("A token exchange does not say which type of token it issued"),
     .part = Part::TokenResponse,
     .members = [](Members &m) { m.remove("issued_token_type"_L1); }},
    {.id = "weaker-sign-in",
     .rules = "ID08",
     .text = FAULT_TEXT("acr was essential, and the sign-in was a weaker one"),
     .part = Part::IdTokenClaims,
     .members = [](Members &m) { m.set("acr"_L1, "0"_L1); }},
    {.id = "wrong-c-hash",
     .rules = "ID10",
     .text = FAULT_TEXT("c_hash does not fit the code"),
     .part = Part::IdTokenClaims,
     .members =
         [](Members &m) {
             if (cameWithCode(m))
                 m.set("c_hash"_L1, "AAAAAAAAAAAAAAAAAAAAAA"_L1);
         }},
    {.id = "two-subjects",
     .rules = "ID11",
     .text = FAULT_TEXT("The two ID tokens of a hybrid flow are about two people"),
     .part = Part::IdTokenClaims,
     .members =
         [](Members &m) {
             if (cameWithCode(m))
                 m.set("sub"_L1, "somebody-else"_L1);
         }},
    {.id = "userinfo-jwt-for-another",
     .rules = "UI02",
     .text = FAULT_TEXT("Signed UserInfo is for another client"),
     .part = Part::UserInfo,
     .members =
         [](Members &m) {
             if (m.contains("aud"_L1))
                 m.set("aud"_L1, "another-client"_L1);
         }},
    {.id = "introspection-jwt-undated",
     .rules = "IN05",
     .text = FAULT_TEXT("A signed introspection does not say when it was made"),
     .part = Part::ResponseClaims,
     .members =
         [](Members &m) {
             if (m.contains("token_introspection"_L1))
                 m.remove("iat"_L1);
         }},
    {.id = "logout-other-state",
     .rules = "LO01",
     .text = FAULT_TEXT("state comes back changed from a sign-out"),
     .part = Part::Page,
     .response = changeReturnedState},
    {.id = "no-user-code",
     .rules = "DV01",
     .text = FAULT_TEXT("A device gets no user_code"),
     .part = Part::DeviceAuthorization,
     .members = [](Members &m) { m.remove("user_code"_L1); }},
    {.id = "backchannel-no-expiry",
     .rules = "CB01",
     .text = FAULT_TEXT("A CIBA request is answered without expires_in"),
     .part = Part::Backchannel,
     .members = [](Members &m) { m.remove("expires_in"_L1); }},
};

} // namespace

std::span<const FaultRow> grantFaults()
{
    return rows;
}

} // namespace claimcheck::provider
