#pragma once

#include "ui/flow/form_part.h"

#include <vector>

class QFormLayout;
class QLineEdit;

namespace claimcheck::ui::flow {

/// The fields of a profile that only some grants need: a row each, shown for those.
class GrantFields final : public FormPart
{
    Q_OBJECT

public:
    explicit GrantFields(QFormLayout *form, QObject *parent = nullptr);

    void read(const oauth::Profile &profile) override;
    void write(oauth::Profile &profile) const override;
    void showFor(const oauth::Profile &profile) override;
    [[nodiscard]] QString problem(const oauth::Profile &profile) const override;

private:
    QFormLayout *m_form;
    std::vector<QLineEdit *> m_lines; ///< in the order of the table
};

} // namespace claimcheck::ui::flow
