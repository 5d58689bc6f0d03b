#include "core/provider/fault_rows.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

namespace {

constexpr FaultRow rows[] = {
    {.id = "metadata-other-issuer",
     .rules = "MD01",
     .text = FAULT_TEXT("The metadata names another issuer"),
     .part = Part::Metadata,
     .members = [](Members &m) { m.set("issuer"_L1, "https://login.example"_L1); }},
    {.id = "metadata-issuer-with-query",
     .rules = "MD03",
     .text = FAULT_TEXT("The issuer has a query"),
     .part = Part::Metadata,
     .members = [](Members &m) { extendText(m, "issuer"_L1, "?tenant=1"); }},
    {.id = "metadata-as-text",
     .rules = "MD05",
     .text = FAULT_TEXT("The metadata comes as text/plain"),
     .part = Part::Metadata,
     .response = [](const http::Request &,
                    http::Response &r) { r.headers.set("Content-Type", "text/plain"); }},
    {.id = "metadata-page",
     .rules = "MD05",
     .text = FAULT_TEXT("An HTML page in place of the metadata, with status 200"),
     .part = Part::Metadata,
     .response = [](const http::Request &, http::Response &r) { becomePage(r, 200); }},
    {.id = "metadata-missing",
     .rules = "MD05",
     .text = FAULT_TEXT("No metadata: 404"),
     .part = Part::Metadata,
     .response = [](const http::Request &, http::Response &r) { becomePage(r, 404); }},
    {.id = "metadata-no-jwks-uri",
     .rules = "MD06",
     .text = FAULT_TEXT("The metadata has no jwks_uri"),
     .part = Part::Metadata,
     .members = [](Members &m) { m.remove("jwks_uri"_L1); }},
    {.id = "metadata-no-rs256",
     .rules = "MD07",
     .text = FAULT_TEXT("RS256 is not among the ID token's algorithms"),
     .part = Part::Metadata,
     .members =
         [](Members &m) { m.set("id_token_signing_alg_values_supported"_L1, QStringList{u"ES256"_s}); }},
    {.id = "metadata-no-pkce",
     .rules = "MD08",
     .text = FAULT_TEXT("The metadata does not say that PKCE is supported"),
     .part = Part::Metadata,
     .members = [](Members &m) { m.remove("code_challenge_methods_supported"_L1); }},
    {.id = "metadata-wrong-types",
     .rules = "MD09",
     .text = FAULT_TEXT("Text where the metadata must have true, false or a list"),
     .part = Part::Metadata,
     .members =
         [](Members &m) {
             m.set("require_pushed_authorization_requests"_L1, "false"_L1);
             m.set("scopes_supported"_L1, "openid profile"_L1);
         }},
    {.id = "metadata-http-endpoint",
     .rules = "MD12",
     .text = FAULT_TEXT("An endpoint with plain http on another host"),
     .part = Part::Metadata,
     .members = [](Members &m) { m.set("revocation_endpoint"_L1, "http://login.example/revoke"_L1); }},
    {.id = "metadata-iss-not-announced",
     .rules = "MD13",
     .text = FAULT_TEXT("iss comes with the authorization response, and the metadata does not say so"),
     .part = Part::Metadata,
     .members = [](Members &m) { m.remove("authorization_response_iss_parameter_supported"_L1); }},
    {.id = "metadata-alg-none",
     .rules = "MD14",
     .text = FAULT_TEXT("none is offered for client assertions"),
     .part = Part::Metadata,
     .members =
         [](Members &m) {
             m.set("token_endpoint_auth_signing_alg_values_supported"_L1, QStringList{u"none"_s});
         }},
    {.id = "signed-metadata-other-issuer",
     .rules = "",
     .text = FAULT_TEXT("signed_metadata is attested by another issuer"),
     .part = Part::SignedMetadata,
     .members = [](Members &m) { m.set("iss"_L1, "https://login.example"_L1); }},
    {.id = "signed-metadata-broken",
     .rules = "",
     .text = FAULT_TEXT("The signature of signed_metadata does not fit"),
     .part = Part::Metadata,
     .members =
         [](Members &m) {
             QByteArray jwt = m.raw("signed_metadata"_L1);
             const qsizetype place = jwt.lastIndexOf('.') + 1;
             if (place > 0)
                 m.setRaw("signed_metadata"_L1, jwt.replace(place, 1, jwt[place] == 'A' ? "B" : "A"));
         }},
    {.id = "webfinger-other-subject",
     .rules = "",
     .text = FAULT_TEXT("WebFinger answers about another account"),
     .part = Part::WebFinger,
     .members = [](Members &m) { m.set("subject"_L1, "acct:somebody@login.example"_L1); }},
    {.id = "webfinger-no-issuer",
     .rules = "",
     .text = FAULT_TEXT("WebFinger names no issuer"),
     .part = Part::WebFinger,
     .members = [](Members &m) { m.setRaw("links"_L1, "[]"); }},
    {.id = "resource-metadata-no-server",
     .rules = "",
     .text = FAULT_TEXT("The API's metadata names no authorization server"),
     .part = Part::ResourceMetadata,
     .members = [](Members &m) { m.remove("authorization_servers"_L1); }},
    {.id = "keys-private",
     .rules = "MD11",
     .text = FAULT_TEXT("The key set publishes a private key"),
     .part = Part::KeySet,
     .members =
         [](Members &m) { m.setRaw("keys"_L1, m.raw("keys"_L1).replace(0, 2, R"([{"d":"c2VjcmV0",)")); }},
    {.id = "keys-same-kid",
     .rules = "MD11",
     .text = FAULT_TEXT("Two keys of one kind share a kid"),
     .part = Part::KeySet,
     .members =
         [](Members &m) {
             const QByteArray keys = m.raw("keys"_L1);
             m.setRaw("keys"_L1, keys.chopped(1) + ',' + keys.sliced(1));
         }},
    {.id = "keys-none",
     .rules = "",
     .text = FAULT_TEXT("The key set is empty"),
     .part = Part::KeySet,
     .members = [](Members &m) { m.setRaw("keys"_L1, "[]"); }},
    {.id = "keys-page",
     .rules = "",
     .text = FAULT_TEXT("An HTML page in place of the key set"),
     .part = Part::KeySet,
     .response = [](const http::Request &, http::Response &r) { becomePage(r, 500); }},
};

} // namespace

std::span<const FaultRow> metadataFaults()
{
    return rows;
}

} // namespace claimcheck::provider
