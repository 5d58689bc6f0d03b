#include "core/attack/word_list.h"

#include "core/attack/text.h"

using namespace Qt::StringLiterals;

/// Q_INIT_RESOURCE must stand outside of namespaces.
static void initWords()
{
    Q_INIT_RESOURCE(words);
}

namespace claimcheck::attack {

namespace {

constexpr qsizetype pieceBytes = 32 * 1024;

} // namespace

bool WordList::open()
{
    if (!m_file.open(QIODevice::ReadOnly))
        return false;
    m_size = m_file.isSequential() ? 0 : m_file.size();
    return true;
}

base::Result<std::shared_ptr<WordList>> WordList::ofFile(const QString &path)
{
    std::shared_ptr<WordList> list(new WordList(path));
    if (!list->open())
        return base::Error{
            "words-file"_L1,
            Text::tr("The word list %1 could not be opened: %2.").arg(path, list->m_file.errorString())};
    return list;
}

std::shared_ptr<WordList> WordList::builtIn()
{
    initWords(); // the linker drops a static library's resources unless something names them
    std::shared_ptr<WordList> list(new WordList(u":/claimcheck/words/weak_secrets.txt"_s));
    const bool opened = list->open();
    Q_ASSERT_X(opened, "WordList", "the built-in list is missing");
    return opened ? list : nullptr;
}

QByteArray WordList::take()
{
    const std::scoped_lock lock(m_mutex);
    QByteArray piece = m_file.read(pieceBytes);
    if (!piece.isEmpty() && !piece.endsWith('\n'))
        piece += m_file.readLine(maxWord); // the rest of the last line
    return piece;
}

} // namespace claimcheck::attack
