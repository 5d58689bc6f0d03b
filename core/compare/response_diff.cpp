#include "core/compare/response_diff.h"

#include "core/base/redaction.h"
#include "core/compare/object_diff.h"
#include "core/compare/text.h"

#include <algorithm>

namespace claimcheck::compare {

using namespace Qt::StringLiterals;

namespace {

struct TokenPair
{
    QString name;
    const ClassifiedToken *a, *b;
};

bool isTokenAlone(const Response &response)
{
    return response.form == ResponseForm::Token;
}

/// The token of a response that a token alone stands beside.
const ClassifiedToken *counterpart(const Response &response, const ResponseMember &alone)
{
    const ClassifiedToken *same =
        alone.role == MemberRole::IdToken ? response.idToken() : response.accessToken();
    return same ? same : response.accessToken();
}

std::vector<TokenPair> pairsWithTokenAlone(const Response &a, const Response &b)
{
    const ResponseMember &alone = isTokenAlone(a) ? a.members.front() : b.members.front();
    if (isTokenAlone(a) && isTokenAlone(b))
        return {{QString(), &*a.members.front().token, &*b.members.front().token}};
    const Response &response = isTokenAlone(a) ? b : a;
    const ClassifiedToken *other = counterpart(response, alone);
    if (!other)
        return {};
    const QString name = other == response.idToken() ? u"id_token"_s : u"access_token"_s;
    return {isTokenAlone(a) ? TokenPair{name, &*alone.token, other} : TokenPair{name, other, &*alone.token}};
}

std::vector<TokenPair> pairsOf(const Response &a, const Response &b)
{
    std::vector<TokenPair> pairs;
    for (const ResponseMember &member : a.members) {
        const ResponseMember *one = a.member(member.name), *other = b.member(member.name);
        const bool isKnown =
            std::ranges::any_of(pairs, [&member](const TokenPair &pair) { return pair.name == member.name; });
        if (!isKnown && one->token && other && other->token)
            pairs.push_back({member.name, &*one->token, &*other->token});
    }
    return pairs;
}

QStringList secretNames(const Response &a, const Response &b)
{
    QStringList names;
    for (const Response *response : {&a, &b}) {
        for (const ResponseMember &member : response->members) {
            if (member.isSecret())
                names += member.name;
        }
    }
    return names;
}

void addNotes(ResponseDiff &diff, DiffSide side, const Response &response)
{
    if (isTokenAlone(response)) // its own notes say it
        return;
    for (const base::Finding &remark : response.remarks) {
        if (remark.rule == "response-damaged"_L1 || remark.rule == "response-empty"_L1 ||
            remark.rule == "response-size"_L1)
            diff.notes.push_back({side, "damaged"_L1, {}, remark.message});
        else if (remark.rule == "duplicate-member"_L1)
            diff.notes.push_back({side, remark.rule, remark.where, remark.message});
    }
}

bool isDamaged(const Response &response)
{
    return std::ranges::any_of(
        response.remarks, [](const base::Finding &remark) { return remark.rule == "response-damaged"_L1; });
}

void addMembers(ResponseDiff &diff, const Response &a, const Response &b, const DiffOptions &options)
{
    ObjectDiffOptions objects;
    objects.part = DiffPart::Response;
    objects.setAside = options.setAside;
    objects.secret = secretNames(a, b);
    objects.a = isDamaged(a) ? Wholeness::Cut : Wholeness::Whole;
    objects.b = isDamaged(b) ? Wholeness::Cut : Wholeness::Whole;
    for (const TokenDiff &token : diff.tokens)
        objects.leaveOut += token.name;
    ObjectDiff found = diffObjects(a.document.root(), b.document.root(), objects);
    diff.members = std::move(found.rows);
    if (!found.isComplete)
        diff.notes.push_back({DiffSide::Both,
                              "too-many-rows"_L1,
                              {},
                              Text::tr("There are too many members; the others are not compared.")});
    if (found.unknown > 0)
        diff.notes.push_back(
            {isDamaged(a) ? DiffSide::A : DiffSide::B,
             "not-looked-for"_L1,
             {},
             Text::tr("%n value(s) of the other may stand in the damaged part: not compared.", nullptr,
                      found.unknown)});
}

void noteMembersOfOne(ResponseDiff &diff, const Response &a, const Response &b)
{
    if (isTokenAlone(a) != isTokenAlone(b))
        diff.notes.push_back(
            {isTokenAlone(a) ? DiffSide::A : DiffSide::B,
             "members-not-compared"_L1,
             {},
             Text::tr("It is a token alone: the other members of the response have nothing beside them.")});
}

} // namespace

DiffCounts ResponseDiff::counts() const
{
    std::vector<DiffRow> all = members;
    for (const TokenDiff &token : tokens)
        all.insert(all.end(), token.rows.begin(), token.rows.end());
    return countRows(all);
}

ResponseDiff compareResponses(const Response &a, const Response &b, const DiffOptions &options)
{
    ResponseDiff diff;
    addNotes(diff, DiffSide::A, a);
    addNotes(diff, DiffSide::B, b);
    if (a.form == ResponseForm::Unreadable || b.form == ResponseForm::Unreadable)
        return diff;
    const bool aloneInOne = isTokenAlone(a) || isTokenAlone(b);
    for (const TokenPair &pair : aloneInOne ? pairsWithTokenAlone(a, b) : pairsOf(a, b)) {
        diff.tokens.push_back(compareTokens(*pair.a, *pair.b, options));
        diff.tokens.back().name = pair.name;
    }
    if (!aloneInOne)
        addMembers(diff, a, b, options);
    noteMembersOfOne(diff, a, b);
    return diff;
}

} // namespace claimcheck::compare
