#include "core/crypto/thread_memory.h"

#include <openssl/crypto.h>

namespace claimcheck::crypto {

ThreadMemory::~ThreadMemory()
{
    OPENSSL_thread_stop();
}

} // namespace claimcheck::crypto
