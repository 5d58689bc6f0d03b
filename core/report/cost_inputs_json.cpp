#include "core/report/advice_json.h"
#include "core/report/figure_json.h"
#include "core/report/text.h"

#include <cmath>

namespace claimcheck::report {

using namespace Qt::StringLiterals;
using compare::CostInputs;
using encoding::JsonValue;
using encoding::JsonWriter;

namespace {

constexpr double largestFigure = 1e12;
constexpr qsizetype mostPersonalClaims = 1000;

void writeFigure(JsonWriter &writer, const compare::Figure &figure)
{
    writer.beginObject();
    writer.member("id", figure.id);
    writer.member("value", figure.value);
    writer.member("unit", compare::unitName(figure.unit));
    writer.member("text", figure.text());
    writer.member("origin", compare::originName(figure.origin));
    writer.member("source", figure.source);
    if (!figure.of.isEmpty())
        writer.member("of", figure.of);
    writer.endObject();
}

base::Result<void> readFigure(const JsonValue &figure, CostInputs &inputs)
{
    const QString id = figure["id"_L1].toString();
    const std::optional<double> value = figure["value"_L1].toDouble();
    if (!value || !(*value >= 0 && *value <= largestFigure))
        return base::Error{
            "figure-value"_L1, Text::tr("The figure %1 is no number that fits.").arg(id), -1, {}};
    if (!compare::setMeasured(inputs, id, {*value, figure["source"_L1].toString()}))
        return base::Error{"figure-unknown"_L1, Text::tr("There is no figure %1.").arg(id), -1, {}};
    return {};
}

} // namespace

void writeFigures(JsonWriter &writer, const std::vector<compare::Figure> &figures)
{
    writer.key("figures");
    writer.beginArray();
    for (const compare::Figure &figure : figures)
        writeFigure(writer, figure);
    writer.endArray();
}

void writeCostInputs(JsonWriter &writer, const CostInputs &inputs)
{
    writer.beginObject();
    writeFigures(writer, compare::allMeasured(inputs));
    writer.key("personalClaims");
    writer.beginArray();
    for (const QString &claim : inputs.personalClaims)
        writer.value(claim);
    writer.endArray();
    writer.member("jwtReadable", inputs.jwtReadable == CostInputs::Readable::Yes);
    writer.endObject();
}

base::Result<CostInputs> readCostInputs(const JsonValue &object)
{
    if (!object["figures"_L1].isArray())
        return base::Error{
            "figures-missing"_L1,
            Text::tr("There are no measured figures in it: give a result of compare --profile --json."),
            -1,
            {}};
    CostInputs inputs;
    for (const JsonValue figure : object["figures"_L1].elements()) {
        if (const auto read = readFigure(figure, inputs); !read.ok())
            return read.error();
    }
    for (const JsonValue claim : object["personalClaims"_L1].elements()) {
        if (claim.isString() && inputs.personalClaims.size() < mostPersonalClaims)
            inputs.personalClaims += claim.toString();
    }
    if (!object["jwtReadable"_L1].toBool(true))
        inputs.jwtReadable = CostInputs::Readable::Encrypted;
    return inputs;
}

} // namespace claimcheck::report
