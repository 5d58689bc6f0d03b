#pragma once

#include "ui/flow/form_part.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QVBoxLayout;

namespace claimcheck::ui {
class FileField;
}

namespace claimcheck::ui::flow {

/// The client: its id, how it authenticates, and what it needs for that.
class ClientFields final : public FormPart
{
    Q_OBJECT

public:
    explicit ClientFields(QFormLayout *form, QObject *parent = nullptr);

    void read(const oauth::Profile &profile) override;
    void write(oauth::Profile &profile) const override;
    void showFor(const oauth::Profile &profile) override;
    [[nodiscard]] QString problem(const oauth::Profile &profile) const override;
    void setAuth(oauth::ClientAuth auth);
    /// A button at the end of the row of the client's id.
    void addBesideId(QWidget *widget);

private:
    void addAuth(QFormLayout *form);
    [[nodiscard]] oauth::ClientAuth auth() const;

    QFormLayout *m_form;
    QWidget *m_idRow;
    QLineEdit *m_id;
    QComboBox *m_auth;
    QLineEdit *m_secret;
    QCheckBox *m_encoded;
    FileField *m_key;
};

/// The methods of client authentication, in words, with oauth::ClientAuth as data.
void addAuthItems(QComboBox *combo);
[[nodiscard]] bool usesSecret(oauth::ClientAuth auth);
[[nodiscard]] bool usesTls(oauth::ClientAuth auth);

} // namespace claimcheck::ui::flow
