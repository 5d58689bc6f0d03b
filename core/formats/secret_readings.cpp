#include "core/formats/secret_readings.h"

#include "core/jose/secret_encoding.h"

#include <algorithm>

namespace claimcheck::formats {

std::vector<base::SecretBytes> secretReadings(const crypto::Key &secret,
                                              std::initializer_list<qsizetype> sizes)
{
    using enum jose::SecretEncoding;
    std::vector<base::SecretBytes> readings;
    for (const jose::SecretEncoding encoding : {Utf8, Hex, Base64, Base64Url}) {
        auto bytes = jose::decodeSecret(secret.secret(), encoding);
        if (!bytes || std::ranges::find(sizes, bytes->size()) == sizes.end())
            continue;
        const auto same = [&bytes](const base::SecretBytes &other) { return other.equals(bytes->view()); };
        if (std::ranges::none_of(readings, same))
            readings.push_back(std::move(bytes).value());
    }
    return readings;
}

} // namespace claimcheck::formats
