#include "core/flow/resender.h"

#include "core/flow/text.h"
#include "core/net/fetcher.h"

namespace claimcheck::flow {

using namespace Qt::StringLiterals;

Resender::Resender(const FlowEnvironment &environment, RunState &state)
    : m_environment(environment), m_state(state), m_recorder(state.trace), m_signer(environment, state)
{
    connect(&m_recorder, &Recorder::added, this, &Resender::messageAdded);
    connect(&m_recorder, &Recorder::changed, this, &Resender::messageChanged);
}

Resender::~Resender()
{
    end();
}

base::Result<void> Resender::prepare()
{
    auto manager = makeRunManager(m_history, m_environment, m_state.profile);
    if (!manager.ok())
        return manager.error();
    m_manager = std::move(manager).value();
    connect(m_manager.get(), &net::SteppingAccessManager::aboutToSend, this, [this](net::Exchange *exchange) {
        if (!m_asGiven.contains(exchange))
            m_signer.signAgain(*exchange);
    });
    return {};
}

void Resender::end()
{
    disconnect(); // whoever listens may be on its way out
    m_recorder.detach();
    m_history.cancelAll();
}

/// Made from what the flow once made and then edited: so the trace shows what is different, and what belongs
/// to one sending only (a proof, an assertion) is made anew.
int Resender::send(int number, http::Request request, Resend how)
{
    const Message repeated = *m_state.trace.message(number);
    auto *fetcher = new net::Fetcher(*m_manager, repeated.original, {repeated.name}, this);
    fetcher->start();
    net::Exchange *exchange = fetcher->hops().front();
    if (how == Resend::AsGiven)
        m_asGiven.insert(exchange);
    Message message;
    message.kind = repeated.kind;
    message.from = repeated.from;
    message.to = repeated.to == Party::Browser ? Party::AuthorizationServer : repeated.to;
    message.name = Text::tr("%1, again").arg(repeated.name);
    message.repeats = repeated.isStep() ? number : repeated.repeats;
    const int added = m_recorder.add(exchange, std::move(message));
    connect(m_manager.get(), &net::SteppingAccessManager::requestReady, exchange,
            [exchange, request = std::move(request)](const net::Exchange *ready) {
                if (ready == exchange)
                    exchange->setRequest(request);
            });
    connect(fetcher, &net::Fetcher::finished, this, [this, fetcher] {
        fetcher->deleteLater();
        m_state.result.checks = checksOf(m_state, m_environment.clock->nowSeconds());
        emit checksChanged();
    });
    return added;
}

base::Result<void> checkRepeatable(const Trace &trace, int number, Resend how)
{
    const Message *message = trace.message(number);
    if (!message)
        return base::Error{"message-unknown"_L1, Text::tr("The run has no such message."), -1, {}};
    const bool isOpened = message->kind == MessageKind::AuthorizationRequest && how == Resend::AsGiven;
    if ((message->from != Party::Client || message->to == Party::Browser) && !isOpened)
        return base::Error{"message-not-repeatable"_L1,
                           Text::tr("Claimcheck did not send this message itself. Start a new run instead."),
                           -1,
                           {}};
    return {};
}

} // namespace claimcheck::flow
