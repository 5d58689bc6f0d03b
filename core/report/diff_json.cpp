#include "core/report/diff_redaction.h"
#include "core/report/diff_report.h"

namespace claimcheck::report {

using namespace Qt::StringLiterals;
using compare::DiffRow;
using encoding::JsonWriter;

namespace {

void textOrNull(JsonWriter &writer, QLatin1StringView name, const QString &text)
{
    if (text.isEmpty())
        writer.member(name, nullptr);
    else
        writer.member(name, text);
}

void writeWords(JsonWriter &writer, QLatin1StringView name, const QStringList &words)
{
    writer.key(QByteArrayView(name.data(), name.size()));
    writer.beginArray();
    for (const QString &word : words)
        writer.value(word);
    writer.endArray();
}

void writeToken(JsonWriter &writer, const compare::ClassifiedToken &token)
{
    writer.beginObject();
    writer.member("class"_L1, compare::tokenClassName(token.kind));
    const bool hasType = token.kind == compare::TokenClass::Jwt || token.kind == compare::TokenClass::SdJwt;
    textOrNull(writer, "type"_L1, hasType ? QString(lint::tokenTypeName(token.type)) : QString());
    textOrNull(writer, "format"_L1, token.format);
    writer.member("description"_L1, token.description);
    writer.member("bytes"_L1, qint64(token.bytes));
    writer.member("readable"_L1, token.isReadable());
    writer.endObject();
}

void writeMember(JsonWriter &writer, const compare::ResponseMember &member, Redaction level)
{
    writer.beginObject();
    textOrNull(writer, "name"_L1, member.name);
    writer.member("role"_L1, compare::memberRoleName(member.role));
    textOrNull(writer, "meaning"_L1, member.meaning);
    textOrNull(writer, "spec"_L1, member.spec.isEmpty() ? QString() : member.spec.label());
    writer.memberRaw("value", redactedMember(member, level));
    writer.key("token");
    if (member.token)
        writeToken(writer, *member.token);
    else
        writer.value(nullptr);
    writer.endObject();
}

void writeRemark(JsonWriter &writer, const base::Finding &remark)
{
    writer.beginObject();
    writer.member("rule"_L1, remark.rule);
    writer.member("level"_L1, base::levelName(remark.level));
    textOrNull(writer, "where"_L1, remark.where);
    writer.member("message"_L1, remark.message);
    textOrNull(writer, "spec"_L1, remark.spec.isEmpty() ? QString() : remark.spec.label());
    writer.endObject();
}

void writeRow(JsonWriter &writer, const DiffRow &row)
{
    writer.beginObject();
    writer.member("part"_L1, compare::diffPartName(row.part));
    writer.member("pointer"_L1, row.pointer);
    writer.member("kind"_L1, compare::diffKindName(row.kind));
    writer.member("reason"_L1, compare::diffReasonName(row.reason));
    if (row.a)
        writer.memberRaw("a", *row.a);
    if (row.b)
        writer.memberRaw("b", *row.b);
    if (row.seconds)
        writer.member("seconds"_L1, *row.seconds);
    if (row.reason == compare::DiffReason::Words) {
        writeWords(writer, "added"_L1, row.added);
        writeWords(writer, "removed"_L1, row.removed);
    }
    writer.endObject();
}

void writeRows(JsonWriter &writer, QByteArrayView name, const std::vector<DiffRow> &rows)
{
    writer.key(name);
    writer.beginArray();
    for (const DiffRow &row : rows)
        writeRow(writer, row);
    writer.endArray();
}

void writeNotes(JsonWriter &writer, const std::vector<compare::DiffNote> &notes)
{
    constexpr QLatin1StringView sides[] = {"a"_L1, "b"_L1, "both"_L1};
    writer.key("notes");
    writer.beginArray();
    for (const compare::DiffNote &note : notes) {
        writer.beginObject();
        writer.member("side"_L1, sides[std::size_t(note.side)]);
        writer.member("code"_L1, note.code);
        textOrNull(writer, "pointer"_L1, note.pointer);
        writer.member("message"_L1, note.message);
        writer.endObject();
    }
    writer.endArray();
}

void writeCounts(JsonWriter &writer, const compare::DiffCounts &counts)
{
    writer.key("counts");
    writer.beginObject();
    writer.member("same"_L1, counts.same);
    writer.member("respelled"_L1, counts.respelled);
    writer.member("setAside"_L1, counts.setAside);
    writer.member("changed"_L1, counts.changed);
    writer.member("added"_L1, counts.added);
    writer.member("removed"_L1, counts.removed);
    writer.endObject();
}

void writeTokens(JsonWriter &writer, const std::vector<compare::TokenDiff> &tokens)
{
    writer.key("tokens");
    writer.beginArray();
    for (const compare::TokenDiff &token : tokens) {
        writer.beginObject();
        textOrNull(writer, "name"_L1, token.name);
        writer.member("identical"_L1, token.isIdentical());
        writer.key("a");
        writeToken(writer, token.a);
        writer.key("b");
        writeToken(writer, token.b);
        writeRows(writer, "rows", token.rows);
        writeNotes(writer, token.notes);
        writer.endObject();
    }
    writer.endArray();
}

} // namespace

void writeResponse(JsonWriter &writer, const QString &name, const compare::Response &response,
                   Redaction level)
{
    constexpr QLatin1StringView forms[] = {"unreadable"_L1, "token"_L1, "object"_L1, "tokens"_L1};
    writer.beginObject();
    textOrNull(writer, "name"_L1, name);
    writer.member("form"_L1, forms[std::size_t(response.form)]);
    writer.member("shape"_L1, compare::responseShapeName(response.shape));
    writer.member("title"_L1, compare::responseShapeTitle(response.shape));
    writer.member("bytes"_L1, qint64(response.bytes));
    writer.key("members");
    writer.beginArray();
    for (const compare::ResponseMember &member : response.members)
        writeMember(writer, member, level);
    writer.endArray();
    writer.key("remarks");
    writer.beginArray();
    for (const base::Finding &remark : response.remarks)
        writeRemark(writer, remark);
    writer.endArray();
    writer.endObject();
}

QByteArray diffJson(const DiffReport &report, Redaction level)
{
    const compare::ResponseDiff diff = redacted(report.diff, level);
    JsonWriter writer(encoding::JsonIndent::TwoSpaces);
    writer.beginObject();
    writer.key("a");
    writeResponse(writer, report.nameA, report.a, level);
    writer.key("b");
    writeResponse(writer, report.nameB, report.b, level);
    writeWords(writer, "setAside"_L1, report.setAside);
    writeCounts(writer, diff.counts());
    writeRows(writer, "members", diff.members);
    writeTokens(writer, diff.tokens);
    writeNotes(writer, diff.notes);
    writer.endObject();
    return writer.take() + '\n';
}

} // namespace claimcheck::report
