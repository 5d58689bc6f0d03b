#include "ui/flow/registration_page.h"

#include "core/flow/registration_input.h"
#include "ui/flow/registration_model.h"
#include "ui/flow/remarks_model.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/pane.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

using claimcheck::flow::Registrar;
using oauth::RegistrationAct;

namespace {

constexpr std::size_t keptRegistrars = 20;

QLabel *sentence(const QString &name, const QString &accessibleName, const QString &tone)
{
    auto *label = new QLabel;
    label->setObjectName(name);
    label->setAccessibleName(accessibleName);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("tone", tone);
    return label;
}

QWidget *named(const QString &name, const QString &accessibleName)
{
    auto *widget = new QWidget;
    widget->setObjectName(name);
    widget->setAccessibleName(accessibleName);
    return widget;
}

} // namespace

RegistrationPage::RegistrationPage(const FlowServices &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_members(new RegistrationModel(this)),
      m_remarks(new RemarksModel(this)), m_request(new QPlainTextEdit), m_token(new QLineEdit),
      m_summary(new Chip(u"registrationSummary"_s, this)),
      m_problem(sentence(u"registrationProblem"_s, tr("Problem"), u"error"_s)),
      m_kept(sentence(u"registrationKept"_s, tr("Where secrets are kept"), u"muted"_s)),
      m_empty(new EmptyState(u"registrationEmpty"_s)), m_answer(named(u"registrationAnswer"_s, tr("Answer"))),
      m_send(new Button(tr("&Register"), u"registrationSend"_s, ButtonKind::Primary)),
      m_read(new Button(tr("R&ead again"), u"registrationRead"_s)),
      m_delete(new Button(tr("&Delete"), u"registrationDelete"_s)),
      m_use(new Button(tr("&Use this client"), u"registrationUse"_s))
{
    setObjectName(u"registrationPage"_s);
    setAccessibleName(tr("Registration of a client"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addWidget(makeRequest(), 2);
    row->addWidget(makeAnswer(), 3);
    connect(m_send, &QPushButton::clicked, this, &RegistrationPage::send);
    connect(m_read, &QPushButton::clicked, this, [this] { act(RegistrationAct::Read); });
    connect(m_delete, &QPushButton::clicked, this, [this] { act(RegistrationAct::Delete); });
    connect(m_use, &QPushButton::clicked, this,
            [this] { emit clientChosen(oauth::withRegisteredClient(m_profile, *m_registrar->client())); });
}

RegistrationPage::~RegistrationPage() = default;

QWidget *RegistrationPage::makeRequest()
{
    auto *pane = new Pane(tr("Client metadata"), u"registrationRequestPane"_s);
    auto *close = new Button(tr("Back"), u"registrationClose"_s);
    pane->addControl(close);
    connect(close, &QPushButton::clicked, this, &RegistrationPage::closeRequested);
    m_request->setObjectName(u"registrationRequest"_s);
    m_request->setAccessibleName(tr("Client metadata that are sent, JSON"));
    m_request->setFont(fixedFont());
    m_request->setProperty("bare", true);
    m_request->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_request->setTabChangesFocus(true);
    pane->addBody(m_request);
    pane->setFooter(makeRequestFooter());
    return pane;
}

QWidget *RegistrationPage::makeRequestFooter()
{
    auto *footer = named(u"registrationRequestFooter"_s, tr("Send"));
    m_token->setObjectName(u"registrationToken"_s);
    m_token->setAccessibleName(tr("Initial access token"));
    m_token->setPlaceholderText(tr("Initial access token, if the server wants one"));
    m_token->setEchoMode(QLineEdit::Password);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(m_token, 1);
    row->addStretch(0);
    row->addWidget(m_send);
    return footer;
}

QWidget *RegistrationPage::makeAnswer()
{
    auto *pane = new Pane(tr("What the server registered"), u"registrationAnswerPane"_s);
    pane->addChip(m_summary);
    auto *members = new DataTable(tr("Asked for and registered"), u"registrationMembers"_s);
    members->setModel(m_members);
    members->setColumns({{.stretch = 4}, {.stretch = 5}, {.stretch = 5}});
    auto *remarks = new DataTable(tr("Findings"), u"registrationRemarks"_s);
    remarks->setModel(m_remarks);
    remarks->setColumns({{.stretch = 1}, {.pixels = 160}});
    auto *tables = new QVBoxLayout(m_answer);
    tables->setContentsMargins(0, 0, 0, 0);
    tables->setSpacing(0);
    tables->addWidget(members, 3);
    auto *line = new Hairline(Qt::Horizontal, m_answer);
    line->setObjectName(u"registrationLine"_s);
    tables->addWidget(line);
    tables->addWidget(remarks, 1);
    pane->addBody(m_answer);
    m_empty->setText(
        tr("Nothing is registered yet"),
        tr("Register sends what stands on the left, as you edit it, to the server's registration "
           "endpoint (RFC 7591). What the server makes of it stands here then."));
    pane->addBody(m_empty);
    pane->setFooter(makeAnswerFooter());
    return pane;
}

QWidget *RegistrationPage::makeAnswerFooter()
{
    auto *footer = named(u"registrationAnswerFooter"_s, tr("The registered client"));
    auto *said = new QVBoxLayout;
    said->setSpacing(2);
    said->addWidget(m_problem);
    said->addWidget(m_kept);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    row->addLayout(said, 1);
    row->addWidget(m_read);
    row->addWidget(m_delete);
    row->addWidget(m_use);
    return footer;
}

Registrar *RegistrationPage::registrarFor(const oauth::Profile &profile) const
{
    const auto found = std::ranges::find_if(m_registrars, [&profile](const auto &each) {
        return each->client() && each->client()->id == profile.client.id &&
               each->state().profile.issuer == profile.issuer;
    });
    return found == m_registrars.end() ? nullptr : found->get();
}

void RegistrationPage::setProfile(const oauth::Profile &profile)
{
    m_profile = profile;
    m_registrar = registrarFor(profile);
    m_problem->clear();
    m_token->clear();
    writeRequest();
    follow();
}

/// Of a client that is known: what an update of it begins with.
void RegistrationPage::writeRequest()
{
    if (m_registrar && m_registrar->client())
        return m_request->setPlainText(QString::fromUtf8(oauth::updateMetadataOf(*m_registrar->client())));
    const auto input = claimcheck::flow::registrationInputOf(m_profile);
    if (!input)
        m_problem->setText(input.error().message);
    m_request->setPlainText(
        QString::fromUtf8(oauth::clientMetadataOf(m_profile, input.valueOr(oauth::ClientMetadataInput()))));
}

void RegistrationPage::send()
{
    if (m_registrar && m_registrar->client())
        return act(RegistrationAct::Update);
    if (!m_registrar) {
        if (m_registrars.size() >= keptRegistrars)
            m_registrars.erase(m_registrars.begin());
        m_registrar = m_registrars.emplace_back(m_services.makeRegistrar()).get();
        connect(m_registrar, &Registrar::finished, this, &RegistrationPage::showAnswer);
    }
    begun(m_registrar->registerClient(m_profile, m_request->toPlainText().toUtf8(),
                                      base::SecretBytes(m_token->text().toUtf8())));
}

void RegistrationPage::act(RegistrationAct act)
{
    begun(m_registrar->manage(act, m_request->toPlainText().toUtf8()));
}

void RegistrationPage::begun(const base::Result<void> &started)
{
    m_problem->setText(started.ok() ? QString() : started.error().message);
    follow();
}

void RegistrationPage::showAnswer()
{
    if (sender() != m_registrar) // of a client that is not shown any more
        return;
    m_problem->setText(m_registrar->error() ? m_registrar->error()->message : QString());
    if (!m_registrar->error())
        writeRequest();
    follow();
}

void RegistrationPage::follow()
{
    const bool running = m_registrar && m_registrar->isRunning();
    const bool known = m_registrar && m_registrar->client();
    const bool sent = m_registrar && !m_registrar->state().trace.messages().empty();
    m_answer->setVisible(sent);
    m_empty->setVisible(!sent);
    const bool managed = known && !m_registrar->configuration().token.isEmpty();
    m_members->setRows(m_registrar ? m_registrar->difference() : std::vector<oauth::RegisteredMember>());
    m_remarks->set(m_registrar ? m_registrar->findings() : std::vector<base::Finding>(),
                   m_registrar ? m_registrar->state().result.checks : std::vector<lint::CheckResult>());
    m_send->setText(known ? tr("&Update") : tr("&Register"));
    m_send->setKind(known ? ButtonKind::Plain : ButtonKind::Primary);
    m_use->setKind(known ? ButtonKind::Primary : ButtonKind::Plain);
    m_send->setEnabled(!running && (managed || !known));
    m_token->setVisible(!known);
    m_read->setEnabled(managed && !running);
    m_delete->setEnabled(managed && !running);
    m_use->setEnabled(known && !running);
    m_kept->setText(known ? tr("The client's secret and the registration access token stay in memory until "
                               "the window closes; no file has them.")
                          : QString());
    m_problem->setVisible(!m_problem->text().isEmpty());
    if (running)
        m_summary->set(tr("waiting for the server"), Tone::Info);
    else if (known && m_members->differences() > 0)
        m_summary->set(
            tr("client %1, %2 not as asked").arg(m_registrar->client()->id).arg(m_members->differences()),
            Tone::Warning, Chip::Mark::OfTone);
    else
        m_summary->set(known ? tr("client %1").arg(m_registrar->client()->id) : QString(), Tone::Ok,
                       Chip::Mark::OfTone);
}

} // namespace claimcheck::ui::flow
