#include "core/base/random.h"

#include <QRandomGenerator>

namespace claimcheck::base {

QByteArray Random::urlSafeText(qsizetype count)
{
    static constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    QByteArray text = bytes(count);
    for (char &byte : text)
        byte = alphabet[static_cast<unsigned char>(byte) & 63u];
    return text;
}

QByteArray SystemRandom::bytes(qsizetype count)
{
    QByteArray result(count, Qt::Uninitialized);
    QRandomGenerator *generator = QRandomGenerator::system();
    for (char &byte : result)
        byte = static_cast<char>(generator->generate() & 0xffu);
    return result;
}

} // namespace claimcheck::base
