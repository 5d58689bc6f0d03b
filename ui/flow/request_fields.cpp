#include "ui/flow/request_fields.h"

#include "core/oauth/grant_types.h"
#include "core/oauth/profile_words.h"
#include "ui/flow/form_row.h"
#include "ui/widgets/chip_list.h"
#include "ui/widgets/fonts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

using oauth::Grant;
using oauth::PkceMethod;

struct TypeRow
{
    Grant grant;
    QLatin1StringView type;
};
/// OAuth 2.0 Multiple Response Types §3 and §5.
constexpr TypeRow typeRows[] = {
    {Grant::Implicit, "token"_L1},          {Grant::Implicit, "id_token"_L1},
    {Grant::Implicit, "id_token token"_L1}, {Grant::Hybrid, "code id_token"_L1},
    {Grant::Hybrid, "code token"_L1},       {Grant::Hybrid, "code id_token token"_L1},
};

constexpr QLatin1StringView modes[] = {"query"_L1,     "fragment"_L1,     "form_post"_L1,    "jwt"_L1,
                                       "query.jwt"_L1, "fragment.jwt"_L1, "form_post.jwt"_L1};

/// The text of a combo whose first entry stands for "nothing said".
QString said(const QComboBox *combo)
{
    return combo->currentIndex() <= 0 ? QString() : combo->currentText();
}

void say(QComboBox *combo, const QString &text)
{
    if (!text.isEmpty() && combo->findText(text) < 0)
        combo->addItem(text);
    combo->setCurrentIndex(text.isEmpty() ? 0 : combo->findText(text));
}

} // namespace

RequestFields::RequestFields(QFormLayout *form, QObject *parent) : FormPart(parent), m_form(form)
{
    m_scope = addChips(tr("Scopes"), u"profileScope"_s);
    m_resource = addChips(tr("Resource"), u"profileResource"_s);
    m_resource->setToolTip(tr("The API that the token is for (RFC 8707)."));
    addAnswer();
    addUse();
    addSigned();
}

ChipList *RequestFields::addChips(const QString &label, const QString &name)
{
    auto *chips = new ChipList(label, name);
    connect(chips, &ChipList::edited, this, &FormPart::edited);
    m_form->addRow(label, chips);
    return chips;
}

void RequestFields::addAnswer()
{
    QHBoxLayout *row = nullptr;
    m_answerRow = makeRow(u"profileAnswer"_s, tr("Answer"), row);
    m_type = makeCombo(this, tr("Response type"), u"profileResponseType"_s);
    m_mode = makeCombo(this, tr("Response mode"), u"profileResponseMode"_s);
    m_mode->addItem(tr("usual response mode"));
    for (const QLatin1StringView mode : modes)
        m_mode->addItem(mode);
    m_type->setToolTip(tr("response_type: what comes straight from the authorization endpoint"));
    m_mode->setToolTip(tr("response_mode: how it comes; jwt is a signed answer (JARM)"));
    row->addWidget(m_type, 1);
    row->addWidget(m_mode, 1);
    m_form->addRow(tr("Answer"), m_answerRow);
}

void RequestFields::addUse()
{
    QHBoxLayout *row = nullptr;
    QWidget *use = makeRow(u"profileUse"_s, tr("Use"), row);
    row->setSpacing(16);
    m_pkce = makeBox(this, {tr("PKCE"), u"profilePkce"_s, tr("The code is bound to a secret of this run.")});
    m_method = makeCombo(this, tr("PKCE method"), u"profilePkceMethod"_s);
    for (const PkceMethod method : {PkceMethod::S256, PkceMethod::Plain})
        m_method->addItem(oauth::wordFor(method), int(method));
    m_method->setMinimumContentsLength(5);
    m_par = makeBox(this, {tr("PAR"), u"profilePar"_s, tr("The request is pushed to the server first.")});
    m_signed = makeBox(this, {tr("Signed request"), u"profileSigned"_s, tr("The request as a signed JWT.")});
    m_dpop = makeBox(this, {tr("DPoP"), u"profileDpop"_s, tr("Tokens are bound to a key of this run.")});
    QHBoxLayout *pkce = nullptr;
    m_pkceParts = makeRow(u"profilePkceParts"_s, tr("PKCE"), pkce);
    pkce->addWidget(m_pkce);
    pkce->addWidget(m_method);
    row->addWidget(m_pkceParts);
    for (QCheckBox *box : {m_par, m_signed, m_dpop})
        row->addWidget(box);
    row->addStretch(1);
    m_form->addRow(tr("Use"), use);
}

