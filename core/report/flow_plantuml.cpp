#include "core/report/diagram_lines.h"
#include "core/report/flow_diagram.h"

// https://plantuml.com/sequence-diagram, https://plantuml.com/creole
namespace claimcheck::report {

using namespace Qt::StringLiterals;

namespace {

bool isPlainPlantUml(QChar c)
{
    return c.isLetterOrNumber() || u" .,:;()?=&+-_/…"_s.contains(c);
}

/// Text of a label: what may be markup or a directive there is written by its number, and so is the second of
/// two equal signs (//, __, --, ==), which would be markup too.
QString plantUmlText(const QString &text)
{
    QString escaped;
    QChar before;
    for (const QChar c : text) {
        const bool doubled = c == before && !c.isLetterOrNumber() && c != u' ';
        if (isPlainPlantUml(c) && !doubled)
            escaped += c;
        else
            escaped += u"<U+%1>"_s.arg(uint(c.unicode()), 4, 16, QChar(u'0'));
        before = c;
    }
    return escaped;
}

QString plantUmlArrow(ArrowStyle style)
{
    switch (style) {
    case ArrowStyle::Solid: return u"->"_s;
    case ArrowStyle::Dashed: return u"-->"_s;
    case ArrowStyle::Lost: break;
    }
    return u"->x"_s;
}

} // namespace

QByteArray plantUmlDiagram(const flow::RunView &run)
{
    QString text = u"@startuml\ntitle %1\n"_s.arg(plantUmlText(diagramTitle(run)));
    for (const flow::Party party : diagramParties(run))
        text += u"participant \"%1\" as %2\n"_s.arg(plantUmlText(partyTitle(party)), partyId(party));
    for (const DiagramArrow &arrow : diagramArrows(run)) {
        text += u"%1 %2 %3 : %4\n"_s.arg(partyId(arrow.from), plantUmlArrow(arrow.style), partyId(arrow.to),
                                         joinedLabel(arrow.lines, plantUmlText, u"\\n"_s));
        if (!arrow.notes.isEmpty())
            text += u"note over %1, %2 : %3\n"_s.arg(partyId(arrow.from), partyId(arrow.to),
                                                     joinedLabel(arrow.notes, plantUmlText, u"\\n"_s));
    }
    return (text + u"@enduml\n"_s).toUtf8();
}

} // namespace claimcheck::report
