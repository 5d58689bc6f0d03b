#include "ui/flow/profile_form.h"

#include "core/oauth/grant_types.h"
#include "ui/flow/grant_choice.h"
#include "ui/widgets/fonts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

using oauth::AfterStep;
using oauth::ClientAuth;

struct AuthRow
{
    ClientAuth auth;
    const char *text;
};
constexpr AuthRow authRows[] = {
    {ClientAuth::None, QT_TRANSLATE_NOOP("claimcheck::ui::flow::ProfileForm", "None (public client)")},
    {ClientAuth::SecretBasic,
     QT_TRANSLATE_NOOP("claimcheck::ui::flow::ProfileForm", "Secret in the header (Basic)")},
    {ClientAuth::SecretPost,
     QT_TRANSLATE_NOOP("claimcheck::ui::flow::ProfileForm", "Secret in the body (post)")},
    {ClientAuth::SecretJwt,
     QT_TRANSLATE_NOOP("claimcheck::ui::flow::ProfileForm", "Assertion signed with the secret")},
    {ClientAuth::PrivateKeyJwt,
     QT_TRANSLATE_NOOP("claimcheck::ui::flow::ProfileForm", "Assertion signed with a private key")},
    {ClientAuth::TlsClientAuth,
     QT_TRANSLATE_NOOP("claimcheck::ui::flow::ProfileForm", "Certificate of a CA (TLS)")},
    {ClientAuth::SelfSignedTlsClientAuth,
     QT_TRANSLATE_NOOP("claimcheck::ui::flow::ProfileForm", "Self-signed certificate (TLS)")},
};

struct AfterRow
{
    AfterStep step;
    const char *name;
    const char *text;
};
constexpr AfterRow afterRows[] = {
    {AfterStep::UserInfo, "afterUserInfo",
     QT_TRANSLATE_NOOP("claimcheck::ui::flow::ProfileForm", "UserInfo")},
    {AfterStep::Introspect, "afterIntrospect",
     QT_TRANSLATE_NOOP("claimcheck::ui::flow::ProfileForm", "Introspect")},
    {AfterStep::Refresh, "afterRefresh", QT_TRANSLATE_NOOP("claimcheck::ui::flow::ProfileForm", "Refresh")},
    {AfterStep::Revoke, "afterRevoke", QT_TRANSLATE_NOOP("claimcheck::ui::flow::ProfileForm", "Revoke")},
};

QStringList words(const QString &text)
{
    return text.split(u' ', Qt::SkipEmptyParts);
}

} // namespace

ProfileForm::ProfileForm(QWidget *parent)
    : QWidget(parent), m_form(new QFormLayout(this)), m_grant(new GrantChoice(this))
{
    setObjectName(u"profileForm"_s);
    setAccessibleName(tr("Profile"));
    QFormLayout *form = m_form;
    form->setContentsMargins(24, 20, 24, 20);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(12);
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_name = line(form, tr("Name"), u"profileName"_s);
    m_issuer = line(form, tr("Issuer"), u"profileIssuer"_s, u"https://id.example.org"_s);
    form->addRow(tr("Grant"), m_grant);
    m_clientId = line(form, tr("Client ID"), u"profileClientId"_s);
    m_auth = makeAuth();
    form->addRow(tr("Client authentication"), m_auth);
    m_secret = line(form, tr("Client secret"), u"profileSecret"_s);
    m_secret->setEchoMode(QLineEdit::Password);
    m_key = line(form, tr("Private key file"), u"profileKey"_s, u"client-key.pem"_s);
    m_certificate = line(form, tr("Certificate file"), u"profileCertificate"_s, u"client-certificate.pem"_s);
    m_grantFields.addTo(form, this, [this] { emit edited(); });
    m_redirect = makeRedirect();
    form->addRow(tr("Redirect URI"), m_redirect);
    m_scope = line(form, tr("Scopes"), u"profileScope"_s, u"openid profile"_s);
    m_resource = line(form, tr("Resource"), u"profileResource"_s, u"https://api.example.org"_s);
    form->addRow(tr("Use"), makeUse());
    form->addRow(tr("After the tokens"), makeAfter());
    connect(m_auth, &QComboBox::currentIndexChanged, this, [this] {
        showSecret();
        emit edited();
    });
    connect(m_grant, &GrantChoice::applicationChosen, this, &ProfileForm::takeGuide);
    connect(m_grant, &GrantChoice::grantChanged, this, [this] {
        showGrant();
        emit edited();
    });
    showGrant();
}

QLineEdit *ProfileForm::line(QFormLayout *form, const QString &label, const QString &name,
                             const QString &hint)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(name);
    edit->setAccessibleName(label);
    edit->setPlaceholderText(hint);
    edit->setFont(fixedFont());
    connect(edit, &QLineEdit::textChanged, this, &ProfileForm::edited);
    form->addRow(label, edit);
    return edit;
}

