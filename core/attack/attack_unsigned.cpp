// Tokens that say they need no signature (RFC 7519 §6, RFC 8725 §2.1).
#include "core/attack/attack_rows.h"
#include "core/attack/text.h"
#include "core/encoding/json_edit.h"

namespace claimcheck::attack {

namespace {

using base::Spec;
using token::TokenDraft;

enum class Ending : quint8 { Dot, NoDot, OldSignature };

Forged withAlg(TokenDraft draft, QByteArrayView alg, Ending ending)
{
    draft = token::withParameter(std::move(draft), "alg", quoted(alg));
    if (ending != Ending::OldSignature)
        draft.signatureText = "";
    QByteArray text = draft.text();
    if (ending == Ending::NoDot)
        text.chop(1);
    return {text};
}

template <const char *alg, Ending ending>
base::Result<Forged> makeUnsigned(const AttackInput &, TokenDraft draft)
{
    return withAlg(std::move(draft), alg, ending);
}

base::Result<Forged> makeWithoutAlg(const AttackInput &, TokenDraft draft)
{
    if (const auto header = encoding::JsonDocument::parse(draft.header))
        draft.header = encoding::withoutMember(*header, "alg");
    draft.signatureText = "";
    return Forged{draft.text()};
}

constexpr char lower[] = "none", title[] = "None", upper[] = "NONE", mixed[] = "nOnE", empty[] = "",
               spaced[] = "none ";

#define TEXT(text) QT_TRANSLATE_NOOP("claimcheck_attack", text)

constexpr const char *noneCheck =
    TEXT("That the server has its own list of algorithms and none is not on it.");
constexpr const char *spellingCheck =
    TEXT("That the list of algorithms names what is allowed, rather than one spelling of what is not.");

constexpr base::SpecRef noneSpec = {Spec::Rfc8725, "3.1"};
constexpr base::SpecRef spellingSpec = {Spec::Rfc8725, "2.1"};

constexpr AttackRow unsignedRows[] = {
    {"none", AttackGroup::Unsigned, AttackNeed::Nothing, TEXT("alg none"),
     TEXT("Says that there is no signature, and leaves it out."), noneCheck, noneSpec,
     makeUnsigned<lower, Ending::Dot>},
    {"none-no-dot",
     AttackGroup::Unsigned,
     AttackNeed::Nothing,
     TEXT("alg none, without the last dot"),
     TEXT("Leaves out the dot before the empty signature too."),
     TEXT("That a token of two segments is no JWS."),
     {Spec::Rfc7515, "7.1"},
     makeUnsigned<lower, Ending::NoDot>},
    {"none-old-signature", AttackGroup::Unsigned, AttackNeed::Nothing, TEXT("alg none, signature kept"),
     TEXT("Says that there is no signature and keeps the one that was there."), noneCheck, noneSpec,
     makeUnsigned<lower, Ending::OldSignature>},
    {"none-title-case", AttackGroup::Unsigned, AttackNeed::Nothing, TEXT("alg None"),
     TEXT("Spells none with a capital."), spellingCheck, spellingSpec, makeUnsigned<title, Ending::Dot>},
    {"none-upper-case", AttackGroup::Unsigned, AttackNeed::Nothing, TEXT("alg NONE"),
     TEXT("Spells none in capitals."), spellingCheck, spellingSpec, makeUnsigned<upper, Ending::Dot>},
    {"none-mixed-case", AttackGroup::Unsigned, AttackNeed::Nothing, TEXT("alg nOnE"),
     TEXT("Spells none in mixed case."), spellingCheck, spellingSpec, makeUnsigned<mixed, Ending::Dot>},
    {"none-mixed-case-old-signature", AttackGroup::Unsigned, AttackNeed::Nothing,
     TEXT("alg nOnE, signature kept"), TEXT("Spells none in mixed case and keeps the signature."),
     spellingCheck, spellingSpec, makeUnsigned<mixed, Ending::OldSignature>},
    {"none-space", AttackGroup::Unsigned, AttackNeed::Nothing, TEXT("alg none with a space"),
     TEXT("Puts a space behind none, which some readers cut off."), spellingCheck, spellingSpec,
     makeUnsigned<spaced, Ending::Dot>},
    {"alg-empty",
     AttackGroup::Unsigned,
     AttackNeed::Nothing,
     TEXT("alg empty"),
     TEXT("Names no algorithm, with an empty signature."),
     noneCheck,
     {Spec::Rfc7515, "4.1.1"},
     makeUnsigned<empty, Ending::Dot>},
    {"alg-missing",
     AttackGroup::Unsigned,
     AttackNeed::Nothing,
     TEXT("alg left out"),
     TEXT("Has no alg at all, with an empty signature."),
     TEXT("That alg has to be there."),
     {Spec::Rfc7515, "4.1.1"},
     makeWithoutAlg},
};

#undef TEXT

} // namespace

std::span<const AttackRow> unsignedAttacks()
{
    return unsignedRows;
}

} // namespace claimcheck::attack
