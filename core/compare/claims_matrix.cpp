#include "core/compare/claims_matrix.h"

#include "core/claims/personal.h"
#include "core/claims/registry.h"
#include "core/compare/likeness.h"
#include "core/compare/object_members.h"
#include "core/compare/text.h"

#include <QSet>

#include <algorithm>

namespace claimcheck::compare {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t maxMatrixRows = 1000;

struct SourceRow
{
    QLatin1StringView name;
    const char *title;
};

constexpr SourceRow sourceRows[] = {
    {"access-token"_L1, QT_TRANSLATE_NOOP("claimcheck_compare", "Access token")},
    {"introspection"_L1, QT_TRANSLATE_NOOP("claimcheck_compare", "Introspection")},
    {"userinfo"_L1, QT_TRANSLATE_NOOP("claimcheck_compare", "UserInfo")},
    {"id-token"_L1, QT_TRANSLATE_NOOP("claimcheck_compare", "ID token")},
};
static_assert(std::size(sourceRows) == std::size_t(ClaimSource::IdToken) + 1);

constexpr QLatin1StringView markNames[] = {"same"_L1,    "respelled"_L1,    "missing"_L1,
                                           "differs"_L1, "type-differs"_L1, "by-design"_L1};
static_assert(std::size(markNames) == std::size_t(CellMark::ByDesign) + 1);

/// Which sources a claim belongs to: RFC 7662 §2.2 for introspection, OpenID Connect Core 1.0 §2 and §3.1.3.6
/// for the ID token, §5.3.2 for userinfo. What is not here may stand everywhere.
struct OwnRow
{
    const char *claim;
    bool accessToken, introspection, userInfo, idToken; ///< in the order of ClaimSource
};

constexpr OwnRow ownRows[] = {
    {"active", false, true, false, false},   {"token_type", false, true, false, false},
    {"username", false, true, false, false}, {"nonce", false, false, false, true},
    {"at_hash", false, false, false, true},  {"c_hash", false, false, false, true},
    {"s_hash", false, false, false, true},   {"azp", false, false, false, true},
    {"scope", true, true, false, false},     {"client_id", true, true, false, false},
    {"cnf", true, true, false, false},       {"jti", true, true, false, false},
    {"iss", true, true, false, true},        {"aud", true, true, false, true},
    {"exp", true, true, false, true},        {"iat", true, true, false, true},
    {"nbf", true, true, false, false},       {"auth_time", true, true, false, true},
    {"acr", true, true, false, true},        {"amr", true, true, false, true},
};

/// The ID token is another token: what tells of the token and not of the user is its own.
constexpr const char *ofTheToken[] = {"aud", "exp", "iat", "jti"};

bool belongs(const QByteArray &claim, ClaimSource source)
{
    const auto *row = std::ranges::find_if(ownRows, [&](const OwnRow &one) { return claim == one.claim; });
    if (row == std::end(ownRows))
        return true;
    const bool of[] = {row->accessToken, row->introspection, row->userInfo, row->idToken};
    return of[std::size_t(source)];
}

bool isOfTheToken(const QByteArray &claim)
{
    return std::ranges::any_of(ofTheToken, [&claim](const char *one) { return claim == one; });
}

CellMark markOf(const QByteArray &claim, const encoding::JsonValue &first, ClaimSource firstSource,
                const encoding::JsonValue &value, ClaimSource source)
{
    const bool anotherToken =
        (source == ClaimSource::IdToken) != (firstSource == ClaimSource::IdToken) && isOfTheToken(claim);
    if (value.isAbsent())
        return belongs(claim, source) ? CellMark::Missing : CellMark::ByDesign;
    const Likeness likeness = likenessOf(claim, first, value);
    if (likeness.kind == DiffKind::Same)
        return CellMark::Same;
    if (likeness.kind == DiffKind::Respelled)
        return CellMark::Respelled;
    if (anotherToken)
        return CellMark::ByDesign;
    return first.kind() == value.kind() ? CellMark::Differs : CellMark::TypeDiffers;
}

/// One source's members, by name.
struct SourceMembers
{
    ClaimSource source;
    ObjectMembers members;
};

MatrixRow rowOf(const ObjectMembers::Member &claim, const std::vector<SourceMembers> &sources)
{
    MatrixRow row;
    row.claim = claim.name;
    row.isPersonal = claims::personalOf(claim.name) != claims::Personal::No;
    const claims::RegistryEntry *entry = claims::findClaim(claim.key);
    if (!entry)
        entry = claims::findEntry(claims::Registry::IntrospectionMembers, claim.key);
    if (entry)
        row.meaning = entry->meaning;
    const auto first = std::ranges::find_if(
        sources, [&](const SourceMembers &one) { return !one.members.value(claim.key).isAbsent(); });
    for (const SourceMembers &one : sources) {
        const encoding::JsonValue value = one.members.value(claim.key);
        MatrixCell cell;
        if (!value.isAbsent())
            cell.value = value.raw().toByteArray();
        cell.mark = markOf(claim.key, first->members.value(claim.key), first->source, value, one.source);
        row.cells.push_back(std::move(cell));
    }
    return row;
}

} // namespace

QLatin1StringView claimSourceName(ClaimSource source)
{
    return sourceRows[std::size_t(source)].name;
}

QString claimSourceTitle(ClaimSource source)
{
    return Text::tr(sourceRows[std::size_t(source)].title);
}

QLatin1StringView cellMarkName(CellMark mark)
{
    return markNames[std::size_t(mark)];
}

bool MatrixRow::disagrees() const
{
    return std::ranges::any_of(cells, [](const MatrixCell &cell) {
        return cell.mark == CellMark::Missing || cell.mark == CellMark::Differs ||
               cell.mark == CellMark::TypeDiffers;
    });
}

int ClaimsMatrix::disagreements() const
{
    return int(std::ranges::count_if(rows, &MatrixRow::disagrees));
}

int ClaimsMatrix::personal(ClaimSource source) const
{
    const auto at = std::ranges::find(sources, source) - sources.begin();
    return at == std::ssize(sources) ? 0 : int(std::ranges::count_if(rows, [at](const MatrixRow &row) {
        return row.isPersonal && row.cells[std::size_t(at)].value;
    }));
}

ClaimsMatrix claimsMatrix(const std::vector<SourceClaims> &sources)
{
    ClaimsMatrix matrix;
    std::vector<SourceMembers> members;
    for (const SourceClaims &one : sources) {
        matrix.sources.push_back(one.source);
        members.push_back({one.source, ObjectMembers(one.claims.root())});
    }
    QSet<QByteArray> known;
    for (const SourceMembers &one : members) {
        for (const ObjectMembers::Member &claim : one.members.all()) {
            if (known.contains(claim.key) || matrix.rows.size() == maxMatrixRows)
                continue;
            known.insert(claim.key);
            matrix.rows.push_back(rowOf(claim, members));
        }
    }
    return matrix;
}

} // namespace claimcheck::compare