QComboBox *ProfileForm::makeAuth()
{
    auto *auth = new QComboBox(this);
    auth->setObjectName(u"profileAuth"_s);
    auth->setAccessibleName(tr("Client authentication"));
    for (const AuthRow &row : authRows)
        auth->addItem(tr(row.text), int(row.auth));
    return auth;
}

QWidget *ProfileForm::makeRedirect()
{
    auto *row = new QWidget(this);
    row->setObjectName(u"profileRedirect"_s);
    row->setAccessibleName(tr("Redirect URI"));
    m_host = new QComboBox(row);
    m_host->setObjectName(u"profileRedirectHost"_s);
    m_host->setAccessibleName(tr("Redirect host"));
    m_host->addItems({u"127.0.0.1"_s, u"::1"_s, u"localhost"_s});
    m_port = new QSpinBox(row);
    m_port->setObjectName(u"profileRedirectPort"_s);
    m_port->setAccessibleName(tr("Redirect port"));
    m_port->setRange(0, 65535);
    m_port->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_port->setSpecialValueText(tr("any port"));
    m_path = new QLineEdit(row);
    m_path->setObjectName(u"profileRedirectPath"_s);
    m_path->setAccessibleName(tr("Redirect path"));
    m_path->setFont(fixedFont());
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_host);
    layout->addWidget(m_port);
    layout->addWidget(m_path, 1);
    connect(m_host, &QComboBox::currentTextChanged, this, &ProfileForm::edited);
    connect(m_port, &QSpinBox::valueChanged, this, &ProfileForm::edited);
    connect(m_path, &QLineEdit::textChanged, this, &ProfileForm::edited);
    return row;
}

QWidget *ProfileForm::makeUse()
{
    auto *row = new QWidget(this);
    row->setObjectName(u"profileUse"_s);
    row->setAccessibleName(tr("Use"));
    m_pkce = new QCheckBox(tr("PKCE S256"), row);
    m_pkce->setObjectName(u"profilePkce"_s);
    m_pkce->setAccessibleName(tr("PKCE with S256"));
    m_dpop = new QCheckBox(tr("DPoP"), row);
    m_dpop->setObjectName(u"profileDpop"_s);
    m_dpop->setAccessibleName(tr("DPoP: tokens bound to a key of this run"));
    m_par = new QCheckBox(tr("PAR"), row);
    m_par->setObjectName(u"profilePar"_s);
    m_par->setAccessibleName(tr("PAR: the request is pushed to the server first"));
    m_signed = new QCheckBox(tr("Signed request"), row);
    m_signed->setObjectName(u"profileSigned"_s);
    m_signed->setAccessibleName(tr("The request as a signed JWT"));
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    for (QCheckBox *box : {m_pkce, m_par, m_signed, m_dpop}) {
        connect(box, &QCheckBox::toggled, this, &ProfileForm::edited);
        layout->addWidget(box);
    }
    layout->addStretch(1);
    return row;
}

QWidget *ProfileForm::makeAfter()
{
    auto *row = new QWidget(this);
    row->setObjectName(u"profileAfter"_s);
    row->setAccessibleName(tr("After the tokens"));
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    for (const AfterRow &after : afterRows) {
        auto *box = new QCheckBox(tr(after.text), row);
        box->setObjectName(QString::fromLatin1(after.name));
        box->setAccessibleName(tr(after.text));
        connect(box, &QCheckBox::toggled, this, &ProfileForm::edited);
        layout->addWidget(box);
        m_after.push_back({after.step, box});
    }
    layout->addStretch(1);
    return row;
}

void ProfileForm::showSecret()
{
    const auto auth = ClientAuth(m_auth->currentData().toInt());
    const bool secret =
        auth == ClientAuth::SecretBasic || auth == ClientAuth::SecretPost || auth == ClientAuth::SecretJwt;
    m_secret->setEnabled(secret);
    const bool tls = auth == ClientAuth::TlsClientAuth || auth == ClientAuth::SelfSignedTlsClientAuth;
    m_key->setEnabled(auth == ClientAuth::PrivateKeyJwt || tls);
    m_certificate->setEnabled(tls);
    m_form->setRowVisible(m_secret, m_secret->isEnabled());
    m_form->setRowVisible(m_key, m_key->isEnabled());
    m_form->setRowVisible(m_certificate, tls);
    const bool elsewhere = m_profile.client.secret.place != oauth::SecretPlace::None &&
                           m_profile.client.secret.place != oauth::SecretPlace::Text;
    m_secret->setPlaceholderText(elsewhere ? tr("from %1").arg(m_profile.client.secret.name) : QString());
}