void RequestFields::addSigned()
{
    QHBoxLayout *row = nullptr;
    m_signedRow = makeRow(u"profileSignedRow"_s, tr("Signed request"), row);
    m_by = makeCombo(this, tr("How it goes"), u"profileRequestBy"_s);
    m_by->addItem(tr("in the request (request)"), int(oauth::RequestObjectBy::Value));
    m_by->addItem(tr("fetched by the server (request_uri)"), int(oauth::RequestObjectBy::Reference));
    m_object = makeCombo(this, tr("Encryption"), u"profileRequestObject"_s);
    m_object->addItem(tr("signed"), int(oauth::RequestObject::Signed));
    m_object->addItem(tr("signed, then encrypted"), int(oauth::RequestObject::Encrypted));
    row->addWidget(m_by, 1);
    row->addWidget(m_object, 1);
    m_form->addRow(tr("Signed request"), m_signedRow);
}

void RequestFields::setPkce(PkceMethod method)
{
    m_pkce->setChecked(method != PkceMethod::None);
    if (method != PkceMethod::None)
        chooseData(m_method, int(method));
}

void RequestFields::fillTypes(Grant grant, const QString &wanted)
{
    const QSignalBlocker quiet(m_type);
    m_typesOf = int(grant);
    m_type->clear();
    m_type->addItem(tr("usual response type"));
    for (const TypeRow &row : typeRows) {
        if (row.grant == grant)
            m_type->addItem(row.type);
    }
    say(m_type, wanted);
}

void RequestFields::read(const oauth::Profile &profile)
{
    m_scope->setValues(profile.scope);
    m_resource->setValues(profile.resource);
    fillTypes(profile.grant, profile.responseType);
    say(m_mode, profile.responseMode);
    setPkce(profile.pkce);
    m_par->setChecked(profile.par);
    m_signed->setChecked(profile.requestObject != oauth::RequestObject::None);
    chooseData(m_by, int(profile.requestObjectBy));
    chooseData(m_object, int(profile.requestObject));
    m_dpop->setChecked(profile.dpop);
}

void RequestFields::write(oauth::Profile &profile) const
{
    profile.scope = m_scope->values();
    profile.resource = m_resource->values();
    profile.responseType = m_typesOf == int(profile.grant) ? said(m_type) : QString();
    profile.responseMode = said(m_mode);
    profile.pkce = m_pkce->isChecked() ? PkceMethod(m_method->currentData().toInt()) : PkceMethod::None;
    profile.par = m_par->isChecked();
    profile.requestObject = m_signed->isChecked() ? oauth::RequestObject(m_object->currentData().toInt())
                                                  : oauth::RequestObject::None;
    profile.requestObjectBy = oauth::RequestObjectBy(m_by->currentData().toInt());
    profile.dpop = m_dpop->isChecked();
}

/// A code is bound to a verifier; only where there is a code is PKCE of use.
void RequestFields::showFor(const oauth::Profile &profile)
{
    const bool browser = oauth::usesBrowser(profile.grant);
    if (m_typesOf != int(profile.grant))
        fillTypes(profile.grant, profile.responseType);
    m_form->setRowVisible(m_answerRow, browser);
    m_type->setVisible(profile.grant != Grant::AuthorizationCode);
    m_pkceParts->setVisible(browser && profile.grant != Grant::Implicit);
    m_method->setVisible(m_pkce->isChecked());
    m_par->setVisible(browser);
    m_signed->setVisible(browser);
    m_form->setRowVisible(m_signedRow, browser && m_signed->isChecked());
}

} // namespace claimcheck::ui::flow
