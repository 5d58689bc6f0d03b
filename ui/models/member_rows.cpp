#include "ui/models/member_rows.h"

#include "core/claims/claim_nature.h"
#include "core/claims/nested_meaning.h"
#include "core/claims/registry.h"
#include "core/claims/typed.h"
#include "core/claims/vendor_claims.h"
#include "core/encoding/json_pointer.h"
#include "ui/models/claim_meanings.h"
#include "ui/models/nested_rows.h"

using namespace Qt::StringLiterals;

namespace claimcheck::ui {

namespace {

void describe(MemberRow &row, const QByteArray &name, const QString &vendor)
{
    if (const claims::RegistryEntry *entry = claims::findClaim(name)) {
        row.meaning = row.help = entry->meaning;
        row.reference = entry->spec.isEmpty() ? entry->reference : entry->spec.label();
        row.url = entry->url();
    }
    if (!row.meaning.isEmpty())
        return;
    for (const claims::VendorClaim *claim : claims::findVendorClaims(name)) {
        if (claim->vendor != vendor)
            continue;
        row.meaning = row.help = claim->meaning;
        row.reference = claim->vendor;
        row.url = QUrl(claim->source);
    }
}

} // namespace

QString valueText(const encoding::JsonValue &value)
{
    return value.isString() ? value.toString() : QString::fromUtf8(value.raw());
}

MemberRow claimRow(const encoding::JsonMember &member, const QString &vendor)
{
    MemberRow row;
    row.name = member.name();
    row.value = valueText(member.value());
    row.json = {member.keyRange().begin, member.value().range().end};
    const QByteArray name = member.nameUtf8();
    describe(row, name, vendor);
    const QString shorter = claimMeaning(name, member.value());
    if (!shorter.isEmpty())
        row.meaning = shorter;
    // "Authentication Context Class Reference" says less than what this one stands for.
    if (const claims::NestedMeaning value = claims::valueMeaning(name, member.value().toUtf8());
        name == "acr" && !value.text.isEmpty())
        row.meaning = value.text;
    row.pointer = encoding::pointerStep(row.name);
    if (claims::isTimeClaim(name)) {
        const claims::NumericDate date = claims::numericDate(member.value());
        if (date.isKnown())
            row.time = date.seconds();
    }
    return row;
}

MemberRows claimRows(const encoding::JsonDocument &payload, const SourceOf &source)
{
    MemberRows result;
    const QString vendor = claims::vendorOfIssuer(payload["iss"_L1].toString());
    for (const encoding::JsonMember member : payload.root().members()) {
        if (!result.hasRoom())
            continue;
        MemberRow row = claimRow(member, vendor);
        row.source = source(row.json);
        result.rows.push_back(std::move(row));
        addNestedRows(result, member.value(), member.nameUtf8(), source);
    }
    return result;
}

} // namespace claimcheck::ui
