#pragma once

#include "core/compare/advice.h"
#include "core/report/redaction.h"

#include <QDateTime>

#include <array>

namespace claimcheck::compare {
struct Measurement;
}

namespace claimcheck::report {

/// One of the two token responses, as it came.
struct ReportedResponse
{
    QString title;   ///< "A · JWT access token"
    QByteArray body; ///< JSON; empty where there is none
};

/// What a comparison's report tells. Parts that are not there are left out of it.
struct ComparisonReport
{
    QDateTime made; ///< UTC
    std::array<ReportedResponse, 2> responses;
    const compare::Measurement *measurement = nullptr; ///< lives as long as the call that reads it
    compare::CostInputs inputs;
    compare::Situation situation;
    compare::Advice advice;
};

/// Markdown with tables, no plots.
[[nodiscard]] QByteArray comparisonMarkdown(const ComparisonReport &report,
                                            Redaction redaction = Redaction::Secrets);

/// One HTML file: no scripts, nothing loaded from elsewhere, plots as inline SVG, light and dark.
[[nodiscard]] QByteArray comparisonHtml(const ComparisonReport &report,
                                        Redaction redaction = Redaction::Secrets);

/// Every sample as CSV: token, work, number, nanoseconds. Holds no token and no claim.
[[nodiscard]] QByteArray samplesCsv(const compare::Measurement &measurement);

} // namespace claimcheck::report
