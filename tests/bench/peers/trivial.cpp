// The floor of a command: a program that decodes a token's header with OpenSSL's base64 and prints it. No Qt,
// no options.

#include <openssl/evp.h>

#include <cstdio>
#include <string>
#include <vector>

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    const std::string token = argv[1];
    std::string header = token.substr(0, token.find('.'));
    for (char &c : header)
        c = c == '-' ? '+' : c == '_' ? '/' : c;
    while (header.size() % 4 != 0)
        header += '=';
    std::vector<unsigned char> bytes(header.size());
    EVP_DecodeBlock(bytes.data(), reinterpret_cast<const unsigned char *>(header.data()),
                    static_cast<int>(header.size()));
    std::puts(reinterpret_cast<const char *>(bytes.data()));
    return 0;
}
