#pragma once

#include "core/base/redaction.h"
#include "ui/compare/comparison.h"
#include "ui/widgets/help_text.h"
#include "ui/widgets/pane.h"

class QStackedWidget;

namespace claimcheck::ui {
class Chip;
class DataTable;
class EmptyState;
} // namespace claimcheck::ui

namespace claimcheck::ui::compare {

class ResponseModel;

/// One of the two token responses: what it is, how large, every member, what is to be said about it.
class ResponsePane final : public Pane
{
    Q_OBJECT

public:
    explicit ResponsePane(CompareSide side, QWidget *parent = nullptr);

    void showResponse(const Comparison &comparison, base::Reveal reveal);
    /// Of the line in focus.
    [[nodiscard]] HelpText help() const;
    [[nodiscard]] DataTable *lines() const { return m_lines; }

private:
    void showChips(const core::Response &response);

    CompareSide m_side;
    ResponseModel *m_model;
    DataTable *m_lines;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    Chip *m_kind;
    Chip *m_bytes;
};

} // namespace claimcheck::ui::compare
