#include "ui/flow/flow_workspace.h"

#include "ui/flow/checks_pane.h"
#include "ui/flow/compare_button.h"
#include "ui/flow/comparison_page.h"
#include "ui/flow/export_button.h"
#include "ui/flow/faults_button.h"
#include "ui/flow/flow_actions.h"
#include "ui/flow/flow_toolbar.h"
#include "ui/flow/message_actions.h"
#include "ui/flow/message_pane.h"
#include "ui/flow/messages_pane.h"
#include "ui/flow/metadata_reader.h"
#include "ui/flow/profile_choice.h"
#include "ui/flow/profile_page.h"
#include "ui/flow/profile_starts.h"
#include "ui/flow/recording_bar.h"
#include "ui/flow/run_keeper.h"
#include "ui/flow/run_notice.h"
#include "ui/flow/run_session.h"
#include "ui/flow/sequence_diagram.h"
#include "ui/flow/state_text.h"
#include "ui/flow/waiting_bar.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

constexpr int gap = 10;

QSplitter *split(Qt::Orientation orientation, const QString &name, const QString &accessibleName)
{
    auto *splitter = new QSplitter(orientation);
    splitter->setObjectName(name);
    splitter->setAccessibleName(accessibleName);
    splitter->setHandleWidth(gap);
    splitter->setChildrenCollapsible(false);
    return splitter;
}

} // namespace

