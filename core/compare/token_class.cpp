#include "core/compare/token_class.h"

#include "core/compare/text.h"

namespace claimcheck::compare {

using namespace Qt::StringLiterals;
using token::TokenKind;

namespace {

TokenClass classOf(TokenKind kind)
{
    switch (kind) {
    case TokenKind::Jws: return TokenClass::Jwt;
    case TokenKind::Jwe: return TokenClass::EncryptedJwt;
    case TokenKind::SdJwt: return TokenClass::SdJwt;
    case TokenKind::Opaque: return TokenClass::Opaque;
    case TokenKind::Jwk:
    case TokenKind::JwkSet:
    case TokenKind::Pem: return TokenClass::Key;
    case TokenKind::Unreadable: break;
    }
    return TokenClass::Unreadable;
}

QString describe(const ClassifiedToken &token)
{
    const auto &recognized = token.document.recognized();
    switch (token.kind) {
    case TokenClass::Jwt:
        // A JWS may sign anything; a JWT's payload is an object (RFC 7519 §7.2 step 10).
        return token.document.payload().root().isObject() ? Text::tr("JWT") : Text::tr("signed text (JWS)");
    case TokenClass::EncryptedJwt: return Text::tr("encrypted JWT");
    case TokenClass::SdJwt: return Text::tr("SD-JWT");
    case TokenClass::Opaque: return recognized.empty() ? Text::tr("opaque text") : recognized.front().name;
    case TokenClass::Key: return Text::tr("a key, not a token");
    case TokenClass::Unreadable: break;
    }
    return Text::tr("unreadable");
}

} // namespace

QLatin1StringView tokenClassName(TokenClass kind)
{
    switch (kind) {
    case TokenClass::Jwt: return "jwt"_L1;
    case TokenClass::EncryptedJwt: return "encrypted-jwt"_L1;
    case TokenClass::SdJwt: return "sd-jwt"_L1;
    case TokenClass::Opaque: return "opaque"_L1;
    case TokenClass::Key: return "key"_L1;
    case TokenClass::Unreadable: break;
    }
    return "unreadable"_L1;
}

bool ClassifiedToken::isReference() const
{
    return kind == TokenClass::Opaque && !isReadable();
}

bool ClassifiedToken::isReadable() const
{
    return document.claims().root().isObject();
}

ClassifiedToken classifyToken(const token::TokenDocument &document)
{
    ClassifiedToken token;
    token.document = document;
    token.kind = classOf(document.kind());
    token.bytes = document.text().size();
    if (token.kind == TokenClass::Jwt || token.kind == TokenClass::SdJwt)
        token.type = lint::detectTokenType(document);
    if (!document.recognized().empty())
        token.format = document.recognized().front().id;
    token.description = describe(token);
    return token;
}

ClassifiedToken classifyToken(const QByteArray &text)
{
    return classifyToken(token::readToken(text));
}

} // namespace claimcheck::compare
