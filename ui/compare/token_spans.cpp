#include "ui/compare/token_spans.h"

#include "ui/models/byte_roles.h"
#include "ui/widgets/byte_colours.h"

using namespace Qt::StringLiterals;

namespace claimcheck::ui::compare {

namespace {

constexpr qsizetype longPart = 18;
constexpr qsizetype shortPart = 8;    ///< a signature is not read
constexpr qsizetype wholeToken = 64;  ///< an opaque token of that many characters is shown whole
constexpr std::size_t mostParts = 12; ///< an SD-JWT may have hundreds of disclosures

QString shortened(const QString &text, qsizetype length)
{
    return text.size() <= length + 1 ? text : text.left(length) + u'\u2026';
}

QString partText(const QString &part, ColourRole role, base::Reveal reveal)
{
    if (role == ColourRole::HeaderPart)
        return shortened(part, longPart);
    if (reveal == base::Reveal::Hidden)
        return part.isEmpty() ? part : QString::fromUtf8(base::hiddenMark);
    return shortened(part, role == ColourRole::SignaturePart ? shortPart : longPart);
}

} // namespace

Spans tokenSpans(const token::TokenDocument &document, base::Reveal reveal)
{
    const QByteArray &text = document.text();
    const std::vector<ByteSpan> parts = byteSpans(tokenRoles(document));
    if (parts.size() < 2) {
        const QString whole = QString::fromUtf8(text);
        return {{reveal == base::Reveal::Hidden ? base::masked(whole) : shortened(whole, wholeToken),
                 ColourRole::SignaturePart}};
    }
    Spans spans;
    qsizetype at = 0;
    for (const ByteSpan &part : parts) {
        if (spans.size() >= 2 * mostParts) {
            spans.push_back({u"\u2026"_s, ColourRole::Muted});
            return spans;
        }
        const QString between = QString::fromUtf8(text.mid(at, part.range.begin - at));
        if (!between.isEmpty())
            spans.push_back({shortened(between, shortPart), ColourRole::Muted});
        const QString whole =
            QString::fromUtf8(text.mid(part.range.begin, part.range.end - part.range.begin));
        spans.push_back({partText(whole, part.role, reveal), part.role});
        at = part.range.end;
    }
    return spans;
}

} // namespace claimcheck::ui::compare
