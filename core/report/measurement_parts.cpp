#include "core/report/measurement_parts.h"

#include <algorithm>

namespace claimcheck::report {

using namespace Qt::StringLiterals;
using compare::TokenMeasurement;
using encoding::JsonWriter;

namespace {

void writeMicroseconds(JsonWriter &out, QLatin1StringView name, const compare::Samples &samples, double share)
{
    out.key({name.data(), name.size()});
    samples.isEmpty() ? out.value(nullptr) : out.value(double(samples.quantile(share)) / 1000);
}

/// Every presentation is in the value; here those where the answer turned, and how many there were.
void writeRevocation(JsonWriter &out, const compare::RevocationTrial &trial)
{
    out.key("revocation");
    out.beginObject();
    out.member("end"_L1, compare::revocationEndName(trial.end));
    out.member("presentedTo"_L1, compare::presentedName(trial.presented));
    out.member("revoked"_L1, trial.revoked);
    out.member("presentations"_L1, qint64(trial.presentations.size()));
    out.key("acceptedUntilMilliseconds");
    writeOptional(out, trial.acceptedUntil);
    out.key("refusedSinceMilliseconds");
    writeOptional(out, trial.refusedSince);
    out.member("refusal"_L1, trial.refusal);
    out.key("calculatedSecondsUntilExpiry");
    writeOptional(out, trial.calculatedSeconds);
    out.key("failure");
    writeError(out, trial.failure);
    out.endObject();
}

void writeServerDown(JsonWriter &out, const compare::ServerDownTrial &trial)
{
    out.key("serverDown");
    out.beginObject();
    out.member("withCache"_L1, compare::answerName(trial.withCache));
    out.member("withoutCache"_L1, compare::answerName(trial.withoutCache));
    out.member("simulated"_L1, trial.simulated);
    out.key("failure");
    writeError(out, trial.failure);
    out.endObject();
}

void writeKeyRotation(JsonWriter &out, const compare::KeyRotationTrial &trial)
{
    out.key("keyRotation");
    out.beginObject();
    writeTimed(out, "time"_L1, trial.timed);
    out.member("requests"_L1, trial.requests);
    out.member("simulated"_L1, trial.simulated);
    out.endObject();
}

void writeBinding(JsonWriter &out, const compare::BindingTrial &trial)
{
    out.key("binding");
    out.beginObject();
    out.member("kind"_L1, compare::bindingName(trial.binding));
    out.member("inToken"_L1, trial.inToken);
    out.member("inIntrospection"_L1, trial.inIntrospection);
    out.member("withoutProof"_L1, compare::answerName(trial.withoutProof));
    out.member("status"_L1, trial.status);
    out.endObject();
}

} // namespace

void writeError(JsonWriter &out, const std::optional<base::Error> &failure)
{
    if (!failure)
        return out.value(nullptr);
    out.beginObject();
    out.member("code"_L1, failure->code);
    out.member("message"_L1, failure->message);
    out.endObject();
}

void writeOptional(JsonWriter &out, const std::optional<qint64> &number)
{
    number ? out.value(*number) : out.value(nullptr);
}

void writeTimed(JsonWriter &out, QLatin1StringView name, const compare::Timed &timed)
{
    out.key({name.data(), name.size()});
    out.beginObject();
    out.member("count"_L1, qint64(timed.samples.size()));
    writeMicroseconds(out, "minMicroseconds"_L1, timed.samples, 0);
    writeMicroseconds(out, "medianMicroseconds"_L1, timed.samples, 0.5);
    writeMicroseconds(out, "p99Microseconds"_L1, timed.samples, 0.99);
    out.key("failure");
    writeError(out, timed.failure);
    out.endObject();
}

void writeIntrospection(JsonWriter &out, const TokenMeasurement &token)
{
    out.key("introspection");
    out.beginObject();
    writeTimed(out, "warm"_L1, token.introspectionWarm);
    writeTimed(out, "cold"_L1, token.introspectionCold);
    out.key("cache");
    out.beginObject();
    out.member("seconds"_L1, token.cache.seconds);
    writeTimed(out, "hit"_L1, token.cache.hits);
    out.member("calls"_L1, token.cache.calls);
    out.member("requests"_L1, token.cache.requests);
    out.endObject();
    out.endObject();
}

void writeTrials(JsonWriter &out, const TokenMeasurement &token)
{
    writeRevocation(out, token.revocation);
    writeServerDown(out, token.serverDown);
    writeKeyRotation(out, token.keyRotation);
    writeBinding(out, token.binding);
}

bool fitsInto(const compare::CallSize &size, const compare::HeaderLimit &limit)
{
    const bool head = limit.scope == compare::HeaderScope::Head;
    return (head ? std::max(size.request, size.authorizationHeader) : size.authorizationHeader) <=
           limit.bytes;
}

} // namespace claimcheck::report
