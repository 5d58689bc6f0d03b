#include "core/lint/outcome.h"

namespace claimcheck::lint {

using namespace Qt::StringLiterals;

QLatin1StringView outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Passed: return "passed"_L1;
    case Outcome::Failed: return "failed"_L1;
    case Outcome::NotApplicable: return "not-applicable"_L1;
    case Outcome::CouldNotTell: break;
    }
    return "could-not-tell"_L1;
}

Verdict Verdict::expecting(const QString &what, const QString &instead) &&
{
    expected = what;
    found = instead;
    return std::move(*this);
}

Verdict passed(const QString &message)
{
    return {Outcome::Passed, message, {}, {}, {}, {}};
}

Verdict failed(const QString &message, const QStringList &where)
{
    return {Outcome::Failed, message, where, {}, {}, {}};
}

Verdict failed(base::Level level, const QString &message, const QStringList &where)
{
    return {Outcome::Failed, message, where, level, {}, {}};
}

Verdict notApplicable()
{
    return {Outcome::NotApplicable, {}, {}, {}, {}, {}};
}

Verdict couldNotTell(const QString &why)
{
    return {Outcome::CouldNotTell, why, {}, {}, {}, {}};
}

} // namespace claimcheck::lint
