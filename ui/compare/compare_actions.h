#pragma once

#include <QAction>

namespace claimcheck::ui::compare {

class CompareSession;

/// What a user can do in Compare, for buttons, keys and the command palette alike.
class CompareActions final : public QObject
{
    Q_OBJECT

public:
    /// The actions belong to `owner`, whose shortcuts they are.
    explicit CompareActions(QWidget *owner);

    [[nodiscard]] QAction *measure() const { return m_measure; }
    [[nodiscard]] QAction *cancel() const { return m_cancel; }
    [[nodiscard]] QAction *paste() const { return m_paste; }
    [[nodiscard]] QAction *twoTokens() const { return m_twoTokens; }
    [[nodiscard]] QAction *differences() const { return m_differences; }
    [[nodiscard]] QList<QAction *> all() const;
    /// Words and enabledness for the state of the session.
    void update(const CompareSession &session);

private:
    QAction *m_measure;
    QAction *m_cancel;
    QAction *m_paste;
    QAction *m_twoTokens;
    QAction *m_differences;
};

} // namespace claimcheck::ui::compare
