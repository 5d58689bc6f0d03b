#pragma once

#include "core/attack/word_list.h"
#include "core/base/secret_bytes.h"
#include "core/token/token_document.h"

#include <atomic>
#include <functional>
#include <optional>

namespace claimcheck::attack {

struct SearchProgress
{
    qint64 words = 0;        ///< tried so far
    qint64 bytes = 0;        ///< of the list, taken so far
    qint64 milliseconds = 0; ///< since it began
    [[nodiscard]] double perSecond() const
    {
        return double(words) * 1000 / double(qMax(milliseconds, qint64(1)));
    }
};

enum class SearchEnd : quint8 { Found, NotFound, Stopped };

/// "found", "not-found", "stopped".
[[nodiscard]] QLatin1StringView searchEndName(SearchEnd end);

struct SearchResult
{
    SearchEnd end = SearchEnd::NotFound;
    base::SecretBytes secret; ///< where it was found
    SearchProgress progress;
};

struct SearchOptions
{
    unsigned threads = 0;                   ///< 0: one a core
    const std::atomic_bool *stop = nullptr; ///< asked before each word
    /// Told several times a second, by whichever thread; must be quick.
    std::function<void(const SearchProgress &)> progress = {};
};

/// Looks for the secret of a token signed with HS256, HS384 or HS512 (RFC 8725 §3.5): each line of the list
/// as it is. Works in threads of its own until it has an answer. Codes: "secret-not-hmac" (the token has no
/// such signature), "secret-no-signature".
[[nodiscard]] base::Result<SearchResult> findSecret(const token::TokenDocument &document, WordList &words,
                                                    const SearchOptions &options = {});

} // namespace claimcheck::attack
