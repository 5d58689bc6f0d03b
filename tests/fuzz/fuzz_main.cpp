// libFuzzer's entry (Clang, -DCLAIMCHECK_FUZZ=ON). The first byte chooses what the others are given to.

#include "tests/fuzz/inspection_invariants.h"
#include "tests/fuzz/invariants.h"

#include <array>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using Check = void (*)(const QByteArray &);
    constexpr std::array<Check, 5> checks = {
        claimcheck::fuzz::checkJson, claimcheck::fuzz::checkToken, claimcheck::fuzz::checkBase64,
        claimcheck::fuzz::checkForm,
        [](const QByteArray &text) { claimcheck::fuzz::checkInspection(text, {}); }};
    if (size == 0)
        return 0;
    const QByteArray text(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size) - 1);
    checks[data[0] % checks.size()](text);
    return 0;
}
