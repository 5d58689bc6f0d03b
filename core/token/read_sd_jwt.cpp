#include "core/token/compact_parts.h"
#include "core/token/token_readers.h"

#include "core/token/text.h"

using namespace Qt::StringLiterals;

namespace claimcheck::token {

namespace {

constexpr std::size_t maxDisclosures = 10'000;

void readDisclosure(TokenData &data, int index, base::ByteRange range)
{
    data.addPart(TokenPart::Disclosure, index, range);
    Disclosure disclosure;
    disclosure.text = data.text.mid(range.begin, range.size());
    auto json = readJsonPart(data.text, range);
    // RFC 9901 §4.2: [salt, name, value] for a member, [salt, value] for an element.
    if (json.ok() && (!json->root().isArray() || json->root().size() < 2 || json->root().size() > 3))
        json = base::Error{"sd-jwt-disclosure"_L1,
                           Text::tr("A disclosure is an array of two or three values."),
                           range.begin,
                           {base::Spec::Rfc9901, "4.2"}};
    if (json.ok())
        disclosure.json = std::move(*json);
    else
        data.addProblem(json.error(), base::Level::Error, u"/disclosures/%1"_s.arg(index));
    data.sdJwt.disclosures.push_back(std::move(disclosure));
}

} // namespace

void readSdJwt(TokenData &data)
{
    const QByteArray whole = data.text;
    const std::vector<base::ByteRange> pieces = splitParts(whole, '~', maxDisclosures);
    data.text = whole.first(pieces.front().end);
    readJws(data, maxNesting);
    data.text = whole;
    if (data.kind != TokenKind::Jws)
        return;
    data.kind = TokenKind::SdJwt;
    for (std::size_t i = 1; i + 1 < pieces.size(); ++i)
        readDisclosure(data, static_cast<int>(i) - 1, pieces[i]);
    data.sdJwt.payload = data.payload;
    // RFC 9901 §4: the last piece is empty, or the key binding JWT.
    const base::ByteRange last = pieces.back();
    if (last.size() == 0)
        return;
    data.addPart(TokenPart::KeyBinding, 0, last, PartCoding::Irregular);
    data.keyBinding = std::make_shared<const TokenDocument>(
        readTokenText({whole.sliced(last.begin), {}, {}, {}}, maxNesting));
}

} // namespace claimcheck::token
