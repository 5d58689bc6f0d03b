#pragma once

// Private to core/formats: the checksums inside published formats.

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace claimcheck::formats {

enum class ChecksumState : quint8 { Fits, Misfits };

/// What a misfit says.
enum class Misfit : quint8 {
    ProvesNothing, ///< old tokens and made-up ones miss it too
    Refused,       ///< the vendor itself refuses such a token before it looks at it
};

struct ChecksumResult
{
    ChecksumState state = ChecksumState::Misfits;
    Misfit misfit = Misfit::ProvesNothing;
    QString code;  ///< "CRC-32", "Marvin32"
    QString place; ///< a phrase: "its last 6 characters"

    /// The whole as a sentence for the evidence.
    [[nodiscard]] QString sentence() const;
};

/// Of a text that has the row's form. Empty where the row publishes no computation.
[[nodiscard]] std::optional<ChecksumResult> rowChecksum(QStringView rowId, QByteArrayView token);

/// CRC-32 over the 30 characters after the prefix as 6 digits of base62 (GitHub, npm).
[[nodiscard]] bool gitHubChecksumFits(QByteArrayView token);
/// The last 7 characters are CRC-32 of what stands before them, base36; the 2 before are the length of the
/// base64url in base36 (GitLab's routable tokens).
[[nodiscard]] bool gitLabChecksumFits(QByteArrayView token);
/// crc32b of the 40 random characters, hexadecimal.
[[nodiscard]] bool sanctumChecksumFits(QByteArrayView token);
/// CRC-32 of all before the last "_", its bytes least significant first, hexadecimal.
[[nodiscard]] bool grafanaChecksumFits(QByteArrayView token);
/// Marvin32 of the first 60 bytes, in base62 or base64.
[[nodiscard]] bool caskChecksumFits(QByteArrayView token);
/// Marvin32 of the 60 bytes in front, seed "Default0".
[[nodiscard]] bool storageKeyChecksumFits(QByteArrayView token);
/// Marvin32 of the first 37 characters (8Q~ only).
[[nodiscard]] bool entraSecretChecksumFits(QByteArrayView token);
/// CRC-16/XMODEM of the decoded bytes in front.
[[nodiscard]] bool nkeyChecksumFits(QByteArrayView token);

/// Whose old Azure DevOps token this is, "user" or "application"; empty where the checksum fits neither.
[[nodiscard]] QString azureDevOpsTokenOwner(QByteArrayView token);

} // namespace claimcheck::formats
