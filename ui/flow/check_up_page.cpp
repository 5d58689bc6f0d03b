#include "ui/flow/check_up_page.h"

#include "core/report/check_up_report.h"
#include "ui/flow/check_up_model.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/pane.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSaveFile>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

using claimcheck::flow::CheckUp;
using claimcheck::flow::ProbeOutcome;
using claimcheck::flow::ProbeResult;

namespace {

QLabel *wrapped(const QString &name, const QString &accessibleName, const QString &tone)
{
    auto *label = new QLabel;
    label->setObjectName(name);
    label->setAccessibleName(accessibleName);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("tone", tone);
    return label;
}

} // namespace

CheckUpPage::CheckUpPage(const FlowServices &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_model(new CheckUpModel(this)),
      m_pane(new Pane(tr("Check-up of the provider"), u"checkUpPane"_s, this)),
      m_table(new DataTable(tr("Requests that must be refused"), u"checkUpTable"_s)),
      m_summary(new Chip(u"checkUpSummary"_s, this)),
      m_intro(wrapped(u"checkUpIntro"_s, tr("What it does"), {})),
      m_problem(wrapped(u"checkUpProblem"_s, tr("Problem"), u"error"_s)), m_host(new QLineEdit),
      m_start(new Button(tr("Start"), u"checkUpStart"_s, ButtonKind::Primary)),
      m_cancel(new Button(tr("Cancel"), u"checkUpCancel"_s)),
      m_save(new Button(tr("Save report\u2026"), u"checkUpSave"_s))
{
    setObjectName(u"checkUpPage"_s);
    setAccessibleName(tr("Check-up of the provider"));
    auto *close = new Button(tr("Back"), u"checkUpClose"_s);
    m_pane->addChip(m_summary);
    m_pane->addControl(m_save);
    m_pane->addControl(close);
    m_pane->addBody(makeConfirmation(), 0);
    m_pane->addLine();
    makeTable();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pane);
    connect(close, &QPushButton::clicked, this, [this] {
        if (m_checkUp)
            m_checkUp->cancel();
        emit closeRequested();
    });
    connect(m_start, &QPushButton::clicked, this, &CheckUpPage::begin);
    connect(m_host, &QLineEdit::returnPressed, this, &CheckUpPage::begin);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_checkUp->cancel(); });
    connect(m_save, &QPushButton::clicked, this, &CheckUpPage::saveReport);
}

CheckUpPage::~CheckUpPage() = default;

QWidget *CheckUpPage::makeConfirmation()
{
    auto *body = new QWidget;
    body->setObjectName(u"checkUpConfirmation"_s);
    body->setAccessibleName(tr("Confirm the host"));
    m_host->setObjectName(u"checkUpHost"_s);
    m_host->setAccessibleName(tr("The host to be checked, written out"));
    m_host->setFont(fixedFont());
    m_host->setMaximumWidth(360);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_host, 1);
    row->addWidget(m_start);
    row->addWidget(m_cancel);
    row->addWidget(m_problem, 2);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(8);
    column->addWidget(m_intro);
    column->addLayout(row);
    return body;
}

void CheckUpPage::makeTable()
{
    m_table->setModel(m_model);
    m_table->setColumns({{.pixels = 180}, {.stretch = 3}, {.stretch = 2}, {.pixels = 190}});
    m_pane->addBody(m_table);
}

void CheckUpPage::setProfile(const oauth::Profile &profile)
{
    if (m_checkUp)
        m_checkUp->cancel();
    m_checkUp.reset();
    m_profile = profile;
    const QString host = claimcheck::flow::hostOf(profile);
    m_intro->setText(
        tr("This signs in up to %2 times and sends requests that no good client sends: a code twice, a "
           "wrong PKCE verifier, tokens with a changed signature. Do so only where you may. To confirm, "
           "write the host: %1")
            .arg(host)
            .arg(claimcheck::flow::mostSignIns));
    m_host->clear();
    m_host->setPlaceholderText(host);
    m_problem->clear();
    follow();
}

const std::vector<ProbeResult> &CheckUpPage::results() const
{
    static const std::vector<ProbeResult> none;
    return m_checkUp ? m_checkUp->results() : none;
}

void CheckUpPage::begin()
{
    if (m_checkUp && m_checkUp->isRunning())
        return;
    m_checkUp = std::make_unique<CheckUp>(m_services.makeRunner(m_services.openBrowser));
    connect(m_checkUp.get(), &CheckUp::progress, this, &CheckUpPage::follow);
    connect(m_checkUp.get(), &CheckUp::finished, this, &CheckUpPage::follow);
    const auto started = m_checkUp->start(m_profile, m_host->text().trimmed());
    m_problem->setText(started.ok() ? QString() : started.error().message);
    follow();
}

void CheckUpPage::follow()
{
    const bool running = m_checkUp && m_checkUp->isRunning();
    const auto faults = std::ranges::count_if(results(), claimcheck::flow::isFault, &ProbeResult::outcome);
    m_model->setResults(results());
    m_start->setEnabled(!running);
    m_host->setEnabled(!running);
    m_cancel->setEnabled(running);
    m_save->setEnabled(!results().empty() && !running);
    if (running)
        m_summary->set(tr("%1 of %2").arg(results().size()).arg(m_model->rowCount()), Tone::Info);
    else if (results().empty())
        m_summary->set({});
    else if (faults > 0)
        m_summary->set(tr("%1 failed").arg(faults), Tone::Error, Chip::Mark::OfTone);
    else
        m_summary->set(tr("nothing accepted"), Tone::Ok, Chip::Mark::OfTone);
    if (m_checkUp && !m_checkUp->trouble().isEmpty())
        m_problem->setText(tr("A run did not complete: %1").arg(m_checkUp->trouble()));
}

void CheckUpPage::saveReport()
{
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Save the report"), u"check-up.md"_s, tr("Markdown (*.md)"));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    const QByteArray text = report::checkUpMarkdown(*m_checkUp, claimcheck::flow::hostOf(m_profile));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        m_problem->setText(tr("%1 cannot be written: %2").arg(path, file.errorString()));
}

} // namespace claimcheck::ui::flow
