#include "core/report/verdict_json.h"

namespace claimcheck::report {

using namespace Qt::StringLiterals;
using encoding::JsonWriter;

namespace {

/// A string, or null where there is none.
void stringMember(JsonWriter &writer, QLatin1StringView name, const QString &text)
{
    if (text.isEmpty())
        writer.member(name, nullptr);
    else
        writer.member(name, text);
}

void writeCertificate(JsonWriter &writer, const crypto::Certificate &certificate)
{
    writer.beginObject();
    writer.member("subject"_L1, certificate.subject());
    writer.member("issuer"_L1, certificate.issuer());
    writer.member("notBefore"_L1, certificate.notBefore().toString(Qt::ISODate));
    writer.member("notAfter"_L1, certificate.notAfter().toString(Qt::ISODate));
    writer.member("sha256"_L1, certificate.fingerprint(crypto::Digest::Sha256).toHex());
    writer.endObject();
}

void writeChain(JsonWriter &writer, const jose::TokenChain &chain)
{
    writer.key("chain");
    writer.beginObject();
    writer.member("end"_L1, jose::chainEndName(chain.end));
    stringMember(writer, "anchor"_L1, chain.verdict.anchor());
    const auto &fault = chain.verdict.fault;
    writeReason(writer, fault ? std::optional(jose::Reason{fault->code, fault->message}) : std::nullopt);
    writer.key("certificates");
    writer.beginArray();
    for (const crypto::Certificate &certificate : chain.verdict.path)
        writeCertificate(writer, certificate);
    writer.endArray();
    writer.endObject();
}

} // namespace

void writeKeyUsed(JsonWriter &writer, const std::optional<jose::KeyUsed> &key, QByteArrayView name)
{
    writer.key(name);
    if (!key) {
        writer.value(nullptr);
        return;
    }
    writer.beginObject();
    stringMember(writer, "kid"_L1, key->kid);
    writer.member("thumbprint"_L1, key->thumbprint);
    stringMember(writer, "source"_L1, key->source);
    writer.member("description"_L1, key->description);
    writer.key("named");
    writer.beginArray();
    for (const QLatin1StringView way : key->named)
        writer.value(way);
    writer.endArray();
    writer.endObject();
}

void writeReason(JsonWriter &writer, const std::optional<jose::Reason> &reason)
{
    writer.key("reason");
    if (!reason) {
        writer.value(nullptr);
        return;
    }
    writer.beginObject();
    writer.member("code"_L1, reason->code);
    writer.member("message"_L1, reason->message);
    writer.endObject();
}

void writeSignatures(JsonWriter &writer, const std::vector<jose::SignatureVerdict> &verdicts)
{
    writer.key("signatures");
    writer.beginArray();
    for (const jose::SignatureVerdict &verdict : verdicts) {
        writer.beginObject();
        writer.member("status"_L1, jose::statusName(verdict.status));
        stringMember(writer, "alg"_L1, QString::fromUtf8(verdict.alg));
        writeKeyUsed(writer, verdict.key);
        writeReason(writer, verdict.reason);
        if (verdict.chain)
            writeChain(writer, *verdict.chain);
        writer.endObject();
    }
    writer.endArray();
}

} // namespace claimcheck::report
