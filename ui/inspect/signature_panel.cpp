#include "ui/inspect/signature_panel.h"

#include "ui/inspect/key_chooser.h"
#include "ui/inspect/signature_facts.h"
#include "ui/inspect/signature_words.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/verdict_box.h"

#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

namespace {

/// As high as its rows: the pane scrolls, not the table in it.
class FactTable final : public DataTable
{
public:
    using DataTable::DataTable;
    [[nodiscard]] QSize sizeHint() const override { return {200, verticalHeader()->length()}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {100, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        DataTable::paintEvent(event);
        QPainter painter(viewport());
        painter.setPen(colour(ColourRole::Line));
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
};

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
      m_verdict(new VerdictBox(u"signature.verdict"_s, this)), m_keys(new KeyChooser(this)),
      m_facts(new FactModel(this)), m_table(new FactTable(tr("Key facts"), u"signature.facts"_s, this)),
      m_unsaid(new QLabel(tr("Not checked: whether the token was revoked."), this))
{
    setSquare(ColourRole::SignaturePart);
    addControl(m_chip);
    m_facts->setObjectName(u"signature.model"_s);
    m_table->horizontalHeader()->hide();
    m_table->setModel(m_facts);
    m_table->setColumns({{108, 0}, {0, 1}});
    m_table->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_unsaid->setObjectName(u"signature.unsaid"_s);
    m_unsaid->setAccessibleName(m_unsaid->text());
    m_unsaid->setProperty("tone", u"muted"_s);
    m_unsaid->setFont(smallFont());
    m_unsaid->setWordWrap(true);
    auto *inner = new QWidget(this);
    inner->setObjectName(u"signature.body"_s);
    inner->setAccessibleName(tr("Signature"));
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(12);
    for (QWidget *part : {static_cast<QWidget *>(m_verdict), static_cast<QWidget *>(m_keys),
                          static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_unsaid)})
        column->addWidget(part);
    column->addStretch(1);
    addBody(scrolling(inner, this));
    clear();
}

void SignaturePanel::clear()
{
    m_chip->set({});
    m_verdict->set(Tone::Neutral, tr("Nothing to check yet"), tr("Paste a token to see who signed it."));
    m_facts->setFacts({});
    m_table->hide();
    m_unsaid->hide();
}

void SignaturePanel::show(const TokenView &view)
{
    const SignatureWords words = signatureWords(view);
    const Chip::Mark mark = words.tone == Tone::Neutral ? Chip::Mark::None : Chip::Mark::OfTone;
    m_chip->set(words.chip, words.tone, mark);
    m_verdict->set(words.tone, words.heading, words.text, words.icon);
    m_facts->setFacts(signatureFacts(view));
    m_table->setVisible(m_facts->rowCount() > 0);
    m_unsaid->setVisible(words.tone == Tone::Ok);
    m_keys->setVisible(view.document().jws() != nullptr);
}

HelpText SignaturePanel::help() const
{
    if (m_table->hasFocus())
        return m_table->currentHelp();
    return {m_verdict->heading(), m_verdict->text(), u"RFC 7515 \u00a75.2"_s,
            base::SpecRef{base::Spec::Rfc7515, "5.2"}.url()};
}

} // namespace claimcheck::ui::inspect
