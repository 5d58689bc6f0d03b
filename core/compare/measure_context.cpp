#include "core/compare/measure_context.h"

#include "core/claims/typed.h"
#include "core/flow/run_manager.h"

namespace claimcheck::compare {

using namespace Qt::StringLiterals;

base::Result<std::unique_ptr<net::DirectConnection>> MeasureContext::openConnection(CompareSide side,
                                                                                    ShownCertificate shown)
{
    oauth::Profile profile = subject(side).state.profile;
    if (shown == ShownCertificate::None)
        profile.client.certificatePath.clear();
    net::ExchangeHistory unused;
    const auto manager = flow::makeRunManager(unused, environment, profile);
    if (!manager)
        return manager.error();
    return std::make_unique<net::DirectConnection>((*manager)->options());
}

void MeasureContext::reached(const QUrl &url)
{
    const int standard = url.scheme() == "https"_L1 ? 443 : 80;
    const QString host = u"%1:%2"_s.arg(url.host()).arg(url.port(standard));
    if (!measurement.hosts.contains(host))
        measurement.hosts.append(host);
}

void MeasureContext::note(QLatin1StringView code, const QString &text, std::optional<CompareSide> side)
{
    measurement.notes.push_back({code, text, side});
}

ExpectedToken expectedOf(MeasureContext &context, CompareSide side)
{
    const flow::RunState &state = context.subject(side).state;
    ExpectedToken expected;
    expected.issuer = state.result.issuer;
    const auto claims = encoding::JsonDocument::parse(context.token(side).tokenClaims);
    const QStringList audience = claims ? claims::audience((*claims)["aud"_L1]) : QStringList();
    expected.audience = state.profile.resource.isEmpty() ? audience.value(0) : state.profile.resource.front();
    if (context.measurement.hasNote("typ-not-access-token"_L1))
        expected.typ = TypRule::Any;
    return expected;
}

} // namespace claimcheck::compare
