#include "core/lint/token_type.h"

#include "core/lint/token_subject.h"

#include <algorithm>

namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using token::TokenDocument;

namespace {

QString shortTyp(const TokenDocument &document)
{
    QString typ = document.header()["typ"_L1].toString().toLower();
    if (typ.startsWith("application/"_L1))
        typ.remove(0, 12);
    return typ;
}

struct TypRow
{
    QLatin1StringView typ;
    TokenType type;
};

/// The registered media types (RFC 9068 §2.1, RFC 9449 §4.2 …) and the older name of SD-JWT VC.
constexpr TypRow typRows[] = {
    {"at+jwt"_L1, TokenType::AccessToken},
    {"dpop+jwt"_L1, TokenType::DpopProof},
    {"logout+jwt"_L1, TokenType::LogoutToken},
    {"client-authentication+jwt"_L1, TokenType::ClientAssertion},
    {"oauth-authz-req+jwt"_L1, TokenType::RequestObject},
    {"token-introspection+jwt"_L1, TokenType::IntrospectionResponse},
    {"dc+sd-jwt"_L1, TokenType::SdJwtVc},
    {"vc+sd-jwt"_L1, TokenType::SdJwtVc},
    {"kb+jwt"_L1, TokenType::KeyBinding},
    {"secevent+jwt"_L1, TokenType::SecurityEvent},
};

/// Claims that only one type has. In this order: the first row of which all claims are there decides.
struct ClaimRow
{
    TokenType type;
    std::initializer_list<QLatin1StringView> claims;
};

const ClaimRow claimRows[] = {
    {TokenType::SdJwtVc, {"vct"_L1}},
    {TokenType::SecurityEvent, {"events"_L1}},
    {TokenType::DpopProof, {"htm"_L1, "htu"_L1}},
    {TokenType::IntrospectionResponse, {"token_introspection"_L1}},
    {TokenType::RequestObject, {"response_type"_L1, "client_id"_L1}},
    {TokenType::AuthorizationResponse, {"code"_L1, "iss"_L1, "aud"_L1}},
    {TokenType::AuthorizationResponse, {"error"_L1, "iss"_L1, "aud"_L1}},
    {TokenType::KeyBinding, {"sd_hash"_L1}},
    {TokenType::IdToken, {"at_hash"_L1}},
    {TokenType::IdToken, {"c_hash"_L1}},
    {TokenType::AccessToken, {"scope"_L1, "iss"_L1}},
    {TokenType::AccessToken, {"scp"_L1, "iss"_L1}},
    {TokenType::IdToken, {"nonce"_L1, "sub"_L1}},
    {TokenType::IdToken, {"auth_time"_L1, "aud"_L1}},
    {TokenType::AccessToken, {"client_id"_L1, "iss"_L1}},
};

bool isLogout(const TokenDocument &document)
{
    return document.payload()["events"_L1].has("http://schemas.openid.net/event/backchannel-logout"_L1);
}

/// RFC 7523 §3: issuer and subject are both the client.
bool isClientAssertion(const TokenDocument &document)
{
    const QString issuer = document.payload()["iss"_L1].toString();
    return !issuer.isEmpty() && issuer == document.payload()["sub"_L1].toString() &&
           document.payload().root().has("aud"_L1) && document.payload().root().has("exp"_L1);
}

} // namespace

QString TokenSubject::typ() const
{
    return shortTyp(*document);
}

TokenType detectTokenType(const TokenDocument &document)
{
    const QString typ = shortTyp(document);
    const auto *byTyp = std::ranges::find_if(typRows, [&](const TypRow &row) { return row.typ == typ; });
    if (byTyp != std::end(typRows))
        return byTyp->type;
    if (isLogout(document))
        return TokenType::LogoutToken;
    const auto *byClaims = std::ranges::find_if(claimRows, [&](const ClaimRow &row) {
        return std::ranges::all_of(
            row.claims, [&](QLatin1StringView name) { return document.payload().root().has(name); });
    });
    if (byClaims != std::end(claimRows))
        return byClaims->type;
    return isClientAssertion(document) ? TokenType::ClientAssertion : TokenType::Jwt;
}

} // namespace claimcheck::lint
