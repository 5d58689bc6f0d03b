#include "core/report/finding_json.h"

#include "core/encoding/json_writer.h"
#include "core/lint/finding_advice.h"

namespace claimcheck::report {

using encoding::JsonWriter;

namespace {

/// An addition to the contract: why a finding matters, and what to do.
void writeAdvice(JsonWriter &writer, QLatin1StringView rule)
{
    const lint::FindingAdvice advice = lint::findingAdvice(rule);
    if (!advice.why.isEmpty())
        writer.member("why", advice.why);
    if (!advice.fix.isEmpty())
        writer.member("fix", advice.fix);
}

void writeFinding(JsonWriter &writer, const base::Finding &finding)
{
    writer.beginObject();
    writer.member("rule", finding.rule);
    writer.member("level", base::levelName(finding.level));
    writer.member("where", finding.where);
    if (finding.range.isValid()) // of the text, in bytes
        writer.member("offset", qint64(finding.range.begin));
    writer.member("message", finding.message);
    finding.spec.isEmpty() ? writer.member("spec", nullptr) : writer.member("spec", finding.spec.label());
    writeAdvice(writer, finding.rule);
    writer.endObject();
}

} // namespace

void writeFindings(JsonWriter &writer, const std::vector<base::Finding> &findings)
{
    writer.key("findings");
    writer.beginArray();
    for (const base::Finding &finding : findings)
        writeFinding(writer, finding);
    writer.endArray();
}

} // namespace claimcheck::report
