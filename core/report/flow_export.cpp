#include "core/report/flow_export.h"

#include "core/flow/trace_file.h"
#include "core/report/curl.h"
#include "core/report/flow_diagram.h"
#include "core/report/flow_har.h"
#include "core/report/flow_markdown.h"
#include "core/report/redactor.h"
#include "core/report/text.h"

namespace claimcheck::report {

namespace {

constexpr ExportRow rows[] = {
    {ExportFormat::Trace, "trace", "trace.json", QT_TRANSLATE_NOOP("claimcheck_report", "Trace")},
    {ExportFormat::Har, "har", "har", QT_TRANSLATE_NOOP("claimcheck_report", "HAR")},
    {ExportFormat::Markdown, "report", "md", QT_TRANSLATE_NOOP("claimcheck_report", "Report (Markdown)")},
    {ExportFormat::Mermaid, "mermaid", "mmd", QT_TRANSLATE_NOOP("claimcheck_report", "Diagram (Mermaid)")},
    {ExportFormat::PlantUml, "plantuml", "puml",
     QT_TRANSLATE_NOOP("claimcheck_report", "Diagram (PlantUML)")},
    {ExportFormat::Curl, "curl", "sh", QT_TRANSLATE_NOOP("claimcheck_report", "Requests as curl commands")},
};

/// What Claimcheck sent over the network, one command after the other.
QByteArray curlCommands(const flow::Trace &trace)
{
    QByteArray text;
    for (const flow::Message &message : trace.messages()) {
        if (message.from == flow::Party::Client && message.to != flow::Party::Browser)
            text += "# " + QByteArray::number(message.number) + ' ' + message.name.toUtf8() + '\n' +
                    curlCommand(message.request, base::Reveal::Shown) + '\n';
    }
    return text;
}

} // namespace

QString ExportRow::translatedTitle() const
{
    return Text::tr(title);
}

std::span<const ExportRow> exportFormats()
{
    return rows;
}

QByteArray exportRun(const flow::RunView &run, ExportFormat format, qint64 now, Redaction level)
{
    const Redactor redactor(run, level);
    const flow::Trace trace = redactor.trace(run.trace);
    const flow::FlowResult result = redactor.result(run.result);
    const flow::RunView shown(trace, result, run.profile);
    switch (format) {
    case ExportFormat::Trace: return flow::writeTrace(trace, redactor.profile(run.profile));
    case ExportFormat::Har: return flowHar(trace);
    case ExportFormat::Markdown: return flowMarkdown(shown, now);
    case ExportFormat::Mermaid: return mermaidDiagram(shown);
    case ExportFormat::PlantUml: return plantUmlDiagram(shown);
    case ExportFormat::Curl: break;
    }
    return curlCommands(trace);
}

} // namespace claimcheck::report
