#include "core/token/token_readers.h"

#include "core/formats/recognize.h"
#include "core/token/text.h"
#include "core/token/token_shape.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::token {

namespace {

/// RFC 6749 appendix A.12: access-token = 1*VSCHAR, printable ASCII with the space.
qsizetype firstUnfit(QByteArrayView text)
{
    const auto unfit = [](char c) { return c < 0x20 || c > 0x7E; };
    const auto found = std::find_if(text.begin(), text.end(), unfit);
    return found == text.end() ? -1 : found - text.begin();
}

/// What the surest format says without a key.
void addReadable(TokenData &data)
{
    const formats::Recognized &surest = data.recognized.front();
    if (!surest.payload)
        return;
    data.payload = surest.payload->json;
    data.payloadBytes = surest.payload->bytes;
    data.addPart(TokenPart::Payload, 0, surest.payloadRange);
}

} // namespace

bool readRecognized(TokenData &data, int depth)
{
    auto recognized = formats::recognize(data.text);
    if (recognized.empty())
        return false;
    data.recognized = std::move(recognized);
    data.kind = TokenKind::Opaque;
    addReadable(data);
    const QByteArray &inner = data.recognized.front().inner;
    if (!inner.isEmpty() && depth < maxNesting)
        data.nested = std::make_shared<const TokenDocument>(readTokenText({inner, {}, {}, {}}, depth + 1));
    return true;
}

void readOpaque(TokenData &data)
{
    const QByteArrayView text = data.text;
    if (const qsizetype bad = firstUnfit(text); bad >= 0)
        return data.setUnreadable(
            {"token-character"_L1,
             Text::tr("A token is made of printable ASCII characters; this one is not."),
             bad,
             {base::Spec::Rfc6749, "A.12"}});
    if (const auto space = std::find_if(text.begin(), text.end(), isSpace); space != text.end())
        return data.setUnreadable(
            {"token-space"_L1, Text::tr("No token was found in this text."), space - text.begin()});
    data.kind = TokenKind::Opaque;
}

} // namespace claimcheck::token
