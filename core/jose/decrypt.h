#pragma once

#include "core/jose/jwe.h"
#include "core/jose/verify.h"

namespace claimcheck::jose {

enum class DecryptionStatus : quint8 { Decrypted, Failed, NotTried };

/// Where it went wrong, in the order of RFC 7516 §5.2.
enum class DecryptionStep : quint8 {
    None,          ///< nothing went wrong, or nothing was tried
    Reading,       ///< a part is not what it should be
    Header,        ///< the headers cannot be followed
    Key,           ///< no key that was given is for this token
    KeyManagement, ///< RSA, key agreement, password: on the way to the content key or to what wraps it
    KeyUnwrap,     ///< AES key wrap or AES-GCM key wrap
    Tag,           ///< the content does not fit its authentication tag
    Inflate,       ///< "zip"
};

/// "decrypted", "failed", "not-tried": the words of the command line's JSON.
[[nodiscard]] QLatin1StringView statusName(DecryptionStatus status);
/// "reading", "header", "key", "key-management", "key-unwrap", "tag", "inflate"; empty for None.
[[nodiscard]] QLatin1StringView stepName(DecryptionStep step);

struct DecryptionVerdict
{
    DecryptionStatus status = DecryptionStatus::NotTried;
    QByteArray alg, enc;
    std::optional<KeyUsed> key; ///< that decrypted it, or that the reason speaks of
    std::optional<Reason> reason;
    DecryptionStep step = DecryptionStep::None;
};

struct Decryption
{
    DecryptionVerdict
        overall; ///< that of the recipient that was decrypted, else of the one that came farthest
    std::vector<DecryptionVerdict> recipients; ///< one for each, in the token's order
    QByteArray plaintext;                      ///< inflated; only where overall is Decrypted
};

/// What a token may cost.
struct DecryptionLimits
{
    qint64 iterations = 1'000'000;              ///< of PBKDF2 (p2c), over all recipients and keys
    qsizetype inflatedBytes = 64 * 1024 * 1024; ///< of a compressed plaintext
    int attempts = 1000;                        ///< recipients times keys
};

/// Tries all keys on each recipient, those with its kid first, and names the one that decrypted. Secrets are
/// used as their bytes are. Codes by step:
/// (none)         NotTried: "no-key", a key's own code where none of those given could be read,
/// "key-not-private"
///                (all of them are public), "no-matching-key" (another recipient was decrypted, and no key is
///                for this one), "attempt-limit"
/// reading        those of ParsedJwe that are not of its headers ("base64url-…")
/// header         "algorithm-missing", "algorithm-unknown", "enc-missing", "enc-unknown", "crit-malformed",
///                "crit-not-understood", "header-not-disjoint", "zip-unprotected", "zip-unknown",
///                "enc-differs"
/// key            "algorithm-key-mismatch", "key-not-private", "key-length" (a secret of another length than
/// alg
///                or enc needs), "key-use", "key-alg" (meant for something else)
/// key-management "epk-invalid" (missing, unreadable, or not a point of its curve), "epk-curve" (another
/// curve
///                than the key's), "shared-secret-zero", "p2c-invalid", "p2c-too-large", "p2s-invalid" (under
///                8 bytes), "encrypted-key-length", "encrypted-key-present" (dir and ECDH-ES have none),
///                "iv-invalid" and "tag-invalid" (AES-GCM key wrap), "wrong-key" (RSA-OAEP does not fit)
/// key-unwrap     "wrong-key", "encrypted-key-length", "content-key-length" (another one than enc needs)
/// tag            "iv-length", "tag-length", "wrong-tag"
/// inflate        "inflate-damaged", "inflate-limit"
/// A failure that why_undecryptable.h can explain has its code instead, with the same step. Decrypted:
/// "wrong-kid" where the header names another key of the set than the one that fits; else no reason.
/// RSA1_5 never fails before the tag, whatever is wrong with its padding (RFC 7516 §11.5).
[[nodiscard]] Decryption decrypt(const ParsedJwe &jwe, const KeySet &keys,
                                 const DecryptionLimits &limits = {});

} // namespace claimcheck::jose
