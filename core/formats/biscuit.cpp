#include "core/formats/row_fields.h"

#include "core/formats/add_field.h"
#include "core/formats/protobuf.h"
#include "core/formats/text.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

namespace {

/// The strings that every Biscuit has without writing them, by index; its own begin at 1024.
constexpr std::array<const char *, 28> defaultSymbols = {
    "read",  "write",   "resource",  "operation",  "right",    "time",      "role",
    "owner", "tenant",  "namespace", "user",       "team",     "service",   "admin",
    "email", "group",   "member",    "ip_address", "client",   "client_ip", "domain",
    "path",  "version", "cluster",   "node",       "hostname", "nonce",     "query"};
constexpr quint64 firstOwnSymbol = 1024;
constexpr qsizetype maxFacts = 50;

using Symbols = QStringList;

QString symbolOf(quint64 index, const Symbols &own)
{
    if (index < defaultSymbols.size())
        return QString::fromLatin1(defaultSymbols[index]);
    const quint64 place = index - firstOwnSymbol;
    return index >= firstOwnSymbol && place < quint64(own.size()) ? own[qsizetype(place)]
                                                                  : u"#%1"_s.arg(index);
}

/// A term of a fact as Datalog writes it.
QString termText(const ProtobufField &term, const Symbols &symbols)
{
    switch (term.number) {
    case 1: return u'$' + symbolOf(term.value, symbols);
    case 2: return QString::number(qint64(term.value));
    case 3: return u'"' + symbolOf(term.value, symbols) + u'"';
    case 4:
        return QDateTime::fromSecsSinceEpoch(qint64(qMin(term.value, quint64(1) << 40)))
            .toUTC()
            .toString(Qt::ISODate);
    case 5: return u"hex:"_s + QString::fromLatin1(term.bytes.toByteArray().toHex());
    case 6: return term.value != 0 ? u"true"_s : u"false"_s;
    default: return u"\u2026"_s; // sets and what came later
    }
}

/// Fact {1 predicate {1 name, 2 terms …}}; empty where it is none.
QString factText(QByteArrayView fact, const Symbols &symbols)
{
    const auto outer = readProtobuf(fact);
    const ProtobufField *predicate = outer ? findField(*outer, 1) : nullptr;
    const auto parts = predicate ? readProtobuf(predicate->bytes) : std::nullopt;
    const ProtobufField *name = parts ? findField(*parts, 1) : nullptr;
    if (!name)
        return {};
    QStringList terms;
    for (const ProtobufField &part : *parts) {
        const auto term = part.number == 2 ? readProtobuf(part.bytes) : std::nullopt;
        if (term && !term->empty())
            terms += termText(term->front(), symbols);
    }
    return symbolOf(name->value, symbols) + u'(' + terms.join(u", "_s) + u')';
}

/// Block {1 symbols, 2 context, 3 version, 4 facts, 5 rules, 6 checks}.
bool addAuthority(QByteArrayView block, Recognized &found)
{
    const auto fields = readProtobuf(block);
    const ProtobufField *version = fields ? findField(*fields, 3) : nullptr;
    if (!version || version->hasBytes)
        return false;
    Symbols symbols;
    QStringList facts;
    int rules = 0, checks = 0;
    for (const ProtobufField &field : *fields) {
        if (field.number == 1)
            symbols += readableBytes(field.bytes);
        else if (field.number == 4 && facts.size() < maxFacts)
            facts += factText(field.bytes, symbols);
        rules += field.number == 5 ? 1 : 0;
        checks += field.number == 6 ? 1 : 0;
    }
    addField(found, u"version"_s, QString::number(version->value), Text::tr("Version of the Datalog"));
    addField(found, u"facts"_s, facts.join(u"; "_s), Text::tr("What its issuer says, in Datalog"));
    addField(found, u"rules"_s, QString::number(rules), Text::tr("How many rules its issuer added"));
    addField(found, u"checks"_s, QString::number(checks), Text::tr("How many conditions its issuer set"));
    return true;
}

/// SignedBlock {1 block, 2 next key {1 algorithm, 2 key}, 3 signature}. The key is what makes it one.
bool readSignedBlock(const ProtobufField &authority, Recognized &found)
{
    const auto parts = readProtobuf(authority.bytes);
    const ProtobufField *block = parts ? findField(*parts, 1) : nullptr;
    const ProtobufField *next = parts ? findField(*parts, 2) : nullptr;
    const auto key = next ? readProtobuf(next->bytes) : std::nullopt;
    const ProtobufField *bytes = key ? findField(*key, 2) : nullptr;
    if (!block || !bytes || (bytes->bytes.size() != 32 && bytes->bytes.size() != 33))
        return false;
    return addAuthority(block->bytes, found);
}

} // namespace

/// Biscuit {1 root key id, 2 authority, 3 blocks …, 4 proof {1 next secret, 2 final signature}}.
bool readBiscuit(QByteArrayView token, Recognized &found)
{
    constexpr QByteArrayView textPrefix = "biscuit:";
    const auto bytes =
        decodeAnyBase64(token.startsWith(textPrefix) ? token.sliced(textPrefix.size()) : token);
    const auto fields = bytes ? readProtobuf(*bytes) : std::nullopt;
    const ProtobufField *authority = fields ? findField(*fields, 2) : nullptr;
    if (!authority || !readSignedBlock(*authority, found))
        return false;
    if (const ProtobufField *id = findField(*fields, 1))
        addField(found, u"rootKeyId"_s, QString::number(id->value), Text::tr("Which of the issuer's keys"));
    const auto blocks = std::ranges::count(*fields, quint64(3), &ProtobufField::number);
    addField(found, u"blocks"_s, QString::number(blocks), Text::tr("How often it was narrowed down since"));
    const ProtobufField *proof = findField(*fields, 4);
    const auto proofParts = proof ? readProtobuf(proof->bytes) : std::nullopt;
    if (const ProtobufField *secret = proofParts ? findField(*proofParts, 1) : nullptr)
        addSecretField(found, u"nextSecret"_s, QString::fromLatin1(secret->bytes.toByteArray().toHex()),
                       Text::tr("The key with which its holder can narrow it down further"));
    if (fields->back().cutShort || !proof)
        found.problems.push_back(
            {"biscuit-cut-short"_L1, Text::tr("The Biscuit ends before its signatures do."), token.size()});
    return true;
}

} // namespace claimcheck::formats
