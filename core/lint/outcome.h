#pragma once

#include "core/base/finding.h"

#include <QLatin1StringView>
#include <QString>
#include <QStringList>

#include <optional>

namespace claimcheck::lint {

/// What became of a rule. It never fails because something was not seen: that is CouldNotTell.
enum class Outcome : quint8 { Passed, Failed, NotApplicable, CouldNotTell };

/// "passed", "failed", "not-applicable", "could-not-tell": the words of the command line's JSON.
[[nodiscard]] QLatin1StringView outcomeName(Outcome outcome);

/// What a check function answers.
struct Verdict
{
    Outcome outcome = Outcome::Passed;
    QString message; ///< Failed: what is wrong and what to do, at most two sentences; else what was seen
    QStringList
        where; ///< JSON pointers or parameter names; several when one rule is broken in several places
    std::optional<base::Level> level; ///< where the case weighs otherwise than the rule's row says
    QString expected; ///< Failed: what should be there; empty where the message says it all. Never a secret
    QString found;    ///< Failed: what is there instead. Never a secret: of one only its length

    /// The same verdict, with what should be there and what is.
    [[nodiscard]] Verdict expecting(const QString &what, const QString &instead) &&;
};

[[nodiscard]] Verdict passed(const QString &message = {});
[[nodiscard]] Verdict failed(const QString &message, const QStringList &where = {});
[[nodiscard]] Verdict failed(base::Level level, const QString &message, const QStringList &where = {});
[[nodiscard]] Verdict notApplicable();
[[nodiscard]] Verdict couldNotTell(const QString &why = {});

} // namespace claimcheck::lint
