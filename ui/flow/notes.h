#pragma once

#include "core/flow/trace.h"
#include "ui/flow/field.h"

#include <span>

namespace claimcheck::ui::flow {

enum class NoteOn : quint8 { OnParameter, OnRequestHeader, OnResponseHeader };

/// Why something is in a message, and where its value came from. The first row that fits is the one.
struct NoteRow
{
    NoteOn on;
    lint::MessageKind kind;   ///< Other: any kind
    const char *name;         ///< of the parameter or field
    const char *besides;      ///< only where this parameter is there too; nullptr: always
    lint::MessageKind source; ///< "%1" in the text is the number of the last such message before; Other: none
    const char *text;         ///< QT_TRANSLATE_NOOP in the context "claimcheck_ui_flow"; may be empty
    base::SpecRef spec;
};

[[nodiscard]] std::span<const NoteRow> noteTable();

/// The message's parameters with why they are here. Marks what differs from `message.original`.
[[nodiscard]] Fields parameterFields(const claimcheck::flow::Trace &trace,
                                     const claimcheck::flow::Message &message);
[[nodiscard]] Fields requestHeaderFields(const claimcheck::flow::Trace &trace,
                                         const claimcheck::flow::Message &message);
/// The header fields that the network adds below us when it sends the request; empty for what others sent.
[[nodiscard]] Fields networkFields(const claimcheck::flow::Message &message);
[[nodiscard]] Fields responseHeaderFields(const claimcheck::flow::Trace &trace,
                                          const claimcheck::flow::Message &message);

} // namespace claimcheck::ui::flow
