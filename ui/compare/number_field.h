#pragma once

#include "core/compare/situation.h"

#include <QDoubleSpinBox>

namespace claimcheck::ui::compare {

/// A number as a person writes it: "20,000", "0.2 ms", "1 min". Takes "1 min" and "60" alike.
class NumberField final : public QDoubleSpinBox
{
    Q_OBJECT

public:
    NumberField(const claimcheck::compare::NumberRow &row, QWidget *parent = nullptr);

    [[nodiscard]] QString textFromValue(double value) const override;
    [[nodiscard]] double valueFromText(const QString &text) const override;
    [[nodiscard]] QValidator::State validate(QString &text, int &position) const override;

private:
    const claimcheck::compare::NumberRow &m_row;
};

} // namespace claimcheck::ui::compare
