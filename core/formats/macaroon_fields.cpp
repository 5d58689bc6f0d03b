#include "core/formats/macaroon.h"

#include "core/formats/add_field.h"
#include "core/formats/format_row.h"
#include "core/formats/row_fields.h"
#include "core/formats/secret_check.h"
#include "core/formats/text.h"

#include <array>

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

namespace {

constexpr QByteArrayView pypiPrefix = "pypi-";
constexpr qsizetype signatureBytes = 32;

/// What PyPI's caveats are, by the number in front (warehouse/macaroons/caveats).
constexpr std::array<const char *, 5> pypiCaveats = {
    QT_TRANSLATE_NOOP("claimcheck_formats", "Not after and not before these times; nobody checked it here"),
    QT_TRANSLATE_NOOP("claimcheck_formats", "Only for the projects of these names; nobody checked it here"),
    QT_TRANSLATE_NOOP("claimcheck_formats", "Only for the projects of these ids; nobody checked it here"),
    QT_TRANSLATE_NOOP("claimcheck_formats", "Only for this user; nobody checked it here"),
    QT_TRANSLATE_NOOP("claimcheck_formats", "Only for this publisher; nobody checked it here"),
};

/// The end that a caveat "time < …" sets, as libmacaroons' documentation and the bakery library write it.
QDateTime endOf(QByteArrayView condition)
{
    for (const QByteArrayView words : {QByteArrayView("time < "), QByteArrayView("time-before ")}) {
        if (!condition.startsWith(words))
            continue;
        QDateTime time =
            QDateTime::fromString(QString::fromUtf8(condition.sliced(words.size())), Qt::ISODate);
        if (time.timeSpec() == Qt::LocalTime) // without a zone UTC is meant
            time.setTimeSpec(Qt::UTC);
        return time.toUTC();
    }
    return {};
}

/// A caveat of PyPI says what it is about, the first also when.
void explainPypiCaveat(Field &field)
{
    const auto json = encoding::JsonDocument::parse(field.value.toUtf8()).valueOr({});
    const encoding::JsonValue root = json.root();
    const auto kind = root.at(0).toInteger();
    if (root.isArray() && kind && *kind >= 0 && *kind < qint64(pypiCaveats.size()))
        field.meaning = Text::tr(pypiCaveats[std::size_t(*kind)]);
    const auto expiry = root.isArray() && kind == 0 ? root.at(1).toInteger() : root["exp"_L1].toInteger();
    if (expiry)
        field.time = QDateTime::fromSecsSinceEpoch(*expiry).toUTC();
}

void addCaveat(const MacaroonCaveat &caveat, int number, Recognized &found)
{
    Field field{u"caveat%1"_s.arg(number), readableBytes(caveat.id),
                Text::tr("A condition, which nobody checked here")};
    field.time = endOf(caveat.id);
    if (caveat.isThirdParty()) {
        field.meaning = Text::tr("A condition that a third party must discharge; nobody checked it here");
        found.fields.push_back(std::move(field));
        addField(found, u"caveat%1Location"_s.arg(number), readableBytes(caveat.location),
                 Text::tr("Where to ask for the discharge; not signed"));
        return;
    }
    if (found.id == "pypi-api-token"_L1)
        explainPypiCaveat(field);
    found.fields.push_back(std::move(field));
}

void addMacaroon(const Macaroon &macaroon, Recognized &found)
{
    addField(found, u"location"_s, readableBytes(macaroon.location),
             Text::tr("Where it is meant for; a hint, not signed"));
    addField(found, u"identifier"_s, readableBytes(macaroon.identifier),
             Text::tr("What its issuer finds the root key by"));
    int number = 0;
    for (const MacaroonCaveat &caveat : macaroon.caveats)
        addCaveat(caveat, ++number, found);
    addSecretField(found, u"signature"_s, QString::fromLatin1(macaroon.signature.toHex()),
                   Text::tr("The end of the chain of HMACs; whoever has it can add conditions"));
    if (macaroon.signature.size() != signatureBytes)
        found.problems.push_back({"macaroon-signature-length"_L1,
                                  Text::tr("The signature of a macaroon has 32 bytes, this one %1.")
                                      .arg(macaroon.signature.size()),
                                  0});
}

QLatin1StringView layoutId(MacaroonLayout layout)
{
    switch (layout) {
    case MacaroonLayout::V1: return "macaroon-v1"_L1;
    case MacaroonLayout::V2: return "macaroon-v2"_L1;
    case MacaroonLayout::V2Json: break;
    }
    return "macaroon-v2-json"_L1;
}

/// Cheap: what no macaroon begins like is not decoded. Base64 of the three layouts, and base64 of that.
bool mayBeMacaroon(QByteArrayView token)
{
    constexpr std::array<const char *, 6> starts = {"MD", "Ag", "{", "TU", "QW", "ey"};
    return token.size() <= maxMacaroonBytes &&
           std::ranges::any_of(starts, [token](const char *start) { return token.startsWith(start); });
}

} // namespace

bool readPypiToken(QByteArrayView token, Recognized &found)
{
    const auto macaroon = readMacaroon(token.sliced(pypiPrefix.size()));
    if (!macaroon)
        return false;
    addMacaroon(*macaroon, found);
    return true;
}

void recognizeMacaroon(QByteArrayView token, std::vector<Recognized> &found)
{
    if (!mayBeMacaroon(token))
        return;
    const auto macaroon = readMacaroon(token);
    const FormatRow *row = macaroon ? findFormatRow(QString(layoutId(macaroon->layout))) : nullptr;
    if (!row || (macaroon->signature.size() != signatureBytes && !token.startsWith('{')))
        return;
    Recognized one;
    one.id = row->id;
    one.name = row->name;
    one.source = row->source;
    one.level = MatchLevel::Decoded;
    one.evidence = {Text::tr("it decodes to the fields of a macaroon, from its location to its signature")};
    addMacaroon(*macaroon, one);
    found.push_back(std::move(one));
}

Opened openMacaroon(QByteArrayView token, const jose::KeySet &keys, const OpenOptions &)
{
    const auto macaroon =
        readMacaroon(token.startsWith(pypiPrefix) ? token.sliced(pypiPrefix.size()) : token);
    if (!macaroon)
        return {};
    return checkWithSecrets(keys, "HMAC-SHA256", [&macaroon](QByteArrayView secret) {
        return base::constantTimeEquals(macaroonSignature(*macaroon, secret), macaroon->signature);
    });
}

} // namespace claimcheck::formats
