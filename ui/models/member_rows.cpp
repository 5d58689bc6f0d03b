#include "ui/models/member_rows.h"

#include "core/claims/registry.h"
#include "core/claims/typed.h"
#include "core/claims/vendor_claims.h"
#include "core/jose/algorithms.h"
#include "ui/models/claim_meanings.h"
#include "ui/models/text.h"

using namespace Qt::StringLiterals;

namespace claimcheck::ui {

namespace {

using encoding::JsonMember;
using encoding::JsonValue;
using token::TokenPart;

/// A string as its text, all else digit by digit as it stands in the token.
QString valueText(const JsonValue &value)
{
    return value.isString() ? value.toString() : QString::fromUtf8(value.raw());
}

MemberRow basicRow(const token::TokenDocument &document, const JsonMember &member, TokenPart part)
{
    MemberRow row;
    row.name = member.name();
    row.value = valueText(member.value());
    row.part = part;
    row.json = {member.keyRange().begin, member.value().range().end};
    row.source = document.sourceRange(part, row.json);
    return row;
}

void describe(MemberRow &row, const claims::RegistryEntry *entry)
{
    if (!entry)
        return;
    row.meaning = entry->meaning;
    row.help = entry->meaning;
    row.reference = entry->spec.isEmpty() ? entry->reference : entry->spec.label();
    row.url = entry->spec.url();
}

QString kidNote(const jose::SignatureVerdict *verdict, const QString &kid)
{
    if (!verdict || !verdict->key || kid.isEmpty() || verdict->key->kid != kid)
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
QString headerMeaning(const JsonMember &member, const jose::SignatureVerdict *verdict,
                      const QString &fallback)
{
    const JsonValue value = member.value();
    if (member.nameEquals("kid"))
        return kidNote(verdict, value.toString());
    if (member.nameEquals("typ"))
        return typNote(value);
    if (member.nameEquals("alg") || member.nameEquals("enc")) {
        const jose::AlgorithmRow *row = jose::findAlgorithm(value.toUtf8());
        return row ? QCoreApplication::translate("claimcheck_jose", row->description)
                   : Text::tr("An algorithm that no registry lists");
    }
    return fallback;
}

void describeClaim(MemberRow &row, const JsonMember &member, const QString &vendor)
{
    const QByteArray name = member.nameUtf8();
    describe(row, claims::findClaim(name));
    if (row.meaning.isEmpty()) {
        for (const claims::VendorClaim *claim : claims::findVendorClaims(name)) {
            if (claim->vendor != vendor)
                continue;
            row.meaning = claim->meaning;
            row.help = claim->meaning;
            row.reference = claim->vendor;
            row.url = QUrl(claim->source);
        }
    }
    const QString shorter = claimMeaning(name, member.value());
    if (!shorter.isEmpty())
        row.meaning = shorter;
    if (isTimeClaim(name)) {
        const claims::NumericDate date = claims::numericDate(member.value());
        if (date.isKnown())
            row.time = date.seconds();
    }
}

} // namespace

MemberRows headerRows(const token::TokenDocument &document, const jose::SignatureVerdict *verdict)
{
    MemberRows result;
    for (const JsonMember member : document.header().root().members()) {
        if (qsizetype(result.rows.size()) == maximumRows) {
            ++result.omitted;
            continue;
        }
        MemberRow row = basicRow(document, member, TokenPart::Header);
        describe(row, claims::findHeaderParameter(member.nameUtf8()));
        row.meaning = headerMeaning(member, verdict, row.meaning);
        result.rows.push_back(std::move(row));
    }
    return result;
}

MemberRows claimRows(const token::TokenDocument &document)
{
    MemberRows result;
    const JsonValue root = document.payload().root();
    const QString vendor = claims::vendorOfIssuer(root["iss"_L1].toString());
    for (const JsonMember member : root.members()) {
        if (qsizetype(result.rows.size()) == maximumRows) {
            ++result.omitted;
            continue;
        }
        MemberRow row = basicRow(document, member, TokenPart::Payload);
        describeClaim(row, member, vendor);
        result.rows.push_back(std::move(row));
    }
    int index = 0;
    for (const token::Disclosure &disclosure : document.disclosures()) {
        const JsonValue root_ = disclosure.json.root();
        MemberRow row;
        row.name = root_.size() == 3 ? root_.at(1).toString() : Text::tr("(array element)");
        row.value = valueText(root_.at(root_.size() - 1));
        row.meaning = Text::tr("Disclosed by the holder");
        row.help = Text::tr("A claim that the holder of the SD-JWT chose to disclose.");
        row.part = TokenPart::Disclosure;
        row.source = document.partRange(TokenPart::Disclosure, index++);
        result.rows.push_back(std::move(row));
    }
    return result;
}

} // namespace claimcheck::ui
