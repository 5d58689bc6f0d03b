#include "ui/compare/response_lines.h"

#include "ui/compare/text.h"
#include "ui/compare/token_spans.h"

using namespace Qt::StringLiterals;

namespace claimcheck::ui::compare {

namespace {

using claimcheck::compare::ClassifiedToken;
using claimcheck::compare::MemberRole;
using claimcheck::compare::Response;
using claimcheck::compare::ResponseForm;
using claimcheck::compare::ResponseMember;
using claimcheck::compare::TokenClass;

constexpr qsizetype longestValue = 600;

bool isHint(MemberRole role)
{
    return role == MemberRole::IdToken || role == MemberRole::RefreshToken;
}

/// What a token beside the access token is, for people: it is not what this page is about.
QString hintOf(const ResponseMember &member)
{
    const ClassifiedToken &token = *member.token;
    if (member.role == MemberRole::IdToken && token.kind == TokenClass::Jwt)
        return Text::tr("JWT for the client: do not send it to an API");
    if (member.role == MemberRole::IdToken)
        return Text::tr("%1, for the client: do not send it to an API").arg(token.description);
    if (token.isReference() && token.format.isEmpty())
        return Text::tr("opaque, %1 characters").arg(token.bytes);
    return Text::tr("%1, %2 characters").arg(token.description).arg(token.bytes);
}

void append(Spans &spans, Spans more)
{
    for (Span &span : more)
        spans.push_back(std::move(span));
}

Spans valueSpans(const ResponseMember &member, base::Reveal reveal)
{
    const bool hidden = reveal == base::Reveal::Hidden;
    if (!member.token) {
        const QString value = QString::fromUtf8(member.value);
        if (member.isSecret() && hidden)
            return {{base::masked(value), ColourRole::Muted}};
        QString line = value.left(longestValue).replace(u'\n', u' ');
        return {{value.size() > longestValue ? line + u'\u2026' : line}};
    }
    const bool quoted = member.value.startsWith('"');
    Spans spans;
    if (quoted)
        spans.push_back({u"\""_s});
    if (isHint(member.role) && hidden)
        spans.push_back({hintOf(member), ColourRole::Muted});
    else
        append(spans, tokenSpans(member.token->document, reveal));
    if (quoted)
        spans.push_back({u"\""_s});
    return spans;
}

QString copyText(const ResponseMember &member, base::Reveal reveal)
{
    const QString value =
        member.token ? QString::fromUtf8(member.token->document.text()) : QString::fromUtf8(member.value);
    return member.isSecret() || member.token ? base::masked(value, reveal) : value;
}

ResponseLine memberLine(const ResponseMember &member, base::Reveal reveal)
{
    ResponseLine line;
    line.spans = valueSpans(member, reveal);
    line.copy = copyText(member, reveal);
    line.help = {member.name.isEmpty() ? Text::tr("Token") : member.name, member.meaning, member.spec.label(),
                 member.spec.url()};
    if (member.token && !member.name.isEmpty())
        line.help.text +=
            u"\n"_s + Text::tr("Here: %1, %2 bytes.").arg(member.token->description).arg(member.token->bytes);
    return line;
}

/// `{ "name": value, … }`, one member a line.
void writeBraces(ResponseLine &line, const QString &name, qsizetype index, qsizetype count)
{
    const QString before = (index == 0 ? u"{ \""_s : u"  \""_s) + name + u"\": "_s;
    line.spans.insert(line.spans.begin(), {before});
    line.spans.push_back({index + 1 == count ? u" }"_s : u","_s});
}

ResponseLine remarkLine(const base::Finding &remark)
{
    ResponseLine line;
    line.kind = ResponseLine::Kind::Remark;
    line.tone = toneOf(remark.level);
    line.spans = {{remark.message}};
    if (!remark.spec.isEmpty())
        line.spans.push_back({u"  "_s + remark.spec.label(), ColourRole::Muted});
    line.copy = remark.message;
    line.help = {Text::tr("Remark"), remark.message, remark.spec.label(), remark.spec.url()};
    return line;
}

} // namespace

std::vector<ResponseLine> responseLines(const Response &response, base::Reveal reveal)
{
    std::vector<ResponseLine> lines;
    const bool braces = response.form == ResponseForm::Object || response.form == ResponseForm::Tokens;
    const auto count = qsizetype(response.members.size());
    for (qsizetype index = 0; index < count; ++index) {
        const ResponseMember &member = response.members[std::size_t(index)];
        lines.push_back(memberLine(member, reveal));
        if (braces)
            writeBraces(lines.back(), member.name, index, count);
    }
    for (const base::Finding &remark : response.remarks)
        lines.push_back(remarkLine(remark));
    return lines;
}

} // namespace claimcheck::ui::compare
