#include "core/compare/header_limits.h"

namespace claimcheck::compare {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kilobyte = 1'024;

// Defaults as each server's documentation tells them.
constexpr HeaderLimit limits[] = {
    {"Apache HTTP Server"_L1, 8'190, HeaderScope::Field, "LimitRequestFieldSize"_L1},
    {"Gunicorn"_L1, 8'190, HeaderScope::Field, "limit_request_field_size"_L1},
    {"nginx"_L1, 8 * kilobyte, HeaderScope::Field, "large_client_header_buffers"_L1},
    {"Apache Tomcat"_L1, 8 * kilobyte, HeaderScope::Head, "maxHttpRequestHeaderSize"_L1},
    {"Eclipse Jetty"_L1, 8 * kilobyte, HeaderScope::Head, "HttpConfiguration.requestHeaderSize"_L1},
    {"IIS (HTTP.sys)"_L1, 16 * kilobyte, HeaderScope::Field, "MaxFieldLength"_L1},
    {"Node.js"_L1, 16 * kilobyte, HeaderScope::Head, "--max-http-header-size"_L1},
    {"HAProxy"_L1, 16 * kilobyte, HeaderScope::Head, "tune.bufsize"_L1},
    {"ASP.NET Core (Kestrel)"_L1, 32 * kilobyte, HeaderScope::Head, "MaxRequestHeadersTotalSize"_L1},
    {"Envoy"_L1, 60 * kilobyte, HeaderScope::Head, "max_request_headers_kb"_L1},
    {"Go net/http"_L1, 1'024 * kilobyte, HeaderScope::Head, "DefaultMaxHeaderBytes"_L1},
};

} // namespace

std::span<const HeaderLimit> headerLimits()
{
    return limits;
}

} // namespace claimcheck::compare
