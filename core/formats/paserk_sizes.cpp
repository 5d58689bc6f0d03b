#include "core/formats/paserk_sizes.h"

namespace claimcheck::formats {

namespace {

/// PASERK operations/Wrap/pie, PBKW and PKE; by version.
constexpr PaserkLayout layouts[] = {
    {48, 0, 0, 32 + 4 + 16, 512},
    {32, 64, 32, 16 + 8 + 4 + 4 + 24, 32},
    {48, 48, 49, 32 + 4 + 16, 49},
    {32, 64, 32, 16 + 8 + 4 + 4 + 24, 32},
};

constexpr qsizetype idBytes = 33;
/// RSA keys in DER: enough for a private key of 4096 bits.
constexpr qsizetype mostDer = 4096;

/// Data around a key of that many bytes; 0 stands for DER.
PaserkSize around(qsizetype overhead, qsizetype key)
{
    return key ? PaserkSize{overhead + key, overhead + key} : PaserkSize{overhead + 1, overhead + mostDer};
}

} // namespace

const PaserkLayout &paserkLayout(char version)
{
    return layouts[version - '1'];
}

PaserkSize paserkSize(char version, PaserkType type)
{
    const PaserkLayout &layout = paserkLayout(version);
    switch (type) {
    case PaserkType::Local: return around(0, localKeyBytes);
    case PaserkType::Public: return around(0, layout.publicKey);
    case PaserkType::Secret: return around(0, layout.secretKey);
    case PaserkType::LocalWrap: return around(layout.tag + pieNonceBytes, localKeyBytes);
    case PaserkType::SecretWrap: return around(layout.tag + pieNonceBytes, layout.secretKey);
    case PaserkType::LocalPassword: return around(layout.tag + layout.password, localKeyBytes);
    case PaserkType::SecretPassword: return around(layout.tag + layout.password, layout.secretKey);
    case PaserkType::Seal: return around(layout.tag + layout.sealing, localKeyBytes);
    case PaserkType::Lid:
    case PaserkType::Pid:
    case PaserkType::Sid: break;
    }
    return {idBytes, idBytes};
}

} // namespace claimcheck::formats
