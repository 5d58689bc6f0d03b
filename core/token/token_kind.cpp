#include "core/token/token_kind.h"

using namespace Qt::StringLiterals;

namespace claimcheck::token {

QLatin1StringView tokenKindName(TokenKind kind)
{
    switch (kind) {
    case TokenKind::Unreadable: return "unreadable"_L1;
    case TokenKind::Jws: return "jws"_L1;
    case TokenKind::Jwe: return "jwe"_L1;
    case TokenKind::SdJwt: return "sd-jwt"_L1;
    case TokenKind::Jwk: return "jwk"_L1;
    case TokenKind::JwkSet: return "jwk-set"_L1;
    case TokenKind::Pem: return "pem"_L1;
    case TokenKind::Opaque: return "opaque"_L1;
    }
    return {};
}

} // namespace claimcheck::token
