#include "core/formats/row_fields.h"

#include "core/formats/add_field.h"
#include "core/formats/protobuf.h"
#include "core/formats/text.h"

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

/// The long form: SignedToken {1 version, 2 HMAC, 3 Token {1 random, 2 local index, 3 epoch}}. The short one
/// has nothing to read.
bool readVaultToken(QByteArrayView token, Recognized &found)
{
    constexpr qsizetype prefix = 4;
    if (!token.sliced(prefix).startsWith("CAES"))
        return false;
    const auto bytes = decodeAnyBase64(token.sliced(prefix));
    const auto outer = bytes ? readProtobuf(*bytes) : std::nullopt;
    const ProtobufField *inner = outer ? findField(*outer, 3) : nullptr;
    const auto parts = inner ? readProtobuf(inner->bytes) : std::nullopt;
    if (!parts)
        return false;
    const base::ByteRange range = {prefix, token.size()};
    if (const ProtobufField *version = findField(*outer, 1))
        addField(found, u"version"_s, QString::number(version->value), Text::tr("Version of the token"),
                 range);
    if (const ProtobufField *random = findField(*parts, 1))
        addSecretField(found, u"random"_s, readableBytes(random->bytes), Text::tr("The secret part"), range);
    if (const ProtobufField *index = findField(*parts, 2))
        addField(found, u"localIndex"_s, QString::number(index->value),
                 Text::tr("State of the storage that a replica must have seen"), range);
    if (const ProtobufField *epoch = findField(*parts, 3))
        addField(found, u"epoch"_s, QString::number(epoch->value), Text::tr("Epoch of the token"), range);
    return true;
}

} // namespace claimcheck::formats
