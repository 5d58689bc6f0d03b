#include "core/report/check_up_report.h"

#include "core/encoding/json_writer.h"
#include "core/report/text.h"
#include "core/report/text_lines.h"

#include <algorithm>

namespace claimcheck::report {

using namespace Qt::StringLiterals;
using encoding::JsonWriter;
using flow::ProbeOutcome;
using flow::ProbeResult;

namespace {

QString outcomeWord(ProbeOutcome outcome)
{
    switch (outcome) {
    case ProbeOutcome::Refused: return Text::tr("refused");
    case ProbeOutcome::Accepted: return Text::tr("ACCEPTED");
    case ProbeOutcome::Expected: return Text::tr("accepted, as expected");
    case ProbeOutcome::CouldNotTell: return Text::tr("could not tell");
    case ProbeOutcome::Right: return Text::tr("as it should be");
    case ProbeOutcome::Wrong: return Text::tr("WRONG");
    case ProbeOutcome::NotPossible: break;
    }
    return Text::tr("not possible");
}

/// What a server says of itself stays within its cell.
QString tableCell(QString text)
{
    return text.replace(u'|', u"\\|"_s).simplified();
}

bool needsWhy(const ProbeResult &result)
{
    return flow::isFault(result.outcome) || result.outcome == ProbeOutcome::Expected;
}

qsizetype faultsIn(const flow::CheckUp &checkUp)
{
    return std::ranges::count_if(checkUp.results(), flow::isFault, &ProbeResult::outcome);
}

} // namespace

QByteArray checkUpJson(const flow::CheckUp &checkUp, const QString &host)
{
    JsonWriter writer(encoding::JsonIndent::TwoSpaces);
    writer.beginObject();
    writer.member("host", host);
    writer.member("trouble", checkUp.trouble());
    writer.key("probes");
    writer.beginArray();
    for (const ProbeResult &result : checkUp.results()) {
        writer.beginObject();
        writer.member("id", QString(result.probe->id));
        writer.member("outcome", flow::probeOutcomeName(result.outcome));
        writer.member("title", result.probe->translatedTitle());
        writer.member("found", result.found);
        if (needsWhy(result)) {
            writer.member("why", result.probe->translatedWhy());
            writer.member("spec", result.probe->spec.label());
        }
        writer.endObject();
    }
    writer.endArray();
    writer.endObject();
    return writer.take() + '\n';
}

QByteArray checkUpText(const flow::CheckUp &checkUp)
{
    QString text;
    for (const ProbeResult &result : checkUp.results()) {
        text += u"%1  %2: %3\n"_s.arg(outcomeWord(result.outcome), -21)
                    .arg(result.probe->translatedTitle(), printable(result.found));
        if (needsWhy(result))
            text += u"                       %1 (%2)\n"_s.arg(result.probe->translatedWhy(),
                                                              result.probe->spec.label());
    }
    if (!checkUp.trouble().isEmpty())
        text += Text::tr("A run did not complete: %1\n").arg(printable(checkUp.trouble()));
    return text.toUtf8();
}

QByteArray checkUpMarkdown(const flow::CheckUp &checkUp, const QString &host)
{
    QString text = Text::tr("# Check-up of %1\n\n").arg(tableCell(host));
    text += Text::tr("%1 of %2 tests failed: a request that must be refused was accepted, or an answer is "
                     "wrong.\n\n")
                .arg(faultsIn(checkUp))
                .arg(checkUp.results().size());
    text += Text::tr("| Sent | Outcome | Found | Specification |\n|---|---|---|---|\n");
    for (const ProbeResult &result : checkUp.results())
        text += u"| %1 | %2 | %3 | [%4](%5) |\n"_s.arg(
            tableCell(result.probe->translatedTitle()), outcomeWord(result.outcome), tableCell(result.found),
            result.probe->spec.label(), result.probe->spec.url().toString(QUrl::FullyEncoded));
    for (const ProbeResult &result : checkUp.results()) {
        if (needsWhy(result))
            text += u"\n**%1.** %2\n"_s.arg(result.probe->translatedTitle(), result.probe->translatedWhy());
    }
    if (!checkUp.trouble().isEmpty())
        text += Text::tr("\nA run did not complete: %1\n").arg(tableCell(checkUp.trouble()));
    return text.toUtf8();
}

} // namespace claimcheck::report
