#pragma once

#include "core/oauth/profile.h"

#include <QLatin1StringView>

#include <optional>
#include <span>

namespace claimcheck::oauth {

/// A value of an enumeration and its word in a profile file.
template <typename E>
struct Word
{
    E value;
    QLatin1StringView word;
};

/// The table of an enumeration's words, in the order of the manual.
template <typename E>
[[nodiscard]] std::span<const Word<E>> words();
template <>
std::span<const Word<Grant>> words<Grant>();
template <>
std::span<const Word<ClientAuth>> words<ClientAuth>();
template <>
std::span<const Word<PkceMethod>> words<PkceMethod>();
template <>
std::span<const Word<AfterStep>> words<AfterStep>();
template <>
std::span<const Word<RequestObject>> words<RequestObject>();
template <>
std::span<const Word<RequestObjectBy>> words<RequestObjectBy>();
template <>
std::span<const Word<BasicEncoding>> words<BasicEncoding>();
template <>
std::span<const Word<CibaMode>> words<CibaMode>();
template <>
std::span<const Word<Leg>> words<Leg>();

template <typename E>
[[nodiscard]] QLatin1StringView wordFor(E value)
{
    for (const Word<E> &row : words<E>()) {
        if (row.value == value)
            return row.word;
    }
    return {};
}

template <typename E>
[[nodiscard]] std::optional<E> fromWord(QStringView word)
{
    for (const Word<E> &row : words<E>()) {
        if (word == row.word)
            return row.value;
    }
    return std::nullopt;
}

} // namespace claimcheck::oauth
