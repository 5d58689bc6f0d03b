#pragma once

// Private to core/flow.
#include "core/flow/found_document.h"

#include <QObject>

namespace claimcheck::flow {

/// Asks for the metadata of one issuer at its places, and for its keys where the metadata is signed.
class IssuerSearch : public QObject
{
    Q_OBJECT

public:
    /// The asker and the clock outlive it.
    IssuerSearch(Asker &asker, const base::Clock &clock, const QString &issuer);

    void start();
    [[nodiscard]] const FoundIssuer &found() const { return m_found; }

signals:
    void finished();

private:
    void askNext();
    void take(const oauth::MetadataPlace &place, const Answer &answer);
    void askKeys();
    void takeKeys(const Answer &answer);
    void end();

    Asker &m_asker;
    const base::Clock &m_clock;
    std::vector<const oauth::MetadataPlace *> m_places;
    std::size_t m_next = 0;
    FoundIssuer m_found;
};

} // namespace claimcheck::flow
