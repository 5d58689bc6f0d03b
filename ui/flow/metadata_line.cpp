#include "ui/flow/metadata_line.h"

#include "ui/flow/metadata_reader.h"
#include "ui/widgets/button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

MetadataLine::MetadataLine(MetadataReader &reader, QWidget *parent)
    : QWidget(parent), m_reader(reader), m_text(new QLabel),
      m_link(new Button({}, u"metadataLink"_s, ButtonKind::Link))
{
    setObjectName(u"metadataLine"_s);
    setAccessibleName(tr("Metadata of the issuer"));
    m_text->setObjectName(u"metadataText"_s);
    m_text->setAccessibleName(tr("Metadata of the issuer"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setProperty("tone", u"muted"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_text);
    row->addWidget(m_link);
    row->addStretch(1);
    connect(&m_reader, &MetadataReader::changed, this, &MetadataLine::follow);
    connect(m_link, &QPushButton::clicked, this, [this] {
        if (m_reader.document(m_profile.issuer))
            emit showRequested(m_profile);
        else
            m_reader.read(m_profile.issuer, m_profile);
    });
    follow();
}

void MetadataLine::setProfile(const oauth::Profile &profile)
{
    m_profile = profile;
    follow();
}

void MetadataLine::follow()
{
    const QUrl issuer(m_profile.issuer, QUrl::StrictMode);
    const bool reading = m_reader.isReading(m_profile.issuer);
    setVisible(issuer.isValid() && !issuer.host().isEmpty());
    m_link->setVisible(!reading);
    const QString problem = m_reader.problem(m_profile.issuer);
    if (const auto *document = m_reader.document(m_profile.issuer)) {
        m_text->setText(tr("\u2714 %1 endpoints and options read from its metadata \u00b7")
                            .arg(document->metadata.document.root().size()));
        m_link->setText(tr("show"));
    } else {
        m_text->setText(reading ? tr("reading its metadata\u2026") : problem);
        m_link->setText(problem.isEmpty() ? tr("Read its metadata") : tr("Try again"));
    }
    m_link->setAccessibleName(m_link->text());
    m_text->setVisible(!m_text->text().isEmpty());
}

} // namespace claimcheck::ui::flow
