#pragma once

#include "core/jose/key_kinds.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace claimcheck::ui::keys {

/// One line for a new key: kind, length of a secret, kid, use, algorithm.
class NewKeyForm final : public QWidget
{
    Q_OBJECT

public:
    explicit NewKeyForm(QWidget *parent = nullptr);

    [[nodiscard]] jose::KeyWish wish() const;
    /// Shows it with that kid to begin with.
    void open(const QString &kid);

signals:
    void wished();
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] const jose::KeyKindRow &kind() const;
    void follow();
    void fillAlgorithms();
    void layOut();

    QComboBox *m_kind;
    QSpinBox *m_bytes;
    QLineEdit *m_kid;
    QComboBox *m_use;
    QComboBox *m_algorithm;
};

} // namespace claimcheck::ui::keys
