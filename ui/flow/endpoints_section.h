#pragma once

#include "ui/flow/form_part.h"

class QComboBox;
class QFormLayout;
class QPlainTextEdit;

namespace claimcheck::ui::flow {

/// What single endpoints have otherwise: another client authentication, metadata that wins over the server's.
class EndpointsSection final : public FormPart
{
    Q_OBJECT

public:
    explicit EndpointsSection(QWidget *page, QObject *parent = nullptr);

    void read(const oauth::Profile &profile) override;
    void write(oauth::Profile &profile) const override;
    [[nodiscard]] QString problem(const oauth::Profile &profile) const override;

private:
    QComboBox *addAuth(QFormLayout *form, const QString &label, const QString &name);

    QComboBox *m_introspection;
    QComboBox *m_revocation;
    QComboBox *m_par;
    QPlainTextEdit *m_metadata;
};

} // namespace claimcheck::ui::flow
