#include "core/compare/token_diff.h"

#include "core/compare/token_differ.h"

namespace claimcheck::compare {

using namespace Qt::StringLiterals;

QStringList defaultSetAside()
{
    return {u"iat"_s, u"exp"_s, u"nbf"_s, u"jti"_s, u"at_hash"_s};
}

QStringList setAsideChoices()
{
    return defaultSetAside() +
           QStringList{u"c_hash"_s, u"s_hash"_s, u"auth_time"_s, u"nonce"_s, u"sid"_s, u"expires_in"_s};
}

TokenDiff compareTokens(const ClassifiedToken &a, const ClassifiedToken &b, const DiffOptions &options)
{
    TokenDiff diff;
    diff.a = a;
    diff.b = b;
    TokenDiffer(diff, options).add(a.document, b.document, {});
    return diff;
}

} // namespace claimcheck::compare
