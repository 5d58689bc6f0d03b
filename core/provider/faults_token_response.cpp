#include "core/provider/fault_rows.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

namespace {

bool isError(const http::Response &response)
{
    return response.status >= 400;
}

constexpr FaultRow rows[] = {
    {.id = "token-status-201",
     .rules = "TS01",
     .text = FAULT_TEXT("Tokens come with status 201"),
     .part = Part::TokenResponse,
     .response =
         [](const http::Request &, http::Response &r) {
             if (!isError(r))
                 r = {201, http::reasonPhrase(201), r.headers, r.body};
         }},
    {.id = "token-as-text",
     .rules = "TS01",
     .text = FAULT_TEXT("Tokens come as text/html"),
     .part = Part::TokenResponse,
     .response = [](const http::Request &,
                    http::Response &r) { r.headers.set("Content-Type", "text/html"); }},
    {.id = "token-stored",
     .rules = "TS02",
     .text = FAULT_TEXT("The token response may be stored: no Cache-Control"),
     .part = Part::TokenResponse,
     .response =
         [](const http::Request &, http::Response &r) {
             r.headers.remove("Cache-Control");
             r.headers.remove("Pragma");
         }},
    {.id = "no-token-type",
     .rules = "TS03",
     .text = FAULT_TEXT("token_type is missing"),
     .part = Part::TokenResponse,
     .members = [](Members &m) { m.remove("token_type"_L1); }},
    {.id = "unknown-token-type",
     .rules = "TS04",
     .text = FAULT_TEXT("token_type is one that nobody asked for"),
     .part = Part::TokenResponse,
     .members = [](Members &m) { m.set("token_type"_L1, "mac"_L1); }},
    {.id = "lower-case-bearer",
     .rules = "",
     .text = FAULT_TEXT("token_type is written in small letters, which is allowed"),
     .part = Part::TokenResponse,
     .members = [](Members &m) { m.set("token_type"_L1, "bearer"_L1); }},
    {.id = "expires-in-text",
     .rules = "TS06",
     .text = FAULT_TEXT("expires_in is text"),
     .part = Part::TokenResponse,
     .members = [](Members &m) { m.set("expires_in"_L1, m.raw("expires_in"_L1)); }},
    {.id = "expires-in-milliseconds",
     .rules = "TS06",
     .text = FAULT_TEXT("expires_in is given in milliseconds of a day"),
     .part = Part::TokenResponse,
     .members = [](Members &m) { m.set("expires_in"_L1, qint64(86'400'000)); }},
    {.id = "no-expires-in",
     .rules = "TS06",
     .text = FAULT_TEXT("expires_in is missing"),
     .part = Part::TokenResponse,
     .members = [](Members &m) { m.remove("expires_in"_L1); }},
    {.id = "narrowed-scope",
     .rules = "TS07",
     .text = FAULT_TEXT("Less scope is granted than was asked for, and not said"),
     .part = Part::TokenResponse,
     .members = [](Members &m) { m.remove("scope"_L1); }},
    {.id = "narrowed-scope",
     .rules = "TS07",
     .text = FAULT_TEXT("Less scope is granted than was asked for, and not said"),
     .part = Part::AccessTokenClaims,
     .members = [](Members &m) { m.set("scope"_L1, "openid orders:read"_L1); }},
    {.id = "token-with-line-break",
     .rules = "TS08",
     .text = FAULT_TEXT("The refresh token has a line break"),
     .part = Part::TokenResponse,
     .members = [](Members &m) { extendText(m, "refresh_token"_L1, "\\n"); }},
    {.id = "no-id-token",
     .rules = "TS10",
     .text = FAULT_TEXT("openid was asked for, and no ID token comes"),
     .part = Part::TokenResponse,
     .members = [](Members &m) { m.remove("id_token"_L1); }},
    {.id = "refresh-token-kept",
     .rules = "TS12",
     .text = FAULT_TEXT("A refresh brings the same refresh token"),
     .leniency = Leniency::SameRefreshToken},
    {.id = "refresh-token-reusable",
     .rules = "TS13",
     .text = FAULT_TEXT("A rotated refresh token is still accepted"),
     .leniency = Leniency::ReusedRefreshToken},
    {.id = "code-reusable",
     .rules = "TQ16",
     .text = FAULT_TEXT("A code is accepted more than once"),
     .leniency = Leniency::ReusedCode},
    {.id = "any-code-verifier",
     .rules = "TQ18 TQ08",
     .text = FAULT_TEXT("code_verifier is not compared with the challenge"),
     .leniency = Leniency::AnyVerifier},
    {.id = "any-clients-grant",
     .rules = "",
     .text = FAULT_TEXT("A code or refresh token is accepted from every client"),
     .leniency = Leniency::AnyClientsGrant},
    {.id = "any-client-authentication",
     .rules = "",
     .text = FAULT_TEXT("A client's secret or assertion is not looked at, nor asked for"),
     .leniency = Leniency::AnyAuthentication},
    {.id = "basic-not-decoded",
     .rules = "",
     .text = FAULT_TEXT("Id and secret of a Basic header are not form-decoded"),
     .demand = Demand::RawBasic},
    {.id = "client-assertion-reusable",
     .rules = "",
     .text = FAULT_TEXT("A client assertion is accepted more than once"),
     .leniency = Leniency::ReusedAssertion},
    {.id = "wider-scope",
     .rules = "",
     .text = FAULT_TEXT("A refresh brings a scope that was not granted"),
     .leniency = Leniency::WiderScope},
    {.id = "device-code-reusable",
     .rules = "",
     .text = FAULT_TEXT("A device code is accepted more than once"),
     .leniency = Leniency::ReusedDeviceCode},
    {.id = "any-redirect-uri",
     .rules = "TQ19",
     .text = FAULT_TEXT("redirect_uri is not compared at the token endpoint"),
     .leniency = Leniency::AnyTokenRedirectUri},
    {.id = "error-with-200",
     .rules = "TS15 DV03",
     .text = FAULT_TEXT("An error comes with status 200"),
     .part = Part::TokenResponse,
     .response =
         [](const http::Request &, http::Response &r) {
             if (isError(r))
                 r = {200, http::reasonPhrase(200), r.headers, r.body};
         }},
    {.id = "error-as-page",
     .rules = "TS15",
     .text = FAULT_TEXT("An error comes as an HTML page"),
     .part = Part::TokenResponse,
     .response =
         [](const http::Request &, http::Response &r) {
             if (isError(r))
                 becomePage(r, r.status);
         }},
    {.id = "error-empty",
     .rules = "TS15",
     .text = FAULT_TEXT("An error comes with an empty body"),
     .part = Part::TokenResponse,
     .response =
         [](const http::Request &, http::Response &r) {
             if (isError(r))
                 r.body.clear();
         }},
    {.id = "invalid-client-with-400",
     .rules = "TS16",
     .text = FAULT_TEXT("invalid_client comes with 400 and without WWW-Authenticate"),
     .part = Part::TokenResponse,
     .response =
         [](const http::Request &, http::Response &r) {
             if (r.status != 401)
                 return;
             r.headers.remove("WWW-Authenticate");
             r = {400, http::reasonPhrase(400), r.headers, r.body};
         }},
    {.id = "token-error-text-with-line-break",
     .rules = "TS17",
     .text = FAULT_TEXT("error_description of the token endpoint has a line break"),
     .part = Part::Error,
     .members = [](Members &m) { extendText(m, "error_description"_L1, "\\nsorry"); }},
    {.id = "token-redirect",
     .rules = "TS18",
     .text = FAULT_TEXT("The token request is answered by a redirect"),
     .part = Part::TokenResponse,
     .response =
         [](const http::Request &, http::Response &r) {
             r = {307, http::reasonPhrase(307), {{"Location", "/token"}}, {}};
         }},
};

} // namespace

std::span<const FaultRow> tokenResponseFaults()
{
    return rows;
}

} // namespace claimcheck::provider
