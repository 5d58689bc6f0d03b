#pragma once

#include <QAction>
#include <QFrame>
#include <QPointer>

class QLineEdit;
class QListWidget;

namespace claimcheck::ui::shell {

/// Ctrl+K: every action by name; typing filters, Enter runs, Escape closes.
class CommandPalette : public QFrame
{
    Q_OBJECT

public:
    explicit CommandPalette(QWidget *parent);

    /// Opens over the parent with these actions; hidden and disabled ones are left out.
    void openWith(const QList<QAction *> &actions);
    [[nodiscard]] int matchCount() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void filter(const QString &text);
    void run();

    QList<QPointer<QAction>> m_actions;
    QLineEdit *m_field;
    QListWidget *m_list;
};

} // namespace claimcheck::ui::shell
