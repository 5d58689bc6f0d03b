#include "core/report/flow_json.h"

#include "core/encoding/json_writer.h"
#include "core/report/flow_tokens.h"
#include "core/report/hidden_secrets.h"
#include "core/report/inspection_json.h"
#include "core/report/redactor.h"

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

void writeMessage(JsonWriter &writer, const flow::Message &message, const Redactor &redactor)
{
    const http::Request request = redactor.request({message.request.method, message.request.url});
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
        writer.member("failure", redactor.text(message.failure));
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

void writeTokens(JsonWriter &writer, const flow::FlowResult &result, qint64 now, Redaction redaction)
{
    const base::Reveal reveal = redaction == Redaction::None ? base::Reveal::Shown : base::Reveal::Hidden;
    writer.key("tokens");
    writer.beginObject();
    for (const flow::ReceivedToken &token : result.tokens) {
        const QLatin1StringView role = flow::tokenRoleName(token.role);
        JsonWriter inspected;
        writeInspection(inspected, inspectReceived(token, result, now), reveal);
        const QByteArray json = inspected.take();
        writer.memberRaw(QByteArrayView(role.data(), role.size()),
                         redaction == Redaction::SecretsAndPersonal ? hiddenJson(json, redaction) : json);
    }
    writer.endObject();
}

} // namespace

void writeChecks(JsonWriter &writer, const std::vector<lint::CheckResult> &checks)
{
    writer.key("checks");
    writer.beginArray();
    for (const lint::CheckResult &check : checks)
        writeCheck(writer, check);
    writer.endArray();
}

void writeFlowMembers(JsonWriter &writer, const flow::RunView &run, qint64 now, Redaction redaction)
{
    const Redactor redactor(run, redaction);
    const flow::FlowResult result = redactor.result(run.result);
    writer.member("status", result.status == flow::FlowStatus::Completed ? "completed"_L1 : "failed"_L1);
    writeFailure(writer, result.failure);
    writer.key("messages");
    writer.beginArray();
    for (const flow::Message &message : run.trace.messages())
        writeMessage(writer, message, redactor);
    writer.endArray();
    writeTokens(writer, result, now, redaction);
    writeChecks(writer, result.checks);
}

QByteArray flowJson(const flow::RunView &run, qint64 now, Redaction redaction)
{
    JsonWriter writer(encoding::JsonIndent::TwoSpaces);
    writer.beginObject();
    writeFlowMembers(writer, run, now, redaction);
    writer.endObject();
    return writer.take() + '\n';
}

} // namespace claimcheck::report
