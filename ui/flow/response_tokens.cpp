#include "ui/flow/response_tokens.h"

#include "core/encoding/json.h"
#include "ui/flow/message_parameters.h"
#include "ui/flow/text.h"

#include <algorithm>
#include <span>

namespace claimcheck::ui::flow {

namespace {

constexpr qsizetype largestReadBody = 1024 * 1024;

struct TokenMember
{
    const char *name;
    const char *title;
};

constexpr TokenMember members[] = {
    {"access_token", QT_TRANSLATE_NOOP("claimcheck_ui_flow", "access token")},
    {"id_token", QT_TRANSLATE_NOOP("claimcheck_ui_flow", "ID token")},
    {"refresh_token", QT_TRANSLATE_NOOP("claimcheck_ui_flow", "refresh token")},
};

constexpr TokenMember parameters[] = {
    {"request", QT_TRANSLATE_NOOP("claimcheck_ui_flow", "request object")},
    {"client_assertion", QT_TRANSLATE_NOOP("claimcheck_ui_flow", "client assertion")},
    {"logout_token", QT_TRANSLATE_NOOP("claimcheck_ui_flow", "logout token")},
};

const TokenMember *rowOf(std::span<const TokenMember> table, const QByteArray &name)
{
    const auto row = std::ranges::find_if(table, [&name](const TokenMember &one) { return name == one.name; });
    return row == table.end() ? nullptr : &*row;
}

} // namespace

std::vector<ResponseToken> tokensOf(const http::Response &response)
{
    const QByteArray type = response.headers.value("Content-Type").split(';').first().trimmed().toLower();
    if (response.body.size() > largestReadBody)
        return {};
    if (type.endsWith("jwt") && !response.body.isEmpty())
        return {{type, response.body.trimmed()}};
    const auto document = encoding::JsonDocument::parse(response.body);
    if (!document)
        return {};
    std::vector<ResponseToken> tokens;
    for (const TokenMember &row : members) {
        const QByteArray text = document->root().member(row.name).toUtf8();
        if (!text.isEmpty())
            tokens.push_back({row.name, text});
    }
    return tokens;
}

std::vector<ResponseToken> tokensOf(const http::Request &request)
{
    if (request.body.size() > largestReadBody)
        return {};
    std::vector<ResponseToken> tokens;
    for (const Parameter &parameter : readParameters(request)) {
        if (rowOf(parameters, parameter.name) && !parameter.value.isEmpty())
            tokens.push_back({parameter.name, parameter.value});
    }
    return tokens;
}

QString tokenTitle(const QByteArray &name)
{
    const TokenMember *row = rowOf(members, name);
    if (!row)
        row = rowOf(parameters, name);
    return row ? Text::tr(row->title) : Text::tr("signed answer");
}

} // namespace claimcheck::ui::flow
