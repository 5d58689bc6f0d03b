#pragma once

#include "core/flow/run_view.h"

#include <QByteArray>

namespace claimcheck::report {

/// The run as a sequence diagram: one arrow for each request and each answer, dashed those that were
/// answered, crossed those that failed, a note for each failed check. Shows the run as it is: redact it
/// first.
[[nodiscard]] QByteArray mermaidDiagram(const flow::RunView &run);
[[nodiscard]] QByteArray plantUmlDiagram(const flow::RunView &run);

} // namespace claimcheck::report
