#include "core/token/damaged_part.h"

#include "core/encoding/base64url.h"
#include "core/encoding/json_partial.h"
#include "core/token/compact_parts.h"
#include "core/token/source_map.h"
#include "core/token/text.h"
#include "core/token/token_shape.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::token {

namespace {

/// Longer parts show their members only where they are whole: this is for what people paste.
constexpr qsizetype largestPart = 4 * 1024 * 1024;

struct PartWords
{
    TokenPart part;
    const char *pointer;
    const char *message;
};

#define TEXT(text) QT_TRANSLATE_NOOP("claimcheck_token", text)

// clang-format off
constexpr PartWords partWords[] = {
    {TokenPart::Header, "/header", TEXT("The header is damaged at byte %1 of the token: %2")},
    {TokenPart::Payload, "/payload", TEXT("The payload is damaged at byte %1 of the token: %2")},
    {TokenPart::Signature, "/signature", TEXT("The signature is damaged at byte %1 of the token: %2")},
};
// clang-format on

#undef TEXT

/// The character that carries a byte of what was decoded.
qsizetype characterOf(base::ByteRange part, qsizetype byte)
{
    const base::ByteRange range = base64SourceRange(part, {byte, byte + 1});
    return range.isValid() ? range.begin : part.end;
}

std::optional<base::Error> earlier(const std::optional<base::Error> &a, const std::optional<base::Error> &b)
{
    if (!a || !b)
        return a ? a : b;
    return a->where <= b->where ? a : b;
}

/// What is wrong with the JSON of a part; where is an offset of the whole text.
std::optional<base::Error> jsonDamage(const QByteArray &bytes, base::ByteRange part)
{
    const auto document = encoding::JsonDocument::parse(bytes);
    if (document && document->root().isObject())
        return std::nullopt;
    if (document)
        return base::Error{"json-not-object"_L1, Text::tr("This is JSON, but not an object."), part.begin};
    base::Error error = document.error();
    error.where = characterOf(part, error.where);
    return error;
}

} // namespace

DamagedPart readDamagedPart(QByteArrayView text, base::ByteRange part)
{
    DamagedPart result;
    if (part.size() == 0) {
        result.damage = base::Error{"part-empty"_L1, Text::tr("Nothing stands here."), part.begin};
        return result;
    }
    encoding::LenientBase64 decoded = encoding::diagnoseBase64Url(text.sliced(part.begin, part.size()));
    result.bytes = decoded.bytes;
    if (!decoded.problems.empty()) { // the first; the end that a bad character leaves stands behind it
        result.damage = decoded.problems.front();
        result.damage->where += part.begin;
    }
    if (beginsLikeObject(result.bytes)) {
        result.bytes = encoding::diagnoseBase64Url(result.bytes).bytes;
        result.damage =
            base::Error{"token-double-encoded"_L1,
                        Text::tr("It is base64url of base64url: it was encoded once too often."), part.begin};
    } else {
        result.damage = earlier(result.damage, jsonDamage(result.bytes, part));
    }
    result.json = part.size() > largestPart ? encoding::JsonDocument::parse(result.bytes).valueOr({})
                                            : encoding::readPartialJson(result.bytes);
    if (!result.json.root().isObject())
        result.json = {};
    return result;
}

base::Error namedDamage(const base::Error &damage, TokenPart part)
{
    const auto words = std::ranges::find(partWords, part, &PartWords::part);
    base::Error named = damage;
    if (words != std::end(partWords))
        named.message = Text::tr(words->message).arg(damage.where).arg(damage.message);
    return named;
}

bool resemblesJose(QByteArrayView text)
{
    constexpr qsizetype longestHeader = 64 * 1024;
    const auto ranges = splitParts(text, '.', 6);
    const base::ByteRange first = ranges.front();
    if (first.size() > longestHeader || ranges.size() > 5)
        return false;
    const auto startsLike = [text](base::ByteRange range) {
        return beginsLikeObject(text.sliced(range.begin, range.size()));
    };
    if (ranges.size() == 3 && startsLike(ranges[1]))
        return true;
    const QByteArray header = encoding::diagnoseBase64Url(text.sliced(first.begin, first.size())).bytes;
    const bool algorithm = header.contains("\"alg\"") || header.contains("\"enc\"");
    return ranges.size() == 1 ? algorithm && startsLike(first) : algorithm || beginsLikeObject(header);
}

} // namespace claimcheck::token
