#pragma once

#include "core/base/finding.h"
#include "core/jose/key_collection.h"

#include <span>

namespace claimcheck::jose {

/// What is to be said of a key beside its facts.
enum class KeyMark : quint8 {
    NotUsable,
    WeakRsa,
    ShorterThanHash,
    CertificateExpired,
    CertificateNotYetValid,
    CertificateOfOtherKey,
    DuplicateKid,
    Changed,
    New,
    Private,
};

struct KeyMarkRow
{
    KeyMark mark;
    const char *code;                 ///< for programs: "weak-rsa"
    const char *text;                 ///< for people, source text of a translation: "weak RSA"
    const char *why;                  ///< one sentence, source text
    std::optional<base::Level> level; ///< none: a fact, not a finding
    base::SpecRef spec = {};
};

[[nodiscard]] std::span<const KeyMarkRow> keyMarkTable();
[[nodiscard]] const KeyMarkRow &keyMarkRow(KeyMark mark);
[[nodiscard]] QString keyMarkText(KeyMark mark);
[[nodiscard]] QString keyMarkReason(KeyMark mark);

/// In the order of the table. now: NumericDate seconds. A secret has no mark Private: it is nothing else.
[[nodiscard]] std::vector<KeyMark> marksOf(const KeyEntry &entry, const CollectedSet &set, qint64 now);

} // namespace claimcheck::jose
