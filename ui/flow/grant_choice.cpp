#include "ui/flow/grant_choice.h"

#include "core/oauth/profile_words.h"
#include "core/oauth/text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

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

QComboBox *combo(QWidget *parent, const QString &name, const QString &accessibleName)
{
    auto *box = new QComboBox(parent);
    box->setObjectName(name);
    box->setAccessibleName(accessibleName);
    // The longest entry would be wider than the form.
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    return box;
}

QString reason(const QString &why, const base::SpecRef &spec)
{
    return u"%1 (%2)"_s.arg(why, spec.label());
}

} // namespace

GrantChoice::GrantChoice(QWidget *parent)
    : QWidget(parent), m_application(combo(this, u"profileApplication"_s, tr("Application kind"))),
      m_grant(combo(this, u"profileGrant"_s, tr("Grant"))), m_why(new QLabel(this))
{
    setObjectName(u"profileGrantChoice"_s);
    setAccessibleName(tr("Grant"));
    m_application->addItem(tr("Which grant fits?"));
    for (const GuideRow &row : oauth::grantGuide())
        m_application->addItem(oauth::Text::tr(row.application));
    for (const oauth::Word<Grant> &word : oauth::words<Grant>())
        m_grant->addItem(oauth::grantTitle(word.value, oauth::PkceMethod::None), int(word.value));
    m_why->setObjectName(u"profileGrantWhy"_s);
    m_why->setAccessibleName(tr("Why this grant"));
    m_why->setWordWrap(true);
    m_why->setProperty("tone", u"muted"_s);
    auto *boxes = new QHBoxLayout;
    boxes->setSpacing(8);
    boxes->addWidget(m_grant, 2);
    boxes->addWidget(m_application, 3);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(boxes);
    column->addWidget(m_why);
    connect(m_application, &QComboBox::activated, this, &GrantChoice::chooseApplication);
    connect(m_grant, &QComboBox::currentIndexChanged, this, [this] {
        showReason();
        emit grantChanged();
    });
    showReason();
}

void GrantChoice::setGrant(Grant grant)
{
    m_application->setCurrentIndex(0);
    m_grant->setCurrentIndex(std::max(0, m_grant->findData(int(grant))));
    showReason();
}

Grant GrantChoice::grant() const
{
    return Grant(m_grant->currentData().toInt());
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
    const int index = m_application->currentIndex();
    const GuideRow *row = index > 0 ? &oauth::grantGuide()[std::size_t(index - 1)] : nullptr;
    if (row && row->grant == grant()) {
        QString text = reason(oauth::Text::tr(row->why), row->spec);
        if (*row->avoid)
            text += u' ' + reason(oauth::Text::tr(row->avoid), row->avoidSpec);
        return m_why->setText(text);
    }
    for (const DatedRow &dated : datedRows) {
        if (dated.grant == grant())
            return m_why->setText(reason(tr(dated.why), dated.spec));
    }
    for (const GuideRow &each : oauth::grantGuide()) {
        if (each.grant == grant())
            return m_why->setText(reason(oauth::Text::tr(each.why), each.spec));
    }
}

} // namespace claimcheck::ui::flow
