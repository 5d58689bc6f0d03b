#include "ui/inspect/signature_panel.h"

#include "ui/inspect/key_chooser.h"
#include "ui/inspect/part_hex.h"
#include "ui/inspect/short_table.h"
#include "ui/inspect/verdict_facts.h"
#include "ui/inspect/verdict_model.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/verdict_box.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

namespace {

/// Pixels that the rows of several signatures take before they scroll by themselves.
constexpr int rowsHeight = 196;

QScrollArea *scrolling(QWidget *inner, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setObjectName(u"signature.scroll"_s);
    area->setAccessibleName(SignaturePanel::tr("Signature"));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(inner);
    area->viewport()->setAutoFillBackground(false);
    area->setFocusPolicy(Qt::NoFocus);
    inner->setAutoFillBackground(false);
    return area;
}

} // namespace

SignaturePanel::SignaturePanel(QWidget *parent)
    : Pane(tr("Signature"), u"signature"_s, parent), m_chip(new Chip(u"signature.chip"_s, this)),
      m_views(new SegmentedControl(tr("Signature as"), u"signature.views"_s, this)),
      m_stack(new QStackedWidget(this)), m_hex(new PartHex(this)),
      m_verdict(new VerdictBox(u"signature.verdict"_s, this)), m_verdicts(new VerdictModel(this)),
      m_rows(new ShortTable(tr("Signatures"), u"signature.rows"_s, this)), m_keys(new KeyChooser(this)),
      m_facts(new FactModel(this)), m_table(new ShortTable(tr("Key facts"), u"signature.facts"_s, this)),
      m_unsaid(new QWidget(this)), m_unsaidText(new QLabel(m_unsaid))
{
    setSquare(ColourRole::SignaturePart);
    addControl(m_chip);
    addControl(m_views);
    m_views->addSegment(tr("Verdict"));
    m_views->addSegment(tr("Hex"));
    m_verdicts->setObjectName(u"signature.verdicts"_s);
    m_rows->setModel(m_verdicts);
    m_rows->setColumns({{0, 1}, {132, 0}});
    m_rows->setHeightLimit(rowsHeight);
    m_facts->setObjectName(u"signature.model"_s);
    m_table->setModel(m_facts);
    m_table->setColumns({{108, 0}, {0, 1}});
    makeUnsaid();
    m_stack->setObjectName(u"signature.stack"_s);
    m_stack->setAccessibleName(tr("Signature"));
    m_stack->addWidget(scrolling(body(), this));
    m_stack->addWidget(m_hex);
    addBody(m_stack);
    connect(m_views, &SegmentedControl::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_rows, &DataTable::currentRowChanged, this, &SignaturePanel::choose);
    clear();
}

void SignaturePanel::makeUnsaid()
{
    m_unsaid->setObjectName(u"signature.unsaid"_s);
    m_unsaid->setAccessibleName(tr("What was not checked"));
    m_unsaidText->setObjectName(u"signature.unsaidText"_s);
    m_unsaidText->setProperty("tone", u"muted"_s);
    m_unsaidText->setFont(smallFont());
    m_unsaidText->setWordWrap(true);
    auto *introspect =
        new Button(tr("Introspect\u2026"), u"signature.introspect"_s, ButtonKind::Link, m_unsaid);
    introspect->setFont(smallFont());
    introspect->setToolTip(tr("Opens Flow, where the issuer can be asked. Nothing is sent before."));
    auto *row = new QHBoxLayout(m_unsaid);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_unsaidText, 1);
    row->addWidget(introspect, 0, Qt::AlignTop);
    connect(introspect, &QPushButton::clicked, this, &SignaturePanel::introspectionRequested);
}

QWidget *SignaturePanel::body()
{
    auto *inner = new QWidget(this);
    inner->setObjectName(u"signature.body"_s);
    inner->setAccessibleName(tr("Signature"));
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(12);
    for (QWidget *part :
         {static_cast<QWidget *>(m_verdict), static_cast<QWidget *>(m_rows), static_cast<QWidget *>(m_keys),
          static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_unsaid)})
        column->addWidget(part);
    column->addStretch(1);
    return inner;
}

