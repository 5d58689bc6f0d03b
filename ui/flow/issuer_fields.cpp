#include "ui/flow/issuer_fields.h"

#include "ui/flow/form_row.h"
#include "ui/widgets/fonts.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

IssuerFields::IssuerFields(QFormLayout *form, QObject *parent)
    : FormPart(parent), m_form(form),
      m_name(addLine(form, this, {tr("&Name"), u"profileName"_s, tr("what you call it")})),
      m_issuer(new QLineEdit), m_under(nullptr)
{
    m_name->setFont(interfaceFont());
    m_issuer->setObjectName(u"profileIssuer"_s);
    m_issuer->setAccessibleName(tr("Issuer"));
    m_issuer->setPlaceholderText(tr("https://id.example.org"));
    m_issuer->setFont(fixedFont());
    connect(m_issuer, &QLineEdit::textChanged, this, &FormPart::edited);
    auto *both = new QWidget;
    both->setObjectName(u"profileIssuerRow"_s);
    both->setAccessibleName(tr("Issuer"));
    both->setFocusProxy(m_issuer);
    m_under = new QVBoxLayout(both);
    m_under->setContentsMargins(0, 0, 0, 0);
    m_under->setSpacing(4);
    m_under->addWidget(m_issuer);
    form->addRow(tr("&Issuer"), both);
    m_account =
        addLine(form, this, {tr("Account"), u"profileAccount"_s, tr("or ann@example.org, which finds it")});
    m_account->setToolTip(tr("WebFinger asks the account's host for its issuer (RFC 7033)."));
}

void IssuerFields::addUnderIssuer(QWidget *widget)
{
    m_under->addWidget(widget);
}

void IssuerFields::setName(const QString &name)
{
    m_name->setText(name);
}

void IssuerFields::read(const oauth::Profile &profile)
{
    m_name->setText(profile.name);
    m_issuer->setText(profile.issuer);
    m_account->setText(profile.account);
}

void IssuerFields::write(oauth::Profile &profile) const
{
    profile.name = m_name->text().trimmed();
    profile.issuer = m_issuer->text().trimmed();
    profile.account = m_account->text().trimmed();
}

void IssuerFields::showFor(const oauth::Profile &profile)
{
    const bool wanted = profile.issuer.isEmpty() || !profile.account.isEmpty();
    m_form->setRowVisible(m_account, wanted || m_account->hasFocus());
}

QString IssuerFields::problem(const oauth::Profile &profile) const
{
    static const QRegularExpression placeholder(u"\\{(\\w+)\\}"_s);
    if (const auto match = placeholder.match(profile.issuer); match.hasMatch())
        return tr("Write your own %1 into the issuer in place of %2.")
            .arg(match.captured(1), match.captured());
    const QUrl issuer(profile.issuer, QUrl::StrictMode);
    const bool elsewhere =
        profile.issuer.isEmpty() && (!profile.metadataJson.isEmpty() || !profile.account.isEmpty());
    if (!elsewhere && (!issuer.isValid() || issuer.host().isEmpty()))
        return tr("The issuer must be a URL.");
    return {};
}

} // namespace claimcheck::ui::flow
