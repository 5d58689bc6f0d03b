#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QFile>

#include <memory>
#include <mutex>

namespace claimcheck::attack {

/// A list of words, one a line, read piece by piece so that its size does not matter. take() is thread-safe.
class WordList
{
public:
    /// Code: "words-file".
    [[nodiscard]] static base::Result<std::shared_ptr<WordList>> ofFile(const QString &path);
    /// The short list that comes along: words of examples, defaults and habits.
    [[nodiscard]] static std::shared_ptr<WordList> builtIn();

    /// Whole lines, a few thousand words; empty at the end. Line breaks are "\n" or "\r\n"; a line of more
    /// than maxWord bytes is cut there.
    [[nodiscard]] QByteArray take();
    /// Bytes of the list; 0 where that is not known.
    [[nodiscard]] qint64 size() const { return m_size; }

    static constexpr qsizetype maxWord = 4096;

private:
    explicit WordList(const QString &path) : m_file(path) {}
    bool open();

    std::mutex m_mutex;
    QFile m_file;
    qint64 m_size = 0;
};

} // namespace claimcheck::attack