FlowWorkspace::FlowWorkspace(FlowServices services, QWidget *parent)
    : Workspace(parent), m_services(std::move(services)), m_session(new RunSession(m_services, this)),
      m_actions(new FlowActions(*m_session, this)), m_messageActions(new MessageActions(*m_session, this)),
      m_toolbar(new FlowToolbar(*m_actions, this)), m_notice(new RunNotice(this)),
      m_waiting(new WaitingBar(*m_session, *m_services.clock, this)),
      m_recording(new RecordingBar(*m_session, this)), m_keeper(new RunKeeper(*m_session, this)),
      m_compare(new CompareButton(*m_session, *m_keeper, this)),
      m_export(new ExportButton(*m_session, m_toolbar)), m_comparison(new ComparisonPage),
      m_checkUpAction(new QAction(tr("Check up the provider\u2026"), this)),
      m_registerAction(new QAction(tr("Register a client\u2026"), this)),
      m_metadata(new MetadataReader(m_services, this)),
      m_metadataAction(new QAction(tr("Read the issuer's metadata"), this)),
      m_messages(new MessagesPane(*m_session)), m_diagram(m_messages->diagram()), m_message(new MessagePane),
      m_checks(new ChecksPane), m_settings(new ProfilePage), m_pages(new QStackedWidget(this))
{
    setObjectName(u"flowWorkspace"_s);
    setAccessibleName(tr("Flow"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gap, gap, gap, gap);
    column->setSpacing(gap);
    column->addWidget(m_toolbar);
    if (m_services.faults) {
        m_faults = new FaultsButton(m_services, m_toolbar);
        m_toolbar->addTool(m_faults);
    }
    column->addWidget(m_recording);
    column->addWidget(m_notice);
    column->addWidget(m_waiting);
    column->addWidget(m_pages, 1);
    m_pages->setObjectName(u"flowPages"_s);
    m_pages->setAccessibleName(tr("Run or settings"));
    m_pages->addWidget(makeRunPage());
    m_pages->addWidget(m_settings);
    m_pages->addWidget(m_comparison);
    addFileTools();
    connectParts();
    update();
}

QWidget *FlowWorkspace::makeRunPage()
{
    auto *upper = split(Qt::Horizontal, u"flowUpper"_s, tr("Messages and the chosen one"));
    m_messages->addStopOption(m_actions->holdAnswers());
    upper->addWidget(m_messages);
    upper->addWidget(m_message);
    upper->setStretchFactor(0, 8);
    upper->setStretchFactor(1, 5);
    upper->setSizes({800, 520});
    auto *page = split(Qt::Vertical, u"flowParts"_s, tr("Messages and checks"));
    page->addWidget(upper);
    page->addWidget(m_checks);
    page->setStretchFactor(0, 4);
    page->setStretchFactor(1, 1);
    page->setSizes({610, 150});
    return page;
}

void FlowWorkspace::connectParts()
{
    connect(m_session, &RunSession::changed, this, &FlowWorkspace::update);
    for (const auto begins : {&RunSession::runStarted, &RunSession::recordedChanged})
        connect(m_session, begins, this, [this] { m_followed = m_selected = 0; });
    connect(m_session, &RunSession::recordedChanged, this, &FlowWorkspace::documentTitleChanged);
    connect(m_toolbar->profiles(), &ProfileChoice::profileChosen, this, &FlowWorkspace::chooseProfile);
    connect(m_toolbar->profiles(), &ProfileChoice::openFileRequested, this, &FlowWorkspace::askForFile);
    connect(m_toolbar->profiles(), &ProfileChoice::newProfileRequested, this, &FlowWorkspace::newProfile);
    connect(m_toolbar, &FlowToolbar::settingsRequested, this, &FlowWorkspace::editProfiles);
    connect(m_settings, &ProfilePage::cancelled, this, [this] { m_pages->setCurrentIndex(0); });
    connect(m_settings, &ProfilePage::accepted, m_toolbar->profiles(), &ProfileChoice::setEntries);
    m_settings->setKnownMetadata([this](const QString &issuer) { return knownMetadata(issuer); });
    // The page has the whole height: its list stands where the toolbar would be.
    connect(m_pages, &QStackedWidget::currentChanged, this, [this] {
        m_toolbar->setVisible(m_pages->currentWidget() != m_settings);
        emit documentTitleChanged();
    });
    connect(m_notice, &RunNotice::openAgainRequested, m_session, &RunSession::openBrowserAgain);
    connect(m_notice, &RunNotice::restartRequested, m_session, &RunSession::restart);
    connect(m_notice, &RunNotice::stepUpRequested, m_session, &RunSession::answerStepUp);
    connect(m_diagram, &SequenceDiagram::messageSelected, this, &FlowWorkspace::selectMessage);
    connect(m_message, &MessagePane::valueChosen, this, [this](const QByteArray &value) {
        m_value = value;
        showRows();
    });
    connect(m_checks, &ChecksPane::checkChosen, this, [this](const lint::CheckResult &check) {
        selectMessage(check.messageNumber);
        m_message->lightUp(check);
    });
    connect(m_messages, &MessagesPane::followedValueChanged, this, [this] {
        showRows();
        showMessage();
    });
    connect(m_checks, &ChecksPane::openToken, this, &FlowWorkspace::handOver);
    connect(m_checks, &ChecksPane::rulesChosen, m_session, &RunSession::setRuleProfile);
    connect(m_message, &MessagePane::openToken, this, &FlowWorkspace::handOver);
    connectMessageActions();
    connectHeldMessage();
}

void FlowWorkspace::showEvent(QShowEvent *event)
{
    Workspace::showEvent(event);
    if (!m_demoTried)
        loadDemo();
}

void FlowWorkspace::loadDemo()
{
    m_demoTried = true;
    if (!m_services.demoProfiles)
        return;
    const auto profiles = m_services.demoProfiles();
    if (!profiles)
        return; // the choice still offers files and a new profile
    const bool hadProfile = m_toolbar->profiles()->current() != nullptr;
    m_toolbar->profiles()->setDemoProfiles(*profiles);
    if (!hadProfile)
        chooseProfile();
}

void FlowWorkspace::chooseProfile()
{
    if (const oauth::Profile *profile = m_toolbar->profiles()->current()) {
        m_followed = m_selected = 0;
        m_session->setProfile(*profile);
    }
    m_pages->setCurrentIndex(0);
    emit documentTitleChanged();
}

void FlowWorkspace::editProfiles()
{
    m_settings->edit(m_toolbar->profiles()->entries(), m_toolbar->profiles()->chosen());
    m_pages->setCurrentWidget(m_settings);
}

void FlowWorkspace::newProfile()
{
    editProfiles();
    m_settings->start(emptyProfile());
}

/// From the newest run that knows.
std::optional<oauth::ServerMetadata> FlowWorkspace::knownMetadata(const QString &issuer) const
{
    for (const KeptRun &kept : runs()) {
        if (kept.run->metadata.issuer == issuer)
            return kept.run->metadata;
    }
    if (const auto *document = m_metadata->document(issuer))
        return document->metadata;
    return std::nullopt;
}

void FlowWorkspace::useProfile(const oauth::Profile &profile)
{
    m_toolbar->profiles()->addProfile(profile);
}

QString FlowWorkspace::documentTitle() const
{
    if (m_pages->currentWidget() == m_settings)
        return tr("Profiles");
    return m_session->isRecorded() ? m_session->recordedName() : grantText(m_session->profile());
}

QList<QAction *> FlowWorkspace::commands() const
{
    return m_actions->all() + m_messageActions->all() + m_messages->actions() +
           QList<QAction *>{m_compare->action(), m_checkUpAction, m_registerAction, m_metadataAction} + m_export->actions();
}

HelpText FlowWorkspace::help() const
{
    return m_checks->isAncestorOf(focusWidget()) ? m_checks->help() : m_message->help();
}

QWidget *FlowWorkspace::firstFocus() const
{
    return m_diagram;
}

void FlowWorkspace::setReveal(base::Reveal reveal)
{
    m_reveal = reveal;
    m_comparison->setReveal(reveal);
    showMessage();
}

void FlowWorkspace::selectMessage(int number)
{
    m_selected = number;
    m_diagram->selectMessage(number);
    m_messageActions->update(number);
    showMessage();
}

void FlowWorkspace::handOver(const QByteArray &token)
{
    const claimcheck::flow::FlowResult &result = m_session->result();
    TokenHandover handover{token, {}, {}};
    if (!result.issuerKeys.isEmpty()) {
        handover.keys = result.issuerKeys.toJson();
        handover.keySource = result.issuerKeys.keys.front().source;
    }
    emit tokenHandedOver(handover);
}

} // namespace claimcheck::ui::flow
