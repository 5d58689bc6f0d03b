#include "core/compare/cost_inputs_of.h"

#include "core/compare/text.h"

#include <algorithm>

namespace claimcheck::compare {

using namespace Qt::StringLiterals;

namespace {

constexpr double nanosecond = 1e-9;

MeasuredFigure medianOf(const Samples &samples, const QString &what)
{
    if (samples.isEmpty())
        return {};
    return {double(samples.median()) * nanosecond,
            Text::tr("median of %1, %2").arg(samples.size()).arg(what)};
}

MeasuredFigure bytesOf(qint64 bytes, const QString &what)
{
    return bytes > 0 ? MeasuredFigure{double(bytes), what} : MeasuredFigure();
}

bool isThisMachine(const QString &host)
{
    return host.startsWith("127."_L1) || host.startsWith("[::1]"_L1) || host.startsWith("localhost:"_L1);
}

/// On this machine the way is no part of the measured times; elsewhere the fastest key fetch bounds it.
MeasuredFigure networkOf(const Measurement &measurement)
{
    if (!measurement.hosts.isEmpty() && std::ranges::all_of(measurement.hosts, isThisMachine))
        return {0, Text::tr("the server ran on this machine")};
    const Samples &fetches = measurement.keyFetchWarm.samples;
    if (fetches.isEmpty())
        return {};
    return {double(fetches.quantile(0)) * nanosecond,
            Text::tr("the fastest of %1 key fetches, at most that").arg(fetches.size())};
}

/// Of both runs: the very first request may have to wait for a server that has just started.
MeasuredFigure tokenRequestOf(const Measurement &measurement)
{
    Samples requests;
    for (const TokenMeasurement &token : measurement.tokens)
        requests.nanoseconds.insert(requests.nanoseconds.end(),
                                    token.tokenRequest.samples.nanoseconds.begin(),
                                    token.tokenRequest.samples.nanoseconds.end());
    return medianOf(requests, Text::tr("token requests, in whole milliseconds"));
}

const TokenMeasurement *tokenOf(const Measurement &measurement, bool (*fits)(const TokenMeasurement &))
{
    const auto found = std::ranges::find_if(measurement.tokens, fits);
    return found == measurement.tokens.end() ? nullptr : &*found;
}

void addJwt(CostInputs &inputs, const TokenMeasurement &jwt)
{
    inputs.localVerify = medianOf(jwt.localWarm.samples, Text::tr("keys at hand"));
    inputs.introspection = medianOf(jwt.introspectionWarm.samples, Text::tr("of the JWT, kept connection"));
    inputs.jwtBytes = bytesOf(jwt.size.token, Text::tr("of the JWT in this run"));
    inputs.tokenResponseBytes = bytesOf(jwt.response.size(), Text::tr("body of the token response"));
    if (jwt.lifetime)
        inputs.jwtLifetime = {double(*jwt.lifetime), Text::tr("as the JWT was issued")};
    if (jwt.revocation.acceptedUntil)
        inputs.revokedAccepted = {double(*jwt.revocation.acceptedUntil) / 1000,
                                  Text::tr("presented after its revocation")};
    for (const ReadableClaim &claim : jwt.readable) {
        if (claim.kind == ReadableClaim::Kind::Personal)
            inputs.personalClaims += claim.name;
    }
    inputs.jwtReadable =
        jwt.format == TokenFormat::EncryptedJwt ? CostInputs::Readable::Encrypted : CostInputs::Readable::Yes;
}

void addReference(CostInputs &inputs, const TokenMeasurement &opaque)
{
    const MeasuredFigure asked =
        medianOf(opaque.introspectionWarm.samples, Text::tr("of the opaque token, kept connection"));
    if (asked.value)
        inputs.introspection = asked;
    inputs.opaqueBytes = bytesOf(opaque.size.token, Text::tr("of the opaque token in this run"));
    if (!opaque.introspectionClaims.isEmpty())
        inputs.introspectionBytes =
            bytesOf(opaque.size.token + opaque.introspectionClaims.size(),
                    Text::tr("token in the request and body of the answer, without header fields"));
}

} // namespace

CostInputs costInputsOf(const Measurement &measurement)
{
    CostInputs inputs;
    inputs.keyFetch = medianOf(measurement.keyFetchWarm.samples, Text::tr("kept connection"));
    inputs.keySetBytes = bytesOf(measurement.keySetBytes, Text::tr("body of the key set"));
    inputs.tokenRequest = tokenRequestOf(measurement);
    inputs.network = networkOf(measurement);
    if (const auto *jwt = tokenOf(measurement, [](const TokenMeasurement &token) {
            return token.size.token > 0 && token.format != TokenFormat::Opaque;
        }))
        addJwt(inputs, *jwt);
    if (const auto *opaque = tokenOf(measurement, [](const TokenMeasurement &token) {
            return token.size.token > 0 && token.format == TokenFormat::Opaque;
        }))
        addReference(inputs, *opaque);
    return inputs;
}

} // namespace claimcheck::compare
