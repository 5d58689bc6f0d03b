#pragma once

#include "core/encoding/json.h"
#include "core/oauth/profile_words.h"
#include "core/oauth/reading.h"

#include <optional>
#include <span>

namespace claimcheck::oauth {

/// What a reading of a profile file has come to: the profile so far, and the first thing that stops it.
struct ProfileDraft
{
    Reading<Profile> reading;
    std::optional<base::Error> error;

    void fail(QLatin1StringView code, const QString &pointer, const QString &what, qsizetype where = -1);
};

/// One member of a profile file: typed reading that names the member when its type is wrong.
class ProfileSlot
{
public:
    ProfileSlot(ProfileDraft &draft, encoding::JsonValue value, QString pointer)
        : m_draft(draft), m_value(value), m_pointer(std::move(pointer))
    {
    }

    [[nodiscard]] encoding::JsonValue value() const { return m_value; }
    [[nodiscard]] const QString &pointer() const { return m_pointer; }
    [[nodiscard]] ProfileDraft &draft() const { return m_draft; }
    [[nodiscard]] Profile &profile() const { return m_draft.reading.value; }
    /// The member name of this slot's object; its value may be Absent.
    [[nodiscard]] ProfileSlot below(QStringView name) const;

    [[nodiscard]] QString text() const;
    /// Text or null, which is the empty text.
    [[nodiscard]] QString textOrNull() const;
    [[nodiscard]] bool flag() const;
    [[nodiscard]] QStringList texts() const;
    [[nodiscard]] quint16 port() const;
    /// An object of parameters: text as it is, an array of texts as a repeated parameter, anything else as
    /// its JSON.
    [[nodiscard]] encoding::FormPairs parameters() const;
    /// Text, null, or an object with one of "env", "keychain", "file".
    [[nodiscard]] SecretSource secret() const;
    template <typename E>
    [[nodiscard]] E word(E otherwise) const
    {
        const std::optional<E> known = fromWord<E>(text());
        if (!known && m_value.isString())
            failUnknownWord(wordList<E>());
        return known.value_or(otherwise);
    }

    void failType(const QString &expected) const;
    void failUnknownWord(const QString &known) const;
    void fail(const QString &what) const;
    [[nodiscard]] bool isObject() const; ///< says so in an error if not

    using Reader = void (*)(const ProfileSlot &);
    struct Row
    {
        QLatin1StringView name;
        Reader read;
    };
    /// Reads an object by a table; what the table does not have is kept as unknown.
    void readObject(std::span<const Row> rows) const;

private:
    template <typename E>
    [[nodiscard]] static QString wordList()
    {
        QStringList list;
        for (const Word<E> &row : words<E>())
            list.append(row.word);
        return list.join(QStringLiteral(", "));
    }
    void appendParameter(encoding::FormPairs &pairs, const encoding::JsonMember &member) const;
    void keepUnknown(const encoding::JsonMember &member) const;

    ProfileDraft &m_draft;
    encoding::JsonValue m_value;
    QString m_pointer;
};

} // namespace claimcheck::oauth
