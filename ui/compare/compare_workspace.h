#pragma once

#include "ui/compare/compare_services.h"
#include "ui/widgets/workspace.h"

class QStackedWidget;

namespace claimcheck::report {
struct ComparisonReport;
}

namespace claimcheck::ui::compare {

class AdvicePanel;
class ApiPane;
class CompareActions;
class CompareNotice;
class CompareSession;
class CompareToolbar;
class ComparisonExport;
class PastePage;
class ResponsePane;
class TokenDiffPage;

/// The Compare mode: two token responses side by side, what an API sees of each, and whether the gain is
/// worth it.
class CompareWorkspace final : public Workspace
{
    Q_OBJECT

public:
    explicit CompareWorkspace(CompareServices services, QWidget *parent = nullptr);

    [[nodiscard]] QString documentTitle() const override;
    [[nodiscard]] QList<QAction *> commands() const override;
    [[nodiscard]] HelpText help() const override;
    [[nodiscard]] QWidget *firstFocus() const override;
    [[nodiscard]] FileWish fileWish() const override;
    /// A profile that says how its two runs differ.
    void takeFile(const QString &path) override;
    void setReveal(base::Reveal reveal) override;

    [[nodiscard]] CompareSession &session() const { return *m_session; }
    [[nodiscard]] AdvicePanel &advice() const { return *m_advice; }
    [[nodiscard]] ApiPane &api() const { return *m_api; }
    [[nodiscard]] ComparisonExport &exports() const { return *m_export; }
    /// Shows the token responses of the run that Flow shows and of an earlier one; 0 is the newest of those.
    void chooseFlowRun(int earlier);
    void showPaste();
    void showDifferences();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makePanes();
    void connectActions();
    void connectParts();
    void loadDemo();
    void measure();
    void choosePair();
    void askForFile();
    void showPanes();
    void showTwoTokens();
    void update();
    void showProgress(int done, int total, const QString &phrase);
    void showEnd();
    [[nodiscard]] report::ComparisonReport comparisonReport() const;

    CompareServices m_services;
    CompareSession *m_session;
    CompareActions *m_actions;
    CompareToolbar *m_toolbar;
    ComparisonExport *m_export;
    CompareNotice *m_notice;
    ResponsePane *m_a;
    ResponsePane *m_b;
    ApiPane *m_api;
    AdvicePanel *m_advice;
    PastePage *m_paste;
    TokenDiffPage *m_diff;
    QStackedWidget *m_pages;
    base::Reveal m_reveal = base::Reveal::Hidden;
    bool m_demoTried = false;
};

} // namespace claimcheck::ui::compare
