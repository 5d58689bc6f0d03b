#pragma once

// Internal to core/provider: the rows of faults.h by place, and what they are written with.
#include "core/provider/faults.h"

#include <QCoreApplication>

#define FAULT_TEXT(text) QT_TRANSLATE_NOOP("claimcheck_provider", text)

namespace claimcheck::provider {

[[nodiscard]] std::span<const FaultRow> metadataFaults();
[[nodiscard]] std::span<const FaultRow> authorizationFaults();
[[nodiscard]] std::span<const FaultRow> tokenResponseFaults();
[[nodiscard]] std::span<const FaultRow> tokenFaults();
[[nodiscard]] std::span<const FaultRow> dpopFaults();
[[nodiscard]] std::span<const FaultRow> apiFaults();
[[nodiscard]] std::span<const FaultRow> registrationFaults();
[[nodiscard]] std::span<const FaultRow> grantFaults();
[[nodiscard]] std::span<const FaultRow> logoutFaults();
[[nodiscard]] std::span<const FaultRow> transportFaults();

/// Puts text behind that of a member that is a string.
void extendText(Members &members, QLatin1StringView name, QByteArrayView more);
/// Adds seconds to a member that is a number.
void shiftNumber(Members &members, QLatin1StringView name, qint64 seconds);
void becomePage(http::Response &response, int status);

} // namespace claimcheck::provider
