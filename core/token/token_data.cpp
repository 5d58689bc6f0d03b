#include "core/token/token_data.h"

#include "core/token/token_shape.h"

#include <algorithm>

namespace claimcheck::token {

void TokenData::addPart(TokenPart part, int index, base::ByteRange range, PartCoding coding)
{
    if (!range.isValid() || range.end > text.size())
        return;
    const QByteArrayView characters = QByteArrayView(text).sliced(range.begin, range.size());
    if (coding == PartCoding::Base64Url && !areBase64UrlCharacters(characters))
        coding = PartCoding::Irregular;
    parts.push_back({part, index, range});
    codings.push_back(coding);
}

void TokenData::addProblem(const base::Error &error, base::Level level, const QString &where, qsizetype base)
{
    base::Finding finding{error.code, level, where, error.message, error.spec, {}};
    if (error.where >= 0) {
        const qsizetype begin = std::min(base + error.where, text.size());
        finding.range = {begin, std::min(begin + 1, text.size())};
    }
    problems.push_back(std::move(finding));
}

void TokenData::setUnreadable(const base::Error &error, const QString &where)
{
    kind = TokenKind::Unreadable;
    unreadable = error;
    addProblem(error, base::Level::Error, where);
}

} // namespace claimcheck::token
