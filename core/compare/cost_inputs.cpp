#include "core/compare/cost_inputs.h"

#include <algorithm>

namespace claimcheck::compare {

using namespace Qt::StringLiterals;

namespace {

struct InputRow
{
    QLatin1StringView id;
    MeasuredFigure CostInputs::*member;
    Unit unit;
};

constexpr InputRow inputRows[] = {
    {"local-verify"_L1, &CostInputs::localVerify, Unit::Seconds},
    {"key-fetch"_L1, &CostInputs::keyFetch, Unit::Seconds},
    {"introspection"_L1, &CostInputs::introspection, Unit::Seconds},
    {"token-request"_L1, &CostInputs::tokenRequest, Unit::Seconds},
    {"network"_L1, &CostInputs::network, Unit::Seconds},
    {"jwt-bytes"_L1, &CostInputs::jwtBytes, Unit::Bytes},
    {"opaque-bytes"_L1, &CostInputs::opaqueBytes, Unit::Bytes},
    {"introspection-bytes"_L1, &CostInputs::introspectionBytes, Unit::Bytes},
    {"key-set-bytes"_L1, &CostInputs::keySetBytes, Unit::Bytes},
    {"token-response-bytes"_L1, &CostInputs::tokenResponseBytes, Unit::Bytes},
    {"jwt-lifetime"_L1, &CostInputs::jwtLifetime, Unit::Seconds},
    {"key-cache"_L1, &CostInputs::keyCache, Unit::Seconds},
    {"revoked-accepted"_L1, &CostInputs::revokedAccepted, Unit::Seconds},
};

} // namespace

std::optional<Figure> measured(const CostInputs &inputs, QLatin1StringView id)
{
    const auto *row = std::ranges::find(inputRows, id, &InputRow::id);
    if (row == std::end(inputRows) || !(inputs.*row->member).value)
        return std::nullopt;
    const MeasuredFigure &found = inputs.*row->member;
    return Figure{id, *found.value, row->unit, Origin::Measured, found.how};
}

bool setMeasured(CostInputs &inputs, QStringView id, const MeasuredFigure &figure)
{
    const auto *row =
        std::ranges::find_if(inputRows, [id](const InputRow &candidate) { return candidate.id == id; });
    if (row == std::end(inputRows))
        return false;
    inputs.*row->member = figure;
    return true;
}

std::vector<Figure> allMeasured(const CostInputs &inputs)
{
    std::vector<Figure> figures;
    for (const InputRow &row : inputRows) {
        if (const auto figure = measured(inputs, row.id))
            figures.push_back(*figure);
    }
    return figures;
}

QList<QLatin1StringView> notMeasured(const CostInputs &inputs)
{
    QList<QLatin1StringView> missing;
    for (const InputRow &row : inputRows) {
        if (!(inputs.*row.member).value)
            missing += row.id;
    }
    return missing;
}

} // namespace claimcheck::compare
