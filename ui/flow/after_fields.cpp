#include "ui/flow/after_fields.h"

#include "core/oauth/grant_types.h"
#include "ui/flow/form_row.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/fonts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

using oauth::AfterStep;

struct AfterRow
{
    AfterStep step;
    const char *name;
    const char *text;
    const char *hint;
};
#define CLAIMCHECK_AFTER(text) QT_TRANSLATE_NOOP("claimcheck::ui::flow::AfterFields", text)
constexpr AfterRow afterRows[] = {
    {AfterStep::UserInfo, "afterUserInfo", CLAIMCHECK_AFTER("UserInfo"), CLAIMCHECK_AFTER("Who signed in.")},
    {AfterStep::Introspect, "afterIntrospect", CLAIMCHECK_AFTER("Introspect"),
     CLAIMCHECK_AFTER("The server is asked what the token is.")},
    {AfterStep::Call, "afterCall", CLAIMCHECK_AFTER("Call an API"),
     CLAIMCHECK_AFTER("With the access token.")},
    {AfterStep::Refresh, "afterRefresh", CLAIMCHECK_AFTER("Refresh"),
     CLAIMCHECK_AFTER("New tokens for the refresh token.")},
    {AfterStep::Revoke, "afterRevoke", CLAIMCHECK_AFTER("Revoke"),
     CLAIMCHECK_AFTER("The tokens are given back.")},
    {AfterStep::Logout, "afterLogout", CLAIMCHECK_AFTER("Log out"),
     CLAIMCHECK_AFTER("The session at the server ends, in the browser.")},
};
#undef CLAIMCHECK_AFTER

constexpr QLatin1StringView apiMethods[] = {"GET"_L1,   "POST"_L1,   "PUT"_L1,
                                            "PATCH"_L1, "DELETE"_L1, "HEAD"_L1};

} // namespace

AfterFields::AfterFields(QFormLayout *form, QObject *parent) : FormPart(parent), m_form(form)
{
    auto *row = new QWidget;
    row->setObjectName(u"profileAfter"_s);
    row->setAccessibleName(tr("After the tokens"));
    auto *layout = new FlowLayout(row, 12);
    layout->setContentsMargins(0, 4, 0, 4); // as high as a field
    for (const AfterRow &after : afterRows) {
        QCheckBox *box = makeBox(this, {tr(after.text), QString::fromLatin1(after.name), tr(after.hint)});
        layout->insertWidget(layout->count(), box);
        m_boxes.push_back({after.step, box});
    }
    form->addRow(tr("After the tokens"), row);
    addCall();
    addLogout();
}

void AfterFields::addCall()
{
    QHBoxLayout *row = nullptr;
    m_callRow = makeRow(u"profileCall"_s, tr("API call"), row);
    m_method = makeCombo(this, tr("Method of the API call"), u"profileCallMethod"_s);
    m_method->setMinimumContentsLength(6);
    for (const QLatin1StringView method : apiMethods)
        m_method->addItem(method);
    m_url = new QLineEdit;
    m_url->setObjectName(u"profileCallUrl"_s);
    m_url->setAccessibleName(tr("Address of the API call"));
    m_url->setPlaceholderText(tr("https://api.example.org/orders"));
    m_url->setFont(fixedFont());
    connect(m_url, &QLineEdit::textChanged, this, &FormPart::edited);
    row->addWidget(m_method);
    row->addWidget(m_url, 1);
    m_form->addRow(tr("API call"), m_callRow);
}

void AfterFields::addLogout()
{
    QHBoxLayout *row = nullptr;
    m_logoutRow = makeRow(u"profileLogout"_s, tr("Logout messages"), row);
    row->setSpacing(16);
    m_backchannel = makeBox(this, {tr("Back-channel"), u"profileBackchannel"_s,
                                   tr("Wait for the server's logout token at the redirect host.")});
    m_frontchannel = makeBox(this, {tr("Front-channel"), u"profileFrontchannel"_s,
                                    tr("Wait for the page that the server opens in the browser.")});
    row->addWidget(m_backchannel);
    row->addWidget(m_frontchannel);
    row->addStretch(1);
    m_form->addRow(tr("Wait for logout"), m_logoutRow);
}

void AfterFields::read(const oauth::Profile &profile)
{
    for (const Box &each : m_boxes)
        each.box->setChecked(profile.hasAfter(each.step));
    const QString method = QString::fromLatin1(profile.call.method);
    if (m_method->findText(method) < 0)
        m_method->addItem(method);
    m_method->setCurrentText(method);
    m_url->setText(QString::fromUtf8(profile.call.url.toEncoded()));
    m_backchannel->setChecked(profile.logout.backchannel);
    m_frontchannel->setChecked(profile.logout.frontchannel);
}

/// What was there keeps its order: it is the order of the run.
void AfterFields::write(oauth::Profile &profile) const
{
    for (const Box &each : m_boxes) {
        if (!each.box->isChecked())
            std::erase(profile.after, each.step);
        else if (!profile.hasAfter(each.step))
            profile.after.push_back(each.step);
    }
    profile.call.method = m_method->currentText().toLatin1();
    profile.call.url = QUrl::fromEncoded(m_url->text().trimmed().toUtf8(), QUrl::StrictMode);
    profile.logout.backchannel = m_backchannel->isChecked();
    profile.logout.frontchannel = m_frontchannel->isChecked();
}

void AfterFields::showFor(const oauth::Profile &profile)
{
    m_form->setRowVisible(m_callRow, profile.hasAfter(AfterStep::Call));
    const bool listens = profile.logout.backchannel || profile.logout.frontchannel;
    const bool signsIn = oauth::usesBrowser(profile.grant) && profile.scope.contains("openid"_L1);
    m_form->setRowVisible(m_logoutRow, listens || signsIn);
}

QString AfterFields::problem(const oauth::Profile &profile) const
{
    if (profile.hasAfter(AfterStep::Call) &&
        (!profile.call.url.isValid() || profile.call.url.host().isEmpty()))
        return tr("The address of the API call must be a URL.");
    return {};
}

} // namespace claimcheck::ui::flow
