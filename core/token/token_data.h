#pragma once

// Private to core/token: what a TokenDocument holds. Readers fill it, nobody changes it afterwards.

#include "core/token/token_document.h"

namespace claimcheck::token {

/// How the characters of a part stand for its bytes; decides whether places can be mapped.
enum class PartCoding : quint8 {
    Base64Url,
    Plain,     ///< the characters are the bytes (b64 false, RFC 7797)
    Irregular, ///< white space, padding or foreign characters stand inside: places cannot be told
};

struct TokenData
{
    TokenKind kind = TokenKind::Unreadable;
    CleanedPaste paste;
    QByteArray text;
    std::vector<PartRange> parts;
    std::vector<PartCoding> codings; ///< one for each of parts
    std::optional<jose::Serialization> serialization;
    std::optional<jose::ParsedJws> jws;
    std::optional<jose::ParsedJwe> jwe;
    encoding::JsonDocument header;
    encoding::JsonDocument payload;
    QByteArray payloadBytes;
    encoding::JsonDocument partialPayload;
    encoding::JsonDocument json;
    SdJwtReading sdJwt; ///< for SdJwt
    std::shared_ptr<const TokenDocument> keyBinding;
    std::shared_ptr<const TokenDocument> nested;
    std::vector<formats::Recognized> recognized;
    std::optional<base::Error> unreadable;
    std::vector<base::Finding> problems;

    /// Adds a part and looks at its characters. Invalid ranges are left out.
    void addPart(TokenPart part, int index, base::ByteRange range, PartCoding coding = PartCoding::Base64Url);
    /// A problem below a JSON pointer; base is where the error's offset 0 lies in text.
    void addProblem(const base::Error &error, base::Level level, const QString &where, qsizetype base = 0);
    /// Makes the document Unreadable for that reason; error.where is an offset of text, where a JSON pointer.
    void setUnreadable(const base::Error &error, const QString &where = {});
};

} // namespace claimcheck::token
