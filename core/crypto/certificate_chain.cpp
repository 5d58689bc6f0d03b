#include "core/crypto/certificate_chain.h"

#include "core/crypto/key_data.h"
#include "core/crypto/text.h"

#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <mutex>

namespace claimcheck::crypto {

using namespace Qt::StringLiterals;

namespace {

using StorePtr = std::unique_ptr<X509_STORE, Freer<X509_STORE_free>>;
using StoreCtxPtr = std::unique_ptr<X509_STORE_CTX, Freer<X509_STORE_CTX_free>>;

constexpr std::size_t maxPresented = 16;
constexpr int maxDepth = 10;
constexpr int authLevel = 1; // 80 bits: no MD5, no SHA-1, no RSA below 1024 bits

void freeStack(STACK_OF(X509) * stack)
{
    sk_X509_pop_free(stack, X509_free);
}
using StackPtr = std::unique_ptr<STACK_OF(X509), Freer<freeStack>>;

X509Ptr x509Of(const Certificate &certificate)
{
    const unsigned char *cursor = bytesOf(certificate.der());
    return X509Ptr(d2i_X509(nullptr, &cursor, static_cast<long>(certificate.der().size())));
}

struct FaultRow
{
    int error; ///< X509_V_ERR_…
    QLatin1StringView code;
    const char *text; ///< %1 is the certificate's subject, %2 its issuer, %3 a date
};

#define TEXT(text) QT_TRANSLATE_NOOP("claimcheck_crypto", text)

constexpr FaultRow faultRows[] = {
    {X509_V_ERR_CERT_HAS_EXPIRED, "certificate-expired"_L1, TEXT("%1 expired on %3.")},
    {X509_V_ERR_CERT_NOT_YET_VALID, "certificate-not-yet-valid"_L1, TEXT("%1 is not valid before %4.")},
    {X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, "chain-incomplete"_L1,
     TEXT("The certificate of %2, which issued %1, is neither in the chain nor trusted.")},
    {X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, "chain-incomplete"_L1,
     TEXT("The certificate of %2, which issued %1, is neither in the chain nor trusted.")},
    {X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, "chain-incomplete"_L1,
     TEXT("The certificate of %2, which issued %1, is neither in the chain nor trusted.")},
    {X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, "certificate-self-signed"_L1,
     TEXT("%1 is signed by itself and is not one of the trusted certificates.")},
    {X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN, "certificate-untrusted-root"_L1,
     TEXT("The chain ends in %1, which is not one of the trusted certificates.")},
    {X509_V_ERR_CERT_UNTRUSTED, "certificate-untrusted-root"_L1,
     TEXT("The chain ends in %1, which is not one of the trusted certificates.")},
    {X509_V_ERR_INVALID_CA, "certificate-not-ca"_L1,
     TEXT("%1 is used as a CA and is not one (basic constraints).")},
    {X509_V_ERR_KEYUSAGE_NO_CERTSIGN, "certificate-not-ca"_L1,
     TEXT("%1 may not sign certificates (key usage).")},
    {X509_V_ERR_PATH_LENGTH_EXCEEDED, "certificate-path-length"_L1,
     TEXT("%1 allows fewer CAs below it than there are (path length).")},
    {X509_V_ERR_CERT_CHAIN_TOO_LONG, "chain-too-long"_L1, TEXT("The chain is longer than is followed here.")},
    {X509_V_ERR_PERMITTED_VIOLATION, "certificate-names"_L1,
     TEXT("A CA above %1 may not issue certificates for its names (name constraints).")},
    {X509_V_ERR_EXCLUDED_VIOLATION, "certificate-names"_L1,
     TEXT("A CA above %1 may not issue certificates for its names (name constraints).")},
    {X509_V_ERR_CERT_SIGNATURE_FAILURE, "certificate-signature"_L1,
     TEXT("The signature on %1 was not made by the key of %2.")},
    {X509_V_ERR_EE_KEY_TOO_SMALL, "certificate-weak"_L1, TEXT("The key of %1 is too short to be trusted.")},
    {X509_V_ERR_CA_KEY_TOO_SMALL, "certificate-weak"_L1, TEXT("The key of %1 is too short to be trusted.")},
    {X509_V_ERR_CA_MD_TOO_WEAK, "certificate-weak"_L1,
     TEXT("%1 is signed with a hash that can be forged (MD5 or SHA-1).")},
};

constexpr FaultRow otherFault = {0, "certificate-not-valid"_L1, TEXT("%1 was refused: %5.")};

#undef TEXT

ChainFault faultOf(int error, int index, const Certificate &at)
{
    const auto *row = std::ranges::find(faultRows, error, &FaultRow::error);
    const FaultRow &found = row == std::end(faultRows) ? otherFault : *row;
    const QString opensslText = QString::fromLatin1(X509_verify_cert_error_string(error));
    return {found.code,
            Text::tr(found.text)
                .replace(u"%1"_s, at.subject())
                .replace(u"%2"_s, at.issuer())
                .replace(u"%3"_s, at.notAfter().toString(Qt::ISODate))
                .replace(u"%4"_s, at.notBefore().toString(Qt::ISODate))
                .replace(u"%5"_s, opensslText),
            index};
}

ChainFault wholeFault(QLatin1StringView code, const QString &message)
{
    return {code, message, -1};
}

std::vector<Certificate> certificatesOf(const STACK_OF(X509) * chain)
{
    std::vector<Certificate> path;
    for (int i = 0; i < sk_X509_num(chain); ++i) {
        unsigned char *bytes = nullptr;
        const int size = i2d_X509(sk_X509_value(chain, i), &bytes);
        if (size <= 0)
            break;
        auto certificate = Certificate::fromDer(QByteArrayView(bytes, size));
        OPENSSL_free(bytes);
        if (!certificate)
            break;
        path.push_back(std::move(certificate).value());
    }
    return path;
}

/// RFC 5280 §4.2.1.3: a key whose certificate states its uses must have that of signing.
bool maySign(X509 &leaf)
{
    constexpr auto either = static_cast<std::uint32_t>(KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION);
    return (X509_get_key_usage(&leaf) & either) != 0; // all bits where there is no such extension
}

/// RFC 7515 §4.1.6: each certificate certifies the one before it. The path is in that order by construction.
bool isInOrder(const std::vector<Certificate> &presented, const std::vector<Certificate> &path)
{
    for (std::size_t i = 0; i < presented.size() && i < path.size(); ++i) {
        if (presented[i].der() != path[i].der())
            return false;
    }
    return true;
}

} // namespace

struct TrustAnchors::Store
{
    bool system = false;
    std::vector<Certificate> certificates;
    mutable std::once_flag once;
    mutable StorePtr store;

