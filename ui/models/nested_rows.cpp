#include "ui/models/nested_rows.h"

#include "core/claims/claim_nature.h"
#include "core/claims/nested_meaning.h"
#include "core/claims/typed.h"
#include "core/encoding/json_pointer.h"
#include "ui/models/text.h"

using namespace Qt::StringLiterals;

namespace claimcheck::ui {

namespace {

using encoding::JsonMember;
using encoding::JsonValue;

/// What lies deeper, or is one of more, is in the JSON view.
constexpr int deepest = 8;
constexpr int mostInside = 100;
/// The rows of the token itself come first.
constexpr qsizetype mostNested = maximumRows / 2;
/// A value that is as short can be read at a glance.
constexpr qsizetype glance = 44;

QString summaryOf(const JsonValue &value)
{
    const QString raw = valueText(value);
    if (raw.size() <= glance)
        return raw;
    if (value.isObject())
        return value.size() == 1 ? Text::tr("1 member") : Text::tr("%1 members").arg(value.size());
    if (value.isArray())
        return value.size() == 1 ? Text::tr("1 element") : Text::tr("%1 elements").arg(value.size());
    return raw;
}

class NestedBuilder
{
public:
    NestedBuilder(MemberRows &rows, const SourceOf &source) : m_rows(rows), m_source(source) {}

    /// Adds what is inside the row at `head`; context: the claim whose meanings hold in there.
    void add(std::size_t head, const JsonValue &value, const QByteArray &context)
    {
        if (value.size() > 0)
            m_rows.rows[head].whole = valueText(value);
        if (value.size() > 0)
            m_rows.rows[head].value = summaryOf(value);
        m_inside = 0;
        for (const JsonMember member : value.members()) {
            if (!addMember(head, member, context))
                break;
        }
        qsizetype index = 0;
        for (const JsonValue element : value.elements()) {
            if (!addElement(head, element, index++, context))
                break;
        }
        if (value.isString() && context == "scope")
            addWords(head, value);
        m_rows.rows[head].inside = int(m_rows.rows.size() - head - 1);
    }

private:
    /// A row inside the one at `head`; null where there is no room for it.
    MemberRow *append(std::size_t head, const QString &name, const QString &step)
    {
        if (m_rows.rows[head].depth >= deepest || ++m_inside > mostInside ||
            qsizetype(m_rows.rows.size()) >= mostNested)
            return nullptr;
        MemberRow row;
        row.name = name;
        row.depth = m_rows.rows[head].depth + 1;
        row.pointer = m_rows.rows[head].pointer + step;
        row.part = m_rows.rows[head].part;
        row.source = m_rows.rows[head].source;
        m_rows.rows.push_back(std::move(row));
        return &m_rows.rows.back();
    }

    void place(MemberRow &row, base::ByteRange json)
    {
        if (!m_source)
            return;
        row.json = json;
        row.source = m_source(json);
    }

    static void describe(MemberRow &row, const claims::NestedMeaning &meaning)
    {
        if (meaning.text.isEmpty())
            return;
        row.meaning = row.help = meaning.text;
        row.reference = meaning.reference;
        row.url = meaning.url;
    }

    bool addMember(std::size_t head, const JsonMember &member, const QByteArray &context)
    {
        MemberRow *row = append(head, member.name(), encoding::pointerStep(member.name()));
        if (!row)
            return false;
        const QByteArray name = member.nameUtf8();
        row->value = valueText(member.value());
        place(*row, {member.keyRange().begin, member.value().range().end});
        describe(*row, claims::memberMeaning(context, name));
        if (row->meaning.isEmpty() && member.value().isString())
            describe(*row, claims::valueMeaning(name, member.value().toUtf8()));
        const claims::NumericDate date = claims::numericDate(member.value());
        if (claims::isTimeClaim(name) && date.isProper())
            row->time = date.seconds();
        descend(member.value(), name);
        return true;
    }

    bool addElement(std::size_t head, const JsonValue &element, qsizetype index, const QByteArray &context)
    {
        MemberRow *row = append(head, u"[%1]"_s.arg(index), encoding::pointerStep(index));
        if (!row)
            return false;
        row->value = valueText(element);
        place(*row, element.range());
        if (element.isString())
            describe(*row, claims::valueMeaning(context, element.toUtf8()));
        descend(element, context); // the objects of an array mean what the claim says
        return true;
    }

    void descend(const JsonValue &value, const QByteArray &context)
    {
        if (value.size() == 0)
            return;
        const int count = m_inside;
        add(m_rows.rows.size() - 1, value, context);
        m_inside = count;
    }

    /// RFC 6749 §3.3. One word says itself.
    void addWords(std::size_t head, const JsonValue &scope)
    {
        const QStringList words = claims::scopeList(scope);
        const bool plain = !scope.raw().contains('\\');
        qsizetype at = scope.range().begin + 1;
        for (const QString &word : words.size() > 1 ? words : QStringList()) {
            MemberRow *row = append(head, QString(QChar(0xb7)), {});
            if (!row)
                return;
            row->value = word;
            describe(*row, claims::valueMeaning("scope", word.toUtf8()));
            const qsizetype found = scope.raw().indexOf(word.toUtf8(), at - scope.range().begin);
            if (!plain || found < 0)
                continue;
            at = scope.range().begin + found;
            place(*row, {at, at + word.toUtf8().size()});
            at = row->json.isValid() ? row->json.end : at;
        }
    }

    MemberRows &m_rows;
    const SourceOf &m_source;
    int m_inside = 0;
};

} // namespace

void addNestedRows(MemberRows &rows, const JsonValue &value, const QByteArray &claim, const SourceOf &source)
{
    NestedBuilder(rows, source)
        .add(rows.rows.size() - 1, value, claim == "scp" ? QByteArray("scope") : claim);
}

} // namespace claimcheck::ui
