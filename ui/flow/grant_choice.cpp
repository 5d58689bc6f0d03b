#include "ui/flow/grant_choice.h"

#include "core/oauth/profile_words.h"
#include "core/oauth/text.h"
#include "ui/flow/form_row.h"
#include "ui/widgets/button.h"
#include "ui/widgets/fonts.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

using oauth::Grant;
using oauth::GuideRow;

namespace {

/// Grants that no kind of application should begin with, and why they are there all the same.
struct DatedRow
{
    Grant grant;
    const char *why;
    base::SpecRef spec;
};
constexpr DatedRow datedRows[] = {
    {Grant::Implicit,
     QT_TRANSLATE_NOOP("claimcheck::ui::flow::GrantChoice",
                       "Tokens come in the address bar: only to look at a login that still works this way."),
     {base::Spec::Rfc9700, "2.1.2"}},
    {Grant::Password,
     QT_TRANSLATE_NOOP(
         "claimcheck::ui::flow::GrantChoice",
         "The application sees the password: only to look at an application that still does so."),
     {base::Spec::Rfc9700, "2.4"}},
    {Grant::Hybrid,
     QT_TRANSLATE_NOOP("claimcheck::ui::flow::GrantChoice",
                       "A code, and tokens at once from the authorization endpoint."),
     {base::Spec::OidcCore, "3.3"}},
    {Grant::RefreshToken,
     QT_TRANSLATE_NOOP("claimcheck::ui::flow::GrantChoice",
                       "Goes on from a refresh token of an earlier login."),
     {base::Spec::Rfc6749, "6"}},
    {Grant::SamlBearer,
     QT_TRANSLATE_NOOP("claimcheck::ui::flow::GrantChoice",
                       "A SAML assertion of a sign-in elsewhere is exchanged for an access token."),
     {base::Spec::Rfc7522, "2.1"}},
};

QString reason(const QString &why, const base::SpecRef &spec)
{
    return u"%1 (%2)"_s.arg(why, spec.label());
}

} // namespace

GrantChoice::GrantChoice(QFormLayout *form, QObject *parent)
    : FormPart(parent), m_application(makeCombo(this, tr("Application kind"), u"profileApplication"_s)),
      m_grant(makeCombo(this, tr("Grant"), u"profileGrant"_s)),
      m_why(makeHint(u"profileGrantWhy"_s, tr("Why this grant")))
{
    m_application->addItem(tr("not said"));
    for (const GuideRow &row : oauth::grantGuide())
        m_application->addItem(oauth::Text::tr(row.application));
    for (const oauth::Word<Grant> &word : oauth::words<Grant>())
        m_grant->addItem(oauth::grantTitle(word.value, oauth::PkceMethod::None), int(word.value));
    form->addRow(tr("Application &kind"), withHint(m_application, makeReason()));
    form->addRow(tr("&Grant"), m_grant);
    connect(m_application, &QComboBox::activated, this, &GrantChoice::chooseApplication);
    connect(m_grant, &QComboBox::currentIndexChanged, this, &GrantChoice::showReason);
    showReason();
}

QWidget *GrantChoice::makeReason()
{
    QHBoxLayout *row = nullptr;
    QWidget *reason = makeRow(u"profileGrantReason"_s, tr("Why this grant"), row);
    auto *why = new Button(tr("Why?"), u"profileGuide"_s, ButtonKind::Link);
    why->setFont(ui::smallFont());
    why->setToolTip(tr("Which grant fits which kind of application"));
    row->addWidget(m_why, 1);
    row->addWidget(why, 0, Qt::AlignTop);
    connect(why, &QPushButton::clicked, this, &GrantChoice::guideRequested);
    return reason;
}

void GrantChoice::read(const oauth::Profile &profile)
{
    m_application->setCurrentIndex(0);
    chooseData(m_grant, int(profile.grant));
    showReason();
}

void GrantChoice::write(oauth::Profile &profile) const
{
    profile.grant = grant();
}

void GrantChoice::choose(const GuideRow &row)
{
    const auto index = int(&row - oauth::grantGuide().data()) + 1;
    m_application->setCurrentIndex(index);
    chooseApplication(index);
}

Grant GrantChoice::grant() const
{
    return Grant(m_grant->currentData().toInt());
}

const GuideRow *GrantChoice::row() const
{
    const int index = m_application->currentIndex();
    const GuideRow *chosen = index > 0 ? &oauth::grantGuide()[std::size_t(index - 1)] : nullptr;
    return chosen && chosen->grant == grant() ? chosen : nullptr;
}

void GrantChoice::chooseApplication(int index)
{
    if (index > 0) {
        const GuideRow &row = oauth::grantGuide()[std::size_t(index - 1)];
        m_grant->setCurrentIndex(m_grant->findData(int(row.grant)));
        emit applicationChosen(row);
    }
    showReason();
}

/// Of the kind that was chosen as long as its grant stands, else of the grant.
void GrantChoice::showReason()
{
    if (const GuideRow *chosen = row()) {
        QString text = reason(oauth::Text::tr(chosen->why), chosen->spec);
        if (*chosen->avoid)
            text += u' ' + reason(oauth::Text::tr(chosen->avoid), chosen->avoidSpec);
        return m_why->setText(text);
    }
    const auto ofGrant = [this](const QString &text) {
        m_why->setText(u"%1: %2"_s.arg(m_grant->currentText(), text));
    };
    for (const DatedRow &dated : datedRows) {
        if (dated.grant == grant())
            return ofGrant(reason(tr(dated.why), dated.spec));
    }
    for (const GuideRow &each : oauth::grantGuide()) {
        if (each.grant == grant())
            return ofGrant(reason(oauth::Text::tr(each.why), each.spec));
    }
}

} // namespace claimcheck::ui::flow