void ProfileForm::takeGuide(const oauth::GuideRow &row)
{
    m_pkce->setChecked(row.pkce == oauth::PkceMethod::S256);
    m_auth->setCurrentIndex(std::max(0, m_auth->findData(int(row.auth))));
}

/// Only what the grant needs: a redirect URI and what goes with the authorization request where there is one.
void ProfileForm::showGrant()
{
    const oauth::Grant grant = m_grant->grant();
    const bool browser = oauth::usesBrowser(grant);
    m_grantFields.show(grant);
    m_form->setRowVisible(m_redirect, browser || grant == oauth::Grant::Ciba);
    for (QCheckBox *box : {m_pkce, m_par, m_signed})
        box->setVisible(browser);
}

void ProfileForm::setProfile(const oauth::Profile &profile)
{
    const QSignalBlocker quiet(this);
    m_profile = profile;
    m_name->setText(profile.name);
    m_issuer->setText(profile.issuer);
    m_grant->setGrant(profile.grant);
    m_grantFields.read(profile);
    m_clientId->setText(profile.client.id);
    m_auth->setCurrentIndex(std::max(0, m_auth->findData(int(profile.client.auth))));
    m_secret->setText(QString::fromUtf8(profile.client.secret.text.view()));
    m_key->setText(profile.client.keyPath);
    m_certificate->setText(profile.client.certificatePath);
    m_host->setCurrentText(profile.redirect.host);
    m_port->setValue(profile.redirect.port);
    m_path->setText(profile.redirect.path);
    m_scope->setText(profile.scope.join(u' '));
    m_resource->setText(profile.resource.join(u' '));
    m_pkce->setChecked(profile.pkce == oauth::PkceMethod::S256);
    m_dpop->setChecked(profile.dpop);
    m_par->setChecked(profile.par);
    m_signed->setChecked(profile.requestObject != oauth::RequestObject::None);
    for (const AfterBox &after : m_after)
        after.box->setChecked(profile.hasAfter(after.step));
    showSecret();
    showGrant();
}

oauth::Profile ProfileForm::profile() const
{
    oauth::Profile profile = m_profile;
    profile.name = m_name->text().trimmed();
    profile.issuer = m_issuer->text().trimmed();
    profile.grant = m_grant->grant();
    m_grantFields.write(profile, profile.grant);
    profile.client.id = m_clientId->text().trimmed();
    profile.client.auth = ClientAuth(m_auth->currentData().toInt());
    const QByteArray secret = m_secret->text().toUtf8();
    if (!m_secret->isEnabled())
        profile.client.secret = {};
    else if (!secret.isEmpty())
        profile.client.secret = {oauth::SecretPlace::Text, {}, base::SecretBytes(secret)};
    profile.client.keyPath = m_key->text().trimmed();
    profile.client.certificatePath = m_certificate->text().trimmed();
    profile.redirect = {m_host->currentText(), quint16(m_port->value()), m_path->text()};
    profile.scope = words(m_scope->text());
    profile.resource = words(m_resource->text());
    if (m_pkce->isChecked() != (profile.pkce == oauth::PkceMethod::S256))
        profile.pkce = m_pkce->isChecked() ? oauth::PkceMethod::S256 : oauth::PkceMethod::None;
    profile.dpop = m_dpop->isChecked();
    profile.par = m_par->isChecked();
    if (m_signed->isChecked() != (profile.requestObject != oauth::RequestObject::None))
        profile.requestObject =
            m_signed->isChecked() ? oauth::RequestObject::Signed : oauth::RequestObject::None;
    for (const AfterBox &after : m_after) {
        std::erase(profile.after, after.step);
        if (after.box->isChecked())
            profile.after.push_back(after.step);
    }
    return profile;
}

QString ProfileForm::problem() const
{
    const QUrl issuer(m_issuer->text().trimmed(), QUrl::StrictMode);
    const bool hasEndpoints = m_issuer->text().isEmpty() && !m_profile.metadataJson.isEmpty();
    if (!hasEndpoints && (!issuer.isValid() || issuer.host().isEmpty()))
        return tr("The issuer must be a URL.");
    if (m_clientId->text().trimmed().isEmpty())
        return tr("The client ID is missing.");
    if (m_key->isEnabled() && m_key->text().trimmed().isEmpty())
        return tr("The private key file is missing.");
    if (m_certificate->isEnabled() && m_certificate->text().trimmed().isEmpty())
        return tr("The certificate file is missing.");
    if (!m_path->text().startsWith(u'/'))
        return tr("The redirect path must begin with a slash.");
    return m_grantFields.problem(m_grant->grant());
}

} // namespace claimcheck::ui::flow
