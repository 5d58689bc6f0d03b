#include "ui/inspect/attack_panel.h"

#include "ui/inspect/attack_model.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/token_text.h"
#include "ui/widgets/verdict_box.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

namespace {

constexpr int paneGap = 10;

std::vector<ByteSpan> partSpans(const QByteArray &text)
{
    constexpr ColourRole roles[] = {ColourRole::HeaderPart, ColourRole::PayloadPart,
                                    ColourRole::SignaturePart};
    std::vector<ByteSpan> spans;
    qsizetype begin = 0;
    for (const ColourRole role : roles) {
        const qsizetype dot = text.indexOf('.', begin);
        const qsizetype end = dot < 0 || role == ColourRole::SignaturePart ? text.size() : dot;
        spans.push_back({{begin, end}, role});
        if (dot < 0)
            break;
        begin = dot + 1;
    }
    return spans;
}

} // namespace

AttackPanel::AttackPanel(QWidget *parent)
    : QWidget(parent), m_model(new AttackModel(this)),
      m_table(new DataTable(tr("Variants"), u"attack.table"_s, this)), m_url(new QLineEdit(this)),
      m_verdict(new VerdictBox(u"attack.verdict"_s, this)),
      m_text(new TokenText(tr("Text of the variant"), u"attack.text"_s, this)),
      m_copy(new Button(tr("Copy"), u"attack.copy"_s, ButtonKind::Primary, this)),
      m_open(new Button(tr("Open in Inspect"), u"attack.open"_s, ButtonKind::Plain, this)),
      m_serve(new Button(tr("Copy what the URL must answer"), u"attack.serve"_s, ButtonKind::Link, this))
{
    setObjectName(u"attack"_s);
    setAccessibleName(tr("Variants for testing your own server"));
    m_input.random = &m_random;
    m_text->setEditing(TokenText::Editing::Refused);
    m_table->setModel(m_model);
    m_table->setColumns({{110, 0}, {210, 0}, {0, 1}, {120, 0}});
    layOut();
    connect(m_table, &DataTable::currentRowChanged, this, &AttackPanel::show);
    connect(m_url, &QLineEdit::textChanged, this, [this](const QString &url) {
        m_input.url = url.toUtf8();
        show(m_table->currentIndex().row());
    });
    const auto copy = [](const QByteArray &text) {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
    };
    connect(m_copy, &QPushButton::clicked, this,
            [this, copy] { copy(m_forged ? m_forged->token : QByteArray()); });
    connect(m_serve, &QPushButton::clicked, this,
            [this, copy] { copy(m_forged ? m_forged->serve : QByteArray()); });
    connect(m_open, &QPushButton::clicked, this,
            [this] { emit openRequested(m_forged ? m_forged->token : QByteArray()); });
    show(-1);
}

void AttackPanel::layOut()
{
    auto *list = new Pane(tr("Variants that a server must refuse"), u"attack.listPane"_s, this);
    list->addChip(new Chip(tr("for testing your own server"), Tone::Warning, u"attack.purpose"_s, list));
    list->addBody(m_table);
    auto *detail = new Pane(tr("Selected variant"), u"attack.detailPane"_s, this);
    detail->addBody(makeDetail());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(paneGap);
    row->addWidget(list, 3);
    row->addWidget(detail, 2);
}

QWidget *AttackPanel::makeDetail()
{
    auto *detail = new QWidget(this);
    detail->setObjectName(u"attack.detail"_s);
    detail->setAccessibleName(tr("The chosen variant"));
    auto *column = new QVBoxLayout(detail);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    column->addWidget(m_verdict);
    column->addWidget(makeUrlRow());
    column->addWidget(m_text, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_copy);
    buttons->addWidget(m_open);
    buttons->addWidget(m_serve);
    buttons->addStretch(1);
    column->addLayout(buttons);
    return detail;
}

QWidget *AttackPanel::makeUrlRow()
{
    auto *row = new QWidget(this);
    row->setObjectName(u"attack.urlRow"_s);
    row->setAccessibleName(tr("URL of yours"));
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *label = new QLabel(tr("URL of yours"), row);
    label->setObjectName(u"attack.urlLabel"_s);
    label->setAccessibleName(label->text());
    label->setProperty("tone", u"muted"_s);
    label->setFont(smallFont());
    label->setBuddy(m_url);
    m_url->setObjectName(u"attack.url"_s);
    m_url->setAccessibleName(tr("URL of yours, for jku, x5u and kid"));
    m_url->setPlaceholderText(tr("https://\u2026"));
    m_url->setFont(fixedFont());
    layout->addWidget(label);
    layout->addWidget(m_url, 1);
    return row;
}

void AttackPanel::setOriginal(const token::TokenDocument &document, qint64 now)
{
    m_input.document = document;
    m_input.now = now;
    show(m_table->currentIndex().row());
}

void AttackPanel::setKey(const std::optional<jose::Jwk> &key)
{
    m_input.key = key;
    show(m_table->currentIndex().row());
}

void AttackPanel::select(QByteArrayView id)
{
    if (const attack::AttackRow *row = attack::findAttack(id))
        m_table->setCurrentIndex(m_model->index(int(row - attack::attackTable().data()), 0));
}

void AttackPanel::show(int index)
{
    m_forged.reset();
    const attack::AttackRow *row = m_model->row(index);
    if (!row) {
        m_verdict->set(
            Tone::Neutral, tr("Select a variant"),
            tr("Each is made from the token above. Send it to your own server: it must be refused."));
    } else if (auto forged = attack::makeAttack(*row, m_input)) {
        m_forged = std::move(forged).value();
        m_verdict->set(Tone::Info, attack::label(*row), attack::whatItTests(*row));
    } else {
        m_verdict->set(Tone::Warning, tr("Not made: %1").arg(attack::label(*row)), forged.error().message);
    }
    const QByteArray text = m_forged ? m_forged->token : QByteArray();
    m_text->setText(text);
    m_text->setSpans(partSpans(text));
    m_copy->setEnabled(m_forged.has_value());
    m_open->setEnabled(m_forged.has_value());
    m_serve->setVisible(m_forged && !m_forged->serve.isEmpty());
}

HelpText AttackPanel::help() const
{
    return m_table->currentHelp();
}

} // namespace claimcheck::ui::inspect
