#include "ui/flow/endpoints_section.h"

#include "core/oauth/server_metadata.h"
#include "ui/flow/client_fields.h"
#include "ui/flow/form_row.h"
#include "ui/widgets/fonts.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

constexpr int sameAuth = -1;
constexpr int metadataHeight = 96;

void choose(QComboBox *combo, std::optional<oauth::ClientAuth> auth)
{
    chooseData(combo, auth ? int(*auth) : sameAuth);
}

std::optional<oauth::ClientAuth> chosen(const QComboBox *combo)
{
    const int data = combo->currentData().toInt();
    return data == sameAuth ? std::nullopt : std::optional(oauth::ClientAuth(data));
}

} // namespace

EndpointsSection::EndpointsSection(QWidget *page, QObject *parent)
    : FormPart(parent), m_metadata(new QPlainTextEdit)
{
    QFormLayout *form = makeFormLayout(page);
    m_introspection = addAuth(form, tr("At introspection"), u"profileAuthIntrospection"_s);
    m_revocation = addAuth(form, tr("At revocation"), u"profileAuthRevocation"_s);
    m_par = addAuth(form, tr("At pushed requests"), u"profileAuthPar"_s);
    m_metadata->setObjectName(u"profileMetadata"_s);
    m_metadata->setAccessibleName(tr("Metadata of your own"));
    m_metadata->setPlaceholderText(tr(R"({"token_endpoint": "https://id.example.org/token"})"));
    m_metadata->setFont(fixedFont());
    m_metadata->setFixedHeight(metadataHeight);
    m_metadata->setTabChangesFocus(true);
    connect(m_metadata, &QPlainTextEdit::textChanged, this, &FormPart::edited);
    QLabel *hint = makeHint(u"profileMetadataHint"_s, tr("Metadata of your own"));
    hint->setText(tr("A JSON object of metadata. It wins over what the server says of itself; with it, a "
                     "server without discovery can be used (RFC 8414 \u00a72)."));
    form->addRow(tr("Metadata"), withHint(m_metadata, hint));
    finishLabels(form);
}

QComboBox *EndpointsSection::addAuth(QFormLayout *form, const QString &label, const QString &name)
{
    QComboBox *combo = makeCombo(this, tr("Client authentication: %1").arg(label), name);
    combo->addItem(tr("as at the token endpoint"), sameAuth);
    addAuthItems(combo);
    form->addRow(label, combo);
    return combo;
}

void EndpointsSection::read(const oauth::Profile &profile)
{
    choose(m_introspection, profile.client.otherAuth.introspection);
    choose(m_revocation, profile.client.otherAuth.revocation);
    choose(m_par, profile.client.otherAuth.par);
    m_metadata->setPlainText(QString::fromUtf8(profile.metadataJson));
}

void EndpointsSection::write(oauth::Profile &profile) const
{
    profile.client.otherAuth = {chosen(m_introspection), chosen(m_revocation), chosen(m_par)};
    profile.metadataJson = m_metadata->toPlainText().trimmed().toUtf8();
}

QString EndpointsSection::problem(const oauth::Profile &profile) const
{
    if (profile.metadataJson.isEmpty())
        return {};
    const auto read = oauth::readMetadataObject(profile.metadataJson);
    return read ? QString() : tr("Metadata: %1").arg(read.error().message);
}

} // namespace claimcheck::ui::flow
