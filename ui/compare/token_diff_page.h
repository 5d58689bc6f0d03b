#pragma once

#include "core/base/redaction.h"
#include "core/compare/response_diff.h"

#include <QWidget>

#include <array>

class QCheckBox;
class QPlainTextEdit;

namespace claimcheck::ui {
class Chip;
class DataTable;
class Pane;
} // namespace claimcheck::ui

namespace claimcheck::ui::compare {

class SetAsideBox;
class TokenDiffModel;

enum class DiffField : quint8 { A, B };

/// Two tokens or token responses, claim by claim: two fields, what to set aside, the rows. It compares anew
/// at each change and sends nothing.
class TokenDiffPage final : public QWidget
{
    Q_OBJECT

public:
    explicit TokenDiffPage(QWidget *parent = nullptr);

    /// Texts as they came or were pasted: a token, a token response, whatever `inspect` takes.
    void compareTexts(const QByteArray &a, const QByteArray &b);
    void setText(DiffField field, const QByteArray &text);
    /// Hidden also hides what the program put into the fields: they tell how long it is, and take a new text
    /// once they are cleared. What the user typed stays.
    void setReveal(base::Reveal reveal);

    [[nodiscard]] const claimcheck::compare::ResponseDiff &diff() const { return m_diff; }
    [[nodiscard]] QWidget *firstField() const;

signals:
    void closeRequested();
    /// "From Inspect": answer with setText().
    void inspectTokenWanted(claimcheck::ui::compare::DiffField field);

private:
    QWidget *makeFields();
    QWidget *makeField(DiffField field);
    void makeTable();
    void compare();
    void showSummary();
    void showShape(DiffField field, const claimcheck::compare::Response &response);
    void showText(DiffField field);
    void takeTyped(DiffField field);

    struct Field
    {
        QByteArray text;
        bool isTyped = false;
        QPlainTextEdit *edit = nullptr;
        Chip *shape = nullptr;
    };

    claimcheck::compare::ResponseDiff m_diff;
    TokenDiffModel *m_model;
    Pane *m_result;
    DataTable *m_table;
    Chip *m_summary;
    QCheckBox *m_only;
    SetAsideBox *m_setAside;
    std::array<Field, 2> m_fields;
    base::Reveal m_reveal = base::Reveal::Hidden;
};

} // namespace claimcheck::ui::compare
