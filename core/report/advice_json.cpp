#include "core/report/advice_json.h"

#include "core/compare/advice_rules.h"
#include "core/report/figure_json.h"

namespace claimcheck::report {

using namespace Qt::StringLiterals;
using encoding::JsonWriter;

namespace {

void writeReasons(JsonWriter &writer, QByteArrayView name, const std::vector<compare::Reason> &reasons)
{
    writer.key(name);
    writer.beginArray();
    for (const compare::Reason &reason : reasons) {
        writer.beginObject();
        writer.member("code", reason.code);
        writer.member("text", reason.text);
        writeFigures(writer, reason.figures);
        if (!reason.spec.isEmpty())
            writer.member("spec", reason.spec.label());
        writer.endObject();
    }
    writer.endArray();
}

void writeNumber(JsonWriter &writer, QByteArrayView name, const std::optional<double> &value)
{
    value ? writer.member(name, *value) : writer.member(name, nullptr);
}

void writeScore(JsonWriter &writer, const compare::Score &score)
{
    writer.beginObject();
    writer.member("choice", compare::rowOf(score.choice).name);
    writer.member("fits", score.fits());
    writer.key("excludedBy");
    writer.beginArray();
    for (const QLatin1StringView rule : score.excludedBy)
        writer.value(rule);
    writer.endArray();
    writer.member("points", score.total);
    writer.key("weights");
    writer.beginObject();
    for (const compare::Points &points : score.points)
        writer.member(points.rule, points.points);
    writer.endObject();
    writeNumber(writer, "waitPerCallSeconds", score.cost.waitPerCall);
    writeNumber(writer, "waitPerSecondSeconds", score.cost.waitPerSecond);
    writer.member("serverRequestsPerSecond", score.cost.serverRequests);
    writeNumber(writer, "bytesPerSecond", score.cost.bytesPerSecond);
    writeNumber(writer, "revocationActsWithinSeconds", score.cost.staleSeconds);
    writer.endObject();
}

void writeSituation(JsonWriter &writer, const compare::Situation &situation)
{
    writer.key("answers");
    writer.beginObject();
    for (const compare::NumberRow &row : compare::numberQuestions())
        writer.member(row.id, situation.*row.member);
    for (const compare::AnswerRow &row : compare::answerQuestions())
        writer.member(row.id, situation.*row.member == compare::YesNo::Yes);
    writer.endObject();
}

void writeAlternatives(JsonWriter &writer, const compare::Advice &advice)
{
    writer.key("alternatives");
    writer.beginArray();
    for (const compare::Alternative &other : advice.alternatives) {
        writer.beginObject();
        writer.member("choice", compare::rowOf(other.choice).name);
        writer.member("text", other.text);
        writeFigures(writer, other.figures);
        writer.member("spec", other.spec.label());
        writer.endObject();
    }
    writer.endArray();
    writer.key("turns");
    writer.beginArray();
    for (const compare::Turn &turn : advice.turns) {
        writer.beginObject();
        writer.member("callsPerSecond", turn.load);
        writer.member("choice", compare::rowOf(turn.to).name);
        writer.endObject();
    }
    writer.endArray();
}

} // namespace

void writeAdvice(JsonWriter &writer, const compare::Advice &advice, const compare::Situation &situation)
{
    writer.beginObject();
    writer.member("choice", advice.code());
    writer.member("heading", advice.heading);
    writer.member("summary", advice.summary);
    writeSituation(writer, compare::limited(situation));
    writeReasons(writer, "reasons", advice.reasons);
    writeReasons(writer, "cautions", advice.cautions);
    writer.key("scores");
    writer.beginArray();
    for (const compare::Score &score : advice.scores)
        writeScore(writer, score);
    writer.endArray();
    writeAlternatives(writer, advice);
    writer.key("notMeasured");
    writer.beginArray();
    for (const QLatin1StringView figure : advice.missing)
        writer.value(figure);
    writer.endArray();
    writer.endObject();
}

} // namespace claimcheck::report
