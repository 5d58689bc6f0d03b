#include "ui/keys/certificate_form.h"

#include "ui/keys/form_row.h"
#include "ui/widgets/fonts.h"

#include <QLayout>
#include <QLineEdit>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::keys {

namespace {

constexpr int usualDays = 365;
constexpr int mostDays = 36500;

} // namespace

CertificateForm::CertificateForm(QWidget *parent)
    : QWidget(parent), m_subject(new QLineEdit(this)), m_days(new QSpinBox(this))
{
    setObjectName(u"keys.certificateForm"_s);
    setAccessibleName(tr("Self-signed certificate"));
    m_subject->setFont(fixedFont());
    m_subject->setPlaceholderText(tr("CN=id.example.org,O=Example"));
    m_days->setRange(1, mostDays);
    m_days->setValue(usualDays);
    m_days->setSuffix(tr(" days"));
    FormRow row(this);
    row.add(m_subject, u"keys.certificateForm.subject"_s, tr("Subject"), 1);
    row.add(m_days, u"keys.certificateForm.days"_s, tr("Valid"));
    connect(row.addButton(tr("Make certificate"), u"keys.certificateForm.make"_s), &QPushButton::clicked,
            this, &CertificateForm::wished);
    connect(m_subject, &QLineEdit::returnPressed, this, &CertificateForm::wished);
    layout()->setContentsMargins(12, 8, 12, 8);
}

QString CertificateForm::subject() const
{
    return m_subject->text().trimmed();
}

int CertificateForm::days() const
{
    return m_days->value();
}

void CertificateForm::setSubject(const QString &subject)
{
    m_subject->setText(subject);
}

} // namespace claimcheck::ui::keys
