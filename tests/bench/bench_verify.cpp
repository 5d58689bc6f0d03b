#include "tests/bench/bench_verify.h"

#include "core/encoding/json.h"
#include "core/jose/algorithms.h"
#include "core/jose/sign.h"
#include "core/jose/verify.h"
#include "tests/bench/bench_decode.h"

using namespace Qt::StringLiterals;

namespace claimcheck::bench {

namespace {

volatile qsizetype sink = 0; // NOLINT: what is written here cannot be left out

void addRates(std::vector<Rate> &rates, const char *alg, double seconds)
{
    const auto jwk = jose::generateJwk(alg, u"key-2026-01"_s);
    const QByteArray payload = jose::parseJws(sampleToken())->payload;
    const QByteArray token = jose::signJwt(payload, *jwk).valueOr({});
    jose::KeySet keys;
    keys.keys.push_back(*jwk);
    const double whole = callsPerSecond(
        [&] {
            const auto jws = jose::parseJws(token);
            const auto claims = encoding::JsonDocument::parse(jws->payload);
            const auto verdicts = jose::verifySignatures(*jws, keys);
            sink = sink + claims->root().size() +
                   (verdicts[0].status == jose::SignatureStatus::Verified ? 1 : 0);
        },
        seconds);
    const auto jws = jose::parseJws(token);
    const QByteArray input = jws->signingInput(jws->signatures[0]);
    const auto &method = jose::findAlgorithm(alg)->method;
    const double alone = callsPerSecond(
        [&] {
            const auto check = crypto::verifySignature(method, jwk->key, input, jws->signatures[0].signature);
            sink = sink + static_cast<qsizetype>(check);
        },
        seconds);
    const QString name = QString::fromLatin1(alg);
    rates.push_back({u"claimcheck, verify "_s + name, whole, u"tokens/s"_s});
    rates.push_back({u"  the signature alone, "_s + name, alone, u"calls/s"_s});
}

} // namespace

std::vector<Rate> verifyRates(double seconds)
{
    std::vector<Rate> rates;
    for (const char *alg : {"HS256", "RS256", "ES256", "EdDSA"})
        addRates(rates, alg, seconds);
    return rates;
}

} // namespace claimcheck::bench
