#pragma once

// Private to core/formats: what can be read of a text that has a row's form.

#include "core/formats/recognized.h"

namespace claimcheck::formats {

enum class Reading : quint8 {
    NoReader, ///< nothing is encoded in this format
    Decoded,  ///< the bytes inside were decoded and have the layout that the row describes
    Failed,   ///< they were not
};

/// Adds the fields of a row's format, its payload and problems. found.id is the row's.
[[nodiscard]] Reading readRowFields(QByteArrayView token, Recognized &found);

/// The parts that stand in the text itself: ids, the kind that a prefix says. Table in row_captures.cpp.
void readCaptures(QByteArrayView token, Recognized &found);
/// The word that a prefix stands for, as the field "kind". Table in row_kinds.cpp.
void readKind(QByteArrayView token, Recognized &found);

/// One for each format that encodes something; false where it could not be decoded.
using FieldReader = bool (*)(QByteArrayView token, Recognized &found);

bool readStatelessGitHub(QByteArrayView token, Recognized &found);
bool readGitLabRoutable(QByteArrayView token, Recognized &found);
bool readAwsKeyId(QByteArrayView token, Recognized &found);
bool readBedrockKey(QByteArrayView token, Recognized &found);
bool readCask(QByteArrayView token, Recognized &found);
bool readAzureSas(QByteArrayView token, Recognized &found);
bool readServiceBusSas(QByteArrayView token, Recognized &found);
bool readJFrogReference(QByteArrayView token, Recognized &found);
bool readOnePassword(QByteArrayView token, Recognized &found);
bool readGrafanaJson(QByteArrayView token, Recognized &found);
bool readSentryJson(QByteArrayView token, Recognized &found);
bool readVaultToken(QByteArrayView token, Recognized &found);
bool readFlyMacaroon(QByteArrayView token, Recognized &found);
bool readDiscordToken(QByteArrayView token, Recognized &found);
bool readBootstrapToken(QByteArrayView token, Recognized &found);
bool readNkey(QByteArrayView token, Recognized &found);
bool readSaml(QByteArrayView token, Recognized &found);
bool readCose(QByteArrayView token, Recognized &found);
bool readNegotiate(QByteArrayView token, Recognized &found);
bool readUuid(QByteArrayView token, Recognized &found);
bool readUlid(QByteArrayView token, Recognized &found);
bool readTypeId(QByteArrayView token, Recognized &found);
bool readBiscuit(QByteArrayView token, Recognized &found);
bool readPypiToken(QByteArrayView token, Recognized &found);
bool readDjango(QByteArrayView token, Recognized &found);
bool readItsDangerous(QByteArrayView token, Recognized &found);
bool readRailsSigned(QByteArrayView token, Recognized &found);
bool readRailsEncrypted(QByteArrayView token, Recognized &found);
bool readLaravelCookie(QByteArrayView token, Recognized &found);
bool readDataProtection(QByteArrayView token, Recognized &found);
bool readExpressCookie(QByteArrayView token, Recognized &found);
bool readIronSeal(QByteArrayView token, Recognized &found);
bool readPhoenixToken(QByteArrayView token, Recognized &found);
bool readTornado(QByteArrayView token, Recognized &found);

} // namespace claimcheck::formats
