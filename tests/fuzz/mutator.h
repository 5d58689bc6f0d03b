#pragma once

#include <QByteArray>
#include <QRandomGenerator>

namespace claimcheck::fuzz {

/// Changes text a little, the same way for the same generator: flips, cuts, doubles and inserts what parsers
/// trip over.
class Mutator
{
public:
    explicit Mutator(quint32 seed) : m_random(seed) {}
    [[nodiscard]] QByteArray mutate(QByteArray text);

private:
    void mutateOnce(QByteArray &text);
    [[nodiscard]] qsizetype place(const QByteArray &text);

    QRandomGenerator m_random;
};

} // namespace claimcheck::fuzz
