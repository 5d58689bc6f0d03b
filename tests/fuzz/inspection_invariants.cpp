#include "tests/fuzz/inspection_invariants.h"

#include "core/report/inspection_json.h"
#include "core/report/inspection_text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::fuzz {

namespace {

constexpr QLatin1StringView kinds[] = {"jws"_L1,     "jwe"_L1, "sd-jwt"_L1, "jwk"_L1,
                                       "jwk-set"_L1, "pem"_L1, "opaque"_L1, "unreadable"_L1};

void requireAnswer(bool holds, const char *what, const QByteArray &input)
{
    if (!holds)
        qFatal("%s does not hold for %s", what, input.toPercentEncoding().constData());
}

} // namespace

void checkInspection(const QByteArray &pasted, const jose::KeySet &keys)
{
    report::InspectionOptions options;
    options.keys = keys;
    options.now = 1'700'000'000;
    const auto inspection = report::inspect(token::readToken(pasted), options);
    const auto answer =
        encoding::JsonDocument::parse(report::inspectionJson(inspection, base::Reveal::Hidden),
                                      {.maxDepth = 512}); // the token's own lie inside
    requireAnswer(answer.ok(), "the answer is JSON", pasted);
    const QString kind = answer->root()["kind"_L1].toString();
    requireAnswer(std::ranges::find(kinds, kind) != std::end(kinds), "a known kind", pasted);
    requireAnswer(kind != "unreadable"_L1 || answer->root()["findings"_L1].size() > 0, "why it is unreadable",
                  pasted);
    const QString text = report::inspectionText(inspection, base::Reveal::Hidden);
    const auto steers = [](QChar c) { return c == u'\x1B' || c == u'\u202E' || c == u'\u2066'; };
    requireAnswer(!text.isEmpty() && std::ranges::none_of(text, steers), "the text steers no terminal",
                  pasted);
}

} // namespace claimcheck::fuzz
