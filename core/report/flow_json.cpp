#include "core/report/flow_json.h"

#include "core/encoding/json_writer.h"
#include "core/report/flow_tokens.h"
#include "core/report/hidden_secrets.h"
#include "core/report/inspection_json.h"

namespace claimcheck::report {

using namespace Qt::StringLiterals;
using encoding::JsonWriter;

namespace {

void writeFailure(JsonWriter &writer, const std::optional<flow::FlowFailure> &failure)
{
    writer.key("failure");
    if (!failure)
        return writer.value(nullptr);
    writer.beginObject();
    writer.member("code", failure->code);
    writer.member("message", failure->message);
    failure->messageNumber > 0 ? writer.member("message_number", failure->messageNumber)
                               : writer.member("message_number", nullptr);
    writer.endObject();
}

void writeMessage(JsonWriter &writer, const flow::Message &message, base::Reveal reveal)
{
    const http::Request request =
        reveal == base::Reveal::Shown ? message.request : withHiddenSecrets(message.request);
    writer.beginObject();
    writer.member("number", message.number);
    writer.member("from", flow::partyName(message.from));
    writer.member("to", flow::partyName(message.to));
    writer.member("name", message.name);
    writer.member("method", request.method);
    writer.member("url", request.url);
    message.response ? writer.member("status", message.response->status) : writer.member("status", nullptr);
    const qint64 duration = message.timing.duration();
    duration < 0 ? writer.member("milliseconds", nullptr) : writer.member("milliseconds", duration);
    if (message.wasEdited())
        writer.member("edited", true);
    if (!message.failure.isEmpty())
        writer.member("failure", message.failure);
    writer.endObject();
}

/// What a failed check says besides its message. Members that have nothing to say are left out.
void writeFailedCheck(JsonWriter &writer, const lint::CheckResult &check)
{
    if (!check.expected.isEmpty())
        writer.member("expected", check.expected);
    if (!check.found.isEmpty())
        writer.member("found", check.found);
    if (!check.where.isEmpty()) {
        writer.key("where");
        writer.beginArray();
        for (const QString &place : check.where)
            writer.value(place);
        writer.endArray();
    }
    if (check.rule->why)
        writer.member("why", check.rule->translatedWhy());
    if (check.rule->fix)
        writer.member("fix", check.rule->translatedFix());
}

void writeCheck(JsonWriter &writer, const lint::CheckResult &check)
{
    writer.beginObject();
    writer.member("rule", check.rule->name());
    writer.member("outcome", lint::outcomeName(check.outcome));
    writer.member("level", base::levelName(check.level));
    writer.member("message_number", check.messageNumber);
    writer.member("message", check.message);
    if (check.outcome == lint::Outcome::Failed)
        writeFailedCheck(writer, check);
    writer.member("spec", check.rule->spec.label());
    if (check.intended)
        writer.member("intended", true);
    writer.endObject();
}

} // namespace

void writeFlowMembers(JsonWriter &writer, const flow::Trace &trace, const flow::FlowResult &result,
                      qint64 now, base::Reveal reveal)
{
    writer.member("status", result.status == flow::FlowStatus::Completed ? "completed"_L1 : "failed"_L1);
    writeFailure(writer, result.failure);
    writer.key("messages");
    writer.beginArray();
    for (const flow::Message &message : trace.messages())
        writeMessage(writer, message, reveal);
    writer.endArray();
    writer.key("tokens");
    writer.beginObject();
    for (const flow::ReceivedToken &token : result.tokens) {
        const QLatin1StringView role = flow::tokenRoleName(token.role);
        writer.key(QByteArrayView(role.data(), role.size()));
        writeInspection(writer, inspectReceived(token, result, now), reveal);
    }
    writer.endObject();
    writer.key("checks");
    writer.beginArray();
    for (const lint::CheckResult &check : result.checks)
        writeCheck(writer, check);
    writer.endArray();
}

QByteArray flowJson(const flow::Trace &trace, const flow::FlowResult &result, qint64 now, base::Reveal reveal)
{
    JsonWriter writer(encoding::JsonIndent::TwoSpaces);
    writer.beginObject();
    writeFlowMembers(writer, trace, result, now, reveal);
    writer.endObject();
    return writer.take() + '\n';
}

} // namespace claimcheck::report
