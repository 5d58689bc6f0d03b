#include "ui/models/inspection.h"

#include "core/claims/typed.h"
#include "core/lint/token_runner.h"
#include "core/lint/token_subject.h"
#include "ui/models/byte_roles.h"
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

void readKeys(const KeyInput &input, Inspection &result)
{
    if (input.text.isEmpty())
        return;
    if (input.origin == KeyOrigin::Secret) {
        result.keys.keys.push_back(jose::keyFromSecret(base::SecretBytes(input.text), input.source));
        return;
    }
    base::Result<jose::KeySet> keys = jose::readKeys(input.text, input.source);
    if (keys)
        result.keys = std::move(keys).value();
    else
        result.keyError = keys.error();
}

std::optional<qint64> secondsOf(const encoding::JsonValue &value)
{
    const claims::NumericDate date = claims::numericDate(value);
    return date.isKnown() ? std::optional(date.seconds()) : std::nullopt;
}

Validity validityOf(const token::TokenDocument &document, qint64 now)
{
    const encoding::JsonDocument &payload = document.payload();
    return {secondsOf(payload["iat"_L1]), secondsOf(payload["nbf"_L1]), secondsOf(payload["exp"_L1]), now};
}

void verifyAndJudge(const InspectionRequest &request, Inspection &result)
{
    if (const jose::ParsedJws *jws = result.document.jws()) {
        result.verdicts = jose::verifySignatures(*jws, result.keys);
        result.signedBytes = jws->signingInput(jws->signatures.front()).size();
    }
    lint::TokenSubject subject;
    subject.document = &result.document;
    subject.type = result.type;
    subject.now = request.now;
    subject.keys = result.keys.isEmpty() ? nullptr : &result.keys;
    subject.verdicts = result.keys.isEmpty() ? nullptr : &result.verdicts;
    result.findings = lint::checkToken(subject);
}

} // namespace

std::shared_ptr<const Inspection> inspectToken(const InspectionRequest &request)
{
    auto result = std::make_shared<Inspection>();
    result->document = token::readToken(pastedBytes(request, result->failure));
    if (!result->failure.isEmpty() || result->document.text().isEmpty())
        return result;
    result->detectedType = lint::detectTokenType(result->document);
    result->type = request.as.value_or(result->detectedType);
    readKeys(request.keys, *result);
    verifyAndJudge(request, *result);
    const jose::SignatureVerdict *verdict = result->verdicts.empty() ? nullptr : &result->verdicts.front();
    result->header = headerRows(result->document, verdict);
    result->claims = claimRows(result->document);
    result->tokenColours = tokenRoles(result->document);
    result->headerColours = jsonRoles(result->document.header());
    result->payloadColours = jsonRoles(result->document.payload());
    result->validity = validityOf(result->document, request.now);
    return result;
}

} // namespace claimcheck::ui
