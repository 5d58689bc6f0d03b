#pragma once

#include "core/base/secret_bytes.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace claimcheck::ui::keys {

/// Asks for the pass phrase of an encrypted key. What was typed is forgotten with the answer.
class PassphraseForm final : public QWidget
{
    Q_OBJECT

public:
    explicit PassphraseForm(QWidget *parent = nullptr);

    /// why: what the reading of the key said.
    void open(const QString &why);
    [[nodiscard]] base::SecretBytes take();

signals:
    void given();
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLabel *m_why;
    QLineEdit *m_phrase;
};

} // namespace claimcheck::ui::keys
