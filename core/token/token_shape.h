#pragma once

// Private to core/token: cheap looks at text before anything is decoded.

#include <QByteArrayView>

namespace claimcheck::token {

/// A–Z a–z 0–9 - _
[[nodiscard]] bool isBase64UrlCharacter(char c);
/// What tokens are made of: base64url, the dot, the tilde of SD-JWT, and standard base64 with its padding.
[[nodiscard]] bool isTokenCharacter(char c);
[[nodiscard]] bool isSpace(char c);

/// The same for all characters of a text, quick enough for megabytes.
[[nodiscard]] bool areBase64UrlCharacters(QByteArrayView text);
[[nodiscard]] bool areTokenCharacters(QByteArrayView text);
[[nodiscard]] bool areAscii(QByteArrayView text);

/// Begins like base64url of a JSON object: "{" and a quote, a closing brace or white space.
[[nodiscard]] bool beginsLikeObject(QByteArrayView text);

/// Three parts of which the second is as long as the time and the third as the signature of a Flask session
/// or another timed value of itsdangerous: such a cookie begins like a JWT when its payload is an object.
[[nodiscard]] bool looksLikeSignedValue(QByteArrayView text);

/// Begins like base64url of a JSON object ("{" and a quote or white space) and has a dot: a JWS, JWE or
/// SD-JWT, whole or damaged.
[[nodiscard]] bool looksLikeJose(QByteArrayView text);

} // namespace claimcheck::token
