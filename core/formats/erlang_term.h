#pragma once

// Private to core/formats: Erlang's external term format, as Phoenix.Token puts it into its tokens.

#include <QByteArrayView>
#include <QString>

#include <optional>
#include <vector>

namespace claimcheck::formats {

struct ErlangTerm
{
    QString text;                  ///< as Elixir writes it
    std::optional<qint64> integer; ///< of a number without fraction that 64 bits hold
    std::vector<ErlangTerm> items; ///< of a tuple; key, value, key … of a map
};

/// The term behind the version byte 131. Empty where the bytes are none, are nested deeper than 16, hold more
/// than 10,000 terms, or use what tokens do not (functions, processes, compressed terms).
[[nodiscard]] std::optional<ErlangTerm> readErlangTerm(QByteArrayView bytes);

} // namespace claimcheck::formats
