#include "tests/bench/bench_more.h"

#include "core/encoding/base64url.h"
#include "core/encoding/json.h"
#include "tests/bench/bench_decode.h"

using namespace Qt::StringLiterals;

namespace claimcheck::bench {

namespace {

/// Many objects like a claims set, one after the other.
QByteArray longJson()
{
    encoding::JsonWriter writer;
    writer.beginArray();
    for (int i = 0; i < 5000; ++i) {
        writer.beginObject();
        writer.member("iss", "https://idp.example.com/realms/prod");
        writer.member("sub", u"8a731258-aabb-4d60-a87e-%1"_s.arg(i));
        writer.member("exp", qint64(4102444800 + i));
        writer.member("name", u"J\u00f6rg \u201cJ\u201d \u4e2d"_s);
        writer.member("email_verified", true);
        writer.endObject();
    }
    writer.endArray();
    return writer.take();
}

Rate megabytes(const QString &name, qsizetype size, double callsASecond)
{
    return {name, callsASecond * static_cast<double>(size) / 1e6, u"MB/s"_s};
}

} // namespace

std::vector<Rate> moreRates(double seconds)
{
    const QByteArray token = sampleToken(), json = longJson();
    const QByteArray claims = "{\"data\":\"" + QByteArray(750'000, 'x') + "\"}";
    const QByteArray large =
        encoding::encodeBase64Url("{\"alg\":\"HS256\"}") + '.' + encoding::encodeBase64Url(claims) + ".AAAA";
    return {
        {u"decode and read every member"_s, callsPerSecond([&] { decodeAndReadEveryMember(token); }, seconds),
         u"tokens/s"_s},
        {u"readToken (what Inspect does)"_s, callsPerSecond([&] { readWholeToken(token); }, seconds),
         u"tokens/s"_s},
        megabytes(u"readToken of a token of 1 MB"_s, large.size(),
                  callsPerSecond([&] { readWholeToken(large); }, seconds)),
        megabytes(u"JSON reader"_s, json.size(),
                  callsPerSecond([&] { (void)encoding::JsonDocument::parse(json).ok(); }, seconds)),
    };
}

} // namespace claimcheck::bench
