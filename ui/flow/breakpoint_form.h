#pragma once

#include "core/flow/breakpoint.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace claimcheck::ui {
class Button;
}

namespace claimcheck::ui::flow {

/// Makes a breakpoint: at which message, before it is sent or when it is answered, on which condition.
class BreakpointForm final : public QWidget
{
    Q_OBJECT

public:
    explicit BreakpointForm(QWidget *parent = nullptr);

    /// As it stands; nullopt while the condition lacks something.
    [[nodiscard]] std::optional<claimcheck::flow::Breakpoint> breakpoint() const;

signals:
    void added(const claimcheck::flow::Breakpoint &breakpoint);

private:
    enum class Condition : quint8 { None, Status, Parameter, OAuthError, FailedCheck };
    void fillChoices();
    void connectParts();
    void follow();
    void add();

    QComboBox *m_kind;
    QComboBox *m_point;
    QComboBox *m_condition;
    QLineEdit *m_text;
    QLineEdit *m_value;
    QComboBox *m_level;
    Button *m_add;
};

} // namespace claimcheck::ui::flow
