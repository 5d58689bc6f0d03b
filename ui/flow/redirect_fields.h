#pragma once

#include "ui/flow/form_part.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace claimcheck::ui::flow {

/// Where the answer of the authorization server is awaited: host, port and path on this machine.
class RedirectFields final : public FormPart
{
    Q_OBJECT

public:
    explicit RedirectFields(QFormLayout *form, QObject *parent = nullptr);

    void read(const oauth::Profile &profile) override;
    void write(oauth::Profile &profile) const override;
    void showFor(const oauth::Profile &profile) override;
    [[nodiscard]] QString problem(const oauth::Profile &profile) const override;

private:
    QFormLayout *m_form;
    QComboBox *m_host;
    QSpinBox *m_port;
    QLineEdit *m_path;
    QLabel *m_hint;
    QWidget *m_row;
};

} // namespace claimcheck::ui::flow
