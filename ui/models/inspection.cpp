#include "ui/models/inspection.h"

#include "ui/models/text.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace claimcheck::ui {

namespace {

/// A file that is read whole; larger ones belong to Capture.
constexpr qint64 maximumFileBytes = 512LL * 1024 * 1024;

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

base::Result<jose::KeySet> readKeys(const KeyInput &input)
{
    if (input.text.isEmpty())
        return jose::KeySet();
    if (input.origin != KeyOrigin::Secret)
        return jose::readKeys(input.text, input.source);
    jose::KeySet keys;
    keys.keys.push_back(jose::keyFromSecret(base::SecretBytes(input.text), input.source));
    return keys;
}

} // namespace

std::shared_ptr<const Inspection> inspectToken(const InspectionRequest &request)
{
    auto result = std::make_shared<Inspection>();
    const token::TokenDocument document = token::readToken(pastedBytes(request, result->failure));
    report::InspectionOptions options;
    options.type = request.as;
    options.now = request.now;
    if (base::Result<jose::KeySet> keys = readKeys(request.keys))
        options.keys = std::move(keys).value();
    else
        result->keyError = keys.error();
    result->keyCount = qsizetype(options.keys.keys.size());
    auto level = std::make_shared<const report::Inspection>(
        document.text().isEmpty() ? report::Inspection() : report::inspect(document, options));
    for (; level; level = level->nested)
        result->levels.push_back(tokenView(level, request.now));
    return result;
}

} // namespace claimcheck::ui
