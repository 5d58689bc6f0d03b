#include "ui/compare/token_diff_page.h"

#include "core/report/diff_words.h"
#include "ui/compare/set_aside_box.h"
#include "ui/compare/token_diff_model.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/pane.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::compare {

namespace {

constexpr int gapOfDiffPage = 10;
/// Read at each key press: a token response has a few thousand characters.
constexpr qsizetype longestText = 256 * 1024;
constexpr int heightOfFields = 168;

QString fieldTitle(DiffField field)
{
    return field == DiffField::A ? TokenDiffPage::tr("A \u00b7 token or response")
                                 : TokenDiffPage::tr("B \u00b7 token or response");
}

} // namespace

TokenDiffPage::TokenDiffPage(QWidget *parent)
    : QWidget(parent), m_model(new TokenDiffModel(this)),
      m_result(new Pane(tr("What differs"), u"tokenDiffResult"_s)),
      m_table(new DataTable(tr("Values of A and B"), u"tokenDiffRows"_s)),
      m_summary(new Chip(u"tokenDiffSummary"_s, this)), m_only(new QCheckBox(tr("Only differences"), this)),
      m_setAside(new SetAsideBox)
{
    setObjectName(u"tokenDiffPage"_s);
    setAccessibleName(tr("Two tokens compared"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gapOfDiffPage);
    column->addWidget(makeFields());
    makeTable();
    column->addWidget(m_result, 1);
    compare();
}

QWidget *TokenDiffPage::makeFields()
{
    auto *fields = new QWidget;
    fields->setObjectName(u"tokenDiffFields"_s);
    fields->setAccessibleName(tr("Tokens to compare"));
    fields->setFixedHeight(heightOfFields);
    auto *row = new QHBoxLayout(fields);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gapOfDiffPage);
    row->addWidget(makeField(DiffField::A), 1);
    row->addWidget(makeField(DiffField::B), 1);
    return fields;
}

QWidget *TokenDiffPage::makeField(DiffField field)
{
    const QString name = field == DiffField::A ? u"tokenDiffA"_s : u"tokenDiffB"_s;
    auto *pane = new Pane(fieldTitle(field), name + u"Pane"_s);
    pane->setSquare(field == DiffField::A ? ColourRole::PayloadPart : ColourRole::SignaturePart);
    Field &made = m_fields[std::size_t(field)];
    made.shape = new Chip(name + u"Shape"_s, pane);
    pane->addChip(made.shape);
    auto *inspect = new Button(tr("From Inspect"), name + u"FromInspect"_s, ButtonKind::Link, pane);
    auto *clear = new Button(tr("Clear"), name + u"Clear"_s, ButtonKind::Link, pane);
    pane->addControl(inspect);
    pane->addControl(clear);
    made.edit = new QPlainTextEdit;
    made.edit->setObjectName(name);
    made.edit->setAccessibleName(fieldTitle(field));
    made.edit->setFont(fixedFont());
    made.edit->setTabChangesFocus(true);
    made.edit->setWordWrapMode(QTextOption::WrapAnywhere);
    made.edit->setPlaceholderText(tr("Paste a token or a token response"));
    auto *body = new QWidget;
    body->setObjectName(name + u"Body"_s);
    body->setAccessibleName(fieldTitle(field));
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(12, 8, 12, 12);
    column->addWidget(made.edit);
    pane->addBody(body);
    connect(inspect, &QPushButton::clicked, this, [this, field] { emit inspectTokenWanted(field); });
    connect(clear, &QPushButton::clicked, this, [this, field] { setText(field, {}); });
    connect(made.edit, &QPlainTextEdit::textChanged, this, [this, field] { takeTyped(field); });
    return pane;
}

