#include "app/cli_inspect.h"

#include "app/inspect_arguments.h"
#include "app/inspect_keys.h"
#include "app/inspect_lines.h"
#include "app/read_input.h"
#include "core/report/inspection_json.h"
#include "core/report/inspection_text.h"

#include <iostream>

namespace claimcheck::app {

using namespace Qt::StringLiterals;

namespace {

QByteArray render(const report::Inspection &inspection, const InspectArguments &arguments)
{
    if (arguments.output == InspectOutput::Text)
        return report::inspectionText(inspection, arguments.reveal).toUtf8();
    return report::inspectionJson(inspection, arguments.reveal) + '\n';
}

ExitStatus inspectOne(const InspectArguments &arguments, const report::InspectionOptions &options)
{
    const auto input = readInput(arguments.input);
    if (!input)
        return fail(ExitStatus::Usage, arguments.input.isEmpty() ? u"-"_s : arguments.input,
                    input.error().message);
    if (input->trimmed().isEmpty())
        return fail(ExitStatus::Usage, u"inspect"_s, Text::tr("there is no token; --help lists the options"));
    const auto document = token::readToken(*input);
    const auto inspection = report::inspect(document, options);
    if (arguments.copyAs) {
        const auto copy = report::copyAs(*arguments.copyAs, inspection,
                                         {options.keys, options.now, arguments.reveal, arguments.copyUrl});
        if (!copy)
            return fail(ExitStatus::WrongInside, u"inspect"_s, copy.error().message);
        writeOut(copy->endsWith('\n') ? *copy : *copy + '\n');
        return ExitStatus::Ok;
    }
    writeOut(render(inspection, arguments));
    if (const base::Error *error = document.unreadable())
        return fail(ExitStatus::Usage, u"inspect"_s, error->message);
    return inspection.hasErrors() ? ExitStatus::WrongInside : ExitStatus::Ok;
}

} // namespace

ExitStatus runInspect(const QStringList &words)
{
    const auto arguments = parseInspectArguments(words);
    if (!arguments)
        return fail(ExitStatus::Usage, u"inspect"_s, arguments.error().message);
    if (arguments->output == InspectOutput::Help) {
        writeOut(arguments->help.toUtf8());
        return ExitStatus::Ok;
    }
    report::InspectionOptions options = arguments->options;
    auto keys = gatherKeys(*arguments);
    if (!keys)
        return fail(keys.error().code == "network"_L1 ? ExitStatus::NetworkFailed : ExitStatus::Usage,
                    u"inspect"_s, keys.error().message);
    options.keys = std::move(keys).value();
    const auto authorities = gatherAuthorities(*arguments);
    if (!authorities)
        return fail(ExitStatus::Usage, u"inspect"_s, authorities.error().message);
    options.trust.chosen = *authorities;
    options.trust.system = crypto::TrustAnchors::ofSystem();
    if (arguments->output != InspectOutput::Lines)
        return inspectOne(*arguments, options);
    std::ios::sync_with_stdio(false); // else the stream reads byte by byte
    inspectLines(std::cin, options);
    return ExitStatus::Ok;
}

} // namespace claimcheck::app
