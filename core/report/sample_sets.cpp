#include "core/report/sample_sets.h"

#include "core/report/comparison_report.h"

namespace claimcheck::report {

using namespace Qt::StringLiterals;
using compare::Timed;
using compare::TokenMeasurement;

namespace {

struct WorkRow
{
    QLatin1StringView work;
    const Timed &(*timed)(const TokenMeasurement &);
};

constexpr WorkRow workRows[] = {
    {"token-request"_L1, [](const TokenMeasurement &t) -> const Timed & { return t.tokenRequest; }},
    {"local-warm"_L1, [](const TokenMeasurement &t) -> const Timed & { return t.localWarm; }},
    {"local-cold"_L1, [](const TokenMeasurement &t) -> const Timed & { return t.localCold; }},
    {"introspection-warm"_L1, [](const TokenMeasurement &t) -> const Timed & { return t.introspectionWarm; }},
    {"introspection-cold"_L1, [](const TokenMeasurement &t) -> const Timed & { return t.introspectionCold; }},
    {"introspection-cached"_L1, [](const TokenMeasurement &t) -> const Timed & { return t.cache.hits; }},
    {"api-call"_L1, [](const TokenMeasurement &t) -> const Timed & { return t.api.timed; }},
    {"userinfo"_L1, [](const TokenMeasurement &t) -> const Timed & { return t.userInfo; }},
    {"key-rotation"_L1, [](const TokenMeasurement &t) -> const Timed & { return t.keyRotation.timed; }},
};

} // namespace

std::vector<SampleSet> sampleSets(const compare::Measurement &measurement)
{
    constexpr QLatin1StringView names[] = {"A"_L1, "B"_L1};
    std::vector<SampleSet> sets;
    const auto add = [&sets](QLatin1StringView token, QLatin1StringView work, const Timed &timed) {
        if (!timed.samples.isEmpty())
            sets.push_back({token, work, &timed});
    };
    for (std::size_t i = 0; i < measurement.tokens.size(); ++i) {
        for (const WorkRow &row : workRows)
            add(names[i], row.work, row.timed(measurement.tokens[i]));
    }
    add({}, "key-fetch-warm"_L1, measurement.keyFetchWarm);
    add({}, "key-fetch-cold"_L1, measurement.keyFetchCold);
    return sets;
}

QByteArray samplesCsv(const compare::Measurement &measurement)
{
    // Every field is one of our own words or a number: none needs quotes.
    QByteArray csv = "token,work,number,nanoseconds\r\n";
    for (const SampleSet &set : sampleSets(measurement)) {
        int number = 0;
        for (const qint64 nanoseconds : set.timed->samples.nanoseconds)
            csv += set.token.data() + QByteArray(",") + set.work.data() + ',' + QByteArray::number(++number) +
                   ',' + QByteArray::number(nanoseconds) + "\r\n";
    }
    return csv;
}

} // namespace claimcheck::report
