#include "ui/flow/message_parameters.h"

#include "core/encoding/form.h"

namespace claimcheck::ui::flow {

namespace {

bool hasFormBody(const http::Request &request)
{
    const QByteArray type = request.headers.value("Content-Type").split(';').first().trimmed().toLower();
    return type == "application/x-www-form-urlencoded";
}

void appendAll(Parameters &parameters, ParameterPlace place, QByteArrayView text)
{
    for (encoding::FormPair &pair : encoding::parseForm(text))
        parameters.push_back({place, std::move(pair.name), std::move(pair.value)});
}

encoding::FormPairs pairsOf(const Parameters &parameters, ParameterPlace place)
{
    encoding::FormPairs pairs;
    for (const Parameter &parameter : parameters) {
        if (parameter.place == place)
            pairs.push_back({parameter.name, parameter.value});
    }
    return pairs;
}

QByteArray withQuery(const QByteArray &url, const QByteArray &query)
{
    const qsizetype fragment = url.indexOf('#');
    const QByteArray end = fragment < 0 ? QByteArray() : url.mid(fragment);
    QByteArray start = fragment < 0 ? url : url.left(fragment);
    const qsizetype mark = start.indexOf('?');
    if (mark >= 0)
        start.truncate(mark);
    return query.isEmpty() ? start + end : start + '?' + query + end;
}

} // namespace

Parameters readParameters(const http::Request &request)
{
    Parameters parameters;
    appendAll(parameters, ParameterPlace::Query, request.query());
    if (hasFormBody(request))
        appendAll(parameters, ParameterPlace::Body, request.body);
    return parameters;
}

ParameterPlace placeForNew(const http::Request &request)
{
    return request.method == "POST" ? ParameterPlace::Body : ParameterPlace::Query;
}

http::Request withParameters(http::Request request, const Parameters &parameters)
{
    const Parameters before = readParameters(request);
    const auto query = pairsOf(parameters, ParameterPlace::Query);
    if (query != pairsOf(before, ParameterPlace::Query))
        request.url = withQuery(request.url, encoding::encodeForm(query));
    const auto body = pairsOf(parameters, ParameterPlace::Body);
    if (body != pairsOf(before, ParameterPlace::Body)) {
        request.body = encoding::encodeForm(body);
        request.headers.setDefault("Content-Type", "application/x-www-form-urlencoded");
    }
    return request;
}

} // namespace claimcheck::ui::flow
