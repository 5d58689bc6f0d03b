#include "core/oauth/endpoint_error.h"

#include "core/oauth/json_body.h"
#include "core/oauth/text.h"

#include <algorithm>

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;

namespace {

constexpr base::SpecRef tokenErrors{base::Spec::Rfc6749, "5.2"};

/// NQSCHAR of RFC 6749 Appendix A: printable ASCII and space without '"' and '\'.
bool isPlainCharacter(QChar c)
{
    return c >= u' ' && c <= u'~' && c != u'"' && c != u'\\';
}

} // namespace

void checkErrorCharacters(const EndpointError &error, std::vector<base::Finding> &findings)
{
    const std::pair<QLatin1StringView, QString> members[] = {{"/error"_L1, error.code},
                                                             {"/error_description"_L1, error.description},
                                                             {"/error_uri"_L1, error.uri}};
    for (const auto &[where, text] : members) {
        if (std::ranges::all_of(text, isPlainCharacter))
            continue;
        findings.push_back({"error-characters"_L1,
                            base::Level::Error,
                            where,
                            Text::tr("Only printable ASCII without quote and backslash is allowed here."),
                            tokenErrors,
                            {}});
    }
}

EndpointError readErrorMembers(encoding::JsonValue object, std::vector<base::Finding> &findings)
{
    EndpointError error{textMember(object, "error"_L1, tokenErrors, findings),
                        textMember(object, "error_description"_L1, tokenErrors, findings),
                        textMember(object, "error_uri"_L1, tokenErrors, findings)};
    checkErrorCharacters(error, findings);
    return error;
}

} // namespace claimcheck::oauth
