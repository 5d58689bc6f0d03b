#include "ui/inspect/edit_page.h"

#include "ui/inspect/attack_panel.h"
#include "ui/inspect/draft_panel.h"
#include "ui/inspect/secret_panel.h"
#include "ui/inspect/token_history.h"
#include "ui/widgets/button.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/segmented_control.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

EditPage::EditPage(const base::Clock &clock, QWidget *parent)
    : QWidget(parent), m_clock(clock),
      m_views(new SegmentedControl(tr("What to do with the token"), u"edit.views"_s, this)),
      m_stack(new QStackedWidget(this)), m_draft(new DraftPanel(this)), m_attacks(new AttackPanel(this)),
      m_secret(new SecretPanel(this)), m_history(new TokenHistory(this)),
      m_historyTable(new DataTable(tr("Tokens of this sitting"), u"history.table"_s, this))
{
    setObjectName(u"edit"_s);
    setAccessibleName(tr("Edit and try"));
    for (const QString &text : {tr("Edit and sign"), tr("Variants"), tr("Weak secret"), tr("History")})
        m_views->addSegment(text);
    layOut();
    connect(m_views, &SegmentedControl::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_draft, &DraftPanel::timesRequested, this,
            [this](token::TimePreset preset) { m_draft->setTimes(preset, m_clock.nowSeconds()); });
    connect(m_draft->signing(), &SigningForm::keyChanged, this,
            [this] { m_attacks->setKey(m_draft->signing()->serverKey()); });
    connect(m_draft, &DraftPanel::openRequested, this, &EditPage::openRequested);
    connect(m_attacks, &AttackPanel::openRequested, this, &EditPage::openRequested);
}

void EditPage::layOut()
{
    auto *close = new Button(tr("Back to the token"), u"edit.close"_s, ButtonKind::Plain, this);
    close->setToolTip(tr("The copy is kept until another token is read (Esc)"));
    close->setShortcut(Qt::Key_Escape);
    connect(close, &QPushButton::clicked, this, &EditPage::closeRequested);
    auto *top = new QHBoxLayout;
    top->addWidget(m_views);
    top->addStretch(1);
    top->addWidget(close);
    m_stack->setObjectName(u"edit.stack"_s);
    m_stack->setAccessibleName(tr("Edit and try"));
    for (QWidget *page : {static_cast<QWidget *>(m_draft), static_cast<QWidget *>(m_attacks),
                          static_cast<QWidget *>(m_secret), makeHistory()})
        m_stack->addWidget(page);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(top);
    column->addWidget(m_stack, 1);
}

QWidget *EditPage::makeHistory()
{
    auto *pane = new Pane(tr("Tokens of this sitting"), u"history"_s, this);
    auto *clear = new Button(tr("Forget them"), u"history.clear"_s, ButtonKind::Plain, pane);
    auto *open = new Button(tr("Open"), u"history.open"_s, ButtonKind::Plain, pane);
    pane->addControl(clear);
    pane->addControl(open);
    m_historyTable->setModel(m_history);
    m_historyTable->setColumns({{230, 0}, {0, 1}, {120, 0}, {0, 1}, {110, 0}});
    pane->addBody(m_historyTable);
    const auto openCurrent = [this] {
        const QByteArray token = m_history->token(m_historyTable->currentIndex().row());
        if (!token.isEmpty())
            emit openRequested(token);
    };
    connect(clear, &QPushButton::clicked, m_history, &TokenHistory::clear);
    connect(open, &QPushButton::clicked, this, openCurrent);
    connect(m_historyTable, &QAbstractItemView::activated, this, openCurrent);
    return pane;
}

void EditPage::setOriginal(const TokenView &view, const jose::KeySet &keys)
{
    m_draft->signing()->setChosenKeys(keys);
    m_draft->setOriginal(view.document());
    m_attacks->setOriginal(view.document(), m_clock.nowSeconds());
    m_secret->setOriginal(view.document());
}

void EditPage::showView(View view)
{
    m_views->setCurrentIndex(int(view));
    m_stack->setCurrentIndex(int(view));
}

void EditPage::setReveal(base::Reveal reveal)
{
    m_draft->signing()->setReveal(reveal);
    m_secret->setReveal(reveal);
}

HelpText EditPage::help() const
{
    return m_stack->currentWidget() == m_attacks ? m_attacks->help() : HelpText();
}

} // namespace claimcheck::ui::inspect
