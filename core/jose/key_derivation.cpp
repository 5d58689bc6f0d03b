#include "core/jose/key_derivation.h"

#include <QtEndian>

namespace claimcheck::jose {

namespace {

void appendNumber(QByteArray &bytes, qsizetype number)
{
    const quint32 bigEndian = qToBigEndian(static_cast<quint32>(number));
    bytes.append(reinterpret_cast<const char *>(&bigEndian), sizeof bigEndian);
}

void appendWithLength(QByteArray &bytes, QByteArrayView data)
{
    appendNumber(bytes, data.size());
    bytes.append(data);
}

} // namespace

base::Result<base::SecretBytes> agreedKey(const AlgorithmRow &alg, const AlgorithmRow &enc,
                                          const crypto::Key &own, const crypto::Key &peer,
                                          const AgreementInfo &info)
{
    const auto secret = crypto::agree(own, peer);
    if (!secret)
        return secret.error();
    const bool direct = alg.management == KeyManagement::Ecdh;
    const int bytes = direct ? enc.keyBytes : alg.keyBytes;
    QByteArray otherInfo;
    appendWithLength(otherInfo, QByteArrayView(direct ? enc.name : alg.name));
    appendWithLength(otherInfo, info.apu);
    appendWithLength(otherInfo, info.apv);
    appendNumber(otherInfo, bytes * 8); // SuppPubInfo; SuppPrivInfo is empty
    return crypto::concatKdf(alg.method.digest, secret->view(), otherInfo, bytes);
}

base::SecretBytes passwordKey(const AlgorithmRow &alg, QByteArrayView password, QByteArrayView salt,
                              int iterations)
{
    const QByteArray fullSalt = QByteArray(alg.name) + '\0' + salt.toByteArray(); // RFC 7518 §4.8.1.1
    return crypto::pbkdf2(alg.method.digest, password, fullSalt, iterations, alg.keyBytes);
}

crypto::AeadMethod aeadMethod(const AlgorithmRow &row)
{
    return {row.method.digest, row.keyBytes, row.ivBytes, row.tagBytes};
}

} // namespace claimcheck::jose
