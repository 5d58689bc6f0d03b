// What a test of somebody else's server or library needs of a token.
#include "core/encoding/json_writer.h"
#include "core/report/copy_as.h"

namespace claimcheck::report {

namespace {

void writeKeys(encoding::JsonWriter &writer, const CopyOptions &options)
{
    writer.key("keys");
    writer.beginArray();
    for (const jose::Jwk &key : options.keys.keys) {
        const bool isSecret = !key.key.publicPart().isValid();
        if (!isSecret)
            writer.rawValue(key.toJson());
        else if (options.reveal == base::Reveal::Shown)
            writer.rawValue(key.toJson(jose::JwkPart::Private));
    }
    writer.endArray();
}

} // namespace

QByteArray testFixture(const Inspection &inspection, const CopyOptions &options)
{
    encoding::JsonWriter writer(encoding::JsonIndent::TwoSpaces);
    writer.beginObject();
    writer.member("token", inspection.document.text());
    writeKeys(writer, options);
    writer.member("at", options.now);
    writer.key("expected");
    writer.beginObject();
    writer.member("type", lint::tokenTypeName(inspection.type));
    if (!inspection.signatures.empty()) {
        const jose::SignatureVerdict &verdict = inspection.signatures.front();
        writer.member("signature", jose::statusName(verdict.status));
        writer.member("alg", verdict.alg);
        if (verdict.reason)
            writer.member("reason", verdict.reason->code);
    }
    if (inspection.time)
        writer.member("time", timeStatusName(inspection.time->status));
    writer.key("findings");
    writer.beginArray();
    for (const base::Finding &finding : inspection.findings)
        writer.value(finding.rule);
    writer.endArray();
    writer.endObject();
    writer.endObject();
    return writer.take() + '\n';
}

} // namespace claimcheck::report
