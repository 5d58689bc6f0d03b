#include "ui/flow/response_tokens.h"

#include "core/encoding/json.h"
#include "ui/flow/text.h"

#include <algorithm>

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

QString tokenTitle(const QByteArray &name)
{
    const auto *row =
        std::ranges::find_if(members, [&name](const TokenMember &member) { return name == member.name; });
    return row == std::end(members) ? Text::tr("signed answer") : Text::tr(row->title);
}

} // namespace claimcheck::ui::flow
