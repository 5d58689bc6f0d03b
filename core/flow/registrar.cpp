#include "core/flow/registrar.h"

#include "core/flow/recorder.h"
#include "core/flow/run_manager.h"
#include "core/flow/text.h"
#include "core/net/fetcher.h"

#include <functional>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;
using oauth::RegistrationAct;

class Registrar::Private
{
public:
    Private(Registrar *owner, FlowEnvironment given) : q(owner), environment(std::move(given)) {}

    base::Result<void> begin(const oauth::Profile &profile);
    void findEndpoint();
    void fetchMetadata(const QUrl &url);
    void readMetadata(const http::Response &response, const QUrl &url);
    void sendRegistration();
    void send(MessageKind kind, const http::Request &request, net::FollowRedirects redirects,
              std::function<void(const http::Response &)> take);
    void takeAnswer(const http::Response &response);
    void end(std::optional<base::Error> why = {});

    Registrar *q;
    FlowEnvironment environment;
    std::unique_ptr<RunState> state = std::make_unique<RunState>();
    net::ExchangeHistory history;
    std::unique_ptr<Recorder> recorder;
    std::unique_ptr<net::SteppingAccessManager> manager;
    MessageKind kind = MessageKind::Other; ///< of the message that is being sent
    RegistrationAct act = RegistrationAct::Register;
    QByteArray asked; ///< JSON
    base::SecretBytes initialToken;
    std::optional<oauth::RegisteredClient> client;
    oauth::ClientConfiguration configuration;
    std::vector<base::Finding> findings;
    std::vector<oauth::RegisteredMember> difference;
    std::optional<base::Error> error;
    bool running = false;
};

base::Result<void> Registrar::Private::begin(const oauth::Profile &profile)
{
    if (running)
        return base::Error{"registration-under-way"_L1, Text::tr("The server has not answered yet.")};
    auto made = makeRunManager(history, environment, profile);
    if (!made)
        return made.error();
    state = std::make_unique<RunState>();
    state->profile = profile;
    state->result.issuer = profile.issuer;
    recorder = std::make_unique<Recorder>(state->trace);
    QObject::connect(recorder.get(), &Recorder::added, q, &Registrar::messageAdded);
    QObject::connect(recorder.get(), &Recorder::changed, q, &Registrar::messageChanged);
    manager = std::move(made).value();
    QObject::connect(manager.get(), &net::SteppingAccessManager::requestReady, recorder.get(),
                     [this](net::Exchange *exchange) { recorder->add(exchange, kind); });
    client.reset();
    configuration = {};
    findings.clear();
    difference.clear();
    return {};
}

void Registrar::Private::findEndpoint()
{
    const auto own = oauth::applyOverrides({}, state->profile.metadataJson);
    if (!own)
        return end(own.error());
    state->metadata = *own;
    if (!own->registrationEndpoint.isEmpty())
        return sendRegistration();
    fetchMetadata(oauth::openidConfigurationUrl(state->profile.issuer));
}

void Registrar::Private::fetchMetadata(const QUrl &url)
{
    send(MessageKind::Metadata, net::getRequest(url), net::FollowRedirects::Safe,
         [this, url](const http::Response &response) { readMetadata(response, url); });
}

/// OpenID Connect Discovery first, then RFC 8414 where the server has no such document.
void Registrar::Private::readMetadata(const http::Response &response, const QUrl &url)
{
    const QUrl second = oauth::authorizationServerMetadataUrl(state->profile.issuer);
    if (response.status >= 400 && response.status < 500 && url != second)
        return fetchMetadata(second);
    const auto fetched = oauth::readServerMetadata(response, state->profile.issuer);
    if (!fetched)
        return end(fetched.error());
    auto metadata = oauth::applyOverrides(fetched->value, state->profile.metadataJson);
    if (!metadata)
        return end(metadata.error());
    state->metadata = *std::move(metadata);
    sendRegistration();
}

void Registrar::Private::sendRegistration()
{
    const auto request =
        oauth::buildRegistrationRequest(state->metadata.registrationEndpoint, asked, initialToken);
    if (!request)
        return end(request.error());
    send(MessageKind::Registration, *request, net::FollowRedirects::No,
         [this](const http::Response &response) { takeAnswer(response); });
}