    [[nodiscard]] X509_STORE *get() const
    {
        std::call_once(once, [this] { load(); });
        return store.get();
    }

private:
    void load() const
    {
        store.reset(X509_STORE_new());
        if (system)
            X509_STORE_set_default_paths(store.get());
        for (const Certificate &certificate : certificates) {
            if (const X509Ptr x509 = x509Of(certificate))
                X509_STORE_add_cert(store.get(), x509.get());
        }
        ERR_clear_error();
    }
};

TrustAnchors::TrustAnchors(std::shared_ptr<const Store> store) : m_store(std::move(store)) {}

TrustAnchors TrustAnchors::ofSystem()
{
    auto store = std::make_shared<Store>();
    store->system = true;
    return TrustAnchors(std::move(store));
}

TrustAnchors TrustAnchors::of(const std::vector<Certificate> &certificates)
{
    auto store = std::make_shared<Store>();
    store->certificates = certificates;
    return TrustAnchors(std::move(store));
}

QString ChainVerdict::anchor() const
{
    return isValid() && !path.empty() ? path.back().subject() : QString();
}

namespace {

StoreCtxPtr makeContext(const TrustAnchors &anchors, X509 &leaf, STACK_OF(X509) * others, qint64 now)
{
    StoreCtxPtr context(X509_STORE_CTX_new());
    if (!context || X509_STORE_CTX_init(context.get(), anchors.store().get(), &leaf, others) != 1)
        return {};
    X509_VERIFY_PARAM *parameters = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_time(parameters, static_cast<std::time_t>(now));
    X509_VERIFY_PARAM_set_depth(parameters, maxDepth);
    X509_VERIFY_PARAM_set_auth_level(parameters, authLevel);
    X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_PARTIAL_CHAIN | X509_V_FLAG_TRUSTED_FIRST);
    return context;
}

ChainVerdict verdictOf(X509_STORE_CTX &context, const std::vector<Certificate> &presented, X509 &leaf)
{
    const bool valid = X509_verify_cert(&context) == 1;
    ChainVerdict verdict;
    verdict.path = certificatesOf(X509_STORE_CTX_get0_chain(&context));
    if (verdict.path.empty())
        verdict.path.push_back(presented.front());
    if (!valid) {
        const int depth = std::max(0, X509_STORE_CTX_get_error_depth(&context));
        const std::size_t at = std::min(std::size_t(depth), verdict.path.size() - 1);
        verdict.fault = faultOf(X509_STORE_CTX_get_error(&context), int(at), verdict.path[at]);
    } else if (!maySign(leaf)) {
        verdict.fault =
            ChainFault{"certificate-key-usage"_L1,
                       Text::tr("%1 is not for signing (key usage).").arg(presented.front().subject()), 0};
    } else if (!isInOrder(presented, verdict.path)) {
        verdict.fault =
            wholeFault("chain-order"_L1,
                       Text::tr("The certificates fit together, but not in the order of x5c: each must "
                                "certify the one before it, and no other may be there."));
    }
    ERR_clear_error();
    return verdict;
}

} // namespace

ChainVerdict validateChain(const std::vector<Certificate> &presented, const TrustAnchors &anchors, qint64 now)
{
    ChainVerdict none;
    if (presented.empty())
        none.fault = wholeFault("chain-empty"_L1, Text::tr("There is no certificate."));
    else if (presented.size() > maxPresented)
        none.fault = wholeFault("chain-too-long"_L1, Text::tr("The chain is longer than is followed here."));
    if (none.fault)
        return none;
    const StackPtr others(sk_X509_new_null());
    std::vector<X509Ptr> owners;
    for (const Certificate &certificate : presented) {
        X509Ptr x509 = x509Of(certificate);
        if (!owners.empty() && x509 && sk_X509_push(others.get(), x509.get()) > 0)
            X509_up_ref(x509.get());
        owners.push_back(std::move(x509));
    }
    const StoreCtxPtr context = makeContext(anchors, *owners.front(), others.get(), now);
    if (!context) {
        none.fault = wholeFault("certificate-not-valid"_L1, Text::tr("OpenSSL could not look at the chain."));
        return none;
    }
    return verdictOf(*context, presented, *owners.front());
}

} // namespace claimcheck::crypto
