#pragma once

#include "core/http/message.h"

#include <vector>

namespace claimcheck::ui::flow {

enum class ParameterPlace : quint8 { Query, Body };

/// A parameter of a request, decoded.
struct Parameter
{
    ParameterPlace place = ParameterPlace::Body;
    QByteArray name;
    QByteArray value;
    friend bool operator==(const Parameter &, const Parameter &) = default;
};

using Parameters = std::vector<Parameter>;

/// Those of the query, then those of a form body (Content-Type application/x-www-form-urlencoded), in their
/// order.
[[nodiscard]] Parameters readParameters(const http::Request &request);

/// Where a new parameter of this request belongs: the body of a POST, else the query.
[[nodiscard]] ParameterPlace placeForNew(const http::Request &request);

/// The request with these parameters. A part whose parameters are the same as before keeps its bytes.
[[nodiscard]] http::Request withParameters(http::Request request, const Parameters &parameters);

} // namespace claimcheck::ui::flow
