#include "core/report/measurement_json.h"

#include "core/compare/header_limits.h"
#include "core/encoding/json.h"
#include "core/report/measurement_parts.h"

namespace claimcheck::report {

using namespace Qt::StringLiterals;
using compare::CompareSide;
using compare::Measurement;
using compare::TokenMeasurement;
using encoding::JsonDocument;
using encoding::JsonWriter;

namespace {

void writeSize(JsonWriter &out, const TokenMeasurement &token)
{
    out.key("bytes");
    out.beginObject();
    out.member("token"_L1, token.size.token);
    out.member("authorizationHeader"_L1, token.size.authorizationHeader);
    out.key("request");
    writeOptional(out, token.size.request > 0 ? std::optional(token.size.request) : std::nullopt);
    out.key("tooLargeFor");
    out.beginArray();
    for (const compare::HeaderLimit &limit : compare::headerLimits()) {
        if (!fitsInto(token.size, limit))
            out.value(limit.server);
    }
    out.endArray();
    out.endObject();
}

void writeReadable(JsonWriter &out, const TokenMeasurement &token)
{
    using Kind = compare::ReadableClaim::Kind;
    constexpr std::pair<QLatin1StringView, Kind> kinds[] = {
        {"plain"_L1, Kind::Plain}, {"identifiers"_L1, Kind::Identifier}, {"personal"_L1, Kind::Personal}};
    out.key("readable");
    out.beginObject();
    for (const auto &[name, kind] : kinds) {
        out.key({name.data(), name.size()});
        out.beginArray();
        for (const compare::ReadableClaim &claim : token.readable) {
            if (claim.kind == kind)
                out.value(claim.name);
        }
        out.endArray();
    }
    out.endObject();
}

/// The claims' names, or with Reveal::Shown the whole object.
void writeClaims(JsonWriter &out, QLatin1StringView name, const QByteArray &json, base::Reveal reveal)
{
    out.key({name.data(), name.size()});
    const auto document = JsonDocument::parse(json);
    if (!document)
        return out.value(nullptr);
    if (reveal == base::Reveal::Shown)
        return out.value(document->root());
    out.beginArray();
    for (const encoding::JsonMember member : document->root().members())
        out.value(member.nameUtf8());
    out.endArray();
}

void writeIdentity(JsonWriter &out, const TokenMeasurement &token, base::Reveal reveal)
{
    out.member("format"_L1, compare::formatName(token.format));
    out.member("title"_L1, token.title);
    out.key("alg");
    token.alg.isEmpty() ? out.value(nullptr) : out.value(token.alg);
    out.member("clientId"_L1, token.clientId);
    out.member("scope"_L1, token.scope.join(u' '));
    if (reveal == base::Reveal::Shown) {
        out.member("accessToken"_L1, token.accessToken);
        out.member("response"_L1, token.response);
    }
    out.key("failure");
    writeError(out, token.failure);
    out.key("expiresAt");
    writeOptional(out, token.expiresAt);
    out.key("lifetimeSeconds");
    writeOptional(out, token.lifetime);
}

void writeToken(JsonWriter &out, const TokenMeasurement &token, base::Reveal reveal)
{
    out.beginObject();
    writeIdentity(out, token, reveal);
    out.member("validatedBy"_L1, compare::validationName(token.validation));
    out.member("roundTripsPerCall"_L1, token.roundTrips);
    out.key("local");
    out.beginObject();
    writeTimed(out, "warm"_L1, token.localWarm);
    writeTimed(out, "cold"_L1, token.localCold);
    out.endObject();
    writeIntrospection(out, token);
    out.key("api");
    out.beginObject();
    out.member("url"_L1, token.api.url);
    out.member("status"_L1, token.api.status);
    writeTimed(out, "time"_L1, token.api.timed);
    out.endObject();
    writeTimed(out, "userinfo"_L1, token.userInfo);
    writeSize(out, token);
    writeReadable(out, token);
    out.key("claims");
    out.beginObject();
    writeClaims(out, "token"_L1, token.tokenClaims, reveal);
    writeClaims(out, "introspection"_L1, token.introspectionClaims, reveal);
    writeClaims(out, "userinfo"_L1, token.userInfoClaims, reveal);
    out.endObject();
    writeTrials(out, token);
    out.endObject();
}

void writeNotes(JsonWriter &out, const Measurement &measurement)
{
    out.key("notes");
    out.beginArray();
    for (const compare::MeasurementNote &note : measurement.notes) {
        out.beginObject();
        out.member("code"_L1, note.code);
        out.member("message"_L1, note.text);
        out.key("token");
        note.side ? out.value(*note.side == CompareSide::A ? "a"_L1 : "b"_L1) : out.value(nullptr);
        out.endObject();
    }
    out.endArray();
}

void writeOptions(JsonWriter &out, const compare::MeasureOptions &options)
{
    out.key("options");
    out.beginObject();
    out.member("samples"_L1, options.samples);
    out.member("coldSamples"_L1, options.coldSamples);
    out.member("cacheSeconds"_L1, options.cacheSeconds);
    out.member("revocation"_L1, options.revocation == compare::MeasureOptions::Revocation::Try);
    out.member("revocationSeconds"_L1, options.revocationSeconds);
    out.endObject();
}

} // namespace

void writeMeasurement(JsonWriter &out, const Measurement &measurement, base::Reveal reveal)
{
    out.beginObject();
    writeMeasurementMembers(out, measurement, reveal);
    out.endObject();
}

void writeMeasurementMembers(JsonWriter &out, const Measurement &measurement, base::Reveal reveal)
{
    out.member("end"_L1, measurement.end == Measurement::End::Completed ? "completed"_L1 : "cancelled"_L1);
    out.member("issuer"_L1, measurement.issuer);
    out.member("introspectionEndpoint"_L1, measurement.introspectionEndpoint.toString());
    out.member("jwksUri"_L1, measurement.jwksUri.toString());
    out.member("profile"_L1, measurement.profileName);
    out.member("startedAt"_L1, double(measurement.startedAt) / 1000);
    out.member("finishedAt"_L1, double(measurement.finishedAt) / 1000);
    writeOptions(out, measurement.options);
    out.member("requests"_L1, measurement.requests);
    out.key("hosts");
    out.beginArray();
    for (const QString &host : measurement.hosts)
        out.value(host);
    out.endArray();
    writeNotes(out, measurement);
    out.key("keyFetch");
    out.beginObject();
    writeTimed(out, "warm"_L1, measurement.keyFetchWarm);
    writeTimed(out, "cold"_L1, measurement.keyFetchCold);
    out.endObject();
    out.key("tokens");
    out.beginObject();
    out.key("a");
    writeToken(out, measurement.token(CompareSide::A), reveal);
    out.key("b");
    writeToken(out, measurement.token(CompareSide::B), reveal);
    out.endObject();
}

} // namespace claimcheck::report
