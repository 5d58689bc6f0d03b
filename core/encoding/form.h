#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace claimcheck::encoding {

/// One name and value of application/x-www-form-urlencoded, percent-decoded to UTF-8 bytes.
struct FormPair
{
    QByteArray name;
    QByteArray value;
    friend bool operator==(const FormPair &, const FormPair &) = default;
};

/// In source order; a name may occur more than once.
using FormPairs = std::vector<FormPair>;

/// Reads a form body or a query without its "?" (WHATWG URL, application/x-www-form-urlencoded parsing): "+"
/// is a space, a "%" without two digits stands for itself, empty pieces between "&" are skipped. Cannot fail.
[[nodiscard]] FormPairs parseForm(QByteArrayView text);

/// The serializer of the same section: a space becomes "+"; letters, digits, "*", "-", "." and "_" stay.
[[nodiscard]] QByteArray encodeForm(const FormPairs &pairs);

/// One name or value of encodeForm.
[[nodiscard]] QByteArray encodeFormComponent(QByteArrayView text);

/// Percent-decodes bytes ("%41" to "A"); "+" stays. A "%" without two digits stands for itself.
[[nodiscard]] QByteArray percentDecode(QByteArrayView text);

/// The value of the first pair of that name.
[[nodiscard]] std::optional<QByteArray> firstValue(const FormPairs &pairs, QByteArrayView name);

} // namespace claimcheck::encoding
