#include "core/flow/flow_runner.h"

#include "core/flow/text.h"

namespace claimcheck::flow {

using namespace Qt::StringLiterals;

class FlowRunner::Private
{
public:
    FlowEnvironment environment;
    StepGate gate;
    Trace trace;
    std::vector<PlannedStep> plan;
    FlowResult result;
    oauth::Profile profile;
};

FlowRunner::FlowRunner(FlowEnvironment environment, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    d->environment = std::move(environment);
}

FlowRunner::~FlowRunner() = default;

base::Result<void> FlowRunner::start(const oauth::Profile &)
{
    return base::Error{"grant-not-supported"_L1, Text::tr("not built yet"), -1, {}};
}

StepGate &FlowRunner::gate()
{
    return d->gate;
}
const Trace &FlowRunner::trace() const
{
    return d->trace;
}
const std::vector<PlannedStep> &FlowRunner::plan() const
{
    return d->plan;
}
const FlowResult &FlowRunner::result() const
{
    return d->result;
}
const oauth::Profile &FlowRunner::profile() const
{
    return d->profile;
}
bool FlowRunner::isRunning() const
{
    return false;
}
std::optional<HeldMessage> FlowRunner::held() const
{
    return {};
}
lint::Run FlowRunner::evidence() const
{
    return {};
}
void FlowRunner::step() {}
void FlowRunner::continueRun() {}
void FlowRunner::stop() {}
void FlowRunner::editRequest(const http::Request &) {}
void FlowRunner::editResponse(const http::Response &) {}
void FlowRunner::send() {}
void FlowRunner::sendOriginal() {}
void FlowRunner::drop() {}
void FlowRunner::answer(const http::Response &) {}

} // namespace claimcheck::flow
