#pragma once

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace claimcheck::ui {

/// What a pane says while it has nothing to show: a sentence, muted, in the middle, and perhaps a button.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(const QString &objectName, QWidget *parent = nullptr);

    void setText(const QString &heading, const QString &text);
    void addButton(QWidget *button);

private:
    QLabel *m_heading;
    QLabel *m_text;
    QVBoxLayout *m_column;
};

} // namespace claimcheck::ui
