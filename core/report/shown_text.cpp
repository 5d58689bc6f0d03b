#include "core/report/shown_text.h"

#include "core/base/redaction.h"
#include "core/compare/measurement.h"
#include "core/encoding/json.h"
#include "core/report/hidden_secrets.h"

#include <QRegularExpression>

#include <algorithm>

namespace claimcheck::report {

using namespace Qt::StringLiterals;
using encoding::JsonDocument;
using encoding::JsonValue;

namespace {

/// A shorter value is hidden by its name only: it would be found in innocent text.
constexpr qsizetype shortestValue = 8;
constexpr qsizetype largestBody = 4 * 1024 * 1024;

void collectSecrets(const QByteArray &body, Redaction level, QStringList &values)
{
    const auto document = JsonDocument::parse(body, {.maxBytes = largestBody});
    if (!document) {
        values += QString::fromUtf8(body.trimmed());
        return;
    }
    for (const auto &member : document->root().members()) {
        if (isHidden(member.name(), level) && member.value().isString())
            values += member.value().toString();
    }
}

/// Three parts of base64url of which the first two begin as JSON objects do.
const QRegularExpression &jwtShape()
{
    static const QRegularExpression shape(u"eyJ[\\w-]{6,}\\.eyJ[\\w-]{6,}(\\.[\\w-]*){0,3}"_s);
    return shape;
}

} // namespace

ShownText::ShownText(const ComparisonReport &report, Redaction level) : m_level(level)
{
    if (level == Redaction::None)
        return;
    for (const ReportedResponse &response : report.responses)
        collectSecrets(response.body, level, m_values);
    if (report.measurement) {
        for (const compare::TokenMeasurement &token : report.measurement->tokens) {
            collectSecrets(token.response, level, m_values);
            m_values += QString::fromUtf8(token.accessToken);
        }
    }
    m_values.removeIf([](const QString &value) { return value.size() < shortestValue; });
    m_values.removeDuplicates();
    std::ranges::sort(m_values, std::greater(), &QString::size);
}

QString ShownText::text(const QString &text) const
{
    if (m_level == Redaction::None)
        return text;
    const QString mark = QString::fromUtf8(base::hiddenMark);
    QString shown = text;
    for (const QString &value : m_values)
        shown.replace(value, mark);
    return shown.replace(jwtShape(), mark);
}

QString ShownText::body(const QByteArray &body) const
{
    if (m_level == Redaction::None)
        return QString::fromUtf8(body);
    const QByteArray start = body.trimmed();
    if (!start.startsWith('{') && !start.startsWith('['))
        return base::masked(QString::fromUtf8(start));
    return text(QString::fromUtf8(hiddenJson(body, m_level)));
}

} // namespace claimcheck::report
