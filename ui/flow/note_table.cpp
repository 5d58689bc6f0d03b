#include "ui/flow/notes.h"

namespace claimcheck::ui::flow {

namespace {

using base::Spec;
using enum lint::MessageKind;
using enum NoteOn;

#define NOTE(text) QT_TRANSLATE_NOOP("claimcheck_ui_flow", text)

// clang-format off
constexpr NoteRow rows[] = {
    {OnParameter, AuthorizationRequest, "response_type", nullptr, Other, NOTE("Asks for a code"),
     {Spec::Rfc6749, "4.1.1"}},
    {OnParameter, AuthorizationRequest, "client_id", nullptr, Other, NOTE("Names the client"),
     {Spec::Rfc6749, "4.1.1"}},
    {OnParameter, AuthorizationRequest, "redirect_uri", nullptr, Other,
     NOTE("Where the browser brings the answer"), {Spec::Rfc8252, "7.3"}},
    {OnParameter, AuthorizationRequest, "scope", nullptr, Other, NOTE("What access is asked for"),
     {Spec::Rfc6749, "3.3"}},
    {OnParameter, AuthorizationRequest, "state", nullptr, Other, NOTE("Fresh; must come back unchanged"),
     {Spec::Rfc6749, "10.12"}},
    {OnParameter, AuthorizationRequest, "nonce", nullptr, Other, NOTE("Fresh; must be in the ID token"),
     {Spec::OidcCore, "3.1.2.1"}},
    {OnParameter, AuthorizationRequest, "code_challenge", nullptr, Other,
     NOTE("SHA-256 of a fresh code_verifier"), {Spec::Rfc7636, "4.3"}},
    {OnParameter, AuthorizationRequest, "code_challenge_method", nullptr, Other,
     NOTE("How the challenge was made"), {Spec::Rfc7636, "4.3"}},
    {OnParameter, AuthorizationRequest, "resource", nullptr, Other, NOTE("Which API the token is for"),
     {Spec::Rfc8707, "2"}},
    {OnParameter, AuthorizationRequest, "response_mode", nullptr, Other,
     NOTE("How the answer is to be carried"), {Spec::MultipleResponseTypes, "2.1"}},
    {OnParameter, AuthorizationRequest, "prompt", nullptr, Other,
     NOTE("Whether to sign in or consent again"), {Spec::OidcCore, "3.1.2.1"}},
    {OnParameter, AuthorizationRequest, "max_age", nullptr, Other,
     NOTE("How old the sign-in may be, in seconds"), {Spec::OidcCore, "3.1.2.1"}},
    {OnParameter, AuthorizationRequest, "login_hint", nullptr, Other, NOTE("Who is expected to sign in"),
     {Spec::OidcCore, "3.1.2.1"}},
    {OnParameter, AuthorizationResponse, "code", nullptr, Other, NOTE("Single use; traded for tokens"),
     {Spec::Rfc6749, "4.1.2"}},
    {OnParameter, AuthorizationResponse, "state", nullptr, AuthorizationRequest,
     NOTE("Must equal message %1"), {Spec::Rfc6749, "10.12"}},
    {OnParameter, AuthorizationResponse, "iss", nullptr, Other, NOTE("Who answered; stops a mix-up"),
     {Spec::Rfc9207, "2"}},
    {OnParameter, AuthorizationResponse, "error", nullptr, Other, NOTE("Why there is no code"),
     {Spec::Rfc6749, "4.1.2.1"}},
    {OnParameter, AuthorizationResponse, "error_description", nullptr, Other,
     NOTE("For developers, not for users"), {Spec::Rfc6749, "4.1.2.1"}},
    {OnParameter, Token, "grant_type", nullptr, Other, "", {Spec::Rfc6749, "4.1.3"}},
    {OnParameter, Token, "code", nullptr, AuthorizationResponse, NOTE("From message %1; single use"),
     {Spec::Rfc6749, "4.1.2"}},
    {OnParameter, Token, "redirect_uri", nullptr, AuthorizationRequest, NOTE("Must equal message %1"),
     {Spec::Rfc6749, "4.1.3"}},
    {OnParameter, Token, "code_verifier", nullptr, AuthorizationRequest,
     NOTE("Its SHA-256 is the challenge of message %1"), {Spec::Rfc7636, "4.5"}},
    {OnParameter, Token, "resource", nullptr, AuthorizationRequest, NOTE("Among those of message %1"),
     {Spec::Rfc8707, "2.2"}},
    {OnParameter, Refresh, "grant_type", nullptr, Other, "", {Spec::Rfc6749, "6"}},
    {OnParameter, Refresh, "refresh_token", nullptr, Token, NOTE("From message %1; may be replaced"),
     {Spec::Rfc6749, "6"}},
    {OnParameter, Refresh, "scope", nullptr, Token, NOTE("Not wider than in message %1"),
     {Spec::Rfc6749, "6"}},
    {OnParameter, Introspection, "token", nullptr, Token, NOTE("From message %1"), {Spec::Rfc7662, "2.1"}},
    {OnParameter, Introspection, "token_type_hint", nullptr, Other, NOTE("Where to look first"),
     {Spec::Rfc7662, "2.1"}},
    {OnParameter, Revocation, "token", nullptr, Token, NOTE("From message %1"), {Spec::Rfc7009, "2.1"}},
    {OnParameter, Revocation, "token_type_hint", nullptr, Other, NOTE("Where to look first"),
     {Spec::Rfc7009, "2.1"}},
    {OnParameter, Other, "client_id", "client_secret", Other, NOTE("Names the client, beside its secret"),
     {Spec::Rfc6749, "2.3.1"}},
    {OnParameter, Other, "client_id", "client_assertion", Other, NOTE("Names the client"),
     {Spec::Rfc7521, "4.2"}},
    {OnParameter, Other, "client_id", nullptr, Other, NOTE("Public client, no secret"),
     {Spec::Rfc6749, "3.2.1"}},
    {OnParameter, Other, "client_secret", nullptr, Other, NOTE("Authenticates the client"),
     {Spec::Rfc6749, "2.3.1"}},
    {OnParameter, Other, "client_assertion", nullptr, Other, NOTE("Signed proof of the client"),
     {Spec::Rfc7523, "2.2"}},
    {OnParameter, Other, "client_assertion_type", nullptr, Other, NOTE("What kind of proof it is"),
     {Spec::Rfc7521, "4.2"}},
    {OnRequestHeader, Token, "Authorization", nullptr, Other, NOTE("Authenticates the client"),
     {Spec::Rfc6749, "2.3.1"}},
    {OnRequestHeader, Refresh, "Authorization", nullptr, Other, NOTE("Authenticates the client"),
     {Spec::Rfc6749, "2.3.1"}},
    {OnRequestHeader, Introspection, "Authorization", nullptr, Other, NOTE("Authenticates the caller"),
     {Spec::Rfc7662, "2.1"}},
    {OnRequestHeader, Revocation, "Authorization", nullptr, Other, NOTE("Authenticates the client"),
     {Spec::Rfc7009, "2.1"}},
    {OnRequestHeader, UserInfo, "Authorization", nullptr, Token, NOTE("Access token of message %1"),
     {Spec::Rfc6750, "2.1"}},
    {OnRequestHeader, ApiCall, "Authorization", nullptr, Token, NOTE("Access token of message %1"),
     {Spec::Rfc6750, "2.1"}},
    {OnRequestHeader, Other, "Accept", nullptr, Other, NOTE("What the answer may be"),
     {Spec::Rfc9110, "12.5.1"}},
    {OnRequestHeader, Other, "Accept-Encoding", nullptr, Other,
     NOTE("Not compressed, so that it is shown as it came"), {Spec::Rfc9110, "12.5.3"}},
    {OnRequestHeader, Other, "Content-Type", nullptr, Other, NOTE("What the body is"),
     {Spec::Rfc9110, "8.3"}},
    {OnRequestHeader, Other, "User-Agent", nullptr, Other, NOTE("Which program asks"),
     {Spec::Rfc9110, "10.1.5"}},
    {OnRequestHeader, Other, "Host", nullptr, Other, NOTE("Set from the URL when it is sent"),
     {Spec::Rfc9110, "7.2"}},
    {OnRequestHeader, Other, "Content-Length", nullptr, Other, NOTE("Set when it is sent"),
     {Spec::Rfc9110, "8.6"}},
    {OnRequestHeader, Other, "DPoP", nullptr, Other, NOTE("Proof of the key that the token is bound to"),
     {Spec::Rfc9449, "4.1"}},
    {OnResponseHeader, Token, "Cache-Control", nullptr, Other,
     NOTE("Tokens must not be stored on the way"), {Spec::Rfc6749, "5.1"}},
    {OnResponseHeader, Token, "Pragma", nullptr, Other, NOTE("The same for HTTP/1.0"),
     {Spec::Rfc6749, "5.1"}},
    {OnResponseHeader, Other, "Cache-Control", nullptr, Other, NOTE("Who may keep a copy"),
     {Spec::Rfc9111, "5.2"}},
    {OnResponseHeader, Other, "Content-Type", nullptr, Other, NOTE("What the body is"),
     {Spec::Rfc9110, "8.3"}},
    {OnResponseHeader, Other, "Content-Length", nullptr, Other, NOTE("Bytes of the body"),
     {Spec::Rfc9110, "8.6"}},
    {OnResponseHeader, Other, "WWW-Authenticate", nullptr, Other,
     NOTE("How to authenticate, and what was wrong"), {Spec::Rfc6750, "3"}},
    {OnResponseHeader, Other, "Location", nullptr, Other, NOTE("Where to go on"),
     {Spec::Rfc9110, "10.2.2"}},
    {OnResponseHeader, Other, "DPoP-Nonce", nullptr, Other, NOTE("To be in the next proof"),
     {Spec::Rfc9449, "8"}},
    {OnResponseHeader, Other, "Set-Cookie", nullptr, Other, NOTE("Not kept by Claimcheck"),
     {Spec::Rfc6265, "4.1"}},
};
// clang-format on

#undef NOTE

} // namespace

std::span<const NoteRow> noteTable()
{
    return rows;
}

} // namespace claimcheck::ui::flow
