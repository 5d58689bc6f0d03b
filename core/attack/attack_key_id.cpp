// Key IDs that a server might hand to a file system, a database, a shell or the network (RFC 8725 §3.10).
#include "core/attack/attack_rows.h"
#include "core/attack/text.h"

namespace claimcheck::attack {

namespace {

using base::Spec;
using token::TokenDraft;

/// kid is what a careless server would look up; secret is what it would find there.
Forged withKid(TokenDraft draft, const QByteArray &kidJson, QByteArrayView secret)
{
    return signedWithSecret(withOtherSubject(token::withParameter(std::move(draft), "kid", kidJson)), secret);
}

template <const char *kid, const char *secret>
base::Result<Forged> makeKid(const AttackInput &, TokenDraft draft)
{
    return withKid(std::move(draft), quoted(kid), secret);
}

base::Result<Forged> makeKidUrl(const AttackInput &input, TokenDraft draft)
{
    return withKid(std::move(draft), quoted(input.url), {});
}

base::Result<Forged> makeKidNull(const AttackInput &, TokenDraft draft)
{
    return withKid(std::move(draft), "\"key\\u0000.pem\"", {});
}

base::Result<Forged> makeKidNumber(const AttackInput &, TokenDraft draft)
{
    return withKid(std::move(draft), "0", {});
}

constexpr char path[] = "../../../../../../dev/null", sql[] = "x' UNION SELECT 'claimcheck'-- ",
               command[] = "key; id #", emptyKid[] = "", found[] = "claimcheck";

#define TEXT(text) QT_TRANSLATE_NOOP("claimcheck_attack", text)

constexpr const char *lookUp =
    TEXT("That kid is compared with known keys and is never part of a path, query, "
         "command or address.");
constexpr base::SpecRef keyIdSpec = {Spec::Rfc8725, "3.10"};

constexpr AttackRow keyIdRows[] = {
    {"kid-path", AttackGroup::KeyId, AttackNeed::Nothing, TEXT("kid as a path"),
     TEXT("Names an empty file outside of the folder of keys and signs with an empty secret."), lookUp,
     keyIdSpec, makeKid<path, emptyKid>},
    {"kid-sql", AttackGroup::KeyId, AttackNeed::Nothing, TEXT("kid as a query"),
     TEXT("Ends the query that looks for the key, and signs with the secret that the rest of it selects."),
     lookUp, keyIdSpec, makeKid<sql, found>},
    {"kid-command", AttackGroup::KeyId, AttackNeed::Nothing, TEXT("kid as a command"),
     TEXT("Has a harmless command in kid, which a shell would run."), lookUp, keyIdSpec,
     makeKid<command, emptyKid>},
    {"kid-url", AttackGroup::KeyId, AttackNeed::Url, TEXT("kid as a URL"),
     TEXT("Has your URL in kid: a server that fetches keys by kid would ask it."), lookUp, keyIdSpec,
     makeKidUrl},
    {"kid-empty", AttackGroup::KeyId, AttackNeed::Nothing, TEXT("kid empty"),
     TEXT("Has an empty kid, and is signed with an empty secret."),
     TEXT("That an unknown kid is refused rather than met by a default."), keyIdSpec,
     makeKid<emptyKid, emptyKid>},
    {"kid-null-byte", AttackGroup::KeyId, AttackNeed::Nothing, TEXT("kid with a null byte"),
     TEXT("Has a null byte in kid, where text ends for some libraries."), lookUp, keyIdSpec, makeKidNull},
    {"kid-number",
     AttackGroup::KeyId,
     AttackNeed::Nothing,
     TEXT("kid as a number"),
     TEXT("Has a number where a string belongs."),
     TEXT("That kid is a string."),
     {Spec::Rfc7515, "4.1.4"},
     makeKidNumber},
};

#undef TEXT

} // namespace

std::span<const AttackRow> keyIdAttacks()
{
    return keyIdRows;
}

} // namespace claimcheck::attack
