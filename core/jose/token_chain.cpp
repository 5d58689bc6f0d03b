#include "core/jose/token_chain.h"

#include "core/encoding/base64url.h"
#include "core/jose/text.h"

namespace claimcheck::jose {

using namespace Qt::StringLiterals;
using crypto::Certificate;
using crypto::ChainVerdict;

namespace {

constexpr qsizetype maxCertificates = 16;

ChainVerdict malformed(const QString &message, qsizetype index)
{
    return {{}, crypto::ChainFault{"x5c-malformed"_L1, message, int(index)}};
}

/// The certificates, or a verdict that says which one cannot be read.
ChainVerdict readX5c(const encoding::JsonValue &x5c, std::vector<Certificate> &certificates)
{
    if (!x5c.isArray() || x5c.size() == 0 || x5c.size() > maxCertificates)
        return malformed(Text::tr("x5c is not a list of 1 to %1 certificates.").arg(maxCertificates), -1);
    for (qsizetype i = 0; i < x5c.size(); ++i) {
        const auto der = encoding::decodeBase64(x5c.at(i).toUtf8());
        auto certificate = der ? Certificate::fromDer(*der) : base::Result<Certificate>(der.error());
        if (!certificate)
            return malformed(Text::tr("Certificate %1 of x5c cannot be read: %2")
                                 .arg(i + 1)
                                 .arg(certificate.error().message),
                             i);
        certificates.push_back(std::move(certificate).value());
    }
    return {};
}

} // namespace

QLatin1StringView chainEndName(ChainEnd end)
{
    switch (end) {
    case ChainEnd::SystemCa: return "system-ca"_L1;
    case ChainEnd::ChosenCa: return "chosen-ca"_L1;
    case ChainEnd::Untrusted: break;
    }
    return "untrusted"_L1;
}

std::shared_ptr<const TokenChain> tokenChain(const JwsSignature &signature, const CertificateTrust &trust)
{
    if (!trust.chosen && !trust.system)
        return {};
    const encoding::JsonValue x5c = signature.parameter("x5c"_L1);
    if (x5c.isAbsent())
        return {};
    auto chain = std::make_shared<TokenChain>();
    std::vector<Certificate> certificates;
    chain->verdict = readX5c(x5c, certificates);
    if (!chain->verdict.isValid())
        return chain;
    chain->verdict =
        crypto::validateChain(certificates, trust.chosen ? *trust.chosen : *trust.system, trust.now);
    if (chain->verdict.isValid())
        chain->end = trust.chosen ? ChainEnd::ChosenCa : ChainEnd::SystemCa;
    return chain;
}

} // namespace claimcheck::jose
