#pragma once

// Private to core/report: what both writers of diagrams draw.
#include "core/flow/run_view.h"

#include <QStringList>

#include <set>

namespace claimcheck::report {

enum class ArrowStyle : quint8 { Solid, Dashed, Lost };

struct DiagramArrow
{
    flow::Party from = flow::Party::Client;
    flow::Party to = flow::Party::AuthorizationServer;
    ArrowStyle style = ArrowStyle::Solid;
    QStringList lines; ///< of its label
    QStringList notes; ///< of its message, under the arrow: checks that failed
};

/// In the order of time.
[[nodiscard]] std::vector<DiagramArrow> diagramArrows(const flow::RunView &run);
/// Those that take part, from left to right.
[[nodiscard]] std::set<flow::Party> diagramParties(const flow::RunView &run);
/// "Authorization server", translated.
[[nodiscard]] QString partyTitle(flow::Party party);
/// A word without spaces that stands for it in the source of a diagram.
[[nodiscard]] QString partyId(flow::Party party);
/// The lines of a label, each escaped, in one text.
[[nodiscard]] QString joinedLabel(QStringList lines, QString (*escape)(const QString &),
                                  const QString &separator);
/// "OAuth flow with https://op.example".
[[nodiscard]] QString diagramTitle(const flow::RunView &run);

} // namespace claimcheck::report
