#include "ui/flow/metadata_page.h"

#include "ui/flow/metadata_model.h"
#include "ui/flow/metadata_reader.h"
#include "ui/flow/remarks_model.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/pane.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

using claimcheck::flow::DiscoveryResult;
using claimcheck::flow::FoundDocument;

MetadataPage::MetadataPage(MetadataReader &reader, QWidget *parent)
    : QWidget(parent), m_reader(reader), m_model(new MetadataModel(this)), m_remarks(new RemarksModel(this)),
      m_pane(new Pane(tr("Metadata"), u"metadataPane"_s, this)),
      m_summary(new Chip(u"metadataSummary"_s, this)),
      m_table(new DataTable(tr("Metadata of the issuer"), u"metadataTable"_s)), m_other(new QLineEdit),
      m_problem(new QLabel), m_read(new Button(tr("Read again"), u"metadataRead"_s)),
      m_compare(new Button(tr("Compare"), u"metadataCompare"_s)),
      m_alone(new Button(tr("End the comparison"), u"metadataAlone"_s))
{
    setObjectName(u"metadataPage"_s);
    setAccessibleName(tr("Metadata"));
    auto *close = new Button(tr("Back"), u"metadataClose"_s);
    m_pane->addChip(m_summary);
    m_pane->addControl(m_read);
    m_pane->addControl(close);
    m_pane->addBody(makeComparison(), 0);
    m_pane->addLine();
    m_table->setModel(m_model);
    m_table->setColumns({{.stretch = 5}, {.stretch = 6}, {.stretch = 5}, {.stretch = 3}});
    m_pane->addBody(m_table);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addWidget(m_pane, 7);
    row->addWidget(makeFindings(), 3);
    connect(close, &QPushButton::clicked, this, &MetadataPage::closeRequested);
    connect(m_read, &QPushButton::clicked, this, [this] { m_reader.read(m_profile.issuer, m_profile); });
    connect(m_compare, &QPushButton::clicked, this, &MetadataPage::compare);
    connect(m_other, &QLineEdit::returnPressed, this, &MetadataPage::compare);
    connect(m_alone, &QPushButton::clicked, this, [this] {
        m_otherIssuer.clear();
        follow();
    });
    connect(&m_reader, &MetadataReader::changed, this, &MetadataPage::follow);
}

QWidget *MetadataPage::makeComparison()
{
    auto *body = new QWidget;
    body->setObjectName(u"metadataComparison"_s);
    body->setAccessibleName(tr("Compare with another issuer"));
    m_other->setObjectName(u"metadataOther"_s);
    m_other->setAccessibleName(tr("Another issuer"));
    m_other->setPlaceholderText(tr("Another issuer, to compare with"));
    m_other->setFont(fixedFont());
    m_problem->setObjectName(u"metadataProblem"_s);
    m_problem->setAccessibleName(tr("Problem"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setProperty("tone", u"error"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_other, 1);
    row->addWidget(m_compare);
    row->addWidget(m_alone);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(14, 10, 14, 10);
    column->setSpacing(6);
    column->addLayout(row);
    column->addWidget(m_problem);
    return body;
}

Pane *MetadataPage::makeFindings()
{
    auto *pane = new Pane(tr("Findings"), u"metadataFindings"_s);
    auto *table = new DataTable(tr("Findings"), u"metadataRemarks"_s);
    table->setModel(m_remarks);
    table->setColumns({{.stretch = 1}, {.pixels = 120}});
    pane->addBody(table);
    return pane;
}

void MetadataPage::setProfile(const oauth::Profile &profile)
{
    m_profile = profile;
    m_otherIssuer.clear();
    m_other->clear();
    follow();
}

void MetadataPage::compare()
{
    m_otherIssuer = m_other->text().trimmed();
    if (!m_otherIssuer.isEmpty() && !m_reader.document(m_otherIssuer))
        m_reader.read(m_otherIssuer, m_profile);
    follow();
}

void MetadataPage::follow()
{
    const FoundDocument *own = m_reader.document(m_profile.issuer);
    const FoundDocument *other = m_otherIssuer.isEmpty() ? nullptr : m_reader.document(m_otherIssuer);
    const DiscoveryResult *result = m_reader.result(m_profile.issuer);
    const bool reading = m_reader.isReading(m_profile.issuer) || m_reader.isReading(m_otherIssuer);
    if (own && other)
        m_model->setComparison(
            oauth::compareMetadata(own->metadata.document.root(), other->metadata.document.root()),
            m_profile.issuer, m_otherIssuer);
    else
        m_model->setDocument(own ? own->metadata.document.root() : encoding::JsonValue());
    m_remarks->set(own ? own->findings : std::vector<base::Finding>(),
                   result ? result->checks : std::vector<lint::CheckResult>());
    const QString wrong = m_reader.problem(m_profile.issuer) + m_reader.problem(m_otherIssuer);
    m_problem->setText(wrong);
    m_problem->setVisible(!wrong.isEmpty());
    m_alone->setVisible(m_model->isComparison());
    m_compare->setEnabled(own && !reading);
    m_read->setEnabled(!reading);
    m_pane->setTitle(tr("Metadata of %1").arg(m_profile.issuer));
    if (reading)
        m_summary->set(tr("reading"), Tone::Info);
    else if (m_model->isComparison())
        m_summary->set(tr("%1 differ").arg(m_model->differences()),
                       m_model->differences() > 0 ? Tone::Warning : Tone::Ok, Chip::Mark::OfTone);
    else
        m_summary->set(own ? tr("%1 members").arg(m_model->rowCount()) : QString(), Tone::Neutral);
}

} // namespace claimcheck::ui::flow
