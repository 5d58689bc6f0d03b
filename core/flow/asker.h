#pragma once

// Private to core/flow: the requests of a job that is no run, recorded.
#include "core/flow/flow_environment.h"
#include "core/flow/recorder.h"
#include "core/flow/starting_point.h"
#include "core/net/stepping_access_manager.h"

#include <QObject>

#include <functional>
#include <memory>

namespace claimcheck::flow {

/// What came of one GET, redirects and all.
struct Answer
{
    base::Result<http::Response> response; ///< errors: those of net::Fetcher
    std::vector<QUrl> hops;                ///< the URL that was asked first
    int number = 0;                        ///< of the last message
};

struct AskerLimits
{
    qsizetype bytes; ///< of one body; more is "response-too-large"
    int hops;
};

/// Sends GETs one after the other and writes them into a trace.
class Asker : public QObject
{
    Q_OBJECT

public:
    using Take = std::function<void(const Answer &)>;

    /// The environment and the trace outlive it.
    Asker(const FlowEnvironment &environment, Trace &trace, AskerLimits limits);
    ~Asker() override;

    /// start: where the job begins: only from this machine does anything lead to this machine. Errors: those
    /// of makeRunManager.
    base::Result<void> prepare(const oauth::Profile &settings, const QUrl &start);
    /// https, or http to this machine; this machine only if the job began there.
    [[nodiscard]] bool mayAsk(const QUrl &url) const { return mayLead(m_start, url); }
    void ask(MessageKind kind, const http::Request &request, Take take);
    /// Cancels what is under way; nobody is told of anything any more.
    void end();

signals:
    void messageAdded(int number);
    void messageChanged(int number);

private:
    const FlowEnvironment &m_environment;
    AskerLimits m_limits;
    Recorder m_recorder;
    net::ExchangeHistory m_history;
    std::unique_ptr<net::SteppingAccessManager> m_manager;
    MessageKind m_kind = MessageKind::Other;
    QUrl m_start;
    bool m_over = false;
};

} // namespace claimcheck::flow
