#pragma once

#include "ui/flow/shown_body.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace claimcheck::ui::flow {

/// Text in the fixed font with a line about what is wrong with it, or what of it is not shown.
class TextView final : public QWidget
{
    Q_OBJECT

public:
    TextView(const QString &accessibleName, const QString &objectName, QWidget *parent = nullptr);

    /// Keeps what the user is typing if the text is the same as the last one given.
    void setText(const ShownText &shown);
    void setEditable(bool editable);
    /// Selects the first place where the text stands; false if it does not.
    bool choose(const QString &text);
    [[nodiscard]] QString text() const;
    /// A problem with what was typed; empty takes it away.
    void setProblem(const QString &problem);

signals:
    void edited();

private:
    void showNote();

    QPlainTextEdit *m_edit;
    QLabel *m_note;
    QString m_given;
    QString m_givenNote;
    QString m_problem;
};

} // namespace claimcheck::ui::flow
