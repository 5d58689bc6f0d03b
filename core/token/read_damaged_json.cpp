#include "core/encoding/json_partial.h"
#include "core/token/damaged_part.h"
#include "core/token/token_readers.h"

using claimcheck::encoding::JsonValue;
using namespace Qt::StringLiterals;

namespace claimcheck::token {

namespace {

base::ByteRange contentRange(const JsonValue &string)
{
    const base::ByteRange range = string.range();
    return string.isString() ? base::ByteRange{range.begin + 1, range.end - 1} : base::ByteRange{};
}

/// The first protected header, which is damaged or the likeliest to be.
JsonValue protectedOf(const JsonValue &root)
{
    const JsonValue own = root["protected"_L1];
    return own.isString() ? own : root["signatures"_L1].at(0)["protected"_L1];
}

/// A member that is base64url of JSON. Escapes in it shift the places, so that then it has none.
std::optional<DamagedPart> readMember(TokenData &data, const JsonValue &value, TokenPart part)
{
    const base::ByteRange range = contentRange(value);
    if (!range.isValid() || range.end > data.text.size())
        return std::nullopt;
    data.addPart(part, 0, range);
    return readDamagedPart(data.text, range);
}

} // namespace

void readDamagedJson(TokenData &data, const base::Error &error)
{
    const encoding::JsonDocument readable = encoding::readPartialJson(data.text);
    const auto header = readMember(data, protectedOf(readable.root()), TokenPart::Header);
    if (header)
        data.header = header->json;
    if (const auto payload = readMember(data, readable["payload"_L1], TokenPart::Payload)) {
        data.payload = payload->json;
        data.payloadBytes = payload->bytes;
    }
    const bool inHeader = header && header->damage && error.code == "jws-header"_L1;
    data.setUnreadable(inHeader ? namedDamage(*header->damage, TokenPart::Header) : error,
                       inHeader ? u"/header"_s : QString());
}

} // namespace claimcheck::token
