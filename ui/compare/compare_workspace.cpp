#include "ui/compare/compare_workspace.h"

#include "ui/compare/advice_panel.h"
#include "ui/compare/api_pane.h"
#include "ui/compare/compare_actions.h"
#include "ui/compare/compare_notice.h"
#include "ui/compare/compare_session.h"
#include "ui/compare/compare_toolbar.h"
#include "ui/compare/comparison_export.h"
#include "ui/compare/flow_runs_button.h"
#include "ui/compare/pair_choice.h"
#include "ui/compare/paste_page.h"
#include "ui/compare/response_pane.h"
#include "ui/compare/token_diff_page.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::compare {

namespace {

constexpr int gap = 10;

QSplitter *splitOf(Qt::Orientation orientation, const QString &name, const QString &accessibleName,
                   const QList<QWidget *> &parts, const QList<int> &sizes)
{
    auto *splitter = new QSplitter(orientation);
    splitter->setObjectName(name);
    splitter->setAccessibleName(accessibleName);
    splitter->setHandleWidth(gap);
    splitter->setChildrenCollapsible(false);
    for (QWidget *part : parts)
        splitter->addWidget(part);
    for (int index = 0; index < sizes.size(); ++index)
        splitter->setStretchFactor(index, sizes[index]);
    splitter->setSizes(sizes);
    return splitter;
}

} // namespace

CompareWorkspace::CompareWorkspace(CompareServices services, QWidget *parent)
    : Workspace(parent), m_services(std::move(services)), m_session(new CompareSession(m_services, this)),
      m_actions(new CompareActions(this)), m_toolbar(new CompareToolbar(*m_actions, m_services, this)),
      m_export(new ComparisonExport([this] { return comparisonReport(); }, m_toolbar)),
      m_notice(new CompareNotice(this)), m_a(new ResponsePane(CompareSide::A)),
      m_b(new ResponsePane(CompareSide::B)), m_api(new ApiPane), m_advice(new AdvicePanel),
      m_paste(new PastePage), m_diff(new TokenDiffPage), m_pages(new QStackedWidget(this))
{
    setObjectName(u"compareWorkspace"_s);
    setAccessibleName(tr("Compare"));
    m_toolbar->addTool(m_export);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gap, gap, gap, gap);
    column->setSpacing(gap);
    column->addWidget(m_toolbar);
    column->addWidget(m_notice);
    column->addWidget(m_pages, 1);
    m_pages->setObjectName(u"comparePages"_s);
    m_pages->setAccessibleName(tr("Comparison"));
    m_pages->addWidget(makePanes());
    m_pages->addWidget(m_paste);
    m_pages->addWidget(m_diff);
    connectActions();
    connectParts();
    update();
}

QWidget *CompareWorkspace::makePanes()
{
    QSplitter *responses =
        splitOf(Qt::Horizontal, u"compareResponses"_s, tr("Two token responses"), {m_a, m_b}, {660, 660});
    QSplitter *answers = splitOf(Qt::Horizontal, u"compareAnswers"_s, tr("What the API sees, and the gain"),
                                 {m_api, m_advice}, {910, 420});
    return splitOf(Qt::Vertical, u"compareParts"_s, tr("Responses and answers"), {responses, answers},
                   {186, 580});
}

void CompareWorkspace::connectActions()
{
    connect(m_actions->measure(), &QAction::triggered, this, &CompareWorkspace::measure);
    connect(m_actions->cancel(), &QAction::triggered, m_session, &CompareSession::cancel);
    connect(m_actions->paste(), &QAction::triggered, this, &CompareWorkspace::showPaste);
    connect(m_actions->twoTokens(), &QAction::triggered, this, &CompareWorkspace::showTwoTokens);
    connect(m_actions->differences(), &QAction::triggered, this, &CompareWorkspace::showDifferences);
    connect(m_toolbar->flowRuns(), &FlowRunsButton::runsChosen, this,
            [this](const FlowRun &a, const FlowRun &b) {
                showPanes();
                m_session->showFlowRuns(a, b);
            });
    connect(m_toolbar->pairs(), &PairChoice::pairChosen, this, &CompareWorkspace::choosePair);
    connect(m_toolbar->pairs(), &PairChoice::openFileRequested, this, &CompareWorkspace::openRequested);
    connect(m_toolbar->pairs(), &PairChoice::problem, m_notice, &CompareNotice::showProblem);
}

