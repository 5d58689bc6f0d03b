#include "ui/models/header_rows.h"

#include "core/claims/registry.h"
#include "core/encoding/json_pointer.h"
#include "core/jose/algorithms.h"
#include "ui/models/member_rows.h"
#include "ui/models/nested_rows.h"
#include "ui/models/text.h"

using namespace Qt::StringLiterals;

namespace claimcheck::ui {

namespace {

using encoding::JsonMember;
using encoding::JsonValue;

QString kidNote(const jose::KeyUsed *key, const QString &kid)
{
    if (!key || kid.isEmpty() || key->kid != kid)
        return Text::tr("Key ID");
    return Text::tr("Key ID \u2014 found in the key set");
}

QString typNote(const JsonValue &value)
{
    const claims::RegistryEntry *entry = claims::findEntry(claims::Registry::TypValues, value.toUtf8());
    if (!entry)
        return Text::tr("Type of the token");
    const QString reference = entry->spec.isEmpty() ? entry->reference : entry->spec.label();
    return reference.isEmpty() ? entry->meaning : Text::tr("%1 (%2)").arg(entry->meaning, reference);
}

/// The note under a header parameter's value speaks of the value where a registry knows it.
QString headerMeaning(const JsonMember &member, const jose::KeyUsed *key, const QString &fallback)
{
    const JsonValue value = member.value();
    if (member.nameEquals("kid"))
        return kidNote(key, value.toString());
    if (member.nameEquals("typ"))
        return typNote(value);
    if (member.nameEquals("alg") || member.nameEquals("enc")) {
        const jose::AlgorithmRow *row = jose::findAlgorithm(value.toUtf8());
        return row ? QCoreApplication::translate("claimcheck_jose", row->description)
                   : Text::tr("An algorithm that no registry lists");
    }
    return fallback;
}

MemberRow headerRow(const token::TokenDocument &document, const JsonMember &member, const HeaderText &header,
                    const jose::KeyUsed *key)
{
    MemberRow row;
    row.name = member.name();
    row.value = valueText(member.value());
    if (const claims::RegistryEntry *entry = claims::findHeaderParameter(member.nameUtf8())) {
        row.meaning = row.help = entry->meaning;
        row.reference = entry->spec.isEmpty() ? entry->reference : entry->spec.label();
        row.url = entry->url();
    }
    row.meaning = headerMeaning(member, key, row.meaning);
    row.part = header.part;
    row.pointer = encoding::pointerStep(row.name);
    if (header.origin.isEmpty()) {
        row.json = {member.keyRange().begin, member.value().range().end};
        row.source = document.sourceRange(header.part, row.json, header.index);
    } else {
        row.meaning =
            row.meaning.isEmpty() ? header.origin : Text::tr("%1 \u00b7 %2").arg(header.origin, row.meaning);
    }
    return row;
}

} // namespace

MemberRows headerRows(const token::TokenDocument &document, const std::vector<HeaderText> &headers,
                      const jose::KeyUsed *key)
{
    MemberRows result;
    for (const HeaderText &header : headers) {
        for (const JsonMember member : header.json.root().members()) {
            if (!result.hasRoom())
                continue;
            result.rows.push_back(headerRow(document, member, header, key));
            const bool placed = header.origin.isEmpty();
            addNestedRows(result, member.value(), member.nameUtf8(), [&](base::ByteRange range) {
                return placed ? document.sourceRange(header.part, range, header.index) : base::ByteRange{};
            });
        }
    }
    return result;
}

} // namespace claimcheck::ui
