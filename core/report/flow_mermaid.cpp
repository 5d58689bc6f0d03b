#include "core/report/diagram_lines.h"
#include "core/report/flow_diagram.h"

// https://mermaid.js.org/syntax/sequenceDiagram.html
namespace claimcheck::report {

using namespace Qt::StringLiterals;

namespace {

/// Text of a label. What has a meaning there is written as #number; (section "Entity codes to escape
/// characters"): a comment is %%, a semicolon ends the line, markup is HTML.
QString mermaidText(const QString &text)
{
    QString escaped;
    for (const QChar c : text) {
        if (c.unicode() < 0x20 || u"#;<>\"%&{}\\"_s.contains(c))
            escaped += u"#%1;"_s.arg(int(c.unicode()));
        else
            escaped += c;
    }
    return escaped;
}

QString arrowHead(ArrowStyle style)
{
    switch (style) {
    case ArrowStyle::Solid: return u"->>"_s;
    case ArrowStyle::Dashed: return u"-->>"_s;
    case ArrowStyle::Lost: break;
    }
    return u"-x"_s;
}

} // namespace

QByteArray mermaidDiagram(const flow::RunView &run)
{
    QString text = u"sequenceDiagram\n    title %1\n"_s.arg(mermaidText(diagramTitle(run)));
    for (const flow::Party party : diagramParties(run))
        text += u"    participant %1 as %2\n"_s.arg(partyId(party), partyTitle(party));
    for (const DiagramArrow &arrow : diagramArrows(run)) {
        text += u"    %1%2%3: %4\n"_s.arg(partyId(arrow.from), arrowHead(arrow.style), partyId(arrow.to),
                                          joinedLabel(arrow.lines, mermaidText, u"<br/>"_s));
        if (!arrow.notes.isEmpty())
            text += u"    Note over %1,%2: %3\n"_s.arg(partyId(arrow.from), partyId(arrow.to),
                                                       joinedLabel(arrow.notes, mermaidText, u"<br/>"_s));
    }
    return text.toUtf8();
}

} // namespace claimcheck::report
