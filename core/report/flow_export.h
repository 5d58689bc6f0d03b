#pragma once

#include "core/flow/run_view.h"
#include "core/report/redaction.h"

#include <QByteArray>

#include <span>

namespace claimcheck::report {

enum class ExportFormat : quint8 { Trace, Har, Markdown, Mermaid, PlantUml, Curl };

struct ExportRow
{
    ExportFormat format;
    const char *name;   ///< "trace", "har" …: the command line's option
    const char *suffix; ///< of a file's name: "trace.json", "har"
    const char *title;  ///< QT_TRANSLATE_NOOP in the context "claimcheck_report"

    [[nodiscard]] QString translatedTitle() const;
};

/// Every form in which a run leaves the program, in the order of a menu.
[[nodiscard]] std::span<const ExportRow> exportFormats();

/// The run in that form, redacted. now: NumericDate, seconds, the time to judge its tokens at.
[[nodiscard]] QByteArray exportRun(const flow::RunView &run, ExportFormat format, qint64 now,
                                   Redaction level = Redaction::Secrets);

} // namespace claimcheck::report
