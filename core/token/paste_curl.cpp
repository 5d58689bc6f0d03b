#include "core/token/paste_places.h"

#include "core/token/token_shape.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace claimcheck::token {

namespace {

using Finder = std::vector<FoundToken> (*)(QByteArrayView);

std::vector<FoundToken> wholeArgument(QByteArrayView text)
{
    return {{QString(), text.toByteArray()}};
}

std::vector<FoundToken> cookieArgument(QByteArrayView text)
{
    return tokensInHeaderLines("Cookie: " + text.toByteArray());
}

std::vector<FoundToken> bodyArgument(QByteArrayView text)
{
    return text.startsWith('{') || text.startsWith('[') ? tokensInJson(text) : tokensInForm(text);
}

/// curl's options that carry something to look into.
struct Option
{
    const char *shortName;
    const char *longName;
    Finder finder;
};
constexpr std::array<Option, 9> options = {{
    {"-H", "--header", tokensInHeaderLines},
    {"-b", "--cookie", cookieArgument},
    {"-d", "--data", bodyArgument},
    {nullptr, "--data-raw", bodyArgument},
    {nullptr, "--data-binary", bodyArgument},
    {nullptr, "--data-urlencode", bodyArgument},
    {nullptr, "--json", bodyArgument},
    {nullptr, "--oauth2-bearer", wholeArgument},
    {nullptr, "--url", tokensInUrl},
}};

/// The words of a POSIX shell's command line: '…' as it stands, "…" and bare text with backslashes.
class ShellWords
{
public:
    explicit ShellWords(QByteArrayView text) : m_text(text) {}

    std::vector<QByteArray> read()
    {
        for (m_at = 0; m_at < m_text.size(); ++m_at)
            readCharacter(m_text[m_at]);
        finishWord();
        return std::move(m_words);
    }

private:
    void readCharacter(char c)
    {
        if (m_quote != 0 ? c == m_quote : (c == '\'' || c == '"')) {
            m_quote = m_quote != 0 ? 0 : c;
            m_inWord = true;
        } else if (c == '\\' && m_quote != '\'' && m_at + 1 < m_text.size()) {
            const char next = m_text[++m_at];
            if (next == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n')
                ++m_at;
            else if (next != '\n')
                append(next);
        } else if (m_quote == 0 && isSpace(c)) {
            finishWord();
        } else if (m_quote == 0 && c == '$' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\'') {
            m_inWord = true; // $'…'
        } else {
            append(c);
        }
    }
    void append(char c)
    {
        m_word.append(c);
        m_inWord = true;
    }
    void finishWord()
    {
        if (m_inWord)
            m_words.push_back(m_word);
        m_word.clear();
        m_inWord = false;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    char m_quote = 0;
    bool m_inWord = false;
    QByteArray m_word;
    std::vector<QByteArray> m_words;
};

const Option *findOption(const QByteArray &word)
{
    const auto found = std::find_if(options.begin(), options.end(), [&word](const Option &option) {
        return word == option.longName || (option.shortName && word == option.shortName);
    });
    return found == options.end() ? nullptr : &*found;
}

} // namespace

std::vector<FoundToken> tokensInCurl(QByteArrayView text)
{
    while (text.startsWith('$') || text.startsWith(' '))
        text = text.sliced(1);
    if (!text.startsWith("curl") || text.size() < 6 || (!isSpace(text[4]) && !text.startsWith("curl.exe ")))
        return {};
    const std::vector<QByteArray> words = ShellWords(text).read();
    std::vector<FoundToken> found;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const Option *option = findOption(words[i]);
        const bool hasArgument = option && i + 1 < words.size();
        const std::vector<FoundToken> more =
            hasArgument ? option->finder(words[i + 1]) : tokensInUrl(words[i]);
        found.insert(found.end(), more.begin(), more.end());
        i += hasArgument ? 1 : 0;
    }
    return found;
}

} // namespace claimcheck::token
