#pragma once

#include "core/report/flow_export.h"
#include "ui/widgets/button.h"
#include "ui/widgets/redaction_choice.h"

#include <QAction>

namespace claimcheck::ui::flow {

class RunSession;

/// Opens the menu of every form in which a run leaves the program, as a file or into the clipboard, and of
/// what is hidden in it.
class ExportButton final : public Button
{
    Q_OBJECT

public:
    explicit ExportButton(const RunSession &session, QWidget *parent = nullptr);

    /// Those of the forms, for the command palette.
    [[nodiscard]] QList<QAction *> actions() const { return m_saves; }
    [[nodiscard]] report::Redaction redaction() const { return m_redaction->level(); }
    void setRedaction(report::Redaction level) { m_redaction->setLevel(level); }
    /// Writes the run that is shown. Tells what became of it by saved or problem.
    void save(report::ExportFormat format, const QString &path);
    void copy(report::ExportFormat format);
    /// Nothing can be exported while there is no run.
    void follow();

signals:
    void saved(const QString &words);
    void problem(const QString &words);

private:
    void addFormats();
    void askWhere(const report::ExportRow &row);
    [[nodiscard]] QByteArray content(report::ExportFormat format) const;

    const RunSession &m_session;
    QMenu *m_menu;
    QMenu *m_copyMenu;
    QList<QAction *> m_saves;
    RedactionChoice *m_redaction = nullptr;
};

} // namespace claimcheck::ui::flow
