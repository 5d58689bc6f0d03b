#include "ui/flow/profile_form.h"

#include "ui/flow/after_fields.h"
#include "ui/flow/client_fields.h"
#include "ui/flow/endpoints_section.h"
#include "ui/flow/extras_section.h"
#include "ui/flow/form_row.h"
#include "ui/flow/grant_choice.h"
#include "ui/flow/grant_fields.h"
#include "ui/flow/issuer_fields.h"
#include "ui/flow/redirect_fields.h"
#include "ui/flow/request_fields.h"
#include "ui/flow/tls_section.h"
#include "ui/widgets/fold_button.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>

#include <QScopedValueRollback>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

ProfileForm::ProfileForm(QWidget *parent)
    : QWidget(parent), m_kept(makeHint(u"profileKept"_s, tr("Kept as it is")))
{
    setObjectName(u"profileForm"_s);
    setAccessibleName(tr("Profile"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(14);
    QFormLayout *form = makeFormLayout(nullptr);
    column->addLayout(form);
    m_issuer = new IssuerFields(form, this);
    m_grant = new GrantChoice(form, this);
    m_client = new ClientFields(form, this);
    auto *grantFields = new GrantFields(form, this);
    auto *redirect = new RedirectFields(form, this);
    m_request = new RequestFields(form, this);
    auto *after = new AfterFields(form, this);
    finishLabels(form);
    m_parts = {m_issuer, m_grant, grantFields, redirect, m_request, after};
    addFolds(column);
    m_parts.push_back(m_client); // after the endpoints' own client authentication
    column->addWidget(m_kept);
    column->addStretch(1);
    for (FormPart *part : m_parts)
        connect(part, &FormPart::edited, this, &ProfileForm::refresh);
    connect(m_grant, &GrantChoice::applicationChosen, this, &ProfileForm::takeGuide);
    connect(m_grant, &GrantChoice::guideRequested, this, [this] { emit guideRequested(m_grant->row()); });
    setProfile({});
}

/// Headings side by side; what they fold stands under them.
void ProfileForm::addFolds(QVBoxLayout *column)
{
    auto *headings = new QHBoxLayout;
    headings->setSpacing(18);
    column->addLayout(headings);
    m_folds = {addFold<ExtrasSection>(column, tr("Extra parameters"), u"foldExtras"_s),
               addFold<TlsSection>(column, tr("TLS"), u"foldTls"_s),
               addFold<EndpointsSection>(column, tr("Single endpoints"), u"foldEndpoints"_s)};
    for (FoldButton *fold : m_folds)
        headings->addWidget(fold);
    headings->addStretch(1);
}

template <typename Section>
FoldButton *ProfileForm::addFold(QVBoxLayout *column, const QString &heading, const QString &name)
{
    auto *page = new QWidget(this);
    page->setObjectName(name + u".page"_s);
    page->setAccessibleName(heading);
    m_parts.push_back(new Section(page, this));
    column->addWidget(page);
    return new FoldButton(heading, name, page, this);
}

void ProfileForm::addUnderIssuer(QWidget *widget)
{
    m_issuer->addUnderIssuer(widget);
}

void ProfileForm::addBesideClientId(QWidget *widget)
{
    m_client->addBesideId(widget);
}

void ProfileForm::setName(const QString &name)
{
    const QScopedValueRollback reading(m_reading, true);
    m_issuer->setName(name);
}

void ProfileForm::applyGuide(const oauth::GuideRow &row)
{
    m_grant->choose(row);
}

void ProfileForm::takeGuide(const oauth::GuideRow &row)
{
    {
        const QScopedValueRollback reading(m_reading, true);
        m_request->setPkce(row.pkce);
        m_client->setAuth(row.auth);
    }
    refresh();
}

void ProfileForm::setProfile(const oauth::Profile &profile)
{
    m_profile = profile;
    {
        const QScopedValueRollback reading(m_reading, true);
        for (FormPart *part : m_parts)
            part->read(profile);
        const bool hasEndpoints = profile.client.otherAuth.introspection ||
                                  profile.client.otherAuth.revocation || profile.client.otherAuth.par ||
                                  !profile.metadataJson.isEmpty();
        const bool hasTls = !profile.tlsCaPath.isEmpty() || !profile.client.certificatePath.isEmpty();
        const bool hasExtras = !extrasIn(profile).empty() || !profile.authorizationDetailsJson.isEmpty();
        m_folds[0]->setChecked(hasExtras);
        m_folds[1]->setChecked(hasTls);
        m_folds[2]->setChecked(hasEndpoints);
    }
    const QSignalBlocker quiet(this);
    refresh();
}

oauth::Profile ProfileForm::profile() const
{
    oauth::Profile profile = m_profile;
    for (const FormPart *part : m_parts)
        part->write(profile);
    return profile;
}

void ProfileForm::refresh()
{
    if (m_reading)
        return;
    const oauth::Profile now = profile();
    for (FormPart *part : m_parts)
        part->showFor(now);
    if (usesTls(now.client.auth))
        m_folds[1]->setChecked(true);
    const QStringList kept = keptMembers(now);
    m_kept->setText(tr("Kept as the file has it: %1.").arg(kept.join(", "_L1)));
    m_kept->setVisible(!kept.isEmpty());
    emit edited();
}

QString ProfileForm::problem() const
{
    const oauth::Profile now = profile();
    for (const FormPart *part : m_parts) {
        if (QString problem = part->problem(now); !problem.isEmpty())
            return problem;
    }
    return {};
}

QStringList keptMembers(const oauth::Profile &profile)
{
    QStringList kept;
    if (!profile.compare.isEmpty())
        kept += u"compare"_s;
    const oauth::SecretPlace assertion = profile.assertion.token.place;
    if (assertion != oauth::SecretPlace::None && assertion != oauth::SecretPlace::File)
        kept += u"assertion"_s;
    for (const oauth::UnknownMember &member : profile.unknown)
        kept += member.pointer.mid(1);
    return kept;
}

} // namespace claimcheck::ui::flow
