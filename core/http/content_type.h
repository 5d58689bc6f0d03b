#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace claimcheck::http {

/// A parameter of a header field, e.g. charset=utf-8; the name in lower case, the value without its quotes.
struct FieldParameter
{
    QByteArray name;
    QByteArray value;
    friend bool operator==(const FieldParameter &, const FieldParameter &) = default;
};

[[nodiscard]] std::optional<QByteArray> findParameter(const std::vector<FieldParameter> &parameters,
                                                      QByteArrayView name);

/// RFC 9110 §8.3.
struct ContentType
{
    QByteArray essence; ///< "application/json", in lower case; empty where the field is not a media type
    std::vector<FieldParameter> parameters = {};

    /// application/json, text/json and everything that ends in +json.
    [[nodiscard]] bool isJson() const;
    [[nodiscard]] bool isForm() const { return essence == "application/x-www-form-urlencoded"; }
};

/// Never fails: what cannot be read is left out.
[[nodiscard]] ContentType readContentType(QByteArrayView value);

} // namespace claimcheck::http
