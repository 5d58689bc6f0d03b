#include "core/lint/request_reading.h"

#include <algorithm>

namespace claimcheck::lint {

using namespace Qt::StringLiterals;
using encoding::FormPairs;

namespace {

FormPairs claimsOf(const ReadJwt &object)
{
    FormPairs pairs;
    for (const auto member : object.payload.root().members())
        pairs.push_back({member.name().toUtf8(), member.value().isString()
                                                     ? member.value().toUtf8()
                                                     : QByteArray(member.value().raw().toByteArray())});
    return pairs;
}

} // namespace

void addMissing(FormPairs &pairs, const FormPairs &more)
{
    const FormPairs own = pairs;
    for (const encoding::FormPair &pair : more) {
        if (!hasParameter(own, pair.name))
            pairs.push_back(pair);
    }
}

FormPairs requestParametersOf(const http::Request &request)
{
    FormPairs pairs = queryOf(request);
    if (request.method == "POST") {
        for (encoding::FormPair &pair : formOf(request))
            pairs.push_back(std::move(pair));
    }
    return pairs;
}

const ObservedMessage *pushedRequestOf(const Run &run, const ObservedMessage &message)
{
    const QByteArray uri = valueOf(requestParametersOf(message.request), "request_uri");
    if (uri.isEmpty())
        return nullptr;
    const auto pushed = std::ranges::find_if(run.messages, [&uri](const ObservedMessage &one) {
        return one.kind == MessageKind::PushedAuthorization && bodyOf(one)["request_uri"_L1].equals(uri);
    });
    return pushed == run.messages.end() ? nullptr : &*pushed;
}

std::optional<ReadJwt> requestObjectOf(const ObservedMessage &message)
{
    return readJwt(valueOf(requestParametersOf(message.request), "request"));
}

FormPairs effectiveRequest(const Run &run, const ObservedMessage &message)
{
    FormPairs pairs = requestParametersOf(message.request);
    if (const auto object = requestObjectOf(message))
        addMissing(pairs, claimsOf(*object));
    if (const ObservedMessage *pushed = pushedRequestOf(run, message)) {
        addMissing(pairs, formOf(pushed->request));
        if (const auto object = requestObjectOf(*pushed))
            addMissing(pairs, claimsOf(*object));
    }
    return pairs;
}

FormPairs authorizationRequestOf(const Run &run)
{
    const ObservedMessage *message = run.last(MessageKind::AuthorizationRequest);
    return message ? effectiveRequest(run, *message) : FormPairs();
}

FormPairs answerOf(const ObservedMessage &message)
{
    FormPairs pairs = callbackOf(message);
    if (const auto jwt = readJwt(valueOf(pairs, "response")))
        addMissing(pairs, claimsOf(*jwt));
    return pairs;
}

bool isWholeRequestSeen(const Run &run, const ObservedMessage &message)
{
    const FormPairs own = requestParametersOf(message.request);
    const ObservedMessage *pushed = pushedRequestOf(run, message);
    if (hasParameter(own, "request_uri") && !pushed)
        return false;
    if (pushed && hasParameter(formOf(pushed->request), "request") && !requestObjectOf(*pushed))
        return false;
    return !hasParameter(own, "request") || requestObjectOf(message);
}

} // namespace claimcheck::lint