void Registrar::Private::send(MessageKind of, const http::Request &request, net::FollowRedirects redirects,
                              std::function<void(const http::Response &)> take)
{
    kind = of;
    auto *fetcher = new net::Fetcher(*manager, request, {messageOfStep(of).name, redirects}, manager.get());
    QObject::connect(fetcher, &net::Fetcher::finished, q, [this, fetcher, take = std::move(take)] {
        fetcher->deleteLater();
        if (!running)
            return;
        if (fetcher->result().ok())
            take(*fetcher->result());
        else
            end(fetcher->result().error());
    });
    fetcher->start();
}

void Registrar::Private::takeAnswer(const http::Response &response)
{
    if (act == RegistrationAct::Delete) {
        const auto deleted = oauth::readDeletion(response);
        if (!deleted)
            return end(deleted.error());
        client.reset();
        configuration = {};
        return end();
    }
    auto read = oauth::readRegistration(act, response);
    if (!read)
        return end(read.error());
    findings = std::move(read->findings);
    client = std::move(read->value);
    // A server that leaves them out has not changed them; one that gives a new token forgets the old one.
    if (!client->configuration.url.isEmpty())
        configuration.url = client->configuration.url;
    if (!client->configuration.token.isEmpty())
        configuration.token = client->configuration.token;
    if (const auto request = encoding::JsonDocument::parse(asked); request && act != RegistrationAct::Read)
        difference = oauth::registrationDifference(request->root(), client->metadata.root());
    end();
}

void Registrar::Private::end(std::optional<base::Error> why)
{
    running = false;
    error = std::move(why);
    state->result.status = error ? FlowStatus::Failed : FlowStatus::Completed;
    state->result.failure.reset();
    if (error)
        state->result.failure = FlowFailure{error->code, error->message, int(state->trace.messages().size())};
    state->result.checks = checksOf(*state, environment.clock->nowSeconds());
    // Whoever hears of it may begin the next act, or delete this one.
    QMetaObject::invokeMethod(q, &Registrar::finished, Qt::QueuedConnection);
}

Registrar::Registrar(FlowEnvironment environment, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(environment)))
{
}

Registrar::~Registrar()
{
    d->running = false;
    if (d->recorder)
        d->recorder->detach();
    d->history.cancelAll();
}

base::Result<void> Registrar::registerClient(const oauth::Profile &profile, const QByteArray &metadataJson,
                                             const base::SecretBytes &initialToken)
{
    if (const auto begun = d->begin(profile); !begun)
        return begun;
    d->act = RegistrationAct::Register;
    d->asked = metadataJson;
    d->initialToken = initialToken;
    d->running = true;
    d->findEndpoint();
    return {};
}

base::Result<void> Registrar::adopt(const oauth::Profile &profile, oauth::ClientConfiguration configuration)
{
    if (const auto begun = d->begin(profile); !begun)
        return begun;
    d->configuration = std::move(configuration);
    return {};
}

base::Result<void> Registrar::manage(RegistrationAct act, const QByteArray &metadataJson)
{
    if (d->running)
        return base::Error{"registration-under-way"_L1, Text::tr("The server has not answered yet.")};
    const auto request = oauth::buildConfigurationRequest(act, d->configuration, metadataJson);
    if (!request)
        return request.error();
    d->act = act;
    d->asked = metadataJson;
    d->findings.clear();
    d->difference.clear();
    d->running = true;
    d->send(MessageKind::ClientConfiguration, *request, net::FollowRedirects::No,
            [this](const http::Response &response) { d->takeAnswer(response); });
    return {};
}

void Registrar::cancel()
{
    if (!d->running)
        return;
    d->running = false;
    d->history.cancelAll();
    d->end(base::Error{"cancelled"_L1, Text::tr("It was cancelled.")});
}

bool Registrar::isRunning() const
{
    return d->running;
}

const RunState &Registrar::state() const
{
    return *d->state;
}

const std::optional<oauth::RegisteredClient> &Registrar::client() const
{
    return d->client;
}

const oauth::ClientConfiguration &Registrar::configuration() const
{
    return d->configuration;
}

const std::vector<base::Finding> &Registrar::findings() const
{
    return d->findings;
}

const std::vector<oauth::RegisteredMember> &Registrar::difference() const
{
    return d->difference;
}

const std::optional<base::Error> &Registrar::error() const
{
    return d->error;
}

} // namespace claimcheck::flow
