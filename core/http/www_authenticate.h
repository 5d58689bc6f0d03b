#pragma once

#include "core/http/content_type.h"
#include "core/http/headers.h"

namespace claimcheck::http {

/// One challenge of WWW-Authenticate, RFC 9110 §11.6.1: a scheme, then either a token68 or parameters.
struct Challenge
{
    QByteArray scheme; ///< as written, e.g. "Bearer"
    QByteArray token68 = {};
    std::vector<FieldParameter> parameters = {};

    [[nodiscard]] bool is(QByteArrayView name) const { return sameName(scheme, name); }
    [[nodiscard]] QByteArray value(QByteArrayView parameter) const
    {
        return findParameter(parameters, parameter).value_or(QByteArray());
    }
    friend bool operator==(const Challenge &, const Challenge &) = default;
};

/// The challenges of all WWW-Authenticate fields in order, several in one field included. What cannot be read
/// ends its field: the challenges before it are kept.
[[nodiscard]] std::vector<Challenge> readChallenges(const Headers &headers);
[[nodiscard]] std::vector<Challenge> readChallenges(QByteArrayView fieldValue);

} // namespace claimcheck::http
