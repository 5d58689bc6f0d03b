#include "core/token/sd_jwt_problem.h"

#include "core/token/text.h"

namespace claimcheck::token {

using namespace Qt::StringLiterals;
using base::Spec;
using enum SdJwtProblem;

namespace {

constexpr SdJwtProblemRow rows[] = {
    {Payload,
     "sd-jwt-payload"_L1,
     {Spec::Rfc9901, "4.1"},
     QT_TRANSLATE_NOOP("claimcheck_token", "The payload is not a JSON object.")},
    {AlgorithmType,
     "sd-jwt-alg-type"_L1,
     {Spec::Rfc9901, "4.1.1"},
     QT_TRANSLATE_NOOP("claimcheck_token", "_sd_alg is not a string.")},
    {AlgorithmUnknown,
     "sd-jwt-alg-unknown"_L1,
     {Spec::Rfc9901, "7.1"},
     QT_TRANSLATE_NOOP(
         "claimcheck_token",
         "The digest algorithm “%1” is not known here or too short to be safe: no disclosure can be "
         "checked. Names are case-sensitive.")},
    {AlgorithmPlace,
     "sd-jwt-alg-place"_L1,
     {Spec::Rfc9901, "4.1.1"},
     QT_TRANSLATE_NOOP("claimcheck_token",
                       "_sd_alg stands inside of the payload: only its top level may have it.")},
    {DigestList,
     "sd-jwt-digest-list"_L1,
     {Spec::Rfc9901, "4.2.4.1"},
     QT_TRANSLATE_NOOP("claimcheck_token", "_sd must be an array of strings.")},
    {ElementDigest,
     "sd-jwt-element-digest"_L1,
     {Spec::Rfc9901, "4.2.4.2"},
     QT_TRANSLATE_NOOP("claimcheck_token",
                       "An array element with “...” must have that one member, and a string in it.")},
    {Ellipsis,
     "sd-jwt-ellipsis"_L1,
     {Spec::Rfc9901, "4.1"},
     QT_TRANSLATE_NOOP("claimcheck_token",
                       "A member named “...” is allowed in the elements of an array only.")},
    {DigestRepeated,
     "sd-jwt-digest-repeated"_L1,
     {Spec::Rfc9901, "7.1"},
     QT_TRANSLATE_NOOP("claimcheck_token", "The digest %1 stands in the token more than once.")},
    {DisclosureBase64Url,
     "sd-jwt-disclosure-base64url"_L1,
     {Spec::Rfc9901, "4.2"},
     QT_TRANSLATE_NOOP("claimcheck_token", "The disclosure is not base64url: %1")},
    {DisclosureJson,
     "sd-jwt-disclosure-json"_L1,
     {Spec::Rfc9901, "4.2"},
     QT_TRANSLATE_NOOP("claimcheck_token", "The disclosure is not JSON: %1")},
    {DisclosureArray,
     "sd-jwt-disclosure-array"_L1,
     {Spec::Rfc9901, "4.2"},
     QT_TRANSLATE_NOOP("claimcheck_token",
                       "A disclosure is an array of two values (salt, value) or three (salt, name, value).")},
    {DisclosureSalt,
     "sd-jwt-disclosure-salt"_L1,
     {Spec::Rfc9901, "4.2.1"},
     QT_TRANSLATE_NOOP("claimcheck_token", "The salt of the disclosure is not a string.")},
    {DisclosureName,
     "sd-jwt-disclosure-name"_L1,
     {Spec::Rfc9901, "4.2.1"},
     QT_TRANSLATE_NOOP("claimcheck_token", "The name in the disclosure is not a string.")},
    {MemberWithoutName,
     "sd-jwt-member-without-name"_L1,
     {Spec::Rfc9901, "7.1"},
     QT_TRANSLATE_NOOP("claimcheck_token",
                       "The digest is one of an object's members, and the disclosure gives no name.")},
    {ElementWithName,
     "sd-jwt-element-with-name"_L1,
     {Spec::Rfc9901, "7.1"},
     QT_TRANSLATE_NOOP("claimcheck_token",
                       "The digest is an array's element, and the disclosure gives a name.")},
    {NameReserved,
     "sd-jwt-name-reserved"_L1,
     {Spec::Rfc9901, "7.1"},
     QT_TRANSLATE_NOOP("claimcheck_token",
                       "The disclosure reveals a member named “%1”, which is not allowed.")},
    {NameTaken,
     "sd-jwt-name-taken"_L1,
     {Spec::Rfc9901, "7.1"},
     QT_TRANSLATE_NOOP("claimcheck_token",
                       "The disclosure reveals “%1”, and its object has a member of that name already.")},
    {DisclosureRepeated,
     "sd-jwt-disclosure-repeated"_L1,
     {Spec::Rfc9901, "4"},
     QT_TRANSLATE_NOOP("claimcheck_token", "The same disclosure stands in the token more than once.")},
    {NotReferenced,
     "sd-jwt-disclosure-not-referenced"_L1,
     {Spec::Rfc9901, "7.1"},
     QT_TRANSLATE_NOOP(
         "claimcheck_token",
         "No digest that the issuer signed is the disclosure's own: it was changed, or belongs to "
         "another token or to a disclosure that is missing here.")},
    {TildeMissing,
     "sd-jwt-tilde-missing"_L1,
     {Spec::Rfc9901, "4"},
     QT_TRANSLATE_NOOP(
         "claimcheck_token",
         "The text ends with neither “~” nor a key binding JWT: it was cut short, or the last “~” was "
         "lost.")},
    {JsonDisclosures,
     "sd-jwt-json-disclosures"_L1,
     {Spec::Rfc9901, "8.1"},
     QT_TRANSLATE_NOOP("claimcheck_token", "“disclosures” must be an array of strings.")},
    {JsonKeyBinding,
     "sd-jwt-json-key-binding"_L1,
     {Spec::Rfc9901, "8.1"},
     QT_TRANSLATE_NOOP("claimcheck_token", "“kb_jwt” must be a string.")},
    {JsonPlace,
     "sd-jwt-json-place"_L1,
     {Spec::Rfc9901, "8.3"},
     QT_TRANSLATE_NOOP("claimcheck_token",
                       "“disclosures” and “kb_jwt” belong into the first signature's header only.")},
    {Depth,
     "sd-jwt-depth"_L1,
     {Spec::Rfc9901, "4.2.6"},
     QT_TRANSLATE_NOOP("claimcheck_token", "The disclosure lies inside of too many others.")},
    {TooManyDisclosures,
     "sd-jwt-disclosures-too-many"_L1,
     {},
     QT_TRANSLATE_NOOP("claimcheck_token",
                       "The token has more than %1 disclosures; the others are not read.")},
    {TooManyDigests,
     "sd-jwt-digests-too-many"_L1,
     {},
     QT_TRANSLATE_NOOP("claimcheck_token", "The token has more than %1 digests; the others are not read.")},
    {Size,
     "sd-jwt-size"_L1,
     {},
     QT_TRANSLATE_NOOP("claimcheck_token", "The payload with its disclosed values is too large: %1")},
};
static_assert(std::size(rows) == sdJwtProblemCount);

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < std::size(rows); ++i) {
        if (std::size_t(rows[i].problem) != i)
            return false;
    }
    return true;
}
static_assert(inOrder());

} // namespace

const SdJwtProblemRow &sdJwtProblemRow(SdJwtProblem problem)
{
    return rows[std::size_t(problem)];
}

QString sdJwtMessage(SdJwtProblem problem, const QString &detail)
{
    const QString message = Text::tr(sdJwtProblemRow(problem).message);
    return message.contains("%1"_L1) ? message.arg(detail) : message;
}

} // namespace claimcheck::token
