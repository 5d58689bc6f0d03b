#include "core/formats/paserk.h"

#include "core/encoding/base64url.h"
#include "core/formats/paserk_sizes.h"
#include "core/formats/text.h"

#include <algorithm>
#include <array>

namespace claimcheck::formats {

using namespace Qt::StringLiterals;

namespace {

/// By PaserkType.
constexpr std::array<QLatin1StringView, 11> typeNames = {
    "local"_L1,          "public"_L1,          "secret"_L1,   "lid"_L1,       "pid"_L1,  "sid"_L1,
    "local-wrap.pie"_L1, "secret-wrap.pie"_L1, "local-pw"_L1, "secret-pw"_L1, "seal"_L1,
};

constexpr base::SpecRef paserkSpec = {base::Spec::Paserk};

std::optional<PaserkType> typeOf(QByteArrayView text)
{
    if (text.size() < 4 || text[0] != 'k' || text[1] < '1' || text[1] > '4')
        return std::nullopt;
    for (std::size_t i = 0; i < typeNames.size(); ++i) {
        const auto type = static_cast<PaserkType>(i);
        if (text.startsWith(paserkHeader(text[1], type)))
            return type;
    }
    return std::nullopt;
}

} // namespace

QLatin1StringView paserkTypeName(PaserkType type)
{
    return typeNames[static_cast<std::size_t>(type)];
}

bool isPaserk(QByteArrayView text)
{
    return typeOf(text).has_value();
}

QByteArray paserkHeader(char version, PaserkType type)
{
    const QLatin1StringView name = paserkTypeName(type);
    return QByteArray("k") + version + '.' + QByteArray(name.data(), name.size()) + '.';
}

base::Result<Paserk> readPaserk(QByteArrayView text)
{
    const auto type = typeOf(text);
    if (!type)
        return base::Error{"paserk-header"_L1, Text::tr("This is not a PASERK of a kind that is known."), 0,
                           paserkSpec};
    const qsizetype begin = paserkHeader(text[1], *type).size();
    auto data = encoding::decodeBase64Url(text.sliced(begin));
    if (!data) {
        base::Error error = data.error();
        error.where += begin;
        return error;
    }
    const PaserkSize size = paserkSize(text[1], *type);
    if (data->size() < size.least || data->size() > size.most)
        return base::Error{"paserk-length"_L1,
                           Text::tr("%1 has %2 bytes; here are %3.")
                               .arg(QString::fromLatin1(text.first(begin - 1)))
                               .arg(size.least)
                               .arg(data->size()),
                           text.size(), paserkSpec};
    return Paserk{text[1], *type, base::SecretBytes::take(std::move(*data))};
}

} // namespace claimcheck::formats
