#include "core/token/paste_cleaner.h"

#include "core/token/cleaning_steps.h"
#include "core/token/paste_places.h"
#include "core/token/paste_text.h"
#include "core/token/token_shape.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

namespace claimcheck::token {

namespace {

/// Takes something off around the token.
struct Peeler
{
    Cleaning cleaning;
    std::optional<QByteArray> (*peel)(QByteArrayView);
};

/// Looks for tokens in a larger thing.
struct Finder
{
    Cleaning cleaning;
    std::vector<FoundToken> (*find)(QByteArrayView);
};

constexpr std::array<Peeler, 4> firstPeelers = {{
    {Cleaning::Utf16, withoutUtf16},
    {Cleaning::ByteOrderMark, withoutByteOrderMark},
    {Cleaning::Invisible, withoutInvisible},
    {Cleaning::OuterSpace, withoutOuterSpace},
}};

constexpr std::array<Finder, 6> finders = {{
    {Cleaning::Curl, tokensInCurl},
    {Cleaning::Json, tokensInJson},
    {Cleaning::Url, tokensInUrl},
    {Cleaning::HeaderLine, tokensInHeaderLines},
    {Cleaning::Cookie, tokensInCookies},
    {Cleaning::Form, tokensInForm},
}};

constexpr std::array<Peeler, 6> lastPeelers = {{
    {Cleaning::Quotes, withoutQuotes},
    {Cleaning::LineBreaks, withoutLineBreaks},
    {Cleaning::TextEscapes, withoutTextEscapes},
    {Cleaning::HtmlEscapes, withoutHtmlEscapes},
    {Cleaning::PercentEscapes, withoutPercentEscapes},
    {Cleaning::Base64, withoutBase64},
}};

/// PEM and what is clearly compact JOSE already needs no look at its insides.
bool isPlainToken(QByteArrayView text)
{
    return text.startsWith("-----BEGIN ") || (looksLikeJose(text) && areTokenCharacters(text));
}

template <std::size_t N>
bool applyPeelers(const std::array<Peeler, N> &peelers, CleanedPaste &paste)
{
    for (const Peeler &peeler : peelers) {
        if (std::optional<QByteArray> peeled = peeler.peel(paste.token)) {
            paste.token = std::move(*peeled);
            paste.steps.push_back(cleaningStep(peeler.cleaning));
            return true;
        }
    }
    return false;
}

/// JOSE tokens first, then by the rank of the name, then by length.
bool isBetter(const FoundToken &a, const FoundToken &b)
{
    const auto key = [](const FoundToken &token) {
        const int rank = tokenNameRank(token.name.toUtf8());
        return std::tuple(!looksLikeJose(token.text), rank < 0 ? 1000 : rank, -token.text.size());
    };
    return key(a) < key(b);
}

bool applyFinders(CleanedPaste &paste)
{
    for (const Finder &finder : finders) {
        std::vector<FoundToken> found = finder.find(paste.token);
        const auto best = std::min_element(found.begin(), found.end(), isBetter);
        if (best == found.end() || best->text == paste.token)
            continue;
        paste.token = best->text;
        paste.name = best->name;
        paste.steps.push_back(cleaningStep(finder.cleaning, best->name));
        found.erase(best);
        paste.others.insert(paste.others.end(), found.begin(), found.end());
        return true;
    }
    return false;
}

bool applyScheme(CleanedPaste &paste)
{
    const QByteArray scheme = schemeInFront(paste.token).toByteArray();
    if (scheme.isEmpty())
        return false;
    paste.token = paste.token.sliced(scheme.size()).trimmed();
    paste.steps.push_back(cleaningStep(Cleaning::Scheme, QString::fromLatin1(scheme)));
    return true;
}

bool applyProse(CleanedPaste &paste)
{
    if (paste.token.startsWith('{') || paste.token.startsWith('['))
        return false;
    // One word that begins like a token is one, damaged or with a payload that is not encoded (RFC 7797).
    if (looksLikeJose(paste.token) && std::none_of(paste.token.begin(), paste.token.end(), isSpace))
        return false;
    std::vector<FoundToken> found = tokensInProse(paste.token);
    if (found.empty() || found.front().text == paste.token)
        return false;
    paste.token = found.front().text;
    paste.steps.push_back(cleaningStep(Cleaning::Prose));
    paste.others.insert(paste.others.end(), found.begin() + 1, found.end());
    return true;
}

bool cleanOnce(CleanedPaste &paste)
{
    if (applyPeelers(firstPeelers, paste))
        return true;
    if (isPlainToken(paste.token))
        return false;
    return applyScheme(paste) || applyFinders(paste) || applyPeelers(lastPeelers, paste) || applyProse(paste);
}

} // namespace

CleanedPaste cleanPaste(QByteArrayView pasted)
{
    // Each round takes something away; the limit is for text that was made to have many layers.
    constexpr int maxRounds = 16;
    CleanedPaste paste;
    paste.token = pasted.toByteArray();
    for (int round = 0; round < maxRounds && cleanOnce(paste); ++round) {
    }
    return paste;
}

} // namespace claimcheck::token
