#include "core/provider/fault_rows.h"

#include <algorithm>

namespace claimcheck::provider {

using namespace Qt::StringLiterals;
using encoding::FormPairs;

namespace {

void replace(FormPairs &parameters, QByteArrayView name, QByteArrayView value)
{
    for (encoding::FormPair &pair : parameters) {
        if (pair.name == name)
            pair.value = value.toByteArray();
    }
}

void remove(FormPairs &parameters, QByteArrayView name)
{
    std::erase_if(parameters, [name](const encoding::FormPair &pair) { return pair.name == name; });
}

/// An error in place of the code.
void refuse(FormPairs &parameters, QByteArrayView error, QByteArrayView text)
{
    remove(parameters, "code");
    parameters.insert(parameters.begin(),
                      {{"error", error.toByteArray()}, {"error_description", text.toByteArray()}});
}

constexpr FaultRow rows[] = {
    {.id = "wrong-state",
     .rules = "RS01",
     .text = FAULT_TEXT("state comes back changed"),
     .parameters = [](FormPairs &p) { replace(p, "state", "another-state"); }},
    {.id = "no-state",
     .rules = "RS01",
     .text = FAULT_TEXT("state does not come back"),
     .parameters = [](FormPairs &p) { remove(p, "state"); }},
    {.id = "no-code",
     .rules = "RS02",
     .text = FAULT_TEXT("The authorization response has neither a code nor an error"),
     .parameters = [](FormPairs &p) { remove(p, "code"); }},
    {.id = "code-and-error",
     .rules = "RS02",
     .text = FAULT_TEXT("The authorization response has a code and an error"),
     .parameters =
         [](FormPairs &p) {
             p.push_back({"error", "server_error"});
         }},
    {.id = "repeated-parameter",
     .rules = "RS02",
     .text = FAULT_TEXT("state comes twice"),
     .parameters =
         [](FormPairs &p) {
             p.push_back({"state", "another-state"});
         }},
    {.id = "wrong-iss",
     .rules = "RS03",
     .text = FAULT_TEXT("iss names another issuer"),
     .parameters = [](FormPairs &p) { replace(p, "iss", "https://login.example"); }},
    {.id = "no-iss",
     .rules = "RS04",
     .text = FAULT_TEXT("iss is announced and does not come"),
     .parameters = [](FormPairs &p) { remove(p, "iss"); }},
    {.id = "wrong-path",
     .rules = "RS05",
     .text = FAULT_TEXT("The browser is sent to another path than the redirect URI's"),
     .part = Part::AuthorizationResponse,
     .response =
         [](const http::Request &, http::Response &r) {
             r.headers.set("Location", r.headers.value("Location").replace("/callback?", "/elsewhere?"));
         }},
    {.id = "unknown-error",
     .rules = "RS06",
     .text = FAULT_TEXT("The authorization is refused with an error that no specification knows"),
     .parameters = [](FormPairs &p) { refuse(p, "computer_says_no", "try again later"); }},
    {.id = "error-text-with-line-break",
     .rules = "RS07",
     .text = FAULT_TEXT("error_description has a line break"),
     .parameters = [](FormPairs &p) { refuse(p, "access_denied", "the user\nsaid no"); }},
    {.id = "access-denied",
     .rules = "",
     .text = FAULT_TEXT("The authorization is always refused"),
     .parameters = [](FormPairs &p) { refuse(p, "access_denied", "the user said no"); }},
    {.id = "get-for-form-post",
     .rules = "RS09",
     .text = FAULT_TEXT("form_post was asked for, and a redirect comes"),
     .leniency = Leniency::QueryInPlaceOfFormPost},
    {.id = "short-code",
     .rules = "RS11",
     .text = FAULT_TEXT("Codes of six characters"),
     .leniency = Leniency::ShortCode},
    {.id = "redirect-307",
     .rules = "RS12",
     .text = FAULT_TEXT("The redirect repeats the post with the password (307)"),
     .part = Part::AuthorizationResponse,
     .response =
         [](const http::Request &request, http::Response &r) {
             if (request.method == "POST" && r.status == 303)
                 r.status = 307;
         }},
    {.id = "unregistered-redirect-uri",
     .rules = "AR24",
     .text = FAULT_TEXT("The code is sent to any redirect URI"),
     .leniency = Leniency::AnyRedirectUri},
    {.id = "plain-challenge",
     .rules = "",
     .text = FAULT_TEXT("PKCE with the method plain is accepted"),
     .leniency = Leniency::PlainChallenge},
    {.id = "pkce-optional",
     .rules = "",
     .text = FAULT_TEXT("A public client needs no PKCE"),
     .leniency = Leniency::NoChallenge},
    {.id = "pushed-request-reusable",
     .rules = "",
     .text = FAULT_TEXT("The request_uri of a pushed request is accepted more than once"),
     .leniency = Leniency::ReusedPushedRequest},
    {.id = "pushed-request-not-required",
     .rules = "",
     .text = FAULT_TEXT("Requests have to be pushed, say the metadata, and others are accepted"),
     .part = Part::Metadata,
     .members = [](Members &m) { m.set("require_pushed_authorization_requests"_L1, true); }},
    {.id = "any-request-object",
     .rules = "",
     .text = FAULT_TEXT("Neither the signature nor the audience of a request object is looked at"),
     .leniency = Leniency::AnyRequestObject},
    {.id = "error-to-unregistered-redirect-uri",
     .rules = "RS13",
     .text = FAULT_TEXT("An error is sent to any redirect URI"),
     .parameters = [](FormPairs &p) { refuse(p, "access_denied", "the user said no"); }},
    {.id = "error-to-unregistered-redirect-uri",
     .rules = "RS13",
     .text = FAULT_TEXT("An error is sent to any redirect URI"),
     .leniency = Leniency::AnyRedirectUri},
    {.id = "authorize-with-cors",
     .rules = "NT03",
     .text = FAULT_TEXT("The authorization endpoint answers scripts of any site"),
     .part = Part::AuthorizationResponse,
     .response = [](const http::Request &,
                    http::Response &r) { r.headers.set("Access-Control-Allow-Origin", "*"); }},
    {.id = "authorize-page",
     .rules = "",
     .text = FAULT_TEXT("An error page in place of the sign-in"),
     .part = Part::AuthorizationResponse,
     .response = [](const http::Request &, http::Response &r) { becomePage(r, 500); }},
};

} // namespace

std::span<const FaultRow> authorizationFaults()
{
    return rows;
}

} // namespace claimcheck::provider
