#pragma once

#include "core/base/finding.h"
#include "core/encoding/json_document.h"
#include "core/formats/recognized.h"
#include "core/jose/jwe.h"
#include "core/jose/jws.h"
#include "core/token/paste_cleaner.h"
#include "core/token/sd_jwt.h"
#include "core/token/token_kind.h"

#include <memory>
#include <optional>
#include <vector>

namespace claimcheck::token {

struct TokenData;

/// All that could be understood of a pasted token, with the place of each part. Cheap to copy, immutable,
/// never empty handed: what is Unreadable still shows the parts that could be decoded. Nothing here is
/// verified.
class TokenDocument
{
public:
    TokenDocument();
    explicit TokenDocument(std::shared_ptr<const TokenData> data);

    [[nodiscard]] TokenKind kind() const;
    /// What was pasted and how the token was found in it.
    [[nodiscard]] const CleanedPaste &paste() const;
    /// The token after cleaning. All ranges are bytes of this text.
    [[nodiscard]] const QByteArray &text() const;
    /// In source order, without the separators.
    [[nodiscard]] const std::vector<PartRange> &parts() const;
    [[nodiscard]] base::ByteRange partRange(TokenPart part, int index = 0) const;

    /// Of a JWS or JWE.
    [[nodiscard]] std::optional<jose::Serialization> serialization() const;
    /// Of Jws and SdJwt (its issuer-signed part), to be verified; null for other kinds.
    [[nodiscard]] const jose::ParsedJws *jws() const;
    /// Of Jwe, to be decrypted; null for other kinds.
    [[nodiscard]] const jose::ParsedJwe *jwe() const;
    /// The protected header of the first signature or of a JWE. isEmpty() where there is none.
    [[nodiscard]] const encoding::JsonDocument &header() const;
    /// A header parameter of the first signature or recipient, from whichever of its headers has it.
    [[nodiscard]] encoding::JsonValue headerParameter(QLatin1StringView name) const;
    /// The payload as JSON. isEmpty() where it is not JSON, is still encrypted, or there is none.
    [[nodiscard]] const encoding::JsonDocument &payload() const;
    /// The members that could be read of a payload that begins like a JSON object and is damaged, or is
    /// encoded twice; isEmpty() for all others.
    [[nodiscard]] const encoding::JsonDocument &partialPayload() const;
    /// The decoded bytes of the payload, JSON or not.
    [[nodiscard]] const QByteArray &payloadBytes() const;
    /// The whole text as JSON, for Jwk, JwkSet and the JSON serializations.
    [[nodiscard]] const encoding::JsonDocument &json() const;
    /// Of an SD-JWT: what its disclosures say; null for other kinds.
    [[nodiscard]] const SdJwtReading *sdJwt() const;
    [[nodiscard]] const std::vector<Disclosure> &disclosures() const;
    /// What the token claims: of an SD-JWT the processed payload, else payload().
    [[nodiscard]] const encoding::JsonDocument &claims() const;
    /// The key binding JWT of an SD-JWT+KB, or the token that is the payload of this one (cty "JWT"); null if
    /// none.
    [[nodiscard]] const TokenDocument *keyBinding() const;
    [[nodiscard]] const TokenDocument *nested() const;
    /// This document of a JWE with what it was decrypted to: as payload, and as nested where it is a token or
    /// a key. A key is no payload, so that its private members are not shown as claims.
    [[nodiscard]] TokenDocument decrypted(const QByteArray &plaintext) const;
    /// For Opaque: the formats that it has, the surest first, with what can be read of it.
    [[nodiscard]] const std::vector<formats::Recognized> &recognized() const;

    /// For Unreadable: why, with the first bad byte of text() in where. Else null.
    [[nodiscard]] const base::Error *unreadable() const;
    /// What the reader has to say, in source order: each deviation that it tolerated, and why it is
    /// unreadable.
    [[nodiscard]] const std::vector<base::Finding> &problems() const;

    /// The bytes of text() that carry a range of a part's decoded bytes (base64url characters that overlap
    /// them). Invalid where the part is absent or could not be decoded in one piece.
    [[nodiscard]] base::ByteRange sourceRange(TokenPart part, base::ByteRange decoded, int index = 0) const;
    /// The way back: the decoded bytes that the character at offset of text() takes part in.
    [[nodiscard]] std::optional<DecodedPlace> decodedPlace(qsizetype offset) const;

private:
    std::shared_ptr<const TokenData> m_data;
};

/// Cleans and reads pasted text. Never fails: what is no token is Unreadable or Opaque.
[[nodiscard]] TokenDocument readToken(QByteArray pasted);

} // namespace claimcheck::token
