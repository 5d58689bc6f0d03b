#pragma once

#include "core/base/random.h"
#include "core/jose/jwk.h"
#include "core/token/token_draft.h"

#include <span>

// Tokens that a server must refuse, made from one that it accepts: for testing your own server. Nothing here
// sends anything.
namespace claimcheck::attack {

enum class AttackGroup : quint8 {
    Unsigned,
    Signature,
    KeyConfusion,
    OwnKey,
    KeyId,
    Header,
    Claims,
    Encryption
};

/// Translated: "Not signed", "Key confusion" …
[[nodiscard]] QString attackGroupTitle(AttackGroup group);

/// What has to be known to make a variant.
enum class AttackNeed : quint8 {
    Nothing,
    PublicKey,  ///< what the server verifies with; an attacker can get it
    PrivateKey, ///< what the server's tokens are signed with: the signature is right, the rest must be
                ///< refused
    Url,        ///< a place of your own that a careless server would ask
};

struct AttackInput
{
    token::TokenDocument document;  ///< a JWS
    std::optional<jose::Jwk> key;   ///< the server's: public, or private for what needs it
    QByteArray url;                 ///< empty: none
    qint64 now = 0;                 ///< NumericDate seconds
    base::Random *random = nullptr; ///< required
};

struct Forged
{
    QByteArray token;
    QByteArray serve = {}; ///< what the URL has to answer with: a JWK Set, a certificate; empty for most
};

struct AttackRow
{
    const char *id; ///< stable: "none-mixed-case"
    AttackGroup group;
    AttackNeed need;
    const char *label; ///< source texts of translations
    const char *tries; ///< what is done to the token
    const char *check; ///< what a server has to check to refuse it
    base::SpecRef spec;
    base::Result<Forged> (*make)(const AttackInput &input, token::TokenDraft draft);
};

/// Every variant, group by group.
[[nodiscard]] const std::vector<AttackRow> &attackTable();
[[nodiscard]] const AttackRow *findAttack(QByteArrayView id);
/// The row's texts, translated.
[[nodiscard]] QString label(const AttackRow &row);
[[nodiscard]] QString whatItTries(const AttackRow &row);
[[nodiscard]] QString whatItTests(const AttackRow &row);

/// Codes: "attack-not-jws" (the token is not signed that way), "attack-needs-public-key",
/// "attack-needs-private-key", "attack-needs-url", "attack-does-not-apply" (not to this kind of token or
/// key), and those of jose/sign.h.
[[nodiscard]] base::Result<Forged> makeAttack(const AttackRow &row, const AttackInput &input);

} // namespace claimcheck::attack
