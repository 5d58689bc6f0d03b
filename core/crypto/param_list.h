#pragma once

// Internal to core/crypto: the parameters of EVP_PKEY_fromdata, in buffers that are zeroed afterwards.
#include "core/base/secret_bytes.h"
#include "core/crypto/openssl_handles.h"

#include <vector>

namespace claimcheck::crypto {

class ParamList
{
public:
    void addText(const char *name, QByteArrayView text);
    void addOctets(const char *name, QByteArrayView bytes);
    /// An unsigned number in big-endian bytes; empty ones are left out.
    void addNumber(const char *name, QByteArrayView bigEndian);

    /// The key; null if OpenSSL knows no such type or refuses the parameters.
    [[nodiscard]] PkeyPtr makeKey(const char *type, int selection);

private:
    char *keep(QByteArrayView bytes);

    std::vector<std::vector<char>> m_buffers;
    std::vector<OSSL_PARAM> m_parameters;

public:
    ParamList() = default;
    ~ParamList();
    Q_DISABLE_COPY_MOVE(ParamList)
};

} // namespace claimcheck::crypto
