#pragma once

#include "core/jose/jws.h"
#include "core/jose/key_set.h"
#include "core/jose/token_chain.h"

namespace claimcheck::jose {

enum class SignatureStatus : quint8 { Verified, Invalid, NotChecked, Unsigned };

/// "verified", "invalid", "not-checked", "unsigned": the words of the command line's JSON.
[[nodiscard]] QLatin1StringView statusName(SignatureStatus status);

/// Why a signature is not verified. The code is stable; why_invalid.h and verify.cpp have the list.
struct Reason
{
    QLatin1StringView code;
    QString message;
};

struct KeyUsed
{
    QString kid;
    QByteArray thumbprint;                     ///< RFC 7638, base64url
    QString source;                            ///< Jwk::source; "the token itself" for a self-asserted key
    QString description;                       ///< Jwk::description()
    std::vector<QLatin1StringView> named = {}; ///< how the header names it, see waysNamed() in key_names.h
};

struct SignatureVerdict
{
    SignatureStatus status = SignatureStatus::NotChecked;
    QByteArray alg;
    std::optional<KeyUsed> key; ///< that verified it, or that the reason speaks of
    std::optional<Reason> reason;
    std::shared_ptr<const TokenChain> chain =
        {}; ///< of its x5c, where there was something to check it against
};

/// One verdict for each signature of the token, in its order. All keys are tried, those with the token's kid
/// first. Unsigned ("alg-none"): alg is none in any spelling, whatever the keys. NotChecked: "no-key",
/// "payload-detached", "not-supported-by-openssl", "self-asserted" (no key was given, and the signature fits
/// the key in the token's own header, which proves nothing; RFC 8725 §3.10), "no-matching-key" (another
/// signature of the token is verified, and no key given is for this one), "too-many-trials" (more signatures
/// and keys than can be tried in a few seconds). Invalid: "algorithm-missing",
/// "algorithm-unknown", "wrong-kid" (the set has the key that the header names, and another one fits),
/// "key-use", "key-alg" (it fits a key that is meant for something else), and those of why_invalid.h.
/// A certificate in x5c whose chain ends in a chosen CA is one more key, for its own signature; where CAs are
/// the only thing given and the chain does not hold, the signature is Invalid with the chain's fault.
[[nodiscard]] std::vector<SignatureVerdict> verifySignatures(const ParsedJws &jws, const KeySet &keys,
                                                             const CertificateTrust &trust = {});

/// The keys that a signature's header brings along (jwk, x5c), for showing; never trusted.
[[nodiscard]] KeySet embeddedKeys(const JwsSignature &signature);

/// A JWS of which at least one signature is verified with a key that did not come with it. Only verify()
/// makes one: a panel or rule that takes this type cannot be handed an unverified token.
class VerifiedJws
{
public:
    [[nodiscard]] static std::optional<VerifiedJws> verify(const ParsedJws &jws, const KeySet &keys);

    [[nodiscard]] const ParsedJws &jws() const { return m_jws; }
    [[nodiscard]] const QByteArray &payload() const { return m_jws.payload; }
    /// The first verified signature's header and key.
    [[nodiscard]] const encoding::JsonDocument &header() const { return m_jws.signatures[m_index].header; }
    [[nodiscard]] const KeyUsed &key() const { return m_key; }

private:
    VerifiedJws(ParsedJws jws, std::size_t index, KeyUsed key);

    ParsedJws m_jws;
    std::size_t m_index;
    KeyUsed m_key;
};

} // namespace claimcheck::jose
