#include "core/compare/diff_row.h"

namespace claimcheck::compare {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView kindNames[] = {"same"_L1,    "respelled"_L1, "set-aside"_L1,
                                           "changed"_L1, "added"_L1,     "removed"_L1};
static_assert(std::size(kindNames) == std::size_t(DiffKind::Removed) + 1);

constexpr QLatin1StringView reasonNames[] = {"none"_L1,    "value"_L1,    "type"_L1,  "order"_L1, "number"_L1,
                                             "escapes"_L1, "set-form"_L1, "words"_L1, "time"_L1};
static_assert(std::size(reasonNames) == std::size_t(DiffReason::Time) + 1);

constexpr QLatin1StringView partNames[] = {"response"_L1, "token"_L1, "header"_L1, "claims"_L1,
                                           "signature"_L1};
static_assert(std::size(partNames) == std::size_t(DiffPart::Signature) + 1);

} // namespace

QLatin1StringView diffKindName(DiffKind kind)
{
    return kindNames[std::size_t(kind)];
}

bool isDifference(DiffKind kind)
{
    return kind == DiffKind::Changed || kind == DiffKind::Added || kind == DiffKind::Removed;
}

QLatin1StringView diffReasonName(DiffReason reason)
{
    return reasonNames[std::size_t(reason)];
}

QLatin1StringView diffPartName(DiffPart part)
{
    return partNames[std::size_t(part)];
}

DiffCounts countRows(const std::vector<DiffRow> &rows)
{
    DiffCounts counts;
    int *const of[] = {&counts.same,    &counts.respelled, &counts.setAside,
                       &counts.changed, &counts.added,     &counts.removed};
    for (const DiffRow &row : rows)
        ++*of[std::size_t(row.kind)];
    return counts;
}

} // namespace claimcheck::compare
