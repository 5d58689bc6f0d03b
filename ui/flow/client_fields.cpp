#include "ui/flow/client_fields.h"

#include "ui/flow/form_row.h"
#include "ui/widgets/file_field.h"
#include "ui/widgets/fonts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

using oauth::ClientAuth;
using oauth::SecretPlace;

struct AuthRow
{
    ClientAuth auth;
    const char *text;
};
constexpr AuthRow authRows[] = {
    {ClientAuth::None, QT_TRANSLATE_NOOP("claimcheck::ui::flow::ClientFields", "None (public client)")},
    {ClientAuth::SecretBasic,
     QT_TRANSLATE_NOOP("claimcheck::ui::flow::ClientFields", "Secret in the header (Basic)")},
    {ClientAuth::SecretPost,
     QT_TRANSLATE_NOOP("claimcheck::ui::flow::ClientFields", "Secret in the body (post)")},
    {ClientAuth::SecretJwt,
     QT_TRANSLATE_NOOP("claimcheck::ui::flow::ClientFields", "Assertion signed with the secret")},
    {ClientAuth::PrivateKeyJwt,
     QT_TRANSLATE_NOOP("claimcheck::ui::flow::ClientFields", "Assertion signed with a private key")},
    {ClientAuth::TlsClientAuth,
     QT_TRANSLATE_NOOP("claimcheck::ui::flow::ClientFields", "Certificate of a CA (TLS)")},
    {ClientAuth::SelfSignedTlsClientAuth,
     QT_TRANSLATE_NOOP("claimcheck::ui::flow::ClientFields", "Self-signed certificate (TLS)")},
};

/// Whether the method is used at any endpoint of the profile.
bool anywhere(const oauth::ClientSettings &client, bool (*fits)(ClientAuth))
{
    if (fits(client.auth))
        return true;
    for (const auto &other :
         {client.otherAuth.introspection, client.otherAuth.revocation, client.otherAuth.par}) {
        if (other && fits(*other))
            return true;
    }
    return false;
}

bool usesKey(ClientAuth auth)
{
    return auth == ClientAuth::PrivateKeyJwt || usesTls(auth);
}

bool usesBasic(ClientAuth auth)
{
    return auth == ClientAuth::SecretBasic;
}

} // namespace

void addAuthItems(QComboBox *combo)
{
    for (const AuthRow &row : authRows)
        combo->addItem(ClientFields::tr(row.text), int(row.auth));
}

bool usesSecret(ClientAuth auth)
{
    return auth == ClientAuth::SecretBasic || auth == ClientAuth::SecretPost || auth == ClientAuth::SecretJwt;
}

bool usesTls(ClientAuth auth)
{
    return auth == ClientAuth::TlsClientAuth || auth == ClientAuth::SelfSignedTlsClientAuth;
}

ClientFields::ClientFields(QFormLayout *form, QObject *parent) : FormPart(parent), m_form(form)
{
    QHBoxLayout *row = nullptr;
    m_idRow = makeRow(u"profileClientIdRow"_s, tr("Client ID"), row);
    m_id = new QLineEdit;
    m_id->setObjectName(u"profileClientId"_s);
    m_id->setAccessibleName(tr("Client ID"));
    m_id->setFont(fixedFont());
    connect(m_id, &QLineEdit::textChanged, this, &FormPart::edited);
    row->addWidget(m_id, 1);
    m_idRow->setFocusProxy(m_id);
    form->addRow(tr("Client I&D"), m_idRow);
    addAuth(form);
}

void ClientFields::addAuth(QFormLayout *form)
{
    m_auth = makeCombo(this, tr("Client authentication"), u"profileAuth"_s);
    addAuthItems(m_auth);
    form->addRow(tr("Client &authentication"), m_auth);
    m_secret = addLine(form, this, {tr("Client secret"), u"profileSecret"_s, {}});
    m_secret->setEchoMode(QLineEdit::Password);
    m_encoded = makeBox(this, {tr("Form-encode id and secret in the header"), u"profileBasicForm"_s,
                               tr("RFC 6749 \u00a72.3.1 asks for it; some servers do not decode.")});
    form->addRow(QString(), m_encoded);
    m_key = addFile(form, this, {tr("Private key file"), u"profileKey"_s, u"client-key.pem"_s});
}

void ClientFields::addBesideId(QWidget *widget)
{
    m_idRow->layout()->addWidget(widget);
}

ClientAuth ClientFields::auth() const
{
    return ClientAuth(m_auth->currentData().toInt());
}

void ClientFields::setAuth(ClientAuth auth)
{
    chooseData(m_auth, int(auth));
}

void ClientFields::read(const oauth::Profile &profile)
{
    m_id->setText(profile.client.id);
    setAuth(profile.client.auth);
    m_secret->setText(QString::fromUtf8(profile.client.secret.text.view()));
    const bool elsewhere =
        profile.client.secret.place != SecretPlace::None && profile.client.secret.place != SecretPlace::Text;
    m_secret->setPlaceholderText(elsewhere ? tr("from %1").arg(profile.client.secret.name) : QString());
    m_encoded->setChecked(profile.client.basicEncoding == oauth::BasicEncoding::Form);
    m_key->line()->setText(profile.client.keyPath);
}

/// After the endpoints' own methods, which may need the secret as well.
void ClientFields::write(oauth::Profile &profile) const
{
    profile.client.id = m_id->text().trimmed();
    profile.client.auth = auth();
    const QByteArray secret = m_secret->text().toUtf8();
    if (!anywhere(profile.client, usesSecret))
        profile.client.secret = {};
    else if (!secret.isEmpty())
        profile.client.secret = {SecretPlace::Text, {}, base::SecretBytes(secret)};
    else if (profile.client.secret.place == SecretPlace::Text)
        profile.client.secret = {};
    profile.client.basicEncoding =
        m_encoded->isChecked() ? oauth::BasicEncoding::Form : oauth::BasicEncoding::Raw;
    profile.client.keyPath = m_key->line()->text().trimmed();
}

void ClientFields::showFor(const oauth::Profile &profile)
{
    m_form->setRowVisible(m_secret, anywhere(profile.client, usesSecret));
    m_form->setRowVisible(m_encoded, anywhere(profile.client, usesBasic));
    const bool signs = profile.requestObject != oauth::RequestObject::None;
    m_form->setRowVisible(m_key, anywhere(profile.client, usesKey) || signs ||
                                     !profile.client.certificatePath.isEmpty());
}

QString ClientFields::problem(const oauth::Profile &profile) const
{
    if (profile.client.id.isEmpty())
        return tr("The client ID is missing.");
    if (anywhere(profile.client, usesKey) && profile.client.keyPath.isEmpty())
        return tr("The private key file is missing.");
    if (anywhere(profile.client, usesTls) && profile.client.certificatePath.isEmpty())
        return tr("The certificate file is missing: see TLS.");
    return {};
}

} // namespace claimcheck::ui::flow
