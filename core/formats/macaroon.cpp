#include "core/formats/macaroon.h"

#include "core/crypto/digest.h"
#include "core/formats/add_field.h"
#include "core/formats/macaroon_layouts.h"
#include "core/formats/text.h"

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

namespace {

using encoding::JsonValue;

base::Error jsonLayoutError(const QString &member)
{
    return {"macaroon-json"_L1, Text::tr("The member %1 is missing or not as a macaroon has it.").arg(member),
            0};
}

/// A member that is text, or base64 under the name with "64" behind it.
QByteArray textOrBase64(const JsonValue &object, const QString &name)
{
    if (const JsonValue text = object[QStringView(name)]; text.isString())
        return text.toUtf8();
    return decodeAnyBase64(object[QStringView(QString(name + "64"_L1))].toUtf8()).value_or(QByteArray());
}

/// The layout that decoded bytes begin like.
base::Result<Macaroon> readLayout(QByteArrayView bytes)
{
    if (bytes.startsWith('\x02'))
        return readMacaroonFields(bytes);
    if (bytes.startsWith('{'))
        return readMacaroonJson(bytes);
    return readMacaroonPackets(bytes);
}

} // namespace

base::Result<Macaroon> readMacaroonJson(QByteArrayView text)
{
    const auto json = encoding::JsonDocument::parse(text.toByteArray());
    if (!json)
        return json.error();
    const JsonValue root = json->root();
    if (root["v"_L1].toInteger() != 2 && !root["v"_L1].equals("2"))
        return jsonLayoutError(u"v"_s);
    Macaroon macaroon;
    macaroon.layout = MacaroonLayout::V2Json;
    macaroon.location = root["l"_L1].toUtf8();
    macaroon.identifier = textOrBase64(root, u"i"_s);
    macaroon.signature = textOrBase64(root, u"s"_s);
    for (const JsonValue &caveat : root["c"_L1].elements())
        macaroon.caveats.push_back(
            {textOrBase64(caveat, u"i"_s), textOrBase64(caveat, u"v"_s), caveat["l"_L1].toUtf8()});
    if (macaroon.signature.isEmpty())
        return jsonLayoutError(u"s"_s);
    return macaroon;
}

base::Result<Macaroon> readMacaroon(QByteArrayView text)
{
    if (text.size() > maxMacaroonBytes)
        return base::Error{"macaroon-size"_L1, Text::tr("A macaroon is not as long as this."),
                           maxMacaroonBytes};
    if (text.startsWith('{'))
        return readMacaroonJson(text);
    const auto bytes = decodeAnyBase64(text);
    if (!bytes)
        return base::Error{"macaroon-base64"_L1, Text::tr("This is not base64."), 0};
    auto macaroon = readLayout(*bytes);
    if (!macaroon.ok() && (bytes->startsWith("MD") || bytes->startsWith("Ag"))) {
        const auto inner = decodeAnyBase64(*bytes); // libmacaroons' tests write it so
        return inner ? readLayout(*inner) : macaroon;
    }
    return macaroon;
}

QByteArray macaroonSignature(const Macaroon &macaroon, QByteArrayView rootKey)
{
    using crypto::Digest;
    const QByteArray key = crypto::hmac(Digest::Sha256, "macaroons-key-generator", rootKey);
    QByteArray signature = crypto::hmac(Digest::Sha256, key, macaroon.identifier);
    for (const MacaroonCaveat &caveat : macaroon.caveats) {
        if (caveat.isThirdParty())
            signature = crypto::hmac(Digest::Sha256, signature,
                                     crypto::hmac(Digest::Sha256, signature, caveat.verificationId) +
                                         crypto::hmac(Digest::Sha256, signature, caveat.id));
        else
            signature = crypto::hmac(Digest::Sha256, signature, caveat.id);
    }
    return signature;
}

} // namespace claimcheck::formats
