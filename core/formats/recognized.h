#pragma once

#include "core/base/byte_range.h"
#include "core/base/error.h"
#include "core/encoding/json_document.h"

#include <QDateTime>
#include <QStringList>

#include <optional>
#include <vector>

namespace claimcheck::formats {

/// How sure it is that a text has a format; the later the surer.
enum class MatchLevel : quint8 {
    Structure, ///< its prefix or structure is a published one
    Checksum,  ///< and the checksum inside fits
    Decoded,   ///< its bytes were decoded and have the format's layout
};

/// "structure", "checksum", "decoded": the words of the command line's JSON.
[[nodiscard]] QLatin1StringView matchLevelName(MatchLevel level);

enum class Secrecy : bool { Open, Secret };

/// A readable part of a token.
struct Field
{
    QString name;    ///< stable word, member of the JSON's "fields": "version", "issuedAt", "kid"
    QString value;   ///< as text; bytes in base64url or hexadecimal, as the format's users write them
    QString meaning; ///< one line for people
    base::ByteRange range = {};      ///< bytes of the token's text; invalid where it has no place of its own
    Secrecy secrecy = Secrecy::Open; ///< Secret: masked unless somebody asks to reveal it
    QDateTime time = {};             ///< UTC, where the value is a time; else invalid
};

/// Bytes of a token that somebody may read.
struct Content
{
    QByteArray bytes;
    encoding::JsonDocument json; ///< isEmpty() where the bytes are not JSON
};

[[nodiscard]] Content contentOf(QByteArray bytes);

/// A token format that is not JOSE, as far as it can be read without a key. It says nothing about whether the
/// token is good: only its issuer, or who has the key, knows.
struct Recognized
{
    QString id;   ///< formatId(name of the format): "paseto"
    QString name; ///< for people: "PASETO v4.public"
    MatchLevel level = MatchLevel::Structure;
    QStringList evidence; ///< sentences: why it was named
    QString source;       ///< where the format is published
    std::vector<Field> fields;
    std::optional<Content> payload;    ///< what the token says, where it can be read without a key
    base::ByteRange payloadRange = {}; ///< base64url in the token's text whose first bytes the payload is
    QByteArray inner = {};             ///< a token that stands inside this one, to be read like any other
    std::vector<base::Error> problems; ///< where: a byte of the token's text

    /// By name; null if there is none.
    [[nodiscard]] const Field *field(QStringView fieldName) const;
};

} // namespace claimcheck::formats
