#include "core/report/decryption_json.h"

#include "core/report/verdict_json.h"

namespace claimcheck::report {

using namespace Qt::StringLiterals;
using encoding::JsonWriter;

namespace {

void nameMember(JsonWriter &writer, QLatin1StringView name, QByteArrayView value)
{
    if (value.isEmpty())
        writer.member(name, nullptr);
    else
        writer.member(name, value);
}

void writeDecryptionMembers(JsonWriter &writer, const jose::DecryptionVerdict &verdict)
{
    writer.member("status"_L1, jose::statusName(verdict.status));
    nameMember(writer, "alg"_L1, verdict.alg);
    nameMember(writer, "enc"_L1, verdict.enc);
    nameMember(writer, "step"_L1,
               QByteArrayView(jose::stepName(verdict.step).data(), jose::stepName(verdict.step).size()));
    writeKeyUsed(writer, verdict.key);
    writeReason(writer, verdict.reason);
}

} // namespace

void writeDecryption(JsonWriter &writer, const std::optional<jose::Decryption> &decryption)
{
    writer.key("decryption");
    if (!decryption) {
        writer.value(nullptr);
        return;
    }
    writer.beginObject();
    writeDecryptionMembers(writer, decryption->overall);
    if (decryption->recipients.size() > 1) {
        writer.key("recipients");
        writer.beginArray();
        for (const jose::DecryptionVerdict &verdict : decryption->recipients) {
            writer.beginObject();
            writeDecryptionMembers(writer, verdict);
            writer.endObject();
        }
        writer.endArray();
    }
    writer.endObject();
}

} // namespace claimcheck::report
