#pragma once

// Private to core/token: one reader for each kind. Each fills data, whose text is set, and gives it its kind.

#include "core/token/token_data.h"

namespace claimcheck::token {

/// How many tokens may lie inside one another.
inline constexpr int maxNesting = 16;

/// Compact or JSON serialization. depth counts the tokens around this one.
void readJws(TokenData &data, int depth);
/// Compact or JSON serialization; nothing is decrypted.
void readJwe(TokenData &data);
/// What a JWE decrypted to, as its payload and, where it is a token or a key, as the nested document.
void readPlaintext(TokenData &data, const QByteArray &plaintext);
/// JWS, disclosures and key binding JWT between tildes (RFC 9901 §4).
void readSdJwt(TokenData &data);
/// RFC 9901 §8: whether a JWS that was read has an unprotected header of an SD-JWT; its disclosures and key
/// binding JWT, after readJws.
[[nodiscard]] bool hasSdJwtHeader(const jose::ParsedJws &jws);
void readSdJwtJson(TokenData &data);
/// Text that begins with a brace: JWK, JWK Set, a JSON serialization, or nothing known.
void readJson(TokenData &data, int depth);
/// Whether an object is a JSON serialization: the members of RFC 7515 §7.2 and RFC 7516 §7.2.
[[nodiscard]] bool isTokenInJson(const encoding::JsonValue &object);
/// A compact token of which a part is damaged, missing or too many: what can be decoded is, and the first bad
/// byte named.
void readDamaged(TokenData &data);
/// A JSON serialization that cannot be read, for that reason: its header and payload as far as they go.
void readDamagedJson(TokenData &data, const base::Error &error);
/// What is one of the formats of core/formats, with the token that stands inside it; false where it is none of
/// them, and nothing was changed.
bool readRecognized(TokenData &data, int depth);
/// What has no structure that is known.
void readOpaque(TokenData &data);

/// Reads cleaned text; depth counts the tokens around it.
[[nodiscard]] std::shared_ptr<const TokenData> readTokenText(CleanedPaste paste, int depth);

} // namespace claimcheck::token
