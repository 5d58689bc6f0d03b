#pragma once

#include "core/flow/trace.h"

#include <QString>

#include <vector>

namespace claimcheck::ui::flow {

/// An answer to begin with, as raw HTTP text with LF line ends.
struct AnswerTemplate
{
    QString name;
    QByteArray text;
};

/// For a message that is held, the likeliest first: a response, or, for an authorization request, the request
/// that the browser would come back with.
[[nodiscard]] std::vector<AnswerTemplate> answerTemplates(const claimcheck::flow::Message &message);

} // namespace claimcheck::ui::flow
