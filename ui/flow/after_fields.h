#pragma once

#include "ui/flow/form_part.h"

#include <vector>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;

namespace claimcheck::ui::flow {

/// What follows the tokens: requests that use them, a call of an API, the logout.
class AfterFields final : public FormPart
{
    Q_OBJECT

public:
    explicit AfterFields(QFormLayout *form, QObject *parent = nullptr);

    void read(const oauth::Profile &profile) override;
    void write(oauth::Profile &profile) const override;
    void showFor(const oauth::Profile &profile) override;
    [[nodiscard]] QString problem(const oauth::Profile &profile) const override;

private:
    void addCall();
    void addLogout();

    struct Box
    {
        oauth::AfterStep step;
        QCheckBox *box;
    };

    QFormLayout *m_form;
    std::vector<Box> m_boxes;
    QWidget *m_callRow;
    QComboBox *m_method;
    QLineEdit *m_url;
    QWidget *m_logoutRow;
    QCheckBox *m_backchannel;
    QCheckBox *m_frontchannel;
};

} // namespace claimcheck::ui::flow
