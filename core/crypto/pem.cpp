#include "core/crypto/pem.h"

namespace claimcheck::crypto {

namespace {

constexpr char beginMark[] = "-----BEGIN ";
constexpr char endMark[] = "-----END ";
constexpr char dashes[] = "-----";
constexpr qsizetype lineLength = 64; // RFC 7468 §2

QByteArray rewrapped(const QByteArray &body)
{
    if (body.contains(':')) // headers of the old encrypted form (RFC 1421): the lines matter
        return body.trimmed() + '\n';
    QByteArray packed;
    for (const char byte : body) {
        if (byte > ' ')
            packed += byte;
    }
    QByteArray lines;
    for (qsizetype at = 0; at < packed.size(); at += lineLength)
        lines += packed.mid(at, lineLength) + '\n';
    return lines;
}

} // namespace

std::vector<PemBlock> splitPem(QByteArrayView text)
{
    QByteArray input = text.toByteArray();
    if (input.contains("\\n"))
        input.replace("\\r", "").replace("\\n", "\n");
    std::vector<PemBlock> blocks;
    qsizetype at = 0;
    while ((at = input.indexOf(beginMark, at)) >= 0) {
        const qsizetype labelAt = at + qsizetype(qstrlen(beginMark));
        const qsizetype labelEnd = input.indexOf(dashes, labelAt);
        if (labelEnd < 0)
            break;
        const QByteArray label = input.mid(labelAt, labelEnd - labelAt);
        const qsizetype bodyAt = labelEnd + qsizetype(qstrlen(dashes));
        const qsizetype bodyEnd = input.indexOf(endMark + label + dashes, bodyAt);
        if (bodyEnd < 0)
            break;
        blocks.push_back({label, beginMark + label + "-----\n" +
                                     rewrapped(input.mid(bodyAt, bodyEnd - bodyAt)) + endMark + label +
                                     "-----\n"});
        at = bodyEnd;
    }
    return blocks;
}

} // namespace claimcheck::crypto
