#pragma once

#include "ui/flow/extra_row.h"
#include "ui/flow/form_part.h"

#include <vector>

class QPlainTextEdit;
class QVBoxLayout;

namespace claimcheck::ui::flow {

/// What is added to requests: authorization details, and free parameters and headers on every leg.
class ExtrasSection final : public FormPart
{
    Q_OBJECT

public:
    explicit ExtrasSection(QWidget *page, QObject *parent = nullptr);

    void read(const oauth::Profile &profile) override;
    void write(oauth::Profile &profile) const override;
    void showFor(const oauth::Profile &profile) override;
    [[nodiscard]] QString problem(const oauth::Profile &profile) const override;

private:
    ExtraRow *addRow(const Extra &extra);
    void removeRow(ExtraRow *row);

    QVBoxLayout *m_rows;
    std::vector<ExtraRow *> m_extras;
    QPlainTextEdit *m_details;
    QWidget *m_detailsRow;
};

/// Those of the profile, in the order of the legs' first use.
[[nodiscard]] std::vector<Extra> extrasIn(const oauth::Profile &profile);
/// In place of those of the profile. Rows without a name are left out.
void putExtras(const std::vector<Extra> &extras, oauth::Profile &profile);

} // namespace claimcheck::ui::flow
