#include "core/token/compact_parts.h"
#include "core/token/sd_jwt_disclosures.h"
#include "core/token/token_readers.h"

using namespace Qt::StringLiterals;

namespace claimcheck::token {

using encoding::JsonValue;

namespace {

void readKeyBinding(TokenData &data, const QByteArray &text, base::ByteRange range)
{
    data.addPart(TokenPart::KeyBinding, 0, range, PartCoding::Irregular);
    data.keyBinding = std::make_shared<const TokenDocument>(readTokenText({text, {}, {}, {}}, maxNesting));
}

/// The characters between a string's quotes.
base::ByteRange inside(const JsonValue &string)
{
    return {string.range().begin + 1, string.range().end - 1};
}

/// RFC 9901 §8.3: the first signature's header has the disclosures and the key binding JWT, no other has.
void checkOtherHeaders(TokenData &data)
{
    const std::vector<jose::JwsSignature> &signatures = data.jws->signatures;
    for (std::size_t i = 1; i < signatures.size(); ++i) {
        const JsonValue header = signatures[i].unprotectedHeader.root();
        if (header.has("disclosures"_L1) || header.has("kb_jwt"_L1))
            addSdJwtProblem(data, SdJwtProblem::JsonPlace, signatures[i].signatureRange,
                            u"/signatures/%1"_s.arg(i));
    }
}

std::vector<DisclosureText> disclosuresIn(TokenData &data, const JsonValue &list)
{
    std::vector<DisclosureText> texts;
    bool good = list.isArray() || list.isAbsent();
    for (const JsonValue one : list.elements()) {
        if (texts.size() > maxDisclosures)
            break;
        good &= one.isString();
        if (one.isString())
            texts.push_back({one.toUtf8(), inside(one)});
    }
    if (!good)
        addSdJwtProblem(data, SdJwtProblem::JsonDisclosures, list.range(), u"/header/disclosures"_s);
    return texts;
}

} // namespace

bool hasSdJwtHeader(const jose::ParsedJws &jws)
{
    return std::ranges::any_of(jws.signatures, [](const jose::JwsSignature &signature) {
        const JsonValue header = signature.unprotectedHeader.root();
        return header.has("disclosures"_L1) || header.has("kb_jwt"_L1);
    });
}

void readSdJwtJson(TokenData &data)
{
    data.kind = TokenKind::SdJwt;
    const JsonValue root = data.json.root();
    const JsonValue first = root.has("signatures"_L1) ? root["signatures"_L1].at(0) : root;
    const JsonValue header = first["header"_L1];
    readDisclosures(data, disclosuresIn(data, header["disclosures"_L1]));
    checkOtherHeaders(data);
    const JsonValue binding = header["kb_jwt"_L1];
    if (binding.isString())
        readKeyBinding(data, binding.toUtf8(), inside(binding));
    else if (!binding.isAbsent())
        addSdJwtProblem(data, SdJwtProblem::JsonKeyBinding, binding.range(), u"/header/kb_jwt"_s);
}

void readSdJwt(TokenData &data)
{
    const QByteArray whole = data.text;
    // One piece more than may be read holds the rest of a text with too many.
    const std::vector<base::ByteRange> pieces = splitParts(whole, '~', maxDisclosures + 2);
    data.text = whole.first(pieces.front().end);
    readJws(data, maxNesting);
    data.text = whole;
    if (data.kind != TokenKind::Jws)
        return;
    data.kind = TokenKind::SdJwt;
    // §4: what follows the last tilde is empty, or the key binding JWT.
    const base::ByteRange last = {whole.lastIndexOf('~') + 1, whole.size()};
    const QByteArray lastText = whole.sliced(last.begin);
    const bool bound = lastText.contains('.');
    const bool cut = !bound && last.size() > 0;
    std::vector<DisclosureText> texts;
    for (std::size_t i = 1; i < pieces.size(); ++i) {
        if (pieces[i].begin < last.begin || cut)
            texts.push_back({whole.sliced(pieces[i].begin, pieces[i].size()), pieces[i]});
    }
    readDisclosures(data, texts);
    if (cut)
        addSdJwtProblem(data, SdJwtProblem::TildeMissing, {whole.size() - 1, whole.size()});
    if (bound)
        readKeyBinding(data, lastText, last);
}

} // namespace claimcheck::token
