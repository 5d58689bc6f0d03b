#include "app/cli_exports.h"

#include "app/cli.h"

namespace claimcheck::app {

using namespace Qt::StringLiterals;
using report::Redaction;

QList<QCommandLineOption> exportOptions()
{
    QList<QCommandLineOption> options;
    for (const report::ExportRow &row : report::exportFormats())
        options += {QString::fromLatin1(row.name), Text::tr("write the run as %1").arg(row.translatedTitle()),
                    u"FILE"_s};
    options += {u"redact"_s,
                Text::tr("hide in output and files: none, secrets (default), personal (secrets and "
                         "personal data)"),
                u"LEVEL"_s};
    options += {u"reveal"_s, Text::tr("print and write secrets as they are: --redact none")};
    return options;
}

base::Result<ExportOptions> readExportOptions(const QCommandLineParser &parser)
{
    ExportOptions read;
    for (const report::ExportRow &row : report::exportFormats()) {
        if (const QString path = parser.value(QString::fromLatin1(row.name)); !path.isEmpty())
            read.files.push_back({row.format, path});
    }
    if (parser.isSet(u"reveal"_s))
        read.redaction = Redaction::None;
    if (!parser.isSet(u"redact"_s))
        return read;
    const auto level = report::redactionOf(parser.value(u"redact"_s));
    if (!level || (parser.isSet(u"reveal"_s) && *level != Redaction::None))
        return base::Error{"usage"_L1,
                           Text::tr("--redact wants none, secrets or personal; --reveal is none")};
    read.redaction = *level;
    return read;
}

bool writeExports(const ExportOptions &options, const flow::RunView &run, qint64 now)
{
    bool good = true;
    for (const ExportOptions::File &file : options.files)
        good &= saveFile(file.path, report::exportRun(run, file.format, now, options.redaction));
    return good;
}

} // namespace claimcheck::app
