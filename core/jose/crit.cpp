#include "core/jose/crit.h"

#include "core/jose/text.h"

#include <algorithm>

namespace claimcheck::jose {

using namespace Qt::StringLiterals;
using base::Spec;

namespace {

/// Names of RFC 7515 and RFC 7518 must not be listed: everybody understands them.
constexpr QLatin1StringView neverCritical[] = {
    "alg"_L1,  "jku"_L1, "jwk"_L1, "kid"_L1, "x5u"_L1, "x5c"_L1, "x5t"_L1, "x5t#S256"_L1, "typ"_L1, "cty"_L1,
    "crit"_L1, "enc"_L1, "zip"_L1, "epk"_L1, "apu"_L1, "apv"_L1, "iv"_L1,  "tag"_L1,      "p2s"_L1, "p2c"_L1,
};

template <typename Range>
bool contains(const Range &names, const QString &name)
{
    return std::ranges::any_of(names, [&name](QLatin1StringView known) { return name == known; });
}

void add(std::vector<base::Error> &problems, QLatin1StringView code, const QString &message, qsizetype where,
         base::SpecRef spec = {Spec::Rfc7515, "4.1.11"})
{
    problems.push_back({code, message, where, spec});
}

bool listsB64(const encoding::JsonValue &crit)
{
    for (const encoding::JsonValue element : crit.elements()) {
        if (element.equals("b64"))
            return true;
    }
    return false;
}

void checkB64(JwsSignature &signature)
{
    const qsizetype where = signature.protectedRange.begin;
    const encoding::JsonValue b64 = signature.header["b64"_L1];
    if (b64.isAbsent())
        return;
    if (!b64.isBool())
        return add(signature.problems, "b64-malformed"_L1, Text::tr("b64 must be true or false."), where,
                   {Spec::Rfc7797, "3"});
    if (!b64.toBool() && !listsB64(signature.header["crit"_L1]))
        add(signature.problems, "b64-without-crit"_L1,
            Text::tr("b64 is false but not listed in crit: readers that do not know it would read another "
                     "payload."),
            where, {Spec::Rfc7797, "6"});
}

} // namespace

bool isPayloadEncoded(const JwsSignature &signature)
{
    return signature.header["b64"_L1].toBool(true);
}

void checkCrit(const encoding::JsonDocument &header, CriticalNames understood, qsizetype where,
               std::vector<base::Error> &problems)
{
    const encoding::JsonValue crit = header["crit"_L1];
    if (crit.isAbsent())
        return;
    if (!crit.isArray() || crit.size() == 0)
        return add(problems, "crit-malformed"_L1, Text::tr("crit must be a list of one name or more."),
                   where);
    for (const encoding::JsonValue element : crit.elements()) {
        const QString name = element.toString();
        if (!element.isString() || contains(neverCritical, name) ||
            header.root()[QStringView(name)].isAbsent())
            add(problems, "crit-malformed"_L1,
                Text::tr("crit lists \u201c%1\u201d, which it must not: only extensions that the header has.")
                    .arg(name),
                where);
        else if (!contains(understood, name))
            add(problems, "crit-not-understood"_L1,
                Text::tr("The header says that \u201c%1\u201d must be understood, and it is not known here.")
                    .arg(name),
                where);
    }
}

void checkUnprotectedCrit(const encoding::JsonDocument &header, qsizetype where,
                          std::vector<base::Error> &problems)
{
    if (header.root().has("crit"_L1))
        add(problems, "crit-malformed"_L1, Text::tr("crit must be in the protected header."), where);
}

void checkHeader(JwsSignature &signature)
{
    constexpr QLatin1StringView understood[] = {"b64"_L1};
    const qsizetype where = signature.protectedRange.begin;
    checkCrit(signature.header, understood, where, signature.problems);
    checkB64(signature);
    checkUnprotectedCrit(signature.unprotectedHeader, where, signature.problems);
    for (const encoding::JsonMember member : signature.unprotectedHeader.root().members()) {
        if (signature.header.root()[QStringView(member.name())].isAbsent())
            continue;
        add(signature.problems, "header-not-disjoint"_L1,
            Text::tr("\u201c%1\u201d is in the protected and in the unprotected header.").arg(member.name()),
            where, {Spec::Rfc7515, "7.2.1"});
    }
}

} // namespace claimcheck::jose
