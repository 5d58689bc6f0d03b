#include "core/report/copy_as.h"

#include "core/report/curl.h"
#include "core/report/hidden_secrets.h"
#include "core/report/inspection_json.h"
#include "core/report/openssl_commands.h"
#include "core/report/text.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::report {

namespace {

#define TEXT(text) QT_TRANSLATE_NOOP("claimcheck_report", text)

constexpr CopyRow copyRows[] = {
    {CopyKind::Token, "token", TEXT("Token")},
    {CopyKind::WithoutSignature, "without-signature", TEXT("Token without its signature")},
    {CopyKind::AuthorizationHeader, "authorization", TEXT("Authorization header")},
    {CopyKind::HeaderJson, "header-json", TEXT("Header as JSON")},
    {CopyKind::PayloadJson, "claims-json", TEXT("Claims as JSON")},
    {CopyKind::Redacted, "redacted", TEXT("Redacted, to share")},
    {CopyKind::Markdown, "markdown", TEXT("Report (Markdown)")},
    {CopyKind::Fixture, "fixture", TEXT("Test fixture (JSON)")},
    {CopyKind::Curl, "curl", TEXT("curl call with the token")},
    {CopyKind::OpenSsl, "openssl", TEXT("openssl commands that verify it")},
};

#undef TEXT

base::Error nothingToCopy(const QString &message)
{
    return {"copy-nothing"_L1, message};
}

base::Result<QByteArray> part(const QByteArray &text)
{
    if (text.isEmpty())
        return nothingToCopy(Text::tr("The token has no such part that can be read."));
    return text;
}

QByteArray withoutSignature(const token::TokenDocument &document)
{
    QByteArray text = document.text();
    const base::ByteRange signature = document.partRange(token::TokenPart::Signature);
    return signature.isValid() ? text.remove(signature.begin, signature.size()) : text;
}

/// The API that the token is for: aud, or its first element, where that is a URL.
QByteArray apiUrl(const token::TokenDocument &document)
{
    const encoding::JsonValue aud = document.claims()["aud"_L1];
    const QString first = (aud.isArray() ? aud.at(0) : aud).toString();
    const QUrl url(first, QUrl::StrictMode);
    const bool usable = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    return usable && !url.host().isEmpty() ? url.toEncoded() : QByteArray("https://api.example/");
}

QByteArray curlCall(const token::TokenDocument &document, const CopyOptions &options)
{
    http::Request request;
    request.method = "GET";
    request.url = options.url.isEmpty() ? apiUrl(document) : options.url;
    request.headers.append("Authorization", "Bearer " + document.text());
    return curlCommand(request, base::Reveal::Shown); // the token is what was asked for
}

/// Of the first signature; with the key that verified it, else the first that goes with its algorithm.
base::Result<QByteArray> commands(const Inspection &inspection, const CopyOptions &options)
{
    const jose::ParsedJws *jws = inspection.document.jws();
    if (!jws)
        return nothingToCopy(Text::tr("Only a signed token (JWS) can be verified this way."));
    std::vector<jose::Jwk> keys = options.keys.keys;
    if (!inspection.signatures.empty() && inspection.signatures.front().key) {
        const QByteArray verified = inspection.signatures.front().key->thumbprint;
        std::ranges::stable_partition(
            keys, [&verified](const jose::Jwk &key) { return key.thumbprint() == verified; });
    }
    base::Result<QByteArray> result =
        nothingToCopy(Text::tr("Choose the key first that the token is checked with."));
    for (const jose::Jwk &key : keys) {
        result = opensslCommands(*jws, jws->signatures.front(), key, options.reveal);
        if (result)
            break;
    }
    return result;
}

} // namespace

std::span<const CopyRow> copyTable()
{
    return copyRows;
}

const CopyRow *findCopy(QStringView name)
{
    const auto *row = std::ranges::find_if(
        copyRows, [name](const CopyRow &each) { return name == QLatin1StringView(each.name); });
    return row == std::end(copyRows) ? nullptr : row;
}

QString copyTitle(const CopyRow &row)
{
    return Text::tr(row.title);
}

base::Result<QByteArray> copyAs(CopyKind kind, const Inspection &inspection, const CopyOptions &options)
{
    const token::TokenDocument &document = inspection.document;
    switch (kind) {
    case CopyKind::Token: return part(document.text());
    case CopyKind::WithoutSignature: return part(withoutSignature(document));
    case CopyKind::AuthorizationHeader: return "Authorization: Bearer " + document.text();
    case CopyKind::HeaderJson: return part(document.header().text());
    case CopyKind::PayloadJson: return part(document.payloadBytes());
    case CopyKind::Redacted: return redactedShare(inspection);
    case CopyKind::Markdown: return inspectionMarkdown(inspection);
    case CopyKind::Fixture: return testFixture(inspection, options);
    case CopyKind::Curl: return curlCall(document, options);
    case CopyKind::OpenSsl: break;
    }
    return commands(inspection, options);
}

QByteArray redactedShare(const Inspection &inspection)
{
    const token::TokenDocument &document = inspection.document;
    const auto masked = [](const QByteArray &text) {
        return hiddenJson(text, Redaction::SecretsAndPersonal);
    };
    QByteArray text = "Header:\n" + masked(document.header().text()) + "\n\nClaims:\n";
    text += document.payload().isEmpty() ? hiddenText() : masked(document.payload().text());
    return text + "\n\nSignature: " + hiddenText() + '\n';
}

} // namespace claimcheck::report
