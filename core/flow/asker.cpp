#include "core/flow/asker.h"

#include "core/flow/run_manager.h"
#include "core/flow/steps.h"
#include "core/flow/text.h"
#include "core/net/fetcher.h"

namespace claimcheck::flow {

using namespace Qt::StringLiterals;

Asker::Asker(const FlowEnvironment &environment, Trace &trace, AskerLimits limits)
    : m_environment(environment), m_limits(limits), m_recorder(trace)
{
    connect(&m_recorder, &Recorder::added, this, &Asker::messageAdded);
    connect(&m_recorder, &Recorder::changed, this, &Asker::messageChanged);
}

Asker::~Asker()
{
    end();
}

base::Result<void> Asker::prepare(const oauth::Profile &settings, const QUrl &start)
{
    auto manager = makeRunManager(m_history, m_environment, settings);
    if (!manager)
        return manager.error();
    m_manager = std::move(manager).value();
    m_start = start;
    connect(m_manager.get(), &net::SteppingAccessManager::requestReady, this,
            [this](net::Exchange *exchange) { m_recorder.add(exchange, m_kind); });
    return {};
}

void Asker::ask(MessageKind kind, const http::Request &request, Take take)
{
    m_kind = kind;
    net::FetchOptions options{stepOf(kind).name, net::FollowRedirects::Safe, m_limits.hops};
    options.mayFollow = [this](const QUrl &next) { return mayAsk(next); };
    auto *fetcher = new net::Fetcher(*m_manager, request, options, this);
    connect(fetcher, &net::Fetcher::finished, this, [this, fetcher, take = std::move(take)] {
        fetcher->deleteLater();
        if (m_over)
            return;
        Answer answer{fetcher->result(), {}, m_recorder.numberOf(fetcher->hops().back())};
        for (const net::Exchange *hop : fetcher->hops())
            answer.hops.push_back(hop->request().toUrl());
        if (answer.response && answer.response->body.size() > m_limits.bytes)
            answer.response =
                base::Error{"response-too-large"_L1,
                            Text::tr("The answer has %1 bytes; of a document of so many nothing is read.")
                                .arg(answer.response->body.size())};
        take(answer);
    });
    fetcher->start();
}

void Asker::end()
{
    m_over = true;
    m_history.cancelAll();
    m_recorder.detach();
}

} // namespace claimcheck::flow
