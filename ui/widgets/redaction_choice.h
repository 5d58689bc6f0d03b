#pragma once

#include "core/report/redaction.h"

#include <QObject>

class QActionGroup;
class QMenu;

namespace claimcheck::ui {

/// What is hidden in what leaves the program: a section of an export's menu, secrets hidden at first.
class RedactionChoice final : public QObject
{
    Q_OBJECT

public:
    /// Adds itself at the end of the menu, whose child it is. Its actions are named PREFIX.secrets ….
    RedactionChoice(QMenu *menu, const QString &prefix);

    [[nodiscard]] report::Redaction level() const { return m_level; }
    void setLevel(report::Redaction level);
    /// Writes a file with what the level has left in it. Returns what went wrong; empty if all went well.
    [[nodiscard]] QString save(const QString &path, const QByteArray &text) const;

private:
    QActionGroup *m_levels;
    report::Redaction m_level = report::Redaction::Secrets;
};

} // namespace claimcheck::ui
