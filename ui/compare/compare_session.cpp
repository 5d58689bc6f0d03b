#include "ui/compare/compare_session.h"

namespace claimcheck::ui::compare {

namespace {

Stage stageOf(core::Measurement::End end)
{
    switch (end) {
    case core::Measurement::End::Running: return Stage::Measuring;
    case core::Measurement::End::Completed: return Stage::Completed;
    case core::Measurement::End::Cancelled: break;
    }
    return Stage::Cancelled;
}

} // namespace

CompareSession::CompareSession(CompareServices services, QObject *parent)
    : QObject(parent), m_services(std::move(services))
{
}

CompareSession::~CompareSession()
{
    if (m_measurer)
        m_measurer->disconnect(this);
}

/// A measurer may be in the middle of a signal: it goes when the event loop has come round.
void CompareSession::dropMeasurer()
{
    if (!m_measurer)
        return;
    m_measurer->disconnect(this);
    m_measurer->cancel();
    m_measurer.release()->deleteLater();
}

void CompareSession::begin(Subject subject)
{
    dropMeasurer();
    m_problem.clear();
    m_comparison = {};
    m_comparison.subject = subject;
}

void CompareSession::setProfiles(const ProfilePair &pair)
{
    m_pair = pair;
    if (m_comparison.subject != Subject::Profile || isMeasuring())
        begin(Subject::Profile);
    m_problem.clear();
    emit changed();
}

void CompareSession::showFlowRuns(const FlowRun &a, const FlowRun &b)
{
    begin(Subject::FlowRuns);
    m_runs = {a, b};
    m_comparison.setBody(CompareSide::A, tokenResponseOf(*a.run));
    m_comparison.setBody(CompareSide::B, tokenResponseOf(*b.run));
    readOffline(m_comparison);
    emit changed();
}

void CompareSession::showPasted(const QByteArray &a, const QByteArray &b)
{
    begin(Subject::Pasted);
    m_comparison.setBody(CompareSide::A, a);
    m_comparison.setBody(CompareSide::B, b);
    readOffline(m_comparison);
    emit changed();
}

bool CompareSession::canMeasure() const
{
    return m_comparison.subject == Subject::FlowRuns || m_pair.has_value();
}

void CompareSession::measure(int samples)
{
    if (!canMeasure())
        return;
    const bool ofRuns = m_comparison.subject == Subject::FlowRuns;
    begin(ofRuns ? Subject::FlowRuns : Subject::Profile);
    m_measurer = m_services.makeMeasurer();
    connect(m_measurer.get(), &core::Measurer::progress, this, &CompareSession::progress);
    connect(m_measurer.get(), &core::Measurer::changed, this, &CompareSession::take);
    connect(m_measurer.get(), &core::Measurer::finished, this, [this] {
        take();
        emit finished();
    });
    core::MeasureOptions options;
    options.samples = samples;
    m_comparison.stage = Stage::Measuring;
    m_comparison.measurement.options = options;
    const base::Result<void> begun = ofRuns ? m_measurer->start(*m_runs[0].run, *m_runs[1].run, options)
                                            : m_measurer->start(m_pair->profiles, options);
    if (!begun) {
        m_problem = begun.error().message;
        m_comparison.stage = Stage::NotStarted;
        dropMeasurer();
    }
    emit changed();
}

void CompareSession::cancel()
{
    if (m_measurer && isMeasuring())
        m_measurer->cancel();
}

void CompareSession::take()
{
    m_comparison.measurement = m_measurer->measurement();
    m_comparison.stage = stageOf(m_comparison.measurement.end);
    m_problem.clear();
    for (const CompareSide side : {CompareSide::A, CompareSide::B}) {
        const core::TokenMeasurement &token = m_comparison.measurement.token(side);
        m_comparison.setBody(side, token.response);
        if (token.failure && m_problem.isEmpty())
            m_problem = sideName(side) + QStringLiteral(": ") + token.failure->message;
    }
    emit changed();
}

QString CompareSession::subjectText() const
{
    switch (m_comparison.subject) {
    case Subject::Profile: return m_pair ? m_pair->name : QString();
    case Subject::FlowRuns: return tr("two runs of Flow");
    case Subject::Pasted: break;
    }
    return tr("pasted");
}

QByteArray tokenResponseOf(const claimcheck::flow::RunState &run)
{
    const claimcheck::flow::Message *message = run.trace.last(claimcheck::flow::MessageKind::Token);
    return message && message->response ? message->response->body : QByteArray();
}

} // namespace claimcheck::ui::compare
