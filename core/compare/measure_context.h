#pragma once

// Internal to core/compare.
#include "core/compare/local_validator.h"
#include "core/compare/measurement.h"
#include "core/flow/flow_environment.h"
#include "core/flow/run_state.h"
#include "core/net/direct_connection.h"

#include <array>
#include <memory>

namespace claimcheck::compare {

/// One of the two tokens and the run that it came from.
struct Subject
{
    flow::RunState state;
    bool hasToken = false;
    /// Who introspects it; none: the run's own client.
    std::optional<base::Result<oauth::ClientCredentials>> introspector = {};
};

/// Whether a connection shows the certificate of the run's client (RFC 8705).
enum class ShownCertificate : quint8 { OfClient, None };

/// What the phases of a measurement share: the runs, what has been found, the way to the network.
struct MeasureContext
{
    flow::FlowEnvironment environment;
    Measurement measurement;
    std::array<Subject, 2> subjects;
    jose::KeySet keys; ///< of the issuer, as they were fetched last

    [[nodiscard]] Subject &subject(CompareSide side) { return subjects[std::size_t(side)]; }
    [[nodiscard]] TokenMeasurement &token(CompareSide side) { return measurement.token(side); }
    [[nodiscard]] qint64 nowSeconds() const { return environment.clock->nowSeconds(); }
    /// A new connection, with the certificate authority of the run's profile. Errors: those of
    /// flow::makeRunManager.
    [[nodiscard]] base::Result<std::unique_ptr<net::DirectConnection>> openConnection(CompareSide side,
                                                                                      ShownCertificate shown);
    /// Keeps the host of a request that was answered.
    void reached(const QUrl &url);
    void note(QLatin1StringView code, const QString &text, std::optional<CompareSide> side = {});
};

/// The other way round: for a phase that needs only one of the tokens.
inline constexpr std::array bothSides = {CompareSide::A, CompareSide::B};

/// What an API with these tokens expects: the run's issuer, and the resource that was asked for, else the
/// first audience of the token.
[[nodiscard]] ExpectedToken expectedOf(MeasureContext &context, CompareSide side);

} // namespace claimcheck::compare
