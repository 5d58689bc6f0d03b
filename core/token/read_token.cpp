#include "core/token/token_document.h"

#include "core/token/damaged_part.h"
#include "core/token/text.h"
#include "core/token/token_readers.h"
#include "core/token/token_shape.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::token {

namespace {

/// Longer text is for the scanner, which reads it piece by piece.
constexpr qsizetype maxText = 64 * 1024 * 1024;

void readByShape(TokenData &data, int depth)
{
    const QByteArrayView text = data.text;
    if (text.startsWith('{'))
        return readJson(data, depth);
    if (text.startsWith("-----BEGIN ")) {
        data.kind = TokenKind::Pem;
        return;
    }
    const bool jose = looksLikeJose(text);
    if ((!jose || looksLikeSignedValue(text)) && readRecognized(data, depth))
        return;
    if (!jose && !resemblesJose(text))
        return readOpaque(data);
    if (text.contains('~'))
        return readSdJwt(data);
    switch (std::count(text.begin(), text.end(), '.')) {
    case 2: return readJws(data, depth);
    case 4: return readJwe(data);
    default: return readDamaged(data);
    }
}

} // namespace

std::shared_ptr<const TokenData> readTokenText(CleanedPaste paste, int depth)
{
    auto data = std::make_shared<TokenData>();
    data->text = paste.token;
    data->paste = std::move(paste);
    if (data->text.isEmpty())
        data->setUnreadable({"token-empty"_L1, Text::tr("There is nothing here to read."), 0});
    else if (data->text.size() > maxText)
        data->setUnreadable({"token-size"_L1,
                             Text::tr("The text is longer than 64 MB; search it for tokens in Capture."),
                             maxText});
    else
        readByShape(*data, depth);
    return data;
}

TokenDocument readToken(QByteArray pasted)
{
    if (pasted.size() > maxText)
        return TokenDocument(readTokenText({pasted, {}, {}, {}}, 0));
    return TokenDocument(readTokenText(cleanPaste(pasted), 0));
}

} // namespace claimcheck::token
