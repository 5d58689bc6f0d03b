#include "core/formats/recognize.h"

#include "core/formats/branca.h"
#include "core/formats/fernet.h"
#include "core/formats/macaroon.h"
#include "core/formats/paserk.h"
#include "core/formats/paseto.h"
#include "core/formats/recognize_rows.h"

#include <algorithm>

namespace claimcheck::formats {

namespace {

/// Appends what it recognises.
using Recognizer = void (*)(QByteArrayView token, std::vector<Recognized> &found);

constexpr Recognizer recognizers[] = {recognizePaseto, recognizePaserk,   recognizeFernet,
                                      recognizeBranca, recognizeMacaroon, recognizeRows};

} // namespace

std::vector<Recognized> recognize(QByteArrayView token)
{
    std::vector<Recognized> found;
    for (const Recognizer recognizer : recognizers)
        recognizer(token, found);
    std::ranges::stable_sort(found, std::ranges::greater(), &Recognized::level);
    return found;
}

} // namespace claimcheck::formats
