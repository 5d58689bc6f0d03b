#pragma once

#include <QByteArray>

#include <functional>

namespace claimcheck::fuzz {

using Check = std::function<void(const QByteArray &)>;

/// The text, each of its beginnings, and mutations of it: a bounded, repeatable run. CLAIMCHECK_FUZZ_RUNS
/// sets how many mutations (1,500).
void runMutations(const QByteArray &text, const Check &check);

} // namespace claimcheck::fuzz
