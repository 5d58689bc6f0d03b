#include "core/crypto/pbe_limits.h"

#include "core/crypto/key_data.h"
#include "core/crypto/text.h"

namespace claimcheck::crypto {

using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t maxScryptWork = 1 << 22; // N·r·p; OpenSSL writes 2^17

using Pbes1Ptr = std::unique_ptr<PBEPARAM, Freer<PBEPARAM_free>>;
using Pbes2Ptr = std::unique_ptr<PBE2PARAM, Freer<PBE2PARAM_free>>;
using Pbkdf2Ptr = std::unique_ptr<PBKDF2PARAM, Freer<PBKDF2PARAM_free>>;
using ScryptPtr = std::unique_ptr<SCRYPT_PARAMS, Freer<SCRYPT_PARAMS_free>>;

/// A number that does not fit is a large one.
std::int64_t numberOf(const ASN1_INTEGER *integer)
{
    std::int64_t number = 0;
    return integer && ASN1_INTEGER_get_int64(&number, integer) == 1 && number >= 0 ? number : INT64_MAX;
}

template <typename T>
T *unpack(const X509_ALGOR &algorithm, const ASN1_ITEM *item)
{
    int type = 0;
    const void *value = nullptr;
    X509_ALGOR_get0(nullptr, &type, &value, &algorithm);
    if (type != V_ASN1_SEQUENCE || !value)
        return nullptr;
    return static_cast<T *>(ASN1_item_unpack(static_cast<const ASN1_STRING *>(value), item));
}

int nidOf(const X509_ALGOR &algorithm)
{
    const ASN1_OBJECT *object = nullptr;
    X509_ALGOR_get0(&object, nullptr, nullptr, &algorithm);
    return OBJ_obj2nid(object);
}

bool isAffordableScrypt(const SCRYPT_PARAMS &scrypt)
{
    const std::int64_t n = numberOf(scrypt.costParameter), r = numberOf(scrypt.blockSize),
                       p = numberOf(scrypt.parallelizationParameter);
    const bool each = n <= maxScryptWork && r <= maxScryptWork && p <= maxScryptWork;
    return each && n * r <= maxScryptWork && n * r * p <= maxScryptWork;
}

bool isAffordableDerivation(const X509_ALGOR &derivation)
{
    if (nidOf(derivation) == NID_id_scrypt) {
        const ScryptPtr scrypt(unpack<SCRYPT_PARAMS>(derivation, ASN1_ITEM_rptr(SCRYPT_PARAMS)));
        return !scrypt || isAffordableScrypt(*scrypt);
    }
    const Pbkdf2Ptr pbkdf2(unpack<PBKDF2PARAM>(derivation, ASN1_ITEM_rptr(PBKDF2PARAM)));
    return !pbkdf2 || numberOf(pbkdf2->iter) <= maxPassphraseRounds;
}

} // namespace

bool isAffordable(const X509_ALGOR &algorithm)
{
    bool affordable = true;
    if (nidOf(algorithm) == NID_pbes2) {
        const Pbes2Ptr pbes2(unpack<PBE2PARAM>(algorithm, ASN1_ITEM_rptr(PBE2PARAM)));
        affordable = !pbes2 || !pbes2->keyfunc || isAffordableDerivation(*pbes2->keyfunc);
    } else if (const Pbes1Ptr pbes1{unpack<PBEPARAM>(algorithm, ASN1_ITEM_rptr(PBEPARAM))}) {
        affordable = numberOf(pbes1->iter) <= maxPassphraseRounds;
    }
    ERR_clear_error();
    return affordable;
}

base::Error roundsError()
{
    return opensslError(
        "key-passphrase-rounds"_L1,
        Text::tr("Its pass phrase is stretched by more rounds than are done here (%1). It would keep "
                 "this program busy: make the file again with fewer.")
            .arg(maxPassphraseRounds));
}

} // namespace claimcheck::crypto
