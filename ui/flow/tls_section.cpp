#include "ui/flow/tls_section.h"

#include "ui/flow/form_row.h"
#include "ui/widgets/file_field.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

TlsSection::TlsSection(QWidget *page, QObject *parent) : FormPart(parent)
{
    QFormLayout *form = makeFormLayout(page);
    m_ca = addFile(form, this,
                   {tr("CA certificate"), u"profileCa"_s, tr("trusted besides those of the system")});
    m_certificate =
        addFile(form, this, {tr("Client certificate"), u"profileCertificate"_s, u"client-certificate.pem"_s});
    QLabel *hint = makeHint(u"profileTlsHint"_s, tr("Client certificate"));
    hint->setText(tr("Shown to servers that ask for one, with the private key of the client; tokens can be "
                     "bound to it (RFC 8705)."));
    form->addRow(QString(), hint);
    finishLabels(form);
}

void TlsSection::read(const oauth::Profile &profile)
{
    m_ca->line()->setText(profile.tlsCaPath);
    m_certificate->line()->setText(profile.client.certificatePath);
}

void TlsSection::write(oauth::Profile &profile) const
{
    profile.tlsCaPath = m_ca->line()->text().trimmed();
    profile.client.certificatePath = m_certificate->line()->text().trimmed();
}

} // namespace claimcheck::ui::flow
