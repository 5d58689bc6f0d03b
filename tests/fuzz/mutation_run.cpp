#include "tests/fuzz/mutation_run.h"

#include "tests/fuzz/mutator.h"

namespace claimcheck::fuzz {

namespace {

int mutationCount()
{
    bool set = false;
    const int asked = qEnvironmentVariableIntValue("CLAIMCHECK_FUZZ_RUNS", &set);
    return set ? asked : 1500;
}

} // namespace

void runMutations(const QByteArray &text, const Check &check)
{
    Mutator mutator(20261123);
    check(text);
    for (qsizetype cut = 0; cut < text.size(); ++cut)
        check(text.first(cut));
    QByteArray current = text;
    for (int i = 0; i < mutationCount(); ++i) {
        current = mutator.mutate(i % 8 == 0 || current.size() > 4096 ? text : current);
        check(current);
    }
}

} // namespace claimcheck::fuzz
