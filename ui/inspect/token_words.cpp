#include "ui/inspect/token_words.h"

#include "core/jose/algorithms.h"
#include "ui/inspect/text.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

namespace {

using lint::TokenType;
using token::TokenKind;

constexpr TokenTypeWords types[] = {
    {TokenType::Jwt, QT_TRANSLATE_NOOP("claimcheck_ui_inspect", "JWT (RFC 7519)")},
    {TokenType::AccessToken, QT_TRANSLATE_NOOP("claimcheck_ui_inspect", "Access token (RFC 9068)")},
    {TokenType::IdToken, QT_TRANSLATE_NOOP("claimcheck_ui_inspect", "ID token (OpenID Connect)")},
    {TokenType::DpopProof, QT_TRANSLATE_NOOP("claimcheck_ui_inspect", "DPoP proof (RFC 9449)")},
    {TokenType::LogoutToken, QT_TRANSLATE_NOOP("claimcheck_ui_inspect", "Logout token (OpenID Connect)")},
    {TokenType::ClientAssertion, QT_TRANSLATE_NOOP("claimcheck_ui_inspect", "Client assertion (RFC 7523)")},
    {TokenType::RequestObject, QT_TRANSLATE_NOOP("claimcheck_ui_inspect", "Request object (RFC 9101)")},
    {TokenType::IntrospectionResponse,
     QT_TRANSLATE_NOOP("claimcheck_ui_inspect", "Introspection response (RFC 9701)")},
    {TokenType::AuthorizationResponse,
     QT_TRANSLATE_NOOP("claimcheck_ui_inspect", "Authorization response (JARM)")},
    {TokenType::SdJwtVc, QT_TRANSLATE_NOOP("claimcheck_ui_inspect", "SD-JWT credential (RFC 9901)")},
    {TokenType::KeyBinding, QT_TRANSLATE_NOOP("claimcheck_ui_inspect", "Key binding (RFC 9901)")},
    {TokenType::SecurityEvent, QT_TRANSLATE_NOOP("claimcheck_ui_inspect", "Security event token (RFC 8417)")},
};

QString hostOf(const QString &issuer)
{
    const QString host = QUrl(issuer).host();
    return host.isEmpty() ? issuer.left(60) : host;
}

} // namespace

std::span<const TokenTypeWords> tokenTypeWords()
{
    return types;
}

QString tokenTypeText(TokenType type)
{
    for (const TokenTypeWords &row : types) {
        if (row.type == type)
            return QCoreApplication::translate("claimcheck_ui_inspect", row.name);
    }
    return {};
}

QString kindText(const TokenView &view)
{
    switch (view.document().kind()) {
    case TokenKind::Jws:
        switch (view.detectedType) {
        case TokenType::Jwt:
            return view.document().payload().isEmpty() ? Text::tr("Signed text") : Text::tr("JWT");
        case TokenType::AccessToken: return Text::tr("JWT access token \u00b7 RFC 9068");
        default: return tokenTypeText(view.detectedType).replace(u" ("_s, u" \u00b7 "_s).remove(u')');
        }
    case TokenKind::Jwe: return Text::tr("Encrypted token \u00b7 RFC 7516");
    case TokenKind::SdJwt: return Text::tr("SD-JWT \u00b7 RFC 9901");
    case TokenKind::Jwk: return Text::tr("JWK");
    case TokenKind::JwkSet: return Text::tr("JWK Set");
    case TokenKind::Pem: return Text::tr("PEM");
    case TokenKind::Opaque:
        return view.document().recognized().empty() ? Text::tr("Opaque token")
                                                    : view.document().recognized().front().name;
    case TokenKind::Unreadable: break;
    }
    return Text::tr("Unreadable");
}

QString serializationText(const token::TokenDocument &document)
{
    const std::optional<jose::Serialization> serialization = document.serialization();
    if (!serialization)
        return {};
    const QString kind = document.kind() == TokenKind::Jwe ? u"JWE"_s : u"JWS"_s;
    switch (*serialization) {
    case jose::Serialization::Compact: return Text::tr("%1 compact").arg(kind);
    case jose::Serialization::Flattened: return Text::tr("%1 flattened JSON").arg(kind);
    case jose::Serialization::General: return Text::tr("%1 general JSON").arg(kind);
    }
    return {};
}

QString algorithmName(const token::TokenDocument &document)
{
    const QString alg = document.headerParameter("alg"_L1).toString().left(40);
    const QString enc = document.headerParameter("enc"_L1).toString().left(40);
    if (document.kind() != TokenKind::Jwe || enc.isEmpty())
        return alg;
    return alg.isEmpty() ? enc : Text::tr("%1 \u00b7 %2").arg(alg, enc);
}

QString levelText(const TokenView &view)
{
    switch (view.document().kind()) {
    case TokenKind::Jwe: return Text::tr("JWE");
    case TokenKind::SdJwt: return Text::tr("SD-JWT");
    case TokenKind::Jws:
        if (view.report->nested)
            return Text::tr("JWS");
        [[fallthrough]];
    default: return kindText(view).section(u" \u00b7 "_s, 0, 0).left(40);
    }
}

QString claimsOrigin(const TokenView &view)
{
    if (view.report->isDecrypted())
        return Text::tr("Decrypted");
    if (view.payload.isEmpty() && !view.document().partialPayload().isEmpty())
        return Text::tr("Damaged: as far as it goes");
    const token::SdJwtReading *reading = view.document().sdJwt();
    if (!reading)
        return {};
    const auto placed =
        std::ranges::count(reading->disclosures, token::DisclosureState::Placed, &token::Disclosure::state);
    return Text::tr("%1 disclosed").arg(placed);
}

QString documentTitle(const TokenView &view)
{
    const token::TokenDocument &document = view.document();
    if (document.text().isEmpty())
        return {};
    const QString typ = document.header()["typ"_L1].toString().left(40);
    const QString issuer = view.payload["iss"_L1].toString();
    const QString what = typ.isEmpty() ? kindText(view) : typ;
    return issuer.isEmpty() ? what : Text::tr("%1 from %2").arg(what, hostOf(issuer));
}

QString claimsNotice(const TokenView &view)
{
    const token::TokenDocument &document = view.document();
    switch (document.kind()) {
    case TokenKind::Jwe:
        if (!view.report->isDecrypted())
            return Text::tr("The claims are encrypted. Give the key under Decryption to read them.");
        break;
    case TokenKind::Opaque:
        if (!view.payloadBytes.isEmpty())
            break;
        return Text::tr("An opaque token has no claims that can be read here. Ask its issuer (introspection, "
                        "RFC 7662) what it stands for.");
    case TokenKind::Unreadable:
        return document.unreadable() ? document.unreadable()->message : Text::tr("Nothing could be read.");
    case TokenKind::Jwk:
    case TokenKind::JwkSet:
    case TokenKind::Pem:
        return Text::tr(
            "This is key material, not a token. Paste it under Signature to check a token with it.");
    case TokenKind::Jws:
    case TokenKind::SdJwt: break;
    }
    if (view.payloadBytes.isEmpty())
        return Text::tr("The payload is empty.");
    return view.payload.isEmpty() ? Text::tr("The payload is not JSON. Its bytes are under JSON and Hex.")
                                  : Text::tr("The payload has no members.");
}

QString headerNotice(const TokenView &view)
{
    if (view.document().kind() == TokenKind::Opaque)
        return Text::tr("No published format is known that looks like this.");
    if (view.document().header().isEmpty())
        return Text::tr("No header could be read.");
    return Text::tr("The header has no members.");
}

} // namespace claimcheck::ui::inspect
