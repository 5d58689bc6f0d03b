#include "core/report/inspection_json.h"

#include "core/encoding/base64url.h"
#include "core/encoding/utf8.h"
#include "core/report/bound_key.h"
#include "core/report/decryption_json.h"
#include "core/report/finding_json.h"
#include "core/report/opaque_text.h"
#include "core/report/sd_jwt_json.h"
#include "core/report/verdict_json.h"

namespace claimcheck::report {

using namespace Qt::StringLiterals;
using encoding::JsonWriter;
using token::TokenKind;

namespace {

/// A string, or null where there is none.
void textMember(JsonWriter &writer, QLatin1StringView name, const QString &text)
{
    if (text.isEmpty())
        writer.member(name, nullptr);
    else
        writer.member(name, text);
}

QLatin1StringView serializationName(jose::Serialization serialization)
{
    switch (serialization) {
    case jose::Serialization::Compact: return "compact"_L1;
    case jose::Serialization::Flattened: return "flattened"_L1;
    case jose::Serialization::General: break;
    }
    return "general"_L1;
}

void writeMembersOf(JsonWriter &writer, const encoding::JsonDocument &object)
{
    for (const encoding::JsonMember member : object.root().members()) {
        writer.key(member.nameUtf8());
        writer.rawValue(member.value().raw());
    }
}

/// The headers of a JSON serialization, protected first; those of the first signature or recipient. Together
/// they are the header (RFC 7515 §4, RFC 7516 §4).
std::vector<const encoding::JsonDocument *> headersOf(const token::TokenDocument &document)
{
    if (const jose::ParsedJws *jws = document.jws())
        return {&jws->signatures.front().header, &jws->signatures.front().unprotectedHeader};
    if (const jose::ParsedJwe *jwe = document.jwe())
        return {&jwe->header, &jwe->unprotectedHeader, &jwe->recipients.front().header};
    return {};
}

void writeHeader(JsonWriter &writer, const token::TokenDocument &document)
{
    writer.key("header");
    const auto headers = headersOf(document);
    if (headers.empty() || document.serialization() == jose::Serialization::Compact) {
        writer.value(document.header().root());
        return;
    }
    writer.beginObject();
    for (const encoding::JsonDocument *header : headers)
        writeMembersOf(writer, *header);
    writer.endObject();
}

void writePayload(JsonWriter &writer, const Inspection &inspection)
{
    const token::TokenDocument &document = inspection.document;
    const encoding::JsonValue payload = document.payload().root();
    if (payload.isObject()) {
        writer.member("payload"_L1, payload);
        return;
    }
    writer.member("payload"_L1, nullptr);
    if (!document.partialPayload().isEmpty())
        writer.member("partialPayload"_L1, document.partialPayload().root());
    const QByteArray &bytes = document.payloadBytes();
    const bool isKey = document.nested() && bytes.isEmpty();
    if (!document.jws() && (isKey || (bytes.isEmpty() && !inspection.isDecrypted())))
        return;
    writer.member("payloadText"_L1,
                  encoding::firstBadUtf8(bytes) < 0 ? bytes : encoding::encodeBase64Url(bytes));
}

void writeNested(JsonWriter &writer, const Inspection &inspection, base::Reveal reveal)
{
    writer.key("nested");
    if (inspection.nested)
        writeInspection(writer, *inspection.nested, reveal);
    else
        writer.value(nullptr);
}

void writeTime(JsonWriter &writer, const std::optional<TimeVerdict> &time)
{
    writer.key("time");
    if (!time) {
        writer.value(nullptr);
        return;
    }
    writer.beginObject();
    writer.member("status"_L1, timeStatusName(time->status));
    textMember(writer, "expiresAt"_L1,
               time->expiresAt.isValid() ? time->expiresAt.toUTC().toString(Qt::ISODate) : QString());
    writer.endObject();
}

/// An addition to the contract: the keys of a JWK, JWK Set or PEM.
void writeContent(JsonWriter &writer, const Inspection &inspection, base::Reveal reveal)
{
    const auto &content = inspection.content;
    if (content.keys.empty() && content.skipped.empty())
        return;
    writer.key("keys");
    writer.beginArray();
    for (const jose::Jwk &jwk : content.keys) {
        writer.beginObject();
        writer.member("description"_L1, jwk.description());
        writer.member("thumbprint"_L1, jwk.thumbprint());
        writer.member("private"_L1, jwk.key.hasPrivate());
        writer.memberRaw("jwk", jwk.toJson(reveal == base::Reveal::Shown ? jose::JwkPart::Private
                                                                         : jose::JwkPart::Public));
        writer.endObject();
    }
    for (const base::Error &error : content.skipped) {
        writer.beginObject();
        writeReason(writer, jose::Reason{error.code, error.message});
        writer.endObject();
    }
    writer.endArray();
}

bool isToken(TokenKind kind)
{
    return kind == TokenKind::Jws || kind == TokenKind::Jwe || kind == TokenKind::SdJwt;
}

} // namespace

void writeInspectionMembers(JsonWriter &writer, const Inspection &inspection, base::Reveal reveal)
{
    const token::TokenDocument &document = inspection.document;
    writer.member("kind"_L1, token::tokenKindName(document.kind()));
    writer.key("serialization");
    if (const auto serialization = document.serialization())
        writer.value(serializationName(*serialization));
    else
        writer.value(nullptr);
    if (isToken(document.kind()))
        writer.member("type"_L1, lint::tokenTypeName(inspection.type));
    else
        writer.member("type"_L1, nullptr);
    writeHeader(writer, document);
    writePayload(writer, inspection);
    writeSignatures(writer, inspection.signatures);
    writeDecryption(writer, inspection.decryption);
    writeNested(writer, inspection, reveal);
    writeSdJwt(writer, inspection);
    writeOpaque(writer, document, reveal);
    writeBoundKey(writer, inspection.boundTo);
    writeTime(writer, inspection.time);
    writeFindings(writer, inspection.findings);
    writeContent(writer, inspection, reveal);
}

void writeInspection(JsonWriter &writer, const Inspection &inspection, base::Reveal reveal)
{
    writer.beginObject();
    writeInspectionMembers(writer, inspection, reveal);
    writer.endObject();
}

QByteArray onOneLine(QByteArray json)
{
    return json.replace('\r', ' ').replace('\n', ' ');
}

QByteArray inspectionJson(const Inspection &inspection, base::Reveal reveal)
{
    JsonWriter writer;
    writeInspection(writer, inspection, reveal);
    return onOneLine(writer.take());
}

} // namespace claimcheck::report
