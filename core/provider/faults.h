#pragma once

#include "core/base/result.h"
#include "core/provider/hooks.h"

#include <QStringList>

#include <span>

namespace claimcheck::provider {

/// One way in which the provider can be made to break the rules, so that every check can be seen to fail. A
/// fault that changes two places has two rows with one id.
struct FaultRow
{
    const char *id;    ///< stable, for the command line
    const char *rules; ///< the ids of the checks that fail, with spaces between; empty where none sees it
    const char *text;  ///< one line, source text of a translation
    Part part = Part::Page;
    void (*members)(Members &) = nullptr;
    void (*parameters)(encoding::FormPairs &) = nullptr; ///< of the authorization response
    void (*response)(const http::Request &, http::Response &) = nullptr;
    Leniency leniency = Leniency::None;
    Delivery delivery = Delivery::Whole;
    Demand demand = Demand::None;
};

/// Rows that belong under one heading, in the order of a flow.
struct FaultGroup
{
    const char *title; ///< source text of a translation
    std::span<const FaultRow> rows;
};
[[nodiscard]] std::span<const FaultGroup> faultGroups();

/// All of them, in the order of a flow.
[[nodiscard]] const std::vector<FaultRow> &faultTable();

/// The text of a row and of a heading, translated.
[[nodiscard]] QString description(const FaultRow &row);
[[nodiscard]] QString title(const FaultGroup &group);

/// What the provider does with these faults at once. Code: "fault-unknown".
[[nodiscard]] base::Result<Hooks> hooksFor(const QStringList &ids);

} // namespace claimcheck::provider
