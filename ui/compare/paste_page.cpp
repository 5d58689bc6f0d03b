#include "ui/compare/paste_page.h"

#include "ui/compare/comparison.h"
#include "ui/widgets/button.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/pane.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::compare {

namespace {

constexpr int fieldGap = 10;
/// Read while the window waits for it: a token response has a few thousand characters.
constexpr qsizetype mostCharacters = 256 * 1024;

QString firstRemark(const core::Response &response)
{
    return response.remarks.empty() ? QString() : response.remarks.front().message;
}

} // namespace

PastePage::PastePage(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"pastePage"_s);
    setAccessibleName(tr("Two token responses to compare"));
    auto *fields = new QHBoxLayout;
    fields->setSpacing(fieldGap);
    for (std::size_t index = 0; index < m_fields.size(); ++index)
        fields->addWidget(makeField(index), 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(fieldGap);
    column->addLayout(fields, 1);
    column->addWidget(makeFooter());
}

QWidget *PastePage::makeField(std::size_t index)
{
    const QString name = index == 0 ? u"pasteA"_s : u"pasteB"_s;
    const QString title = index == 0 ? tr("A \u00b7 first response") : tr("B \u00b7 second response");
    auto *pane = new Pane(title, name + u"Pane"_s);
    pane->setSquare(index == 0 ? ColourRole::PayloadPart : ColourRole::SignaturePart);
    auto *field = new QPlainTextEdit;
    field->setObjectName(name);
    field->setAccessibleName(title);
    field->setFont(fixedFont());
    field->setTabChangesFocus(true);
    field->setPlaceholderText(tr("A token response as JSON, or a token alone"));
    auto *problem = new QLabel;
    problem->setObjectName(name + u"Problem"_s);
    problem->setAccessibleName(tr("What is wrong with %1").arg(title));
    problem->setProperty("tone", u"error"_s);
    problem->setWordWrap(true);
    problem->hide();
    auto *body = new QWidget;
    body->setObjectName(name + u"Body"_s);
    body->setAccessibleName(title);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(12, 12, 12, 6);
    column->setSpacing(8);
    column->addWidget(field, 1);
    column->addWidget(problem);
    pane->addBody(body);
    m_fields[index] = field;
    m_problems[index] = problem;
    connect(field, &QPlainTextEdit::textChanged, this, [this, index] { showProblem(index, {}); });
    return pane;
}

QWidget *PastePage::makeFooter()
{
    auto *footer = new QWidget;
    footer->setObjectName(u"pasteFooter"_s);
    footer->setAccessibleName(tr("Compare or go back"));
    auto *compare = new Button(tr("Compare"), u"pasteCompare"_s, ButtonKind::Primary);
    compare->setToolTip(tr("Compare the two (Ctrl+Return)"));
    auto *back = new Button(tr("Cancel"), u"pasteCancel"_s, ButtonKind::Plain);
    auto *promise = new QLabel(tr("Nothing is sent: what needs the server stays open."));
    promise->setObjectName(u"pastePromise"_s);
    promise->setAccessibleName(promise->text());
    promise->setProperty("tone", u"muted"_s);
    promise->setFont(smallFont());
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(compare);
    row->addWidget(back);
    row->addSpacing(8);
    row->addWidget(promise);
    row->addStretch(1);
    connect(compare, &QPushButton::clicked, this, &PastePage::accept);
    connect(back, &QPushButton::clicked, this, &PastePage::cancelled);
    return footer;
}

QWidget *PastePage::firstField() const
{
    return m_fields[0];
}

QString PastePage::problemOf(std::size_t index) const
{
    const QString text = m_fields[index]->toPlainText();
    if (text.trimmed().isEmpty())
        return tr("Nothing is here. Paste a token response, or a token.");
    if (text.size() > mostCharacters)
        return tr("That is too much: at most %1 characters are read.").arg(mostCharacters);
    const core::Response response = core::readResponse(text.toUtf8());
    switch (response.shape) {
    case core::ResponseShape::Unreadable:
    case core::ResponseShape::NoToken:
    case core::ResponseShape::Error: break;
    default: return {};
    }
    const QString remark = firstRemark(response);
    return remark.isEmpty() ? core::responseShapeTitle(response.shape) : remark;
}

void PastePage::showProblem(std::size_t index, const QString &problem)
{
    QLabel *label = m_problems[index];
    if (label->text() == problem && label->isHidden() == problem.isEmpty())
        return;
    label->setText(problem);
    label->setVisible(!problem.isEmpty());
    QPlainTextEdit *field = m_fields[index];
    field->setProperty("invalid", !problem.isEmpty());
    field->setAccessibleDescription(problem);
    field->style()->unpolish(field);
    field->style()->polish(field);
}

void PastePage::accept()
{
    QPlainTextEdit *wrong = nullptr;
    for (std::size_t index = 0; index < m_fields.size(); ++index) {
        const QString problem = problemOf(index);
        showProblem(index, problem);
        if (!problem.isEmpty() && !wrong)
            wrong = m_fields[index];
    }
    if (wrong)
        wrong->setFocus();
    else
        emit accepted(m_fields[0]->toPlainText().toUtf8(), m_fields[1]->toPlainText().toUtf8());
}

void PastePage::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() & Qt::ControlModifier)
        return accept();
    if (event->key() == Qt::Key_Escape)
        return emit cancelled();
    QWidget::keyPressEvent(event);
}

} // namespace claimcheck::ui::compare
