#pragma once

#include "ui/flow/form_part.h"

class QFormLayout;
class QLineEdit;
class QVBoxLayout;

namespace claimcheck::ui::flow {

/// Name, issuer, and the account that finds an issuer.
class IssuerFields final : public FormPart
{
    Q_OBJECT

public:
    explicit IssuerFields(QFormLayout *form, QObject *parent = nullptr);

    void read(const oauth::Profile &profile) override;
    void write(oauth::Profile &profile) const override;
    void showFor(const oauth::Profile &profile) override;
    [[nodiscard]] QString problem(const oauth::Profile &profile) const override;
    void setName(const QString &name);
    /// Something about the issuer, under its field.
    void addUnderIssuer(QWidget *widget);

private:
    QFormLayout *m_form;
    QLineEdit *m_name;
    QLineEdit *m_issuer;
    QLineEdit *m_account;
    QVBoxLayout *m_under;
};

} // namespace claimcheck::ui::flow