void SignaturePanel::clear()
{
    m_view = nullptr;
    m_row = -1;
    m_verdicts->setView(nullptr);
    setTitle(tr("Signature"));
    m_chip->set({});
    m_verdict->set(Tone::Neutral, tr("Nothing to check yet"), tr("Paste a token to see who signed it."));
    m_facts->setFacts({});
    m_hex->setParts({});
    m_views->setCurrentIndex(0);
    m_views->hide();
    m_rows->hide();
    m_table->hide();
    m_unsaid->hide();
    m_keys->show();
}

void SignaturePanel::setKind(const TokenView &view)
{
    const bool encrypted = view.report->decryption.has_value();
    setTitle(encrypted ? tr("Decryption") : tr("Signature"));
    m_rows->setAccessibleName(encrypted ? tr("Recipients") : tr("Signatures"));
    m_keys->setVisible(verdictCount(view) > 0);
    const bool opaque = view.document().kind() == token::TokenKind::Opaque;
    m_unsaidText->setText(opaque ? tr("Ask the issuer what it stands for (RFC 7662).")
                                 : tr("Not checked: whether the token was revoked."));
    m_unsaidText->setAccessibleName(m_unsaidText->text());
}

void SignaturePanel::show(const TokenView &view, int row)
{
    const QScopedValueRollback quiet(m_quiet, true);
    m_view = &view;
    const int count = verdictCount(view);
    m_row = count > 1 && row < count ? row : -1;
    setKind(view);
    m_verdicts->setView(count > 1 ? &view : nullptr);
    m_rows->setVisible(count > 1);
    if (m_row >= 0)
        m_rows->setCurrentIndex(m_verdicts->index(m_row, 0));
    speak();
}

void SignaturePanel::choose(int row)
{
    if (m_quiet || !m_view)
        return;
    m_row = row;
    speak();
    emit rowChosen(row);
}

void SignaturePanel::speak()
{
    const VerdictWords all = overallWords(*m_view);
    const bool one = m_row >= 0;
    const VerdictWords words = one ? verdictWords(*m_view, verdictPlace(*m_view, m_row)) : all;
    if (all.tone == Tone::Neutral)
        m_chip->set(all.chip);
    else
        m_chip->set(all.chip, all.tone, all.icon);
    m_verdict->set(words.tone, words.heading, words.text, words.icon);
    m_facts->setFacts(verdictCount(*m_view) > 0
                          ? verdictFacts(*m_view, verdictPlace(*m_view, one ? m_row : decisiveRow(*m_view)))
                          : std::vector<Fact>());
    m_table->setVisible(m_facts->rowCount() > 0);
    const bool opaque = m_view->document().kind() == token::TokenKind::Opaque;
    m_unsaid->setVisible(all.tone == Tone::Ok || (opaque && verdictCount(*m_view) == 0));
    std::vector<BinaryPart> parts = binaryParts(*m_view, one ? m_row : decisiveRow(*m_view));
    m_views->setVisible(!parts.empty());
    if (parts.empty())
        m_views->setCurrentIndex(0);
    m_hex->setParts(std::move(parts));
}

HelpText SignaturePanel::help() const
{
    for (const ShortTable *table : {m_table, m_rows}) {
        if (table->hasFocus())
            return table->currentHelp();
    }
    const QWidget *focus = QApplication::focusWidget();
    if (focus && m_keys->isAncestorOf(focus)) {
        const base::SpecRef spec{base::Spec::Rfc8725, "3.10"};
        return {tr("Key from"),
                tr("Only a key that you chose, or that an issuer gave which you agreed to ask, can prove who "
                   "made a "
                   "token. All keys given are tried, and the one that fits is named."),
                spec.label(), spec.url()};
    }
    const bool encrypted = m_view && m_view->report->decryption;
    const base::SpecRef spec =
        encrypted ? base::SpecRef{base::Spec::Rfc7516, "5.2"} : base::SpecRef{base::Spec::Rfc7515, "5.2"};
    return {m_verdict->heading(), m_verdict->text(), spec.label(), spec.url()};
}

} // namespace claimcheck::ui::inspect
