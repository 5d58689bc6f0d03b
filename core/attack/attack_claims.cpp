// Tokens with a good signature that a server has to refuse for what they say: made with the server's own key.
#include "core/attack/attack_rows.h"
#include "core/attack/text.h"
#include "core/encoding/base64url.h"
#include "core/encoding/json_edit.h"

using namespace Qt::StringLiterals;

namespace claimcheck::attack {

namespace {

using base::Spec;
using token::TokenDraft;

constexpr qint64 hour = 3600;

encoding::JsonDocument claimsOf(const TokenDraft &draft)
{
    return encoding::JsonDocument::parse(draft.payload).valueOr({});
}

base::Result<Forged> makeExpired(const AttackInput &input, TokenDraft draft)
{
    return signedAgain(input, token::withTimes(std::move(draft), token::TimePreset::Expired, input.now));
}

base::Result<Forged> makeNotYet(const AttackInput &input, TokenDraft draft)
{
    draft = token::withTimes(std::move(draft), token::TimePreset::HourMore, input.now);
    draft = token::withClaim(std::move(draft), "nbf", QByteArray::number(input.now + hour));
    return signedAgain(input,
                       token::withClaim(std::move(draft), "exp", QByteArray::number(input.now + 2 * hour)));
}

base::Result<Forged> makeWithoutExpiry(const AttackInput &input, TokenDraft draft)
{
    draft.payload = encoding::withoutMember(claimsOf(draft), "exp");
    return signedAgain(input, draft);
}

template <const char *name>
base::Result<Forged> makeElsewhere(const AttackInput &input, TokenDraft draft)
{
    draft = token::withTimes(std::move(draft), token::TimePreset::HourMore, input.now);
    return signedAgain(input, token::withClaim(std::move(draft), name, "\"https://elsewhere.example\""));
}

/// Which of the two a reader takes is not said (RFC 7519 §4): the check and the use may take different ones.
base::Result<Forged> makeDuplicate(const AttackInput &input, TokenDraft draft)
{
    draft = token::withTimes(std::move(draft), token::TimePreset::HourMore, input.now);
    draft.payload = encoding::withAddedMember(claimsOf(draft), "sub", "\"somebody-else\"");
    if (claimsOf(draft).duplicates().empty()) // there was no sub
        draft.payload = encoding::withAddedMember(claimsOf(draft), "sub", "\"another\"");
    return signedAgain(input, draft);
}

constexpr char aud[] = "aud", iss[] = "iss";

#define TEXT(text) QT_TRANSLATE_NOOP("claimcheck_attack", text)

constexpr AttackRow claimRows[] = {
    {"expired",
     AttackGroup::Claims,
     AttackNeed::PrivateKey,
     TEXT("Expired"),
     TEXT("Expired an hour ago, with a good signature."),
     TEXT("That exp is checked."),
     {Spec::Rfc7519, "4.1.4"},
     makeExpired},
    {"not-yet-valid",
     AttackGroup::Claims,
     AttackNeed::PrivateKey,
     TEXT("Not yet valid"),
     TEXT("Is valid from an hour on."),
     TEXT("That nbf is checked."),
     {Spec::Rfc7519, "4.1.5"},
     makeNotYet},
    {"expiry-missing",
     AttackGroup::Claims,
     AttackNeed::PrivateKey,
     TEXT("No expiry"),
     TEXT("Leaves out exp."),
     TEXT("That a token without exp is refused rather than taken as valid for ever."),
     {Spec::Rfc9068, "2.2"},
     makeWithoutExpiry},
    {"wrong-audience",
     AttackGroup::Claims,
     AttackNeed::PrivateKey,
     TEXT("Wrong audience"),
     TEXT("Is meant for another server."),
     TEXT("That aud names this server."),
     {Spec::Rfc7519, "4.1.3"},
     makeElsewhere<aud>},
    {"wrong-issuer",
     AttackGroup::Claims,
     AttackNeed::PrivateKey,
     TEXT("Wrong issuer"),
     TEXT("Comes from another issuer."),
     TEXT("That iss is the issuer whose key it is."),
     {Spec::Rfc7519, "4.1.1"},
     makeElsewhere<iss>},
    {"duplicate-subject",
     AttackGroup::Claims,
     AttackNeed::PrivateKey,
     TEXT("Two subjects"),
     TEXT("Has sub twice with different values."),
     TEXT("That duplicate members are refused, or at least read the same way everywhere."),
     {Spec::Rfc7519, "4"},
     makeDuplicate},
};

#undef TEXT

} // namespace

std::span<const AttackRow> claimAttacks()
{
    return claimRows;
}

} // namespace claimcheck::attack
