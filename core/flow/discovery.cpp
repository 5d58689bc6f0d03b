#include "core/flow/discovery.h"

#include "core/flow/issuer_search.h"
#include "core/flow/run_state.h"
#include "core/flow/text.h"
#include "core/lint/message_runner.h"
#include "core/net/fetcher.h"
#include "core/oauth/webfinger.h"
#include "core/oauth/well_known.h"

#include <QTimer>

#include <algorithm>
#include <deque>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;

class Discovery::Private
{
public:
    Private(Discovery *owner, FlowEnvironment given) : q(owner), environment(std::move(given)) {}

    base::Result<void> prepare(const StartingPoint &from, const oauth::Profile &settings, const QUrl &url);
    void askAccount(const oauth::WebFingerQuery &query);
    void askApi();
    void takeApi(const Answer &answer);
    void askResource();
    void takeResource(const Answer &answer);
    void failApi(const base::Error &error);
    void goOn(const QStringList &issuers);
    void nextIssuer();
    void takeIssuer();
    void judge(const QString &issuer);
    void note(std::vector<base::Finding> findings);
    void settleAll();
    void fail(QLatin1StringView code, const QString &message);
    void end(FlowStatus status);

    Discovery *q;
    FlowEnvironment environment;
    DiscoveryLimits limits;
    Trace trace;
    DiscoveryResult result;
    std::unique_ptr<Asker> asker;
    std::unique_ptr<IssuerSearch> search;
    QTimer deadline;
    QUrl start;
    int apiStatus = 0;
    std::deque<QUrl> resourcePlaces;
    std::deque<QString> pending; ///< issuers that are still to be asked
    int judged = 0;              ///< messages up to this one have their checks
    bool running = false;
};

base::Result<void> Discovery::Private::prepare(const StartingPoint &from, const oauth::Profile &settings,
                                               const QUrl &url)
{
    auto fresh = std::make_unique<Asker>(environment, trace, AskerLimits{limits.bytes, limits.hops});
    if (auto prepared = fresh->prepare(settings, url); !prepared)
        return prepared;
    if (asker)
        asker.release()->deleteLater(); // it may be telling of its end
    asker = std::move(fresh);
    QObject::connect(asker.get(), &Asker::messageAdded, q, &Discovery::messageAdded);
    QObject::connect(asker.get(), &Asker::messageChanged, q, &Discovery::messageChanged);
    search.reset();
    trace = {};
    result = {};
    result.start = from;
    start = url;
    judged = 0;
    resourcePlaces.clear();
    running = true;
    deadline.start(limits.milliseconds);
    return {};
}

void Discovery::Private::note(std::vector<base::Finding> findings)
{
    std::ranges::move(findings, std::back_inserter(result.findings));
}

void Discovery::Private::askAccount(const oauth::WebFingerQuery &query)
{
    asker->ask(MessageKind::WebFinger, net::getRequest(query.url, "application/jrd+json, application/json"),
               [this, resource = query.resource](const Answer &answer) {
                   note(redirectFindings(answer));
                   if (!answer.response)
                       return fail(answer.response.error().code, answer.response.error().message);
                   auto reading = oauth::readWebFinger(*answer.response, resource);
                   if (!reading)
                       return fail(reading.error().code, reading.error().message);
                   note(std::move(reading->findings));
                   goOn(reading->value.issuers);
               });
}

/// Without a token: RFC 9728 §5.1 has the API say in its 401 where its metadata is.
void Discovery::Private::askApi()
{
    asker->ask(MessageKind::ApiCall, net::getRequest(start),
               [this](const Answer &answer) { takeApi(answer); });
}

void Discovery::Private::takeApi(const Answer &answer)
{
    note(redirectFindings(answer));
    if (!answer.response)
        return fail(answer.response.error().code, answer.response.error().message);
    apiStatus = answer.response->status;
    const QUrl pointed = oauth::resourceMetadataOf(*answer.response);
    if (!pointed.isEmpty() && asker->mayAsk(pointed))
        resourcePlaces.push_back(pointed);
    else if (!pointed.isEmpty())
        note({{"resource-metadata-address"_L1,
               base::Level::Error,
               u"WWW-Authenticate"_s,
               Text::tr("The API names \"%1\" as its metadata, which is not asked.")
                   .arg(pointed.toDisplayString()),
               {base::Spec::Rfc9728, "5.1"},
               {}}});
    for (const QUrl &resource : {start, start.resolved(QUrl(u"/"_s))}) {
        const QUrl place = oauth::resourceMetadataUrl(resource);
        if (std::ranges::find(resourcePlaces, place) == resourcePlaces.end())
            resourcePlaces.push_back(place);
    }
    askResource();
}

void Discovery::Private::askResource()
{
    const QUrl url = resourcePlaces.front();
    resourcePlaces.pop_front();
    asker->ask(MessageKind::ResourceMetadata, net::getRequest(url),
               [this](const Answer &answer) { takeResource(answer); });
}

