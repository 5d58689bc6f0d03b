#include "core/report/sd_jwt_text.h"

#include "core/report/text.h"
#include "core/report/text_lines.h"

namespace claimcheck::report {

using namespace Qt::StringLiterals;
using token::DisclosureState;
using token::KeyBindingStatus;

namespace {

QString bindingStatusText(KeyBindingStatus status)
{
    switch (status) {
    case KeyBindingStatus::Verified: return Text::tr("verified");
    case KeyBindingStatus::Invalid: return Text::tr("NOT VALID");
    case KeyBindingStatus::NotChecked: return Text::tr("not checked");
    case KeyBindingStatus::NotPresent: break;
    }
    return Text::tr("not present");
}

QString disclosureText(const token::Disclosure &disclosure)
{
    const QString value = printable(QString::fromUtf8(disclosure.value().raw()));
    const bool placed = disclosure.state == DisclosureState::Placed;
    const QString where = placed ? disclosure.path : disclosure.name().toString();
    QString text = u"  "_s + line(printable(where), value);
    if (!placed) {
        text.chop(1);
        text += u"  ["_s + token::disclosureStateName(disclosure.state) + u"]\n"_s;
    }
    return text;
}

} // namespace

QString keyBindingText(const Inspection &inspection)
{
    if (!inspection.keyBinding)
        return {};
    const token::KeyBindingVerdict &verdict = *inspection.keyBinding;
    QString text = bindingStatusText(verdict.status);
    if (!verdict.alg.isEmpty())
        text += u", "_s + printable(QString::fromUtf8(verdict.alg));
    if (verdict.key)
        text += Text::tr(", key %1 (%2)")
                    .arg(QString::fromLatin1(verdict.key->thumbprint), verdict.key->description);
    if (verdict.reason)
        text += u" \u2014 "_s + printable(verdict.reason->message) + u" ["_s + verdict.reason->code + u']';
    return line(Text::tr("Key binding"), text);
}

QString disclosuresText(const Inspection &inspection)
{
    const token::SdJwtReading *reading = inspection.document.sdJwt();
    if (!reading || (reading->disclosures.empty() && reading->undisclosed.empty()))
        return {};
    QString text = u'\n' + Text::tr("Disclosures") + u'\n';
    for (const token::Disclosure &disclosure : reading->disclosures)
        text += disclosureText(disclosure);
    if (const auto count = int(reading->undisclosed.size()); count > 0)
        text += u"  "_s +
                Text::tr("%n digest(s) without a disclosure: kept back, or decoys", nullptr, count) + u'\n';
    return text;
}

} // namespace claimcheck::report
