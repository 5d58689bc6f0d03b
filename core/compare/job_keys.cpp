#include "core/compare/jobs.h"
#include "core/compare/request_job.h"
#include "core/compare/text.h"
#include "core/compare/work_job.h"
#include "core/jose/jws.h"
#include "core/net/fetcher.h"

#include <algorithm>

namespace claimcheck::compare {

using namespace Qt::StringLiterals;

namespace {

base::Result<http::Request> keyRequest(MeasureContext &context, CompareSide side)
{
    const QUrl url = context.subject(side).state.metadata.jwksUri;
    if (url.isEmpty())
        return base::Error{"keys-address"_L1, Text::tr("The server names no jwks_uri."), -1, {}};
    return net::getRequest(url);
}

base::Error refusedKeys(const http::Response &response)
{
    return {
        "keys-status"_L1, Text::tr("The key set was answered with status %1.").arg(response.status), -1, {}};
}

base::Result<jose::KeySet> readIssuerKeys(const http::Response &response)
{
    if (!response.isSuccess())
        return refusedKeys(response);
    return jose::readKeys(response.body, Text::tr("the issuer"));
}

RequestPlan keyPlan(MeasureContext &context, CompareSide side, int count, Connection connection)
{
    return {count, connection, [&context, side] { return keyRequest(context, side); },
            [](const http::Response &response) -> base::Result<void> {
                return response.isSuccess() ? base::Result<void>() : refusedKeys(response);
            }};
}

/// A phase that fetches the keys; reading them is no part of its time.
PlannedJob keyJob(MeasureContext &context, CompareSide side, const QString &phrase, Connection connection)
{
    const int count = context.measurement.options.coldSamples;
    return {phrase, count, [&context, side, count, connection] {
                Measurement &found = context.measurement;
                return std::make_unique<RequestJob>(context, side, keyPlan(context, side, count, connection),
                                                    connection == Connection::Kept ? found.keyFetchWarm
                                                                                   : found.keyFetchCold,
                                                    [&context](const RequestSeries &series) {
                                                        const http::Response &last = series.lastResponse();
                                                        if (auto keys = readIssuerKeys(last))
                                                            context.keys = std::move(keys).value();
                                                        context.measurement.keySetBytes = last.body.size();
                                                    });
            }};
}

/// Whether there is something to verify, and with what.
base::Result<void> canVerify(MeasureContext &context, CompareSide side)
{
    if (context.token(side).format != TokenFormat::Jwt)
        return base::Error{"token-not-jws"_L1, Text::tr("The token is no signed JWT."), -1, {}};
    if (!context.keys.isEmpty())
        return {};
    const auto &failure = context.measurement.keyFetchWarm.failure;
    return failure ? *failure
                   : base::Error{"keys-none-usable"_L1, Text::tr("The issuer's keys are not known."), -1, {}};
}

/// Verification as an API does it; a typ that is not that of an access token is let pass with a note, for
/// many servers write "JWT".
void judgeTyp(MeasureContext &context, CompareSide side)
{
    const LocalValidator strict(expectedOf(context, side), context.keys);
    const auto judged = strict.validate(context.token(side).accessToken, context.nowSeconds());
    if (!judged && judged.error().code == "token-type"_L1)
        context.note("typ-not-access-token"_L1,
                     Text::tr("The header's typ is not at+jwt: an API that keeps to RFC 9068 refuses this "
                              "token. The figures are of all its other checks."),
                     side);
}

base::Result<void> validate(const LocalValidator &validator, MeasureContext &context, CompareSide side)
{
    const auto judged = validator.validate(context.token(side).accessToken, context.nowSeconds());
    return judged ? base::Result<void>() : judged.error();
}

/// A key fetch, and the verification with what came.
RequestPlan coldPlan(MeasureContext &context, CompareSide side, Connection connection)
{
    RequestPlan plan = keyPlan(context, side, context.measurement.options.coldSamples, connection);
    plan.request = [&context, side]() -> base::Result<http::Request> {
        const auto ready = canVerify(context, side);
        return ready.ok() ? keyRequest(context, side) : ready.error();
    };
    plan.read = [&context, side](const http::Response &response) -> base::Result<void> {
        auto keys = readIssuerKeys(response);
        if (!keys)
            return keys.error();
        return validate(LocalValidator(expectedOf(context, side), *std::move(keys)), context, side);
    };
    return plan;
}

/// The keys that an API has from before the issuer's newest: those without the token's own.
jose::KeySet olderKeys(MeasureContext &context, CompareSide side)
{
    const auto jws = jose::parseJws(context.token(side).accessToken);
    jose::KeySet older = context.keys;
    std::erase_if(older.keys, [&](const jose::Jwk &key) {
        return jws && key.kid.toUtf8() == jws->signatures.front().kid;
    });
    return older;
}

/// As coldPlan; each begins with the refusal that makes an API ask again.
RequestPlan rotationPlan(MeasureContext &context, CompareSide side)
{
    RequestPlan plan = coldPlan(context, side, Connection::Kept);
    plan.request = [&context, side]() -> base::Result<http::Request> {
        if (const auto ready = canVerify(context, side); !ready.ok())
            return ready.error();
        const LocalValidator before(expectedOf(context, side), olderKeys(context, side));
        const auto refused = validate(before, context, side);
        if (refused.ok() || refused.error().code != "token-key-unknown"_L1)
            return base::Error{
                "token-no-kid"_L1,
                Text::tr("The token names no key, so an API cannot see that its keys are old."),
                -1,
                {}};
        return keyRequest(context, side);
    };
    return plan;
}

} // namespace

PlannedJob keyFetchJob(MeasureContext &context, CompareSide side)
{
    return keyJob(context, side, Text::tr("Key fetch"), Connection::Kept);
}

PlannedJob keyFetchColdJob(MeasureContext &context, CompareSide side)
{
    return keyJob(context, side, Text::tr("Key fetch on new connections"), Connection::New);
}

PlannedJob localJob(MeasureContext &context, CompareSide side)
{
    const int count = context.measurement.options.samples;
    return {phraseFor(Text::tr("Verification with cached keys"), side), count, [&context, side, count] {
                const auto ready = canVerify(context, side);
                if (ready.ok())
                    judgeTyp(context, side);
                const LocalValidator validator(expectedOf(context, side), context.keys);
                return std::make_unique<WorkJob>(
                    count,
                    [&context, side, ready, validator] {
                        return ready.ok() ? validate(validator, context, side) : ready;
                    },
                    context.token(side).localWarm);
            }};
}

PlannedJob localColdJob(MeasureContext &context, CompareSide side)
{
    return {phraseFor(Text::tr("Verification with fresh keys"), side),
            context.measurement.options.coldSamples, [&context, side] {
                return std::make_unique<RequestJob>(context, side, coldPlan(context, side, Connection::New),
                                                    context.token(side).localCold);
            }};
}

PlannedJob keyRotationJob(MeasureContext &context, CompareSide side)
{
    return {phraseFor(Text::tr("Key rotation"), side), context.measurement.options.coldSamples,
            [&context, side] {
                KeyRotationTrial &trial = context.token(side).keyRotation;
                trial.requests = 1;
                trial.simulated = Text::tr("The cached key set was used without the token's key, as before a "
                                           "rotation; then it was fetched again.");
                return std::make_unique<RequestJob>(context, side, rotationPlan(context, side), trial.timed);
            }};
}

} // namespace claimcheck::compare
