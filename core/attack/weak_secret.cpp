#include "core/attack/weak_secret.h"

#include "core/attack/text.h"
#include "core/crypto/digest.h"
#include "core/jose/algorithms.h"

#include <QElapsedTimer>

#include <thread>

using namespace Qt::StringLiterals;

namespace claimcheck::attack {

namespace {

constexpr qint64 millisecondsBetweenProgress = 100;
constexpr qint64 wordsBetweenReports = 256;

/// What every thread of a search sees.
class Search
{
public:
    Search(const jose::ParsedJws &jws, crypto::Digest digest, WordList &words, const SearchOptions &options)
        : m_input(jws.signingInput(jws.signatures.front())), m_signature(jws.signatures.front().signature),
          m_digest(digest), m_words(words), m_options(options)
    {
        m_clock.start();
    }

    void work()
    {
        while (!isOver()) {
            const QByteArray piece = m_words.take();
            if (piece.isEmpty())
                return;
            m_bytes += piece.size();
            tryPiece(piece);
            report();
        }
    }

    SearchResult result()
    {
        SearchResult result;
        result.progress = progress();
        if (m_found)
            result.secret = std::move(m_secret);
        result.end = m_found ? SearchEnd::Found : isStopped() ? SearchEnd::Stopped : SearchEnd::NotFound;
        return result;
    }

private:
    [[nodiscard]] bool isStopped() const { return m_options.stop && *m_options.stop; }
    [[nodiscard]] bool isOver() const { return m_found || isStopped(); }
    [[nodiscard]] SearchProgress progress() const { return {m_tried, m_bytes, m_clock.elapsed()}; }

    void tryPiece(QByteArrayView piece)
    {
        while (!piece.isEmpty() && !isOver()) {
            const qsizetype end = piece.indexOf('\n');
            QByteArrayView word = end < 0 ? piece : piece.first(end);
            piece = end < 0 ? QByteArrayView() : piece.sliced(end + 1);
            if (word.endsWith('\r'))
                word.chop(1);
            if (crypto::hmac(m_digest, word, m_input) == m_signature && !m_found.exchange(true))
                m_secret = base::SecretBytes(word);
            if (++m_tried % wordsBetweenReports == 0)
                report();
        }
    }

    void report()
    {
        if (!m_options.progress)
            return;
        const qint64 now = m_clock.elapsed();
        qint64 last = m_reported;
        if (now - last >= millisecondsBetweenProgress && m_reported.compare_exchange_strong(last, now))
            m_options.progress(progress());
    }

    QByteArray m_input, m_signature;
    crypto::Digest m_digest;
    WordList &m_words;
    const SearchOptions &m_options;
    QElapsedTimer m_clock;
    std::atomic<qint64> m_tried = 0, m_bytes = 0, m_reported = 0;
    std::atomic_bool m_found = false;
    base::SecretBytes m_secret; ///< written by the one thread that set m_found, read after all have ended
};

} // namespace

QLatin1StringView searchEndName(SearchEnd end)
{
    switch (end) {
    case SearchEnd::Found: return "found"_L1;
    case SearchEnd::NotFound: return "not-found"_L1;
    case SearchEnd::Stopped: break;
    }
    return "stopped"_L1;
}

base::Result<SearchResult> findSecret(const token::TokenDocument &document, WordList &words,
                                      const SearchOptions &options)
{
    const jose::ParsedJws *jws = document.jws();
    const jose::AlgorithmRow *row = jws ? jose::findAlgorithm(jws->signatures.front().alg) : nullptr;
    if (!row || row->method.scheme != crypto::SignatureScheme::Hmac)
        return base::Error{"secret-not-hmac"_L1,
                           Text::tr("Only tokens with alg HS256, HS384 or HS512 are signed with a secret.")};
    if (jws->signatures.front().signature.size() != crypto::digestSize(row->method.digest))
        return base::Error{"secret-no-signature"_L1,
                           Text::tr("The token's signature is not as long as its alg makes it.")};
    Search search(*jws, row->method.digest, words, options);
    const unsigned count = options.threads ? options.threads : qMax(1U, std::thread::hardware_concurrency());
    std::vector<std::thread> others;
    for (unsigned i = 1; i < count; ++i)
        others.emplace_back([&search] { search.work(); });
    search.work();
    for (std::thread &other : others)
        other.join();
    return search.result();
}

} // namespace claimcheck::attack
