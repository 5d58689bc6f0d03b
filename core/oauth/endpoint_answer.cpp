#include "core/oauth/endpoint_answer.h"

#include "core/oauth/endpoint_error.h"
#include "core/oauth/json_body.h"
#include "core/oauth/text.h"

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;

base::Result<encoding::JsonDocument> readAnswer(const http::Response &response, const AnswerForm &form)
{
    std::vector<base::Finding> findings; // the rules judge; here only what the run goes on with counts
    encoding::JsonDocument document = readJsonObject(response, form.spec, findings);
    const EndpointError error = readErrorMembers(document.root(), findings);
    if (!error.isEmpty())
        return base::Error{form.refused,
                           error.description.isEmpty() ? error.code
                                                       : u"%1: %2"_s.arg(error.code, error.description),
                           -1, form.spec};
    if (!response.isSuccess() || document[form.member].toString().isEmpty())
        return base::Error{form.unreadable,
                           Text::tr("The answer with status %1 has neither %2 nor an OAuth error.")
                               .arg(response.status)
                               .arg(form.member),
                           -1, form.spec};
    return document;
}

} // namespace claimcheck::oauth
