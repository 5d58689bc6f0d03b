#pragma once

#include "core/compare/figure.h"

#include <QList>
#include <QStringList>

#include <vector>

namespace claimcheck::compare {

/// A figure of the run; empty where it was not measured.
struct MeasuredFigure
{
    std::optional<double> value; ///< seconds or bytes
    QString how;                 ///< "median of 200, keys cached"
};

/// What the costs are computed from: nothing in here is a constant of the program.
struct CostInputs
{
    MeasuredFigure localVerify;        ///< seconds: one JWT with the keys at hand
    MeasuredFigure keyFetch;           ///< seconds: the key set from the server, network included
    MeasuredFigure introspection;      ///< seconds: one introspection, network included
    MeasuredFigure tokenRequest;       ///< seconds: one token request (refresh or exchange), network included
    MeasuredFigure network;            ///< seconds: the part of those that is the way to the server and back
    MeasuredFigure jwtBytes;           ///< the JWT access token
    MeasuredFigure opaqueBytes;        ///< the opaque access token
    MeasuredFigure introspectionBytes; ///< request and response of one introspection
    MeasuredFigure keySetBytes;        ///< of the response
    MeasuredFigure tokenResponseBytes; ///< of one token response
    MeasuredFigure jwtLifetime;        ///< seconds: exp - iat, or expires_in
    MeasuredFigure keyCache; ///< seconds: max-age of the key set (RFC 9111 §5.2.2.1); wins over the answer
    MeasuredFigure revokedAccepted; ///< seconds for which the JWT was accepted after its revocation
    QStringList personalClaims;     ///< names of claims in the JWT that are personal data
    enum class Readable : quint8 { Yes, Encrypted } jwtReadable = Readable::Yes;
};

/// The measured figure with an id; nullopt where it was not measured.
[[nodiscard]] std::optional<Figure> measured(const CostInputs &inputs, QLatin1StringView id);
/// Sets the figure with that id; false where there is no such id.
bool setMeasured(CostInputs &inputs, QStringView id, const MeasuredFigure &figure);
/// Every figure that was measured.
[[nodiscard]] std::vector<Figure> allMeasured(const CostInputs &inputs);
/// Ids of the figures that are not there.
[[nodiscard]] QList<QLatin1StringView> notMeasured(const CostInputs &inputs);

} // namespace claimcheck::compare
