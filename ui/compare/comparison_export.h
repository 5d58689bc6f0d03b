#pragma once

#include "core/report/comparison_report.h"
#include "ui/widgets/button.h"
#include "ui/widgets/redaction_choice.h"

#include <QAction>

#include <functional>

namespace claimcheck::ui::compare {

/// How a comparison leaves the program.
enum class ComparisonFormat : quint8 { Markdown, Html, Csv };

/// Opens the menu of the forms in which a comparison leaves the program, and of what is hidden in it.
class ComparisonExport final : public Button
{
    Q_OBJECT

public:
    /// What is there to be written when a user asks for it.
    using Source = std::function<report::ComparisonReport()>;

    explicit ComparisonExport(Source source, QWidget *parent = nullptr);

    /// Those of the forms, for the command palette.
    [[nodiscard]] QList<QAction *> actions() const { return m_commands; }
    void setRedaction(report::Redaction level) { m_redaction->setLevel(level); }
    /// Tells what became of it by saved or problem.
    void save(ComparisonFormat format, const QString &path);
    /// What there is to write: samples only after a measurement.
    enum class Has : quint8 { Nothing, Responses, Samples };
    void setHas(Has has);

signals:
    void saved(const QString &words);
    void problem(const QString &words);

private:
    void askWhere(ComparisonFormat format);
    [[nodiscard]] QByteArray content(ComparisonFormat format) const;

    Source m_source;
    QMenu *m_menu;
    QList<QAction *> m_saves;    ///< of the menu, in the order of ComparisonFormat
    QList<QAction *> m_commands; ///< the same for the palette
    RedactionChoice *m_redaction = nullptr;
};

} // namespace claimcheck::ui::compare
