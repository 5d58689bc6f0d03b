#include "ui/models/inspection.h"

#include "core/crypto/certificate_file.h"
#include "core/formats/read_keys.h"
#include "ui/models/text.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace claimcheck::ui {

namespace {

/// A file that is read whole; larger ones belong to Capture.
constexpr qint64 maximumFileBytes = 512LL * 1024 * 1024;
constexpr qint64 maximumKeyBytes = 16LL * 1024 * 1024;

QByteArray pastedBytes(const InspectionRequest &request, QString &failure)
{
    if (request.path.isEmpty())
        return request.bytes.isEmpty() ? request.text.toUtf8() : request.bytes;
    QFile file(request.path);
    if (!file.open(QIODevice::ReadOnly))
        failure = Text::tr("%1 could not be opened: %2.").arg(request.path, file.errorString());
    else if (file.size() > maximumFileBytes)
        failure = Text::tr("%1 is too large to be one token.").arg(request.path);
    return failure.isEmpty() ? file.readAll() : QByteArray();
}

base::Result<QByteArray> keyFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::Error{"key-file"_L1,
                           Text::tr("%1 could not be opened: %2.").arg(path, file.errorString())};
    if (file.size() > maximumKeyBytes)
        return base::Error{"key-file"_L1, Text::tr("%1 is too large to be a key file.").arg(path)};
    return file.readAll();
}

/// The CAs that the user chose, beside those of the system.
base::Result<jose::CertificateTrust> readTrust(const KeyInput &input)
{
    jose::CertificateTrust trust;
    trust.system = crypto::TrustAnchors::ofSystem();
    if (input.authorities.isEmpty())
        return trust;
    const base::Result<QByteArray> bytes = keyFile(input.authorities);
    if (!bytes)
        return bytes.error();
    const auto certificates = crypto::readCertificates(*bytes);
    if (!certificates)
        return certificates.error();
    trust.chosen = crypto::TrustAnchors::of(*certificates);
    return trust;
}

jose::KeySetDifference rotationOf(const KeyInput &input, const jose::KeySet &keys)
{
    if (input.before.isEmpty())
        return {};
    const base::Result<jose::KeySet> before = jose::readKeys(input.before, input.source);
    return before ? jose::keySetDifference(*before, keys) : jose::KeySetDifference();
}

} // namespace

base::Result<jose::KeySet> readKeyInput(const KeyInput &input)
{
    if (input.isEmpty())
        return jose::KeySet();
    if (input.origin == KeyOrigin::Secret) {
        base::Result<base::SecretBytes> secret = jose::decodeSecret(input.text, input.encoding);
        if (!secret)
            return secret.error();
        jose::KeySet keys;
        keys.keys.push_back(jose::keyFromSecret(std::move(secret).value(), input.source));
        return keys;
    }
    const base::Result<QByteArray> text = input.path.isEmpty() ? input.text : keyFile(input.path);
    if (!text)
        return text.error();
    crypto::PassphraseSource passphrase;
    if (!input.passphrase.isEmpty())
        passphrase = [&input] { return std::optional(input.passphrase); };
    return formats::readKeys(*text, input.source, passphrase);
}

std::shared_ptr<const Inspection> inspectToken(const InspectionRequest &request)
{
    auto result = std::make_shared<Inspection>();
    const token::TokenDocument document = token::readToken(pastedBytes(request, result->failure));
    report::InspectionOptions options;
    options.type = request.as;
    options.now = request.now;
    options.leeway = request.leeway;
    options.expected = request.expected;
    if (base::Result<jose::KeySet> keys = readKeyInput(request.keys))
        options.keys = std::move(keys).value();
    else
        result->keyError = keys.error();
    if (base::Result<jose::CertificateTrust> trust = readTrust(request.keys))
        options.trust = std::move(trust).value();
    else
        result->keyError = trust.error();
    result->rotation = rotationOf(request.keys, options.keys);
    result->keyCount = qsizetype(options.keys.keys.size());
    result->keys = options.keys;
    auto level = std::make_shared<const report::Inspection>(
        document.text().isEmpty() ? report::Inspection() : report::inspect(document, options));
    for (; level; level = level->nested)
        result->levels.push_back(tokenView(level, request.now));
    return result;
}

} // namespace claimcheck::ui
