#include "ui/flow/profile_page.h"

#include "core/oauth/grant_types.h"
#include "core/oauth/profile_compare.h"
#include "core/oauth/profile_file.h"
#include "ui/flow/profile_form.h"
#include "ui/flow/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/pane.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QSaveFile>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

QLabel *label(const QString &name, const QString &accessibleName, const QString &tone)
{
    auto *made = new QLabel;
    made->setObjectName(name);
    made->setAccessibleName(accessibleName);
    made->setWordWrap(true);
    made->setProperty("tone", tone);
    return made;
}

} // namespace

ProfilePage::ProfilePage(QWidget *parent)
    : QWidget(parent), m_form(new ProfileForm), m_preview(label(u"profilePreview"_s, tr("Preview"), {})),
      m_problem(label(u"profileProblem"_s, tr("Problem"), u"error"_s)),
      m_use(new Button(tr("Use"), u"profileUse"_s, ButtonKind::Primary))
{
    setObjectName(u"profilePage"_s);
    setAccessibleName(tr("Settings"));
    auto *settings = new Pane(tr("Settings"), u"profilePane"_s, this);
    auto *scroll = new QScrollArea;
    scroll->setObjectName(u"profileScroll"_s);
    scroll->setAccessibleName(tr("Settings"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_form);
    scroll->viewport()->setAutoFillBackground(false);
    m_form->setAutoFillBackground(false);
    settings->addBody(scroll);
    settings->setFooter(makeFooter());
    auto *preview = new Pane(tr("Preview"), u"previewPane"_s, this);
    auto *column = new QVBoxLayout;
    auto *body = new QWidget;
    body->setObjectName(u"previewBody"_s);
    body->setAccessibleName(tr("Preview"));
    body->setLayout(column);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(10);
    auto *intro = label(u"previewIntro"_s, tr("Preview"), u"muted"_s);
    intro->setText(tr("The first request that this profile sends:"));
    column->addWidget(intro);
    m_preview->setFont(fixedFont());
    m_preview->setTextFormat(Qt::PlainText);
    m_preview->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_preview);
    column->addStretch(1);
    preview->addBody(body);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addWidget(settings, 3);
    row->addWidget(preview, 2);
    connect(m_form, &ProfileForm::edited, this, &ProfilePage::refresh);
}

QWidget *ProfilePage::makeFooter()
{
    auto *footer = new QWidget;
    footer->setObjectName(u"profileFooter"_s);
    footer->setAccessibleName(tr("Settings"));
    auto *save = new Button(tr("Save as file\u2026"), u"profileSave"_s);
    auto *checkUp = new Button(tr("Check up\u2026"), u"profileCheckUp"_s);
    checkUp->setToolTip(tr("Send this provider what it must refuse"));
    auto *cancel = new Button(tr("Cancel"), u"profileCancel"_s);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(save);
    row->addWidget(checkUp);
    row->addWidget(m_problem, 1);
    row->addWidget(cancel);
    row->addWidget(m_use);
    connect(save, &QPushButton::clicked, this, &ProfilePage::saveAsFile);
    connect(checkUp, &QPushButton::clicked, this, [this] { emit checkUpRequested(m_form->profile()); });
    connect(cancel, &QPushButton::clicked, this, &ProfilePage::cancelled);
    connect(m_use, &QPushButton::clicked, this, [this] { emit accepted(m_form->profile()); });
    return footer;
}

void ProfilePage::edit(const oauth::Profile &profile)
{
    m_form->setProfile(profile);
    refresh();
}

void ProfilePage::refresh()
{
    m_preview->setText(requestPreview(m_form->profile()));
    m_problem->setText(m_form->problem());
    m_use->setEnabled(m_form->problem().isEmpty());
}

void ProfilePage::saveAsFile()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save the profile"), m_form->profile().name + u".json"_s, tr("Profiles (*.json)"));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    const oauth::Profile profile = m_form->profile();
    const bool hasSecret = profile.client.secret.place == oauth::SecretPlace::Text;
    // A file is passed on more easily than a secret should be.
    const QByteArray text = oauth::writeProfile(oauth::withoutSecrets(profile));
    const bool written = file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
    if (!written)
        m_problem->setText(tr("%1 cannot be written: %2").arg(path, file.errorString()));
    else if (hasSecret)
        m_problem->setText(tr("Written without the secret."));
}

namespace {

/// Where a grant without a browser begins.
struct FirstRequest
{
    oauth::Grant grant;
    const char *endpoint; ///< source text
};
constexpr FirstRequest firstRequests[] = {
    {oauth::Grant::DeviceCode,
     QT_TRANSLATE_NOOP("claimcheck_flow_ui", "POST (device authorization endpoint)")},
    {oauth::Grant::Ciba,
     QT_TRANSLATE_NOOP("claimcheck_flow_ui", "POST (backchannel authentication endpoint)")},
};

QString directPreview(const oauth::Profile &profile)
{
    QString endpoint = Text::tr("POST (token endpoint)");
    QStringList lines{u"client_id="_s + profile.client.id};
    const auto *first = std::ranges::find(firstRequests, profile.grant, &FirstRequest::grant);
    if (first != std::end(firstRequests))
        endpoint = Text::tr(first->endpoint);
    else
        lines.prepend(u"grant_type="_s + QString::fromLatin1(oauth::grantTypeOf(profile.grant)));
    if (!profile.scope.isEmpty())
        lines += u"scope="_s + profile.scope.join(u' ');
    for (const QString &resource : profile.resource)
        lines += u"resource="_s + resource;
    return endpoint + u"\n "_s + lines.join(u"\n &"_s);
}

} // namespace

QString requestPreview(const oauth::Profile &profile)
{
    if (!oauth::usesBrowser(profile.grant))
        return directPreview(profile);
    const QString fresh = Text::tr("(fresh)");
    const QString port =
        profile.redirect.port == 0 ? Text::tr("(port)") : QString::number(profile.redirect.port);
    const QString host =
        profile.redirect.host.contains(u':') ? u'[' + profile.redirect.host + u']' : profile.redirect.host;
    QStringList lines{u"response_type="_s + QString::fromLatin1(oauth::responseTypeOf(profile)),
                      u"client_id="_s + profile.client.id,
                      u"redirect_uri=http://%1:%2%3"_s.arg(host, port, profile.redirect.path)};
    if (!profile.scope.isEmpty())
        lines += u"scope="_s + profile.scope.join(u' ');
    for (const QString &resource : profile.resource)
        lines += u"resource="_s + resource;
    if (profile.pkce != oauth::PkceMethod::None)
        lines << u"code_challenge="_s + fresh << u"code_challenge_method=S256"_s;
    if (profile.dpop)
        lines += u"dpop_jkt="_s + fresh;
    lines += u"state="_s + fresh;
    if (profile.scope.contains(u"openid"_s))
        lines += u"nonce="_s + fresh;
    return Text::tr("GET (authorization endpoint)") + u"\n ?"_s + lines.join(u"\n &"_s);
}

} // namespace claimcheck::ui::flow
