#include "core/token/compact_parts.h"
#include "core/token/damaged_part.h"
#include "core/token/text.h"
#include "core/token/token_readers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::token {

namespace {

constexpr base::SpecRef jwsSpec = {base::Spec::Rfc7515, "7.1"};
constexpr base::SpecRef jweSpec = {base::Spec::Rfc7516, "7.1"};

/// Where the parts of a text end that has not as many as it should.
struct Damaged
{
    std::vector<base::ByteRange> ranges;
    DamagedPart header, payload;
    bool encrypted; ///< the header has "enc" (RFC 7516 §4.1.2), or there are five parts

    [[nodiscard]] std::size_t expected() const { return encrypted ? 5 : 3; }
};

Damaged readParts(const TokenData &data)
{
    constexpr std::size_t maxParts = 16;
    Damaged damaged;
    damaged.ranges = splitParts(data.text, '.', maxParts);
    damaged.header = readDamagedPart(data.text, damaged.ranges[0]);
    damaged.encrypted = damaged.ranges.size() == 5 || damaged.header.json.root().has("enc"_L1);
    if (damaged.ranges.size() > 1 && !damaged.encrypted)
        damaged.payload = readDamagedPart(data.text, damaged.ranges[1]);
    return damaged;
}

bool isTrailing(const std::optional<base::Error> &damage)
{
    return damage && damage->code == "json-trailing"_L1;
}

/// Two parts that stand together: behind the JSON of the first comes the second.
base::Error dotMissing(const base::Error &damage)
{
    return {"token-dot-missing"_L1,
            Text::tr("A dot is missing at byte %1: the JSON of this part is complete, and then it goes on.")
                .arg(damage.where),
            damage.where, jwsSpec};
}

base::Error countError(const TokenData &data, const Damaged &damaged)
{
    const std::size_t parts = damaged.ranges.size();
    const base::SpecRef spec = damaged.encrypted ? jweSpec : jwsSpec;
    if (parts < damaged.expected())
        return {"token-cut-short"_L1,
                damaged.encrypted
                    ? Text::tr("An encrypted token has five parts and this text has %1: it was probably cut "
                               "short. Copy it again, to its end.")
                          .arg(parts)
                    : Text::tr("A signed token has three parts and this text has %1: it was probably cut "
                               "short. Copy it again, to its end.")
                          .arg(parts),
                data.text.size(), spec};
    // The first byte that is wrong is the dot that is one too many.
    return {
        "token-parts"_L1,
        Text::tr("A signed token has three parts and an encrypted one five; this text has %1.").arg(parts),
        damaged.ranges[damaged.expected() - 1].end, spec};
}

/// The first bad byte of all.
base::Error firstDamage(const TokenData &data, const Damaged &damaged, TokenPart &part)
{
    const bool tooFew = damaged.ranges.size() < damaged.expected();
    part = TokenPart::Header;
    if (tooFew && isTrailing(damaged.header.damage))
        return dotMissing(*damaged.header.damage);
    // A header that ends with the text was cut there.
    const bool cutInHeader = damaged.ranges.size() == 1;
    if (damaged.header.damage && !cutInHeader)
        return namedDamage(*damaged.header.damage, part);
    part = TokenPart::Payload;
    if (tooFew && isTrailing(damaged.payload.damage))
        return dotMissing(*damaged.payload.damage);
    return countError(data, damaged);
}

} // namespace

void readDamaged(TokenData &data)
{
    const Damaged damaged = readParts(data);
    constexpr TokenPart jwsParts[] = {TokenPart::Header, TokenPart::Payload, TokenPart::Signature};
    constexpr TokenPart jweParts[] = {TokenPart::Header, TokenPart::EncryptedKey,
                                      TokenPart::InitializationVector, TokenPart::Ciphertext,
                                      TokenPart::AuthenticationTag};
    const TokenPart *parts = damaged.encrypted ? jweParts : jwsParts;
    for (std::size_t i = 0; i < std::min(damaged.ranges.size(), damaged.expected()); ++i)
        data.addPart(parts[i], 0, damaged.ranges[i]);
    data.header = damaged.header.json;
    data.payload = damaged.payload.json;
    data.payloadBytes = damaged.payload.bytes;
    TokenPart part = TokenPart::Header;
    const base::Error error = firstDamage(data, damaged, part);
    data.setUnreadable(error, part == TokenPart::Header ? u"/header"_s : QString());
}

} // namespace claimcheck::token
