#pragma once

#include "core/base/result.h"
#include "core/lint/profile.h"

#include <QCommandLineOption>

#include <optional>

class QCommandLineParser;

namespace claimcheck::app {

/// --rules: how strictly a flow is judged, by the words of lint::ruleProfileName.
[[nodiscard]] QCommandLineOption rulesOption();

/// nullopt without the option. Codes: "usage".
[[nodiscard]] base::Result<std::optional<lint::RuleProfile>>
readRulesOption(const QCommandLineParser &parser);

} // namespace claimcheck::app
