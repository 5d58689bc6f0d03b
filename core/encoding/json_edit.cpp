#include "core/encoding/json_edit.h"

#include "core/encoding/json_writer.h"

#include <optional>

namespace claimcheck::encoding {

namespace {

QByteArray quotedName(QByteArrayView utf8Name)
{
    JsonWriter writer;
    writer.value(utf8Name);
    return writer.take();
}

bool isWhiteSpace(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/// The white space before a place.
base::ByteRange spaceBefore(const QByteArray &text, qsizetype place)
{
    qsizetype begin = place;
    while (begin > 0 && isWhiteSpace(text.at(begin - 1)))
        --begin;
    return {begin, place};
}

struct Found
{
    base::ByteRange key, value;
};

std::vector<Found> membersOf(const JsonDocument &object)
{
    std::vector<Found> found;
    for (const JsonMember member : object.root().members())
        found.push_back({member.keyRange(), member.value().range()});
    return found;
}

/// A member with the comma that it leaves behind: the one after it, or of the last member the one before it.
base::ByteRange withComma(const QByteArray &text, const std::vector<Found> &members, std::size_t index)
{
    if (index + 1 < members.size())
        return {members[index].key.begin, members[index + 1].key.begin};
    if (index > 0)
        return {members[index - 1].value.end, members[index].value.end};
    return {spaceBefore(text, members[index].key.begin).begin, members[index].value.end};
}

} // namespace

QByteArray withAddedMember(const JsonDocument &object, QByteArrayView utf8Name, QByteArrayView json)
{
    QByteArray text = object.text();
    if (!object.root().isObject())
        return text;
    const std::vector<Found> members = membersOf(object);
    const QByteArray member = quotedName(utf8Name) + ':';
    if (members.empty())
        return text.insert(object.root().range().begin + 1, member + json.toByteArray());
    const Found &last = members.back();
    const base::ByteRange space = spaceBefore(text, last.key.begin);
    const QByteArray gap = text.mid(space.begin, space.size());
    QByteArray between = text.mid(last.key.end, last.value.begin - last.key.end); // ":" with its white space
    const bool first = members.size() == 1;
    const bool breaks = gap.contains('\n');
    text.insert(last.value.end, ',' + (first && !breaks ? QByteArray() : gap) + quotedName(utf8Name) +
                                    between + json.toByteArray());
    return text;
}

QByteArray withMember(const JsonDocument &object, QByteArrayView utf8Name, QByteArrayView json)
{
    const base::ByteRange range = object.root().member(utf8Name).range();
    if (!object.root().isObject() || object.root().member(utf8Name).isAbsent())
        return withAddedMember(object, utf8Name, json);
    QByteArray text = object.text();
    return text.replace(range.begin, range.size(), json.toByteArray());
}

QByteArray withoutMember(const JsonDocument &object, QByteArrayView utf8Name)
{
    JsonDocument current = object;
    for (;;) {
        std::size_t index = 0;
        std::optional<std::size_t> found;
        for (const JsonMember member : current.root().members()) {
            if (member.nameEquals(utf8Name))
                found = index;
            ++index;
        }
        if (!found)
            return current.text();
        QByteArray text = current.text();
        const base::ByteRange range = withComma(text, membersOf(current), *found);
        auto shorter = JsonDocument::parse(text.remove(range.begin, range.size()));
        if (!shorter)
            return current.text();
        current = *shorter;
    }
}

} // namespace claimcheck::encoding
