#include "core/report/opaque_text.h"

#include "core/formats/describe_text.h"
#include "core/report/text.h"
#include "core/report/text_lines.h"

namespace claimcheck::report {

using namespace Qt::StringLiterals;
using formats::Field;
using formats::Recognized;

namespace {

QString evidenceOf(const Recognized &one)
{
    return one.name + u": "_s + one.evidence.join(u"; "_s);
}

} // namespace

std::vector<Field> opaqueFields(const token::TokenDocument &document)
{
    if (document.kind() != token::TokenKind::Opaque)
        return {};
    const auto &recognized = document.recognized();
    return recognized.empty() ? formats::describeText(document.text()) : recognized.front().fields;
}

QString fieldText(const Field &field, base::Reveal reveal)
{
    return field.secrecy == formats::Secrecy::Secret ? base::masked(field.value, reveal) : field.value;
}

void writeOpaque(encoding::JsonWriter &writer, const token::TokenDocument &document, base::Reveal reveal)
{
    writer.key("opaque");
    if (document.kind() != token::TokenKind::Opaque) {
        writer.value(nullptr);
        return;
    }
    writer.beginObject();
    if (document.recognized().empty()) {
        writer.member("format"_L1, nullptr);
    } else {
        writer.member("format"_L1, document.recognized().front().id);
        writer.member("level"_L1, formats::matchLevelName(document.recognized().front().level));
    }
    writer.key("evidence");
    writer.beginArray();
    for (const Recognized &one : document.recognized())
        writer.value(evidenceOf(one));
    writer.endArray();
    writer.key("fields");
    writer.beginObject();
    for (const Field &field : opaqueFields(document))
        writer.member(field.name.toUtf8(), fieldText(field, reveal));
    writer.endObject();
    writer.endObject();
}

QString opaqueText(const token::TokenDocument &document, base::Reveal reveal)
{
    QString text;
    for (const Recognized &one : document.recognized())
        text += line(Text::tr("Format"), printable(Text::tr("matches the public format of %1, because %2")
                                                       .arg(one.name, one.evidence.join(u"; "_s))));
    for (const Field &field : opaqueFields(document))
        text += line(field.name, printable(fieldText(field, reveal)) + u"  ("_s + field.meaning + u')');
    return text;
}

} // namespace claimcheck::report
