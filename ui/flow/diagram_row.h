#pragma once

#include <QString>

#include <vector>

namespace claimcheck::ui::flow {

/// The vertical lines of the diagram, from left to right.
enum class Lane : quint8 { Claimcheck, Browser, AuthorizationServer, Api };
inline constexpr int laneCount = 4;

enum class RowKind : quint8 {
    Message, ///< an arrow from one lane to another
    Band,    ///< something that happens out of sight, drawn as a box over the lanes it joins
};

/// How far a message is, and how it went. Each has a colour and a shape of its own.
enum class RowState : quint8 {
    ToCome,
    Held,
    InFlight,
    Done,
    Warning, ///< answered; a check warns
    Error,   ///< answered; with an error, or a check failed
    Failed,  ///< never answered: refused, reset, timed out
    Dropped, ///< the user did not let it go on
};

/// Whether a row carries the value that the user looks at.
enum class RowValue : quint8 { None, Carried };

/// Whether a run stops at the row.
enum class RowBreakpoint : quint8 { None, Always, OnCondition };

/// What the diagram draws in one row: plain text and enums, without the run that it comes from.
struct DiagramRow
{
    RowKind kind = RowKind::Message;
    int number = 0; ///< of the message, from 1; 0 for a band
    Lane from = Lane::Claimcheck;
    Lane to = Lane::AuthorizationServer;
    QString label;   ///< above the arrow, e.g. "POST /token"
    QString caption; ///< below it, e.g. "200 · 4 ms"
    QString name;    ///< spoken and shown as a tool tip, e.g. "Token request"
    RowState state = RowState::ToCome;
    RowValue value = RowValue::None;
    QString carriedAs = {}; ///< the names under which the value is carried: "state"
    RowBreakpoint breakpoint = RowBreakpoint::None;

    friend bool operator==(const DiagramRow &, const DiagramRow &) = default;
};

using DiagramRows = std::vector<DiagramRow>;

/// "Claimcheck", "Browser", "Authorization server", "API".
[[nodiscard]] QString laneName(Lane lane);

/// "to come", "held", "failed" …: the state in words, for people who do not see the drawing.
[[nodiscard]] QString stateName(RowState state);

/// The whole row as one sentence: number, name, from, to, label, caption, state.
[[nodiscard]] QString spokenText(const DiagramRow &row);

} // namespace claimcheck::ui::flow
