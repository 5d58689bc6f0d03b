#pragma once

#include "core/formats/open.h"
#include "core/formats/recognized.h"

namespace claimcheck::formats {

/// A condition of a macaroon.
struct MacaroonCaveat
{
    QByteArray id;             ///< the condition itself, or what a third party needs to know
    QByteArray verificationId; ///< of a third party: its key, encrypted for the issuer; else empty
    QByteArray location;       ///< of a third party: where to get a discharge; a hint that is not signed

    [[nodiscard]] bool isThirdParty() const { return !verificationId.isEmpty(); }
};

enum class MacaroonLayout : quint8 { V1, V2, V2Json };

/// libmacaroons' formats (doc/format.txt).
struct Macaroon
{
    MacaroonLayout layout = MacaroonLayout::V1;
    QByteArray location; ///< a hint that is not signed
    QByteArray identifier;
    std::vector<MacaroonCaveat> caveats;
    QByteArray signature;
};

inline constexpr qsizetype maxMacaroonBytes = 64 * 1024;

/// The packets of version 1 ("MD…"), the fields of version 2 ("Ag…") or the JSON of version 2; base64 in
/// either alphabet or, as test files write it, base64 of that again. Codes: "macaroon-size",
/// "macaroon-base64", "macaroon-packet" (a length or a key of version 1), "macaroon-field" (of version 2),
/// "macaroon-json", "macaroon-cut-short".
[[nodiscard]] base::Result<Macaroon> readMacaroon(QByteArrayView text);

/// The chain of HMACs from a root key over the identifier and each caveat. Whether the caveats hold is
/// another question, which only who receives the macaroon can answer.
[[nodiscard]] QByteArray macaroonSignature(const Macaroon &macaroon, QByteArrayView rootKey);

/// Appends the macaroon that the text is.
void recognizeMacaroon(QByteArrayView token, std::vector<Recognized> &found);

/// Whose signature a secret of keys gives. Verified; Invalid "wrong-secret"; NotChecked "no-key".
[[nodiscard]] Opened openMacaroon(QByteArrayView token, const jose::KeySet &keys, const OpenOptions &options);

} // namespace claimcheck::formats
