#pragma once

// Private to core/report: what a comparison's report may say.
#include "core/report/comparison_report.h"

#include <QByteArrayList>

namespace claimcheck::report {

/// Takes secrets out of a report's texts: by name in a response, and by value wherever else a token of the
/// two responses, or anything in the shape of a JWT, turns up.
class ShownText
{
public:
    ShownText(const ComparisonReport &report, Redaction level);

    [[nodiscard]] QString text(const QString &text) const;
    /// A response's body; a token alone is hidden as a whole.
    [[nodiscard]] QString body(const QByteArray &body) const;

private:
    Redaction m_level;
    QStringList m_values; ///< longest first
};

} // namespace claimcheck::report
