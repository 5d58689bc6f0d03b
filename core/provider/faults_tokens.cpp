#include "core/provider/fault_rows.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

namespace {

/// Another last but one character: the first one of those that a signature's last byte begins in.
void spoilSignature(Members &members, QLatin1StringView name)
{
    QByteArray raw = members.raw(name);
    const qsizetype at = raw.size() - 12;
    if (at > 0)
        members.setRaw(name, raw.replace(at, 1, raw[at] == 'A' ? "B" : "A"));
}

/// An ID token of a refresh has no nonce here.
bool isOfRefresh(const Members &members)
{
    return !members.contains("nonce"_L1);
}

constexpr FaultRow rows[] = {
    {.id = "id-token-no-subject",
     .rules = "ID01",
     .text = FAULT_TEXT("The ID token has no sub"),
     .part = Part::IdTokenClaims,
     .members = [](Members &m) { m.remove("sub"_L1); }},
    {.id = "id-token-wrong-issuer",
     .rules = "ID02",
     .text = FAULT_TEXT("The ID token is from another issuer"),
     .part = Part::IdTokenClaims,
     .members = [](Members &m) { m.set("iss"_L1, "https://login.example"_L1); }},
    {.id = "id-token-wrong-audience",
     .rules = "ID02",
     .text = FAULT_TEXT("The ID token is for another client"),
     .part = Part::IdTokenClaims,
     .members = [](Members &m) { m.set("aud"_L1, "another-client"_L1); }},
    {.id = "id-token-other-azp",
     .rules = "ID03",
     .text = FAULT_TEXT("The ID token was asked for by another client (azp)"),
     .part = Part::IdTokenClaims,
     .members = [](Members &m) { m.set("azp"_L1, "another-client"_L1); }},
    {.id = "id-token-bad-signature",
     .rules = "ID04",
     .text = FAULT_TEXT("The ID token's signature is wrong"),
     .part = Part::TokenResponse,
     .members = [](Members &m) { spoilSignature(m, "id_token"_L1); }},
    {.id = "id-token-alg-none",
     .rules = "ID04",
     .text = FAULT_TEXT("The ID token is not signed (alg none)"),
     .part = Part::IdTokenHeader,
     .members = [](Members &m) { m.set("alg"_L1, "none"_L1); }},
    {.id = "id-token-expired",
     .rules = "ID05",
     .text = FAULT_TEXT("The ID token expired an hour ago"),
     .part = Part::IdTokenClaims,
     .members =
         [](Members &m) {
             m.setRaw("exp"_L1, m.raw("iat"_L1));
             shiftNumber(m, "exp"_L1, -3600);
         }},
    {.id = "id-token-from-the-future",
     .rules = "ID05",
     .text = FAULT_TEXT("The ID token was issued tomorrow"),
     .part = Part::IdTokenClaims,
     .members =
         [](Members &m) {
             shiftNumber(m, "iat"_L1, 86'400);
             shiftNumber(m, "exp"_L1, 86'400);
         }},
    {.id = "wrong-nonce",
     .rules = "ID06",
     .text = FAULT_TEXT("The ID token has another nonce"),
     .part = Part::IdTokenClaims,
     .members = [](Members &m) { m.set("nonce"_L1, "another-nonce"_L1); }},
    {.id = "no-nonce",
     .rules = "ID06",
     .text = FAULT_TEXT("The ID token has no nonce"),
     .part = Part::IdTokenClaims,
     .members = [](Members &m) { m.remove("nonce"_L1); }},
    {.id = "no-auth-time",
     .rules = "ID07",
     .text = FAULT_TEXT("max_age was asked for, and the ID token has no auth_time"),
     .part = Part::IdTokenClaims,
     .members = [](Members &m) { m.remove("auth_time"_L1); }},
    {.id = "wrong-at-hash",
     .rules = "ID09",
     .text = FAULT_TEXT("at_hash does not fit the access token"),
     .part = Part::IdTokenClaims,
     .members = [](Members &m) { m.set("at_hash"_L1, "AAAAAAAAAAAAAAAAAAAAAA"_L1); }},
    {.id = "refreshed-other-subject",
     .rules = "ID12",
     .text = FAULT_TEXT("The ID token of a refresh is about somebody else"),
     .part = Part::IdTokenClaims,
     .members =
         [](Members &m) {
             if (isOfRefresh(m))
                 m.set("sub"_L1, "somebody-else"_L1);
         }},
    {.id = "id-token-no-kid",
     .rules = "ID14",
     .text = FAULT_TEXT("The ID token does not say which key signed it"),
     .part = Part::IdTokenHeader,
     .members = [](Members &m) { m.remove("kid"_L1); }},
    {.id = "id-token-unknown-kid",
     .rules = "",
     .text = FAULT_TEXT("The ID token names a key that the key set does not have"),
     .part = Part::IdTokenHeader,
     .members = [](Members &m) { m.set("kid"_L1, "nobody"_L1); }},
    {.id = "access-token-no-jti",
     .rules = "AT01",
     .text = FAULT_TEXT("The access token lacks jti, which RFC 9068 requires"),
     .part = Part::AccessTokenClaims,
     .members = [](Members &m) { m.remove("jti"_L1); }},
    {.id = "access-token-other-audience",
     .rules = "AT04",
     .text = FAULT_TEXT("The access token is for another resource than the one asked for"),
     .part = Part::AccessTokenClaims,
     .members = [](Members &m) { m.set("aud"_L1, "https://api.example"_L1); }},
    {.id = "access-token-alg-none",
     .rules = "AT02",
     .text = FAULT_TEXT("The access token is not signed (alg none)"),
     .part = Part::AccessTokenHeader,
     .members = [](Members &m) { m.set("alg"_L1, "none"_L1); }},
};

} // namespace

std::span<const FaultRow> tokenFaults()
{
    return rows;
}

} // namespace claimcheck::provider
