#pragma once

#include "core/flow/flow_result.h"
#include "ui/flow/checks_model.h"
#include "ui/widgets/help_text.h"
#include "ui/widgets/pane.h"

class QLabel;

namespace claimcheck::ui {
class Chip;
class DataTable;
} // namespace claimcheck::ui

namespace claimcheck::ui::flow {

class CheckDetail;

/// What the rules say of the run, and the tokens that it brought.
class ChecksPane final : public Pane
{
    Q_OBJECT

public:
    explicit ChecksPane(QWidget *parent = nullptr);

    /// stillToCome: rules that wait for messages which have not been sent.
    void show(const claimcheck::flow::FlowResult &result, int stillToCome);
    [[nodiscard]] HelpText help() const;

signals:
    /// About a message: its number is above 0.
    void checkChosen(const claimcheck::lint::CheckResult &check);
    void openToken(const QByteArray &token);
    /// The user wants the run judged by that profile; none: as the scope has openid or not.
    void rulesChosen(std::optional<claimcheck::lint::RuleProfile> profile);

private:
    [[nodiscard]] QWidget *makeRules();
    void showCounts(int stillToCome);
    void chooseCheck(int row);
    void showTokens(const std::vector<claimcheck::flow::ReceivedToken> &tokens);

    ChecksModel *m_model;
    DataTable *m_table;
    CheckDetail *m_detail;
    Chip *m_passed;
    Chip *m_warnings;
    Chip *m_errors;
    Chip *m_notes;
    Chip *m_toCome;
    QLabel *m_tokensLabel;
    QWidget *m_tokens;
    std::vector<QByteArray> m_shownTokens;
};

/// How many rules apply to the messages of the plan that are not in the trace yet.
[[nodiscard]] int checksToCome(const std::vector<lint::MessageKind> &kindsToCome);

} // namespace claimcheck::ui::flow
