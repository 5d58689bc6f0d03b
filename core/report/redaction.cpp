#include "core/report/redaction.h"

#include "core/base/redaction.h"
#include "core/claims/personal.h"
#include "core/report/text.h"

#include <algorithm>

namespace claimcheck::report {

using namespace Qt::StringLiterals;

namespace {

struct LevelRow
{
    Redaction level;
    QLatin1StringView name;
    const char *title;
};

constexpr LevelRow levels[] = {
    {Redaction::None, "none"_L1, QT_TRANSLATE_NOOP("claimcheck_report", "Everything shown")},
    {Redaction::Secrets, "secrets"_L1, QT_TRANSLATE_NOOP("claimcheck_report", "Secrets hidden")},
    {Redaction::SecretsAndPersonal, "personal"_L1,
     QT_TRANSLATE_NOOP("claimcheck_report", "Secrets and personal data hidden")},
};
static_assert(std::size(levels) == std::size_t(Redaction::SecretsAndPersonal) + 1);

} // namespace

QLatin1StringView redactionName(Redaction level)
{
    return levels[std::size_t(level)].name;
}

std::optional<Redaction> redactionOf(QStringView name)
{
    const auto *found =
        std::ranges::find_if(levels, [name](const LevelRow &row) { return row.name == name; });
    return found == std::end(levels) ? std::nullopt : std::optional(found->level);
}

QString redactionTitle(Redaction level)
{
    return Text::tr(levels[std::size_t(level)].title);
}

bool isHidden(QStringView name, Redaction level)
{
    if (level == Redaction::None)
        return false;
    if (base::isSecretName(name))
        return true;
    return level == Redaction::SecretsAndPersonal && claims::personalOf(name) != claims::Personal::No;
}

} // namespace claimcheck::report
