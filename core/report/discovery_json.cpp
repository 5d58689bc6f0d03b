#include "core/encoding/json_writer.h"
#include "core/report/discovery_report.h"
#include "core/report/finding_json.h"
#include "core/report/flow_json.h"

#include <algorithm>

namespace claimcheck::report {

using namespace Qt::StringLiterals;
using encoding::JsonWriter;

namespace {

void writeErrorMember(JsonWriter &writer, const std::optional<base::Error> &error)
{
    writer.key("failure");
    if (!error)
        return writer.value(nullptr);
    writer.beginObject();
    writer.member("code", error->code);
    writer.member("message", error->message);
    writer.endObject();
}

void writeTexts(JsonWriter &writer, QByteArrayView name, const QStringList &texts)
{
    writer.key(name);
    writer.beginArray();
    for (const QString &text : texts)
        writer.value(text);
    writer.endArray();
}

void writeDocument(JsonWriter &writer, const flow::FoundDocument &document)
{
    writer.beginObject();
    writer.member("place", document.place->id);
    writer.member("url", document.url.toString(QUrl::FullyEncoded));
    writer.member("message_number", document.messageNumber);
    writeErrorMember(writer, document.error);
    writer.member("signed", flow::signedStateName(document.signedState));
    writeFindings(writer, document.findings);
    writer.member("metadata", document.metadata.document.root());
    writer.endObject();
}

void writeIssuer(JsonWriter &writer, const flow::FoundIssuer &issuer)
{
    writer.beginObject();
    writer.member("issuer", issuer.issuer);
    issuer.document() ? writer.member("used", issuer.document()->place->id) : writer.member("used", nullptr);
    writeErrorMember(writer, issuer.error);
    writer.key("documents");
    writer.beginArray();
    for (const flow::FoundDocument &document : issuer.documents)
        writeDocument(writer, document);
    writer.endArray();
    writer.key("differences");
    writeMetadataRows(writer, issuer.differences);
    writer.endObject();
}

} // namespace

void writeMetadataRows(JsonWriter &writer, const std::vector<oauth::MetadataRow> &rows)
{
    writer.beginArray();
    for (const oauth::MetadataRow &row : rows) {
        writer.beginObject();
        writer.member("name", row.name);
        writer.member("kind", oauth::metadataRowKindName(row.kind));
        row.a.isEmpty() ? writer.member("a", nullptr) : writer.memberRaw("a", row.a);
        row.b.isEmpty() ? writer.member("b", nullptr) : writer.memberRaw("b", row.b);
        if (!row.onlyA.isEmpty() || !row.onlyB.isEmpty()) {
            writeTexts(writer, "only_a", row.onlyA);
            writeTexts(writer, "only_b", row.onlyB);
        }
        writer.endObject();
    }
    writer.endArray();
}

void writeDiscoveryMembers(JsonWriter &writer, const flow::Discovery &discovery, qint64 now)
{
    const flow::DiscoveryResult &result = discovery.result();
    writer.key("start");
    writer.beginObject();
    writer.member("kind", flow::startKindName(result.start.kind));
    writer.member("text", result.start.text);
    writer.endObject();
    writeTexts(writer, "offered", result.offered);
    writer.key("issuers");
    writer.beginArray();
    for (const flow::FoundIssuer &issuer : result.issuers)
        writeIssuer(writer, issuer);
    writer.endArray();
    result.resource ? writer.member("resource", result.resource->document.root())
                    : writer.member("resource", nullptr);
    writeFindings(writer, result.findings);
    flow::FlowResult run;
    run.status = result.status;
    run.failure = result.failure;
    run.checks = result.checks;
    writeFlowMembers(writer, flow::RunView(discovery.trace(), run, {}), now);
}

bool hasErrors(const flow::DiscoveryResult &result)
{
    const auto isError = [](const base::Finding &finding) { return finding.level == base::Level::Error; };
    const auto isWrong = [](const lint::CheckResult &check) {
        return check.outcome == lint::Outcome::Failed && check.level == base::Level::Error;
    };
    const auto isBad = [&](const flow::FoundIssuer &issuer) {
        return issuer.document() && std::ranges::any_of(issuer.document()->findings, isError);
    };
    return std::ranges::any_of(result.findings, isError) || std::ranges::any_of(result.issuers, isBad) ||
           std::ranges::any_of(result.checks, isWrong);
}

} // namespace claimcheck::report