void Discovery::Private::takeResource(const Answer &answer)
{
    auto reading = answer.response
                       ? oauth::readResourceMetadata(*answer.response, start)
                       : base::Result<oauth::Reading<oauth::ResourceMetadata>>(answer.response.error());
    const bool isNoneThere = !reading && (reading.error().code == "resource-status"_L1 ||
                                          reading.error().code == "resource-not-json"_L1);
    if (isNoneThere && !resourcePlaces.empty())
        return askResource();
    if (!reading)
        return isNoneThere ? failApi(reading.error()) : fail(reading.error().code, reading.error().message);
    note(redirectFindings(answer));
    note(std::move(reading->findings));
    result.resource = std::move(reading->value);
    goOn(result.resource->authorizationServers);
}

void Discovery::Private::failApi(const base::Error &error)
{
    if (apiStatus >= 200 && apiStatus < 300)
        return fail("api-open"_L1,
                    Text::tr("The API answered %1 without a token, and publishes no metadata that "
                             "names an authorization server.")
                        .arg(apiStatus));
    fail("api-no-metadata"_L1, Text::tr("The API answered %1 and publishes no metadata (RFC 9728): %2")
                                   .arg(apiStatus)
                                   .arg(error.message));
}

void Discovery::Private::goOn(const QStringList &issuers)
{
    result.offered = issuers;
    const auto asked = issuers.first(std::min<qsizetype>(issuers.size(), limits.issuers));
    if (asked.size() < issuers.size())
        note(
            {{"issuers-many"_L1,
              base::Level::Warning,
              {},
              Text::tr("%1 issuers are named; the first %2 are asked.").arg(issuers.size()).arg(asked.size()),
              {},
              {}}});
    judge({}); // the way here
    pending.assign(asked.begin(), asked.end());
    nextIssuer();
}

void Discovery::Private::nextIssuer()
{
    if (pending.empty())
        return settleAll();
    search = std::make_unique<IssuerSearch>(*asker, *environment.clock, pending.front());
    pending.pop_front();
    QObject::connect(
        search.get(), &IssuerSearch::finished, q, [this] { takeIssuer(); }, Qt::QueuedConnection);
    search->start();
}

void Discovery::Private::takeIssuer()
{
    if (!running)
        return;
    result.issuers.push_back(search->found());
    judge(search->found().issuer);
    nextIssuer();
}

/// The rules on the messages since the last time: those of one issuer are judged by themselves.
void Discovery::Private::judge(const QString &issuer)
{
    RunState state;
    state.trace = trace;
    state.profile.issuer = issuer;
    if (!issuer.isEmpty()) {
        const FoundDocument *document = result.issuers.back().document();
        if (document && document->place->id.startsWith("openid"_L1))
            state.ruleProfile = lint::RuleProfile::OpenIdConnect;
        state.metadata = document ? document->metadata : oauth::ServerMetadata();
        state.result.issuerKeys = result.issuers.back().keys;
    }
    lint::Run run = evidenceOf(state, environment.clock->nowSeconds());
    std::erase_if(run.messages, [this](const lint::ObservedMessage &one) { return one.number <= judged; });
    std::ranges::move(lint::checkRun(run), std::back_inserter(result.checks));
    judged = int(trace.messages().size());
}

void Discovery::Private::settleAll()
{
    if (result.best())
        return end(FlowStatus::Completed);
    if (result.issuers.size() == 1)
        return fail(result.issuers.front().error->code, result.issuers.front().error->message);
    fail("nothing-found"_L1, Text::tr("None of the issuers has metadata that can be used."));
}

void Discovery::Private::fail(QLatin1StringView code, const QString &message)
{
    result.failure = FlowFailure{code, message, int(trace.messages().size())};
    end(FlowStatus::Failed);
}

void Discovery::Private::end(FlowStatus status)
{
    running = false;
    deadline.stop();
    asker->end();
    if (judged < int(trace.messages().size()))
        judge({});
    result.status = status;
    emit q->finished();
}

Discovery::Discovery(FlowEnvironment environment, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(environment)))
{
    d->deadline.setSingleShot(true);
    connect(&d->deadline, &QTimer::timeout, this, [this] {
        d->fail("discovery-timeout"_L1,
                Text::tr("No end within %1 seconds.").arg(d->limits.milliseconds / 1000));
    });
}

Discovery::~Discovery() = default;

void Discovery::setLimits(const DiscoveryLimits &limits)
{
    d->limits = limits;
}

base::Result<void> Discovery::start(const StartingPoint &start, const oauth::Profile &settings)
{
    if (d->running)
        return base::Error{"run-already-going"_L1, Text::tr("The search is under way."), -1, {}};
    if (start.kind == StartKind::Account) {
        const auto query = oauth::webFingerQuery(start.text);
        if (!query)
            return query.error();
        if (const auto prepared = d->prepare(start, settings, query->url); !prepared)
            return prepared;
        d->askAccount(*query);
        return {};
    }
    const auto url = startUrl(start);
    if (!url)
        return url.error();
    if (const auto prepared = d->prepare(start, settings, *url); !prepared)
        return prepared;
    start.kind == StartKind::Api ? d->askApi() : d->goOn({start.text});
    return {};
}

void Discovery::cancel()
{
    if (d->running)
        d->end(FlowStatus::Stopped);
}

bool Discovery::isRunning() const
{
    return d->running;
}

const DiscoveryResult &Discovery::result() const
{
    return d->result;
}

const Trace &Discovery::trace() const
{
    return d->trace;
}

} // namespace claimcheck::flow
