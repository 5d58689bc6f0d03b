#include "ui/flow/diagram_row.h"

#include "ui/flow/text.h"

namespace claimcheck::ui::flow {

QString laneName(Lane lane)
{
    switch (lane) {
    case Lane::Claimcheck: return Text::tr("Claimcheck");
    case Lane::Browser: return Text::tr("Browser");
    case Lane::AuthorizationServer: return Text::tr("Authorization server");
    case Lane::Api: return Text::tr("API");
    }
    return {};
}

QString stateName(RowState state)
{
    switch (state) {
    case RowState::ToCome: return Text::tr("still to come");
    case RowState::Held: return Text::tr("held");
    case RowState::InFlight: return Text::tr("waiting for the answer");
    case RowState::Done: return Text::tr("done");
    case RowState::Warning: return Text::tr("done, with a warning");
    case RowState::Error: return Text::tr("done, with an error");
    case RowState::Failed: return Text::tr("failed, no answer came");
    case RowState::Dropped: return Text::tr("dropped");
    }
    return {};
}

QString spokenText(const DiagramRow &row)
{
    if (row.kind == RowKind::Band)
        return Text::tr("%1. %2").arg(row.label, row.caption);
    const QString ends = Text::tr("from %1 to %2").arg(laneName(row.from), laneName(row.to));
    QStringList parts{Text::tr("Message %1: %2").arg(QString::number(row.number), row.name), ends, row.label};
    if (!row.caption.isEmpty())
        parts += row.caption;
    parts += stateName(row.state);
    if (row.value == RowValue::Carried)
        parts += row.carriedAs.isEmpty() ? Text::tr("carries the chosen value")
                                         : Text::tr("carries the chosen value as %1").arg(row.carriedAs);
    if (row.breakpoint == RowBreakpoint::Always)
        parts += Text::tr("breakpoint");
    if (row.breakpoint == RowBreakpoint::OnCondition)
        parts += Text::tr("breakpoint with a condition");
    return parts.join(QStringLiteral(", "));
}

} // namespace claimcheck::ui::flow
