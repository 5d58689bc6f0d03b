#include "ui/flow/redirect_fields.h"

#include "core/base/spec_ref.h"
#include "core/oauth/grant_types.h"
#include "ui/flow/form_row.h"
#include "ui/flow/request_preview.h"
#include "ui/widgets/fonts.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

RedirectFields::RedirectFields(QFormLayout *form, QObject *parent)
    : FormPart(parent), m_form(form), m_host(makeCombo(this, tr("Redirect host"), u"profileRedirectHost"_s)),
      m_port(new QSpinBox), m_path(new QLineEdit),
      m_hint(makeHint(u"profileRedirectHint"_s, tr("What to register")))
{
    m_host->addItems({u"127.0.0.1"_s, u"::1"_s, u"localhost"_s});
    m_host->setMinimumContentsLength(9);
    m_port->setObjectName(u"profileRedirectPort"_s);
    m_port->setAccessibleName(tr("Redirect port"));
    m_port->setRange(0, 65535);
    m_port->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_port->setSpecialValueText(tr("any port"));
    m_port->setMinimumWidth(88);
    m_path->setObjectName(u"profileRedirectPath"_s);
    m_path->setAccessibleName(tr("Redirect path"));
    m_path->setFont(fixedFont());
    m_hint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QHBoxLayout *layout = nullptr;
    QWidget *fields = makeRow(u"profileRedirect"_s, tr("Redirect URI"), layout);
    layout->addWidget(m_host);
    layout->addWidget(m_port);
    layout->addWidget(m_path, 1);
    fields->setFocusProxy(m_host);
    m_row = withHint(fields, m_hint);
    form->addRow(tr("&Redirect URI"), m_row);
    connect(m_port, &QSpinBox::valueChanged, this, &FormPart::edited);
    connect(m_path, &QLineEdit::textChanged, this, &FormPart::edited);
}

void RedirectFields::read(const oauth::Profile &profile)
{
    const int known = m_host->findText(profile.redirect.host);
    if (known < 0) // another name of this machine
        m_host->addItem(profile.redirect.host);
    m_host->setCurrentText(profile.redirect.host);
    m_port->setValue(profile.redirect.port);
    m_path->setText(profile.redirect.path);
}

void RedirectFields::write(oauth::Profile &profile) const
{
    profile.redirect = {m_host->currentText(), quint16(m_port->value()), m_path->text()};
}

void RedirectFields::showFor(const oauth::Profile &profile)
{
    const bool notified = profile.grant == oauth::Grant::Ciba && profile.ciba.mode == oauth::CibaMode::Ping;
    m_form->setRowVisible(m_row, oauth::usesBrowser(profile.grant) || notified);
    const QString host = urlHost(profile.redirect.host);
    if (profile.redirect.port != 0)
        m_hint->setText(tr("Register http://%1:%2%3 at the server.")
                            .arg(host)
                            .arg(profile.redirect.port)
                            .arg(profile.redirect.path));
    else
        m_hint->setText(
            tr("Register http://%1%2 at the server; the port is chosen at each run (%3).")
                .arg(host, profile.redirect.path, base::SpecRef{base::Spec::Rfc8252, "7.3"}.label()));
}

QString RedirectFields::problem(const oauth::Profile &profile) const
{
    return profile.redirect.path.startsWith(u'/') ? QString()
                                                  : tr("The redirect path must begin with a slash.");
}

} // namespace claimcheck::ui::flow
