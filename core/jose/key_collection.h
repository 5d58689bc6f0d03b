#pragma once

#include "core/jose/key_difference.h"
#include "core/jose/key_entry.h"

namespace claimcheck::jose {

/// Where a set of keys came from.
enum class KeyPlace : quint8 { File, JwksUrl, Issuer, Pasted, Made };

/// "file", "jwks-url", "issuer", "pasted", "made": for programs.
[[nodiscard]] QLatin1StringView keyPlaceName(KeyPlace place);

/// Keys that came together. Times are NumericDate seconds.
struct CollectedSet
{
    KeyPlace place = KeyPlace::File;
    QString name;    ///< the file's path, the URL, the issuer; empty for Pasted and Made
    QString address; ///< the URL that the keys came from; of an issuer another than its name
    qint64 readAt = 0;
    qint64 before = 0; ///< when the same place was read the time before; 0: it was not
    std::vector<KeyEntry> keys;
    std::vector<base::Error> skipped;
    KeySetDifference difference; ///< against the time before; empty where there was none

    /// Those that can be used.
    [[nodiscard]] KeySet usable() const;
    [[nodiscard]] bool isNew(const KeyEntry &entry) const;
    /// Its kid stood for another key the time before.
    [[nodiscard]] bool isChanged(const KeyEntry &entry) const;
};

/// The key sets that are at hand, in the order in which they came.
class KeyCollection
{
public:
    static constexpr std::size_t maxSets = 200;

    [[nodiscard]] const std::vector<CollectedSet> &sets() const { return m_sets; }
    [[nodiscard]] bool isEmpty() const { return m_sets.empty(); }
    [[nodiscard]] std::size_t keyCount() const;

    /// In place of the set of the same place and name, whose differences it is told; else at the end. Pasted
    /// sets are never the same. Returns its index. Beyond maxSets the oldest one goes.
    std::size_t put(CollectedSet set);
    /// Adds to the keys that were made here, which are one set.
    void addMade(Jwk jwk, qint64 now);
    /// Certificates that were made for the key of that thumbprint, wherever it stands.
    void certify(const QByteArray &thumbprint, const std::vector<crypto::Certificate> &certificates);
    void remove(std::size_t set);

private:
    std::vector<CollectedSet> m_sets;
};

} // namespace claimcheck::jose