void CompareWorkspace::connectParts()
{
    connect(m_session, &CompareSession::changed, this, &CompareWorkspace::update);
    connect(m_session, &CompareSession::progress, this, &CompareWorkspace::showProgress);
    connect(m_session, &CompareSession::finished, this, &CompareWorkspace::showEnd);
    connect(m_notice, &CompareNotice::cancelRequested, m_session, &CompareSession::cancel);
    connect(m_export, &ComparisonExport::saved, m_notice, &CompareNotice::showDone);
    connect(m_export, &ComparisonExport::problem, m_notice, &CompareNotice::showProblem);
    connect(m_paste, &PastePage::cancelled, this, &CompareWorkspace::showPanes);
    connect(m_paste, &PastePage::accepted, this, [this](const QByteArray &a, const QByteArray &b) {
        showPanes();
        m_session->showPasted(a, b);
    });
    connect(m_diff, &TokenDiffPage::closeRequested, this, &CompareWorkspace::showPanes);
    connect(m_diff, &TokenDiffPage::inspectTokenWanted, this, [this](DiffField field) {
        const QByteArray token = m_services.inspectedToken ? m_services.inspectedToken() : QByteArray();
        if (token.isEmpty())
            return m_notice->showProblem(tr("Inspect shows no token now."));
        m_diff->setText(field, token);
    });
}

void CompareWorkspace::showEvent(QShowEvent *event)
{
    Workspace::showEvent(event);
    if (!m_demoTried)
        loadDemo();
}

void CompareWorkspace::loadDemo()
{
    m_demoTried = true;
    if (!m_services.demoPairs)
        return;
    const auto pairs = m_services.demoPairs();
    if (!pairs)
        return m_notice->showProblem(pairs.error().message); // the choice still offers files
    const bool hadPair = m_toolbar->pairs()->current() != nullptr;
    m_toolbar->pairs()->setDemoPairs(*pairs);
    if (!hadPair)
        choosePair();
}

void CompareWorkspace::choosePair()
{
    if (const ProfilePair *pair = m_toolbar->pairs()->current())
        m_session->setProfiles(*pair);
    showPanes();
}

void CompareWorkspace::measure()
{
    showPanes();
    m_session->measure(m_api->samples());
}

void CompareWorkspace::showPanes()
{
    m_pages->setCurrentIndex(0);
}

void CompareWorkspace::showPaste()
{
    if (!m_session->isMeasuring())
        m_notice->clear();
    m_pages->setCurrentWidget(m_paste);
    m_paste->firstField()->setFocus();
}

QString CompareWorkspace::documentTitle() const
{
    return tr("JWT or opaque");
}

QList<QAction *> CompareWorkspace::commands() const
{
    return m_actions->all() + m_export->actions();
}

HelpText CompareWorkspace::help() const
{
    const QWidget *focus = focusWidget();
    if (m_a->isAncestorOf(focus))
        return m_a->help();
    if (m_b->isAncestorOf(focus))
        return m_b->help();
    return m_api->isAncestorOf(focus) ? m_api->help() : HelpText();
}

QWidget *CompareWorkspace::firstFocus() const
{
    return m_toolbar->pairs();
}

FileWish CompareWorkspace::fileWish() const
{
    return {tr("Open a profile"), tr("Profiles (*.json);;All files (*)")};
}

void CompareWorkspace::takeFile(const QString &path)
{
    m_toolbar->pairs()->openFile(path);
}

void CompareWorkspace::chooseFlowRun(int earlier)
{
    m_toolbar->flowRuns()->choose(earlier);
}

} // namespace claimcheck::ui::compare
