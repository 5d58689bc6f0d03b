#include "core/crypto/param_list.h"

#include <QSysInfo>

#include <algorithm>

namespace claimcheck::crypto {

ParamList::~ParamList()
{
    for (std::vector<char> &buffer : m_buffers)
        OPENSSL_cleanse(buffer.data(), buffer.size());
}

char *ParamList::keep(QByteArrayView bytes)
{
    return m_buffers.emplace_back(bytes.begin(), bytes.end()).data();
}

void ParamList::addText(const char *name, QByteArrayView text)
{
    char *data = keep(text.toByteArray() + '\0'); // read as a C string, whatever the size says
    m_parameters.push_back(OSSL_PARAM_construct_utf8_string(name, data, sizeOf(text)));
}

void ParamList::addOctets(const char *name, QByteArrayView bytes)
{
    m_parameters.push_back(OSSL_PARAM_construct_octet_string(name, keep(bytes), sizeOf(bytes)));
}

void ParamList::addNumber(const char *name, QByteArrayView bigEndian)
{
    if (bigEndian.isEmpty())
        return;
    char *data = keep(bigEndian);
    if (QSysInfo::ByteOrder == QSysInfo::LittleEndian) // OSSL_PARAM numbers are in the machine's order
        std::reverse(data, data + bigEndian.size());
    m_parameters.push_back(
        OSSL_PARAM_construct_BN(name, reinterpret_cast<unsigned char *>(data), sizeOf(bigEndian)));
}

PkeyPtr ParamList::makeKey(const char *type, int selection)
{
    m_parameters.push_back(OSSL_PARAM_construct_end());
    const PkeyCtxPtr context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY *pkey = nullptr;
    if (!context || EVP_PKEY_fromdata_init(context.get()) <= 0 ||
        EVP_PKEY_fromdata(context.get(), &pkey, selection, m_parameters.data()) <= 0) {
        ERR_clear_error();
        EVP_PKEY_free(pkey);
        return {};
    }
    return PkeyPtr(pkey);
}

} // namespace claimcheck::crypto
