#pragma once

#include <QWidget>

class QLabel;

namespace claimcheck::ui {
class Button;
}

namespace claimcheck::ui::inspect {

/// The file of certificates that those inside a token may lead to (x5c, RFC 7515 §4.1.6).
class AuthorityField : public QWidget
{
    Q_OBJECT

public:
    explicit AuthorityField(QWidget *parent = nullptr);

    [[nodiscard]] QString path() const { return m_path; }
    void setPath(const QString &path);

signals:
    void changed();

private:
    void openFile();

    QLabel *m_name;
    Button *m_open;
    Button *m_forget;
    QString m_path;
};

} // namespace claimcheck::ui::inspect
