#pragma once

#include <QWidget>

class QLineEdit;
class QSpinBox;

namespace claimcheck::ui::keys {

/// What a self-signed certificate is to say, for a key that has none.
class CertificateForm final : public QWidget
{
    Q_OBJECT

public:
    explicit CertificateForm(QWidget *parent = nullptr);

    [[nodiscard]] QString subject() const;
    [[nodiscard]] int days() const;
    void setSubject(const QString &subject);

signals:
    void wished();

private:
    QLineEdit *m_subject;
    QSpinBox *m_days;
};

} // namespace claimcheck::ui::keys
