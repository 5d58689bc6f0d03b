#include "ui/compare/number_field.h"

#include <QRegularExpression>

#include <optional>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::compare {

namespace {

struct UnitRow
{
    QLatin1StringView name;
    double seconds;
};

constexpr UnitRow unitRows[] = {{"ms"_L1, 0.001}, {"s"_L1, 1},      {"min"_L1, 60},
                                {"h"_L1, 3600},   {"d"_L1, 86'400}, {"µs"_L1, 0.000001}};

/// The seconds of "1 h 30 min"; nullopt where a part has no unit of time.
std::optional<double> secondsOf(const QString &text)
{
    static const QRegularExpression part(u"([\\d.]+)\\s*([a-zµ]+)"_s);
    double sum = 0;
    bool any = false;
    for (const QRegularExpressionMatch &match : part.globalMatch(text)) {
        for (const UnitRow &unit : unitRows) {
            if (match.captured(2) == unit.name) {
                sum += match.captured(1).toDouble() * unit.seconds;
                any = true;
            }
        }
    }
    return any ? std::optional(sum) : std::nullopt;
}

} // namespace

NumberField::NumberField(const claimcheck::compare::NumberRow &row, QWidget *parent)
    : QDoubleSpinBox(parent), m_row(row)
{
    setObjectName(u"situation."_s + row.id);
    setAccessibleName(row.translatedTitle());
    setAccessibleDescription(row.translatedHelp());
    setToolTip(row.translatedHelp());
    setDecimals(3);
    setRange(row.minimum, row.maximum);
    setButtonSymbols(QAbstractSpinBox::NoButtons);
    setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    setKeyboardTracking(false);
    setFixedWidth(104);
}

QString NumberField::textFromValue(double value) const
{
    using claimcheck::compare::Unit;
    if (m_row.unit == Unit::PerSecond)
        return claimcheck::compare::figureText(value, Unit::Count);
    if (m_row.unit == Unit::Bytes) // in full: "16.4 kB" would be read back as another number
        return tr("%1 bytes").arg(claimcheck::compare::figureText(value, Unit::Count));
    return claimcheck::compare::figureText(value * m_row.scale, m_row.unit);
}

double NumberField::valueFromText(const QString &text) const
{
    QString plain = text.trimmed().remove(u',');
    if (m_row.unit == claimcheck::compare::Unit::Seconds) {
        if (const auto seconds = secondsOf(plain))
            return *seconds / m_row.scale;
    }
    static const QRegularExpression number(u"^[\\d.]+(e\\d+)?"_s);
    return number.match(plain).captured().toDouble();
}

/// Anything that begins as a number may be on its way to one; what is out of range is limited, not refused.
QValidator::State NumberField::validate(QString &text, int &) const
{
    static const QRegularExpression start(u"^\\s*[\\d.][\\d.,eE]*\\s*[a-zµ%\\d. ]*$"_s);
    if (text.trimmed().isEmpty())
        return QValidator::Intermediate;
    return start.match(text).hasMatch() ? QValidator::Acceptable : QValidator::Invalid;
}

} // namespace claimcheck::ui::compare
