#pragma once

#include "core/report/flow_export.h"

#include <QCommandLineParser>

#include <vector>

namespace claimcheck::app {

/// The files that `flow` and `check` write of a run, and how much of it is shown.
struct ExportOptions
{
    struct File
    {
        report::ExportFormat format;
        QString path;
    };
    std::vector<File> files;
    report::Redaction redaction = report::Redaction::Secrets;
};

/// --trace, --har …, one for each of report::exportFormats(); --redact and --reveal.
[[nodiscard]] QList<QCommandLineOption> exportOptions();
/// Codes: "usage".
[[nodiscard]] base::Result<ExportOptions> readExportOptions(const QCommandLineParser &parser);
/// False, said on standard error, where a file cannot be written. now: NumericDate, seconds.
[[nodiscard]] bool writeExports(const ExportOptions &options, const flow::RunView &run, qint64 now);

} // namespace claimcheck::app
