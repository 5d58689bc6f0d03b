#include "core/net/reply_reading.h"

#include "core/encoding/json.h"

#include <QNetworkReply>

namespace claimcheck::net {

using namespace Qt::StringLiterals;

http::Response responseOf(QNetworkReply &reply)
{
    http::Response response;
    response.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    response.reason = reply.attribute(QNetworkRequest::HttpReasonPhraseAttribute).toByteArray();
    for (const auto &[name, value] : reply.rawHeaderPairs()) {
        // QtNetwork joins fields of one name: Set-Cookie by a line feed, others by ", ".
        const auto parts = http::sameName(name, "Set-Cookie") ? value.split('\n') : QList<QByteArray>{value};
        for (const QByteArray &part : parts)
            response.headers.append(name, part);
    }
    response.body = reply.readAll();
    return response;
}

QVariantMap tokensOf(const http::Response &response)
{
    const auto document = encoding::JsonDocument::parse(response.body);
    if (!response.isSuccess() || !document || !document->root()["access_token"_L1].isString())
        return {};
    QVariantMap tokens;
    for (const encoding::JsonMember &member : document->root().members()) {
        const encoding::JsonValue value = member.value();
        if (value.isString())
            tokens.insert(member.name(), value.toString());
        else if (const auto number = value.toInteger())
            tokens.insert(member.name(), *number);
    }
    return tokens;
}

} // namespace claimcheck::net
