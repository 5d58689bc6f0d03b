#include "core/formats/format_id.h"
#include "core/formats/paserk.h"
#include "core/formats/text.h"

namespace claimcheck::formats {

using namespace Qt::StringLiterals;

namespace {

QString meaningOf(PaserkType type)
{
    switch (type) {
    case PaserkType::Local: return Text::tr("a shared key, as plain text");
    case PaserkType::Public: return Text::tr("a public key");
    case PaserkType::Secret: return Text::tr("a private key, as plain text");
    case PaserkType::Lid: return Text::tr("the name of a shared key");
    case PaserkType::Pid: return Text::tr("the name of a public key");
    case PaserkType::Sid: return Text::tr("the name of a private key");
    case PaserkType::LocalWrap: return Text::tr("a shared key, wrapped with another one");
    case PaserkType::SecretWrap: return Text::tr("a private key, wrapped with a shared one");
    case PaserkType::LocalPassword: return Text::tr("a shared key, wrapped with a password");
    case PaserkType::SecretPassword: return Text::tr("a private key, wrapped with a password");
    case PaserkType::Seal: break;
    }
    return Text::tr("a shared key, encrypted for a public one");
}

/// The name under which a footer's kid would mention the key.
void addId(Recognized &result, const Paserk &paserk, QByteArrayView text)
{
    if (paserk.type > PaserkType::Secret)
        return;
    if (const auto key = paserkKey(paserk); !key) {
        result.problems.push_back(key.error());
        return;
    }
    const auto idType = static_cast<PaserkType>(int(paserk.type) + int(PaserkType::Lid));
    result.fields.push_back({u"id"_s, QString::fromLatin1(paserkId(paserk.version, idType, text)),
                             Text::tr("what a token's kid calls it")});
}

} // namespace

void recognizePaserk(QByteArrayView token, std::vector<Recognized> &found)
{
    if (!isPaserk(token))
        return;
    Recognized result;
    result.id = formatId(u"PASERK"_s);
    const QString header = QString::fromLatin1(token.first(token.lastIndexOf('.') + 1));
    result.name = u"PASERK "_s + header.chopped(1);
    result.source = u"https://github.com/paseto-standard/paserk"_s;
    result.evidence = {Text::tr("it begins with %1").arg(header)};
    result.fields.push_back(
        {u"version"_s, u'v' + QString(QLatin1Char(token[1])), Text::tr("of the tokens it is for"), {1, 2}});
    if (const auto paserk = readPaserk(token)) {
        result.level = MatchLevel::Decoded;
        result.evidence.push_back(Text::tr("its base64url has the length of such a key"));
        result.fields.push_back(
            {u"type"_s, paserkTypeName(paserk->type), meaningOf(paserk->type), {3, header.size() - 1}});
        addId(result, *paserk, token);
    } else {
        result.problems.push_back(paserk.error());
    }
    found.push_back(std::move(result));
}

} // namespace claimcheck::formats
