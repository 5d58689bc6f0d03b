#include "core/report/sd_jwt_json.h"

#include "core/report/verdict_json.h"

namespace claimcheck::report {

using namespace Qt::StringLiterals;
using encoding::JsonValue;
using encoding::JsonWriter;

namespace {

/// {"disclosure": its index or null, "pointer": …}
void writePlace(JsonWriter &writer, const token::DigestPlace &place)
{
    writer.beginObject();
    if (place.disclosure < 0)
        writer.member("disclosure"_L1, nullptr);
    else
        writer.member("disclosure"_L1, place.disclosure);
    writer.member("pointer"_L1, place.pointer);
    writer.endObject();
}

void valueMember(JsonWriter &writer, QLatin1StringView name, const JsonValue &value)
{
    if (!value.isAbsent())
        writer.member(name, value);
}

void writeDisclosure(JsonWriter &writer, const token::Disclosure &disclosure)
{
    writer.beginObject();
    writer.member("text"_L1, disclosure.text);
    valueMember(writer, "salt"_L1, disclosure.salt());
    valueMember(writer, "name"_L1, disclosure.name());
    valueMember(writer, "value"_L1, disclosure.value());
    if (!disclosure.digest.isEmpty())
        writer.member("digest"_L1, disclosure.digest);
    writer.member("state"_L1, token::disclosureStateName(disclosure.state));
    if (!disclosure.path.isEmpty())
        writer.member("path"_L1, disclosure.path);
    if (disclosure.place) {
        writer.key("digestAt");
        writePlace(writer, *disclosure.place);
    }
    writer.endObject();
}

void writeUndisclosed(JsonWriter &writer, const std::vector<token::UndisclosedDigest> &undisclosed)
{
    writer.key("undisclosed");
    writer.beginArray();
    for (const token::UndisclosedDigest &one : undisclosed) {
        writer.beginObject();
        writer.member("digest"_L1, one.digest);
        writer.key("digestAt");
        writePlace(writer, one.place);
        writer.endObject();
    }
    writer.endArray();
}

void objectMember(JsonWriter &writer, QLatin1StringView name, const encoding::JsonDocument &document)
{
    if (document.root().isObject())
        writer.member(name, document.root());
    else
        writer.member(name, nullptr);
}

void writeKeyBinding(JsonWriter &writer, const token::KeyBindingVerdict &verdict,
                     const token::TokenDocument *binding)
{
    writer.key("keyBinding");
    writer.beginObject();
    writer.member("status"_L1, token::keyBindingStatusName(verdict.status));
    if (binding)
        writer.member("alg"_L1, verdict.alg);
    writeKeyUsed(writer, verdict.key);
    writeReason(writer, verdict.reason);
    if (binding) {
        objectMember(writer, "header"_L1, binding->header());
        objectMember(writer, "payload"_L1, binding->payload());
    }
    writer.endObject();
}

} // namespace

void writeSdJwt(JsonWriter &writer, const Inspection &inspection)
{
    const token::SdJwtReading *reading = inspection.document.sdJwt();
    writer.key("disclosures");
    if (!reading) {
        writer.value(nullptr);
        return;
    }
    writer.beginArray();
    for (const token::Disclosure &disclosure : reading->disclosures)
        writeDisclosure(writer, disclosure);
    writer.endArray();
    writeUndisclosed(writer, reading->undisclosed);
    objectMember(writer, "processedPayload"_L1, reading->payload);
    if (inspection.keyBinding)
        writeKeyBinding(writer, *inspection.keyBinding, inspection.document.keyBinding());
}

} // namespace claimcheck::report