void TokenDiffPage::makeTable()
{
    m_only->setObjectName(u"tokenDiffOnly"_s);
    m_only->setAccessibleName(m_only->text());
    m_only->setToolTip(tr("Without what is the same and what is set aside."));
    m_only->setChecked(true);
    auto *close = new Button(tr("Back to the comparison"), u"tokenDiffClose"_s, ButtonKind::Plain, this);
    m_result->addChip(m_summary);
    m_result->addControl(m_only);
    m_result->addControl(close);
    m_result->addBody(m_setAside, 0);
    m_result->addLine();
    m_result->addBody(m_table);
    m_table->setModel(m_model);
    m_table->setColumns({{.pixels = 210}, {.pixels = 230}, {.stretch = 1}, {.stretch = 1}});
    connect(close, &QPushButton::clicked, this, &TokenDiffPage::closeRequested);
    connect(m_setAside, &SetAsideBox::changed, this, &TokenDiffPage::compare);
    connect(m_only, &QCheckBox::toggled, this, [this](bool only) {
        m_model->setRowsShown(only ? DiffRowsShown::OnlyDifferences : DiffRowsShown::All);
    });
}

void TokenDiffPage::compareTexts(const QByteArray &a, const QByteArray &b)
{
    m_fields[0].text = a;
    m_fields[1].text = b;
    for (const DiffField field : {DiffField::A, DiffField::B}) {
        m_fields[std::size_t(field)].isTyped = false;
        showText(field);
    }
    compare();
}

void TokenDiffPage::setText(DiffField field, const QByteArray &text)
{
    Field &changed = m_fields[std::size_t(field)];
    changed.text = text;
    changed.isTyped = false;
    showText(field);
    compare();
}

void TokenDiffPage::setReveal(base::Reveal reveal)
{
    m_reveal = reveal;
    m_model->setRedaction(reveal == base::Reveal::Shown ? report::Redaction::None
                                                        : report::Redaction::Secrets);
    showText(DiffField::A);
    showText(DiffField::B);
}

QWidget *TokenDiffPage::firstField() const
{
    return m_fields[0].edit;
}

/// The program's text, hidden or not; what was typed is there already.
void TokenDiffPage::showText(DiffField field)
{
    const Field &shown = m_fields[std::size_t(field)];
    if (shown.isTyped)
        return;
    const QSignalBlocker blocker(shown.edit);
    const QString text = QString::fromUtf8(shown.text);
    const bool isHidden = m_reveal == base::Reveal::Hidden && !text.isEmpty();
    shown.edit->setPlainText(isHidden ? base::masked(text) : text);
    shown.edit->setReadOnly(isHidden);
}

void TokenDiffPage::takeTyped(DiffField field)
{
    Field &typed = m_fields[std::size_t(field)];
    typed.text = typed.edit->toPlainText().toUtf8();
    typed.isTyped = true;
    compare();
}

void TokenDiffPage::compare()
{
    using namespace claimcheck::compare;
    const auto read = [](const Field &field) {
        return field.text.size() > longestText ? Response() : readResponse(field.text);
    };
    const Response a = read(m_fields[0]), b = read(m_fields[1]);
    const bool hasBoth = !m_fields[0].text.isEmpty() && !m_fields[1].text.isEmpty();
    m_diff = hasBoth ? compareResponses(a, b, {m_setAside->chosen()}) : ResponseDiff();
    m_model->setDiff(m_diff);
    showShape(DiffField::A, a);
    showShape(DiffField::B, b);
    showSummary();
}

void TokenDiffPage::showShape(DiffField field, const claimcheck::compare::Response &response)
{
    const Field &shown = m_fields[std::size_t(field)];
    const bool isBad = response.form == claimcheck::compare::ResponseForm::Unreadable;
    QString title;
    if (shown.text.size() > longestText)
        title = tr("Longer than 256 KB");
    else if (!shown.text.isEmpty())
        title = claimcheck::compare::responseShapeTitle(response.shape);
    shown.shape->set(title, isBad ? Tone::Error : Tone::Neutral,
                     isBad ? Chip::Mark::OfTone : Chip::Mark::None);
}

void TokenDiffPage::showSummary()
{
    const claimcheck::compare::DiffCounts counts = m_diff.counts();
    const bool hasRows = !m_diff.members.empty() || !m_diff.tokens.empty();
    m_summary->set(hasRows ? report::diffCountsText(counts) : QString(),
                   counts.differences() == 0 ? Tone::Ok : Tone::Warning, Chip::Mark::OfTone);
}

} // namespace claimcheck::ui::compare
