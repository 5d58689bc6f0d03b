#include "core/token/compact_parts.h"
#include "core/token/token_readers.h"

#include "core/encoding/base64url.h"
#include "core/token/text.h"

using namespace Qt::StringLiterals;

namespace claimcheck::token {

namespace {

constexpr base::SpecRef compactSpec = {base::Spec::Rfc7515, "7.1"};

base::Error countError(const TokenData &data, std::size_t parts)
{
    // The first byte that is wrong: the end of a text that was cut, or the dot that is one too many.
    if (parts < 3)
        return {"token-cut-short"_L1,
                Text::tr("A signed token has three parts and this text has %1: it was probably cut short.")
                    .arg(parts),
                data.text.size(), compactSpec};
    qsizetype dot = -1;
    for (int i = 0; i < 3; ++i)
        dot = data.text.indexOf('.', dot + 1);
    return {
        "token-parts"_L1,
        Text::tr("A signed token has three parts and an encrypted one five; this text has %1.").arg(parts),
        dot, compactSpec};
}

/// What a part decodes to as JSON, however its base64url deviates; empty where it is no JSON.
encoding::JsonDocument lenientJson(QByteArrayView text, base::ByteRange part)
{
    const auto decoded = encoding::diagnoseBase64Url(text.sliced(part.begin, part.size()));
    return encoding::JsonDocument::parse(decoded.bytes).valueOr({});
}

} // namespace

void readDamaged(TokenData &data)
{
    constexpr std::size_t maxParts = 16;
    const std::vector<base::ByteRange> ranges = splitParts(data.text, '.', maxParts);
    data.addPart(TokenPart::Header, 0, ranges[0]);
    data.header = lenientJson(data.text, ranges[0]);
    if (ranges.size() > 1) {
        data.addPart(TokenPart::Payload, 0, ranges[1]);
        data.payload = lenientJson(data.text, ranges[1]);
        const QByteArrayView payload = QByteArrayView(data.text).sliced(ranges[1].begin, ranges[1].size());
        data.payloadBytes = encoding::diagnoseBase64Url(payload).bytes;
    }
    if (ranges.size() > 2)
        data.addPart(TokenPart::Signature, 0, ranges[2]);
    data.setUnreadable(countError(data, ranges.size()));
}

} // namespace claimcheck::token
