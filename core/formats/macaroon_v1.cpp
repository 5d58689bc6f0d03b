#include "core/formats/macaroon_layouts.h"

#include "core/formats/text.h"

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

namespace {

constexpr qsizetype packetHead = 4; ///< the packet's length in hexadecimal digits, itself included

base::Error packetError(qsizetype where)
{
    return {
        "macaroon-packet"_L1,
        Text::tr("This is not a packet of a macaroon: four hexadecimal digits of length, a key, a space, a "
                 "value and a line feed."),
        where};
}

base::Error cutShort(qsizetype where)
{
    return {"macaroon-cut-short"_L1, Text::tr("The macaroon ends before its signature."), where};
}

struct Packet
{
    QByteArrayView key;
    QByteArrayView value;
};

base::Result<Packet> takePacket(QByteArrayView bytes, qsizetype &at)
{
    if (bytes.size() - at < packetHead)
        return cutShort(bytes.size());
    bool isNumber = false;
    const qsizetype size = bytes.sliced(at, packetHead).toInt(&isNumber, 16);
    if (!isNumber || size < packetHead + 3)
        return packetError(at);
    if (size > bytes.size() - at)
        return cutShort(bytes.size());
    const QByteArrayView content = bytes.sliced(at + packetHead, size - packetHead);
    const qsizetype space = content.indexOf(' ');
    if (space < 1 || content.back() != '\n')
        return packetError(at);
    at += size;
    return Packet{content.first(space), content.sliced(space + 1).chopped(1)};
}

/// Puts a packet where it belongs; false where it does not belong anywhere.
bool placePacket(const Packet &packet, Macaroon &macaroon)
{
    const QByteArray value = packet.value.toByteArray();
    if (packet.key == "cid") {
        macaroon.caveats.push_back({value, {}, {}});
        return true;
    }
    const bool ofCaveat = packet.key == "vid" || packet.key == "cl";
    if (ofCaveat && macaroon.caveats.empty())
        return false;
    if (packet.key == "vid")
        macaroon.caveats.back().verificationId = value;
    else if (packet.key == "cl")
        macaroon.caveats.back().location = value;
    else if (packet.key == "location")
        macaroon.location = value;
    else if (packet.key == "identifier")
        macaroon.identifier = value;
    else if (packet.key == "signature")
        macaroon.signature = value;
    else
        return false;
    return true;
}

} // namespace

base::Result<Macaroon> readMacaroonPackets(QByteArrayView bytes)
{
    Macaroon macaroon;
    for (qsizetype at = 0; macaroon.signature.isEmpty();) {
        const qsizetype begin = at;
        const auto packet = takePacket(bytes, at);
        if (!packet)
            return packet.error();
        if (!placePacket(*packet, macaroon))
            return packetError(begin);
        if (!macaroon.signature.isEmpty() && at != bytes.size())
            return packetError(at);
    }
    return macaroon;
}

} // namespace claimcheck::formats
