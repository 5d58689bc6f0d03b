#pragma once

#include <QByteArrayView>
#include <QStringView>

#include <array>
#include <string_view>

namespace claimcheck::claims {

/// A name in lower case and without "_" and "-", to look it up in a table of such names: client_secret,
/// clientSecret and Client-Secret are one. Empty where it is longer than any name of interest (24 letters).
class PlainName
{
public:
    explicit PlainName(QStringView name) { take(name); }
    explicit PlainName(QByteArrayView name) { take(name); }

    [[nodiscard]] std::string_view view() const { return {m_text.data(), m_size}; }

private:
    template <typename View>
    void take(View name)
    {
        for (const auto each : name) {
            const char letter = plain(each);
            if (letter == '_' || letter == '-')
                continue;
            if (m_size == m_text.size()) {
                m_size = 0;
                return;
            }
            m_text[m_size++] = letter >= 'A' && letter <= 'Z' ? char(letter - 'A' + 'a') : letter;
        }
    }
    static char plain(char letter) { return letter; }
    static char plain(QChar letter) { return letter.toLatin1(); }

    std::array<char, 24> m_text;
    std::size_t m_size = 0;
};

} // namespace claimcheck::claims
