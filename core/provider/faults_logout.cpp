#include "core/provider/fault_rows.h"

// What clients are told of a sign-out. OpenID Connect Back-Channel Logout 1.0, Front-Channel Logout 1.0.
namespace claimcheck::provider {

using namespace Qt::StringLiterals;

namespace {

constexpr FaultRow rows[] = {
    {.id = "no-backchannel-logout",
     .rules = "LO03",
     .text = FAULT_TEXT("The client is sent no logout token"),
     .leniency = Leniency::NoBackchannelLogout},
    {.id = "no-frontchannel-logout",
     .rules = "LO04",
     .text = FAULT_TEXT("The page of the sign-out does not load the client's logout URI"),
     .leniency = Leniency::NoFrontchannelLogout},
    {.id = "logout-token-alg-none",
     .rules = "BL02",
     .text = FAULT_TEXT("The logout token is not signed (alg none)"),
     .part = Part::LogoutTokenHeader,
     .members = [](Members &m) { m.set("alg"_L1, "none"_L1); }},
    {.id = "logout-token-no-expiry",
     .rules = "BL03",
     .text = FAULT_TEXT("The logout token has no exp"),
     .part = Part::LogoutTokenClaims,
     .members = [](Members &m) { m.remove("exp"_L1); }},
    {.id = "logout-token-about-nobody",
     .rules = "BL03",
     .text = FAULT_TEXT("The logout token has neither sub nor sid"),
     .part = Part::LogoutTokenClaims,
     .members =
         [](Members &m) {
             m.remove("sub"_L1);
             m.remove("sid"_L1);
         }},
    {.id = "logout-token-wrong-issuer",
     .rules = "BL04",
     .text = FAULT_TEXT("The logout token is from another issuer"),
     .part = Part::LogoutTokenClaims,
     .members = [](Members &m) { m.set("iss"_L1, "https://login.example"_L1); }},
    {.id = "logout-token-wrong-audience",
     .rules = "BL04",
     .text = FAULT_TEXT("The logout token is for another client"),
     .part = Part::LogoutTokenClaims,
     .members = [](Members &m) { m.set("aud"_L1, "another-client"_L1); }},
    {.id = "logout-token-expired",
     .rules = "BL05",
     .text = FAULT_TEXT("The logout token expired an hour ago"),
     .part = Part::LogoutTokenClaims,
     .members = [](Members &m) { shiftNumber(m, "exp"_L1, -3'720); }},
    {.id = "logout-token-no-event",
     .rules = "BL06",
     .text = FAULT_TEXT("The logout token has no event of a logout"),
     .part = Part::LogoutTokenClaims,
     .members = [](Members &m) { m.setRaw("events"_L1, "{}"); }},
    {.id = "logout-token-nonce",
     .rules = "BL07",
     .text = FAULT_TEXT("The logout token has a nonce"),
     .part = Part::LogoutTokenClaims,
     .members = [](Members &m) { m.set("nonce"_L1, "a-nonce"_L1); }},
    {.id = "logout-token-twice",
     .rules = "BL08",
     .text = FAULT_TEXT("The same logout token is sent two times"),
     .leniency = Leniency::LogoutTokenTwice},
    {.id = "logout-token-other-session",
     .rules = "BL09",
     .text = FAULT_TEXT("The logout token's sid is not the ID token's"),
     .part = Part::LogoutTokenClaims,
     .members = [](Members &m) { m.set("sid"_L1, "another-session"_L1); }},
    {.id = "logout-token-other-type",
     .rules = "BL10",
     .text = FAULT_TEXT("The logout token's typ is JWT"),
     .part = Part::LogoutTokenHeader,
     .members = [](Members &m) { m.set("typ"_L1, "JWT"_L1); }},
    {.id = "logout-token-long-lived",
     .rules = "BL11",
     .text = FAULT_TEXT("The logout token is good for an hour"),
     .part = Part::LogoutTokenClaims,
     .members = [](Members &m) { shiftNumber(m, "exp"_L1, 3'480); }},
    {.id = "frontchannel-logout-no-session",
     .rules = "FL01",
     .text = FAULT_TEXT("The client's logout URI is loaded with iss and without sid"),
     .part = Part::FrontchannelLogout,
     .members = [](Members &m) { m.remove("sid"_L1); }},
    {.id = "frontchannel-logout-wrong-issuer",
     .rules = "FL02",
     .text = FAULT_TEXT("The client's logout URI is loaded with another issuer"),
     .part = Part::FrontchannelLogout,
     .members = [](Members &m) { m.set("iss"_L1, "https://login.example"_L1); }},
    {.id = "frontchannel-logout-other-session",
     .rules = "FL02",
     .text = FAULT_TEXT("The client's logout URI is loaded with another sid than the ID token's"),
     .part = Part::FrontchannelLogout,
     .members = [](Members &m) { m.set("sid"_L1, "another-session"_L1); }},
};

} // namespace

std::span<const FaultRow> logoutFaults()
{
    return rows;
}

} // namespace claimcheck::provider
