#include "core/jose/jws_segment.h"

#include "core/encoding/base64url.h"

namespace claimcheck::jose {

QByteArray decodeSegment(QByteArrayView segment, qsizetype where, std::vector<base::Error> &problems)
{
    auto strict = encoding::decodeBase64Url(segment);
    if (strict)
        return std::move(strict).value();
    encoding::LenientBase64 lenient = encoding::diagnoseBase64Url(segment);
    for (base::Error &problem : lenient.problems) {
        problem.where += where;
        problems.push_back(std::move(problem));
    }
    if (lenient.problems.empty())
        problems.push_back(strict.error());
    return lenient.bytes;
}

} // namespace claimcheck::jose
