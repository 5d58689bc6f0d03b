#include "core/token/sd_jwt_disclosures.h"

#include "core/encoding/base64url.h"
#include "core/jose/named_hash.h"
#include "core/token/sd_jwt_placer.h"
#include "core/token/source_map.h"
#include "core/token/text.h"

namespace claimcheck::token {

using namespace Qt::StringLiterals;
using encoding::JsonDocument;
using encoding::JsonValue;

namespace {

/// §4.1.1: the name at the top level, or the default.
void readAlgorithm(TokenData &data, SdJwtFaults &faults)
{
    const JsonValue name = data.payload["_sd_alg"_L1];
    if (name.isAbsent())
        return;
    const QByteArray text = name.toUtf8();
    data.sdJwt.algorithm = jose::isNamedHash(text) ? text : QByteArray();
    const SdJwtProblem problem =
        name.isString() ? SdJwtProblem::AlgorithmUnknown : SdJwtProblem::AlgorithmType;
    if (data.sdJwt.algorithm.isEmpty() && faults.wants(problem))
        faults.add({problem, {-1, u"/_sd_alg"_s}, name.range(), QString::fromUtf8(text)});
}

struct DisclosureJson
{
    std::optional<SdJwtProblem> problem;
    QString detail;
    JsonDocument json;
};

/// §4.2.1, §4.2.2
DisclosureJson readDisclosureJson(const QByteArray &text)
{
    const auto bytes = encoding::decodeBase64Url(text);
    if (!bytes)
        return {SdJwtProblem::DisclosureBase64Url, bytes.error().message, {}};
    auto json = JsonDocument::parse(*bytes);
    if (!json)
        return {SdJwtProblem::DisclosureJson, json.error().message, {}};
    const JsonValue root = json->root();
    if (!root.isArray() || root.size() < 2 || root.size() > 3)
        return {SdJwtProblem::DisclosureArray, {}, {}};
    if (root.size() == 3 && !root.at(1).isString())
        return {SdJwtProblem::DisclosureName, {}, {}};
    if (!root.at(0).isString()) // it says all the same what it reveals
        return {SdJwtProblem::DisclosureSalt, {}, *json};
    return {{}, {}, *json};
}

Disclosure readDisclosure(const QByteArray &text, const QByteArray &algorithm, int index, SdJwtFaults &faults)
{
    const DisclosureJson read = readDisclosureJson(text);
    Disclosure disclosure;
    disclosure.text = text;
    disclosure.json = read.json;
    disclosure.digest = jose::namedHash(algorithm, text);
    if (read.problem && faults.wants(*read.problem))
        faults.add({*read.problem, {index, {}}, {}, read.detail});
    if (read.json.isEmpty())
        disclosure.state = DisclosureState::Unreadable;
    else if (algorithm.isEmpty())
        disclosure.state = DisclosureState::NotChecked;
    return disclosure;
}

void readTexts(TokenData &data, const std::vector<DisclosureText> &texts, SdJwtFaults &faults)
{
    const std::size_t count = std::min(texts.size(), maxDisclosures);
    QSet<QByteArray> seen;
    for (std::size_t i = 0; i < count; ++i) {
        const int index = static_cast<int>(i);
        data.addPart(TokenPart::Disclosure, index, texts[i].range);
        Disclosure disclosure = readDisclosure(texts[i].text, data.sdJwt.algorithm, index, faults);
        if (seen.contains(texts[i].text)) { // §4: "A Holder MUST NOT […] send a Disclosure more than once"
            disclosure.state = DisclosureState::Repeated;
            if (faults.wants(SdJwtProblem::DisclosureRepeated))
                faults.add({SdJwtProblem::DisclosureRepeated, {index, {}}});
        }
        seen.insert(texts[i].text);
        data.sdJwt.disclosures.push_back(std::move(disclosure));
    }
    if (texts.size() > count && faults.wants(SdJwtProblem::TooManyDisclosures))
        faults.add({SdJwtProblem::TooManyDisclosures, {}, {}, QString::number(count)});
}

/// Step 5. Where one lies too deep, those that it would have referenced are not known.
void judgeUnreferenced(SdJwtReading &reading, SdJwtFaults &faults)
{
    const bool deep = std::ranges::find(reading.disclosures, DisclosureState::TooDeep, &Disclosure::state) !=
                      reading.disclosures.end();
    int index = -1;
    for (Disclosure &disclosure : reading.disclosures) {
        ++index;
        if (disclosure.state != DisclosureState::NotReferenced)
            continue;
        if (deep)
            disclosure.state = DisclosureState::NotChecked;
        else if (faults.wants(SdJwtProblem::NotReferenced))
            faults.add({SdJwtProblem::NotReferenced, {index, {}}});
    }
}

void place(TokenData &data, SdJwtFaults &faults)
{
    const JsonValue root = data.payload.root();
    if (!root.isObject()) {
        for (Disclosure &disclosure : data.sdJwt.disclosures)
            disclosure.state = DisclosureState::NotChecked;
        if (faults.wants(SdJwtProblem::Payload))
            faults.add({SdJwtProblem::Payload});
        return;
    }
    SdJwtPlacer placer(data.sdJwt, faults);
    auto processed = JsonDocument::parse(placer.process(root));
    if (processed)
        data.sdJwt.payload = std::move(*processed);
    else if (faults.wants(SdJwtProblem::Size))
        faults.add({SdJwtProblem::Size, {}, {}, processed.error().message});
    judgeUnreferenced(data.sdJwt, faults);
}

base::ByteRange partRange(const TokenData &data, TokenPart part, int index)
{
    for (std::size_t i = 0; i < data.parts.size(); ++i) {
        const bool precise = part == TokenPart::Disclosure || data.codings[i] == PartCoding::Base64Url;
        if (data.parts[i].part == part && data.parts[i].index == index && precise)
            return data.parts[i].range;
    }
    return {};
}

base::Finding findingOf(const TokenData &data, const SdJwtFault &fault)
{
    const SdJwtProblemRow &row = sdJwtProblemRow(fault.problem);
    const int disclosure = fault.place.disclosure;
    base::Finding finding{
        row.code, base::Level::Error, {}, sdJwtMessage(fault.problem, fault.detail), row.spec, {}};
    if (disclosure >= 0) {
        finding.where = u"/disclosures/%1"_s.arg(disclosure);
        if (fault.range.isValid())
            finding.where += u"/value"_s + fault.place.pointer;
        finding.range = partRange(data, TokenPart::Disclosure, disclosure);
    } else if (fault.range.isValid()) {
        finding.where = u"/payload"_s + fault.place.pointer;
        finding.range = base64SourceRange(partRange(data, TokenPart::Payload, 0), fault.range);
    }
    return finding;
}

void addFindings(TokenData &data, const SdJwtFaults &faults)
{
    std::vector<base::Finding> &problems = data.sdJwt.problems;
    for (const SdJwtFault &fault : faults.list())
        problems.push_back(findingOf(data, fault));
    for (std::size_t i = 0; i < sdJwtProblemCount; ++i) {
        const SdJwtProblemRow &row = sdJwtProblemRow(SdJwtProblem(i));
        if (const int more = faults.omitted(row.problem); more > 0)
            problems.push_back({row.code,
                                base::Level::Error,
                                {},
                                Text::tr("%n more of this kind are not listed.", nullptr, more),
                                row.spec,
                                {}});
    }
    data.problems.insert(data.problems.end(), problems.begin(), problems.end());
}

} // namespace

void readDisclosures(TokenData &data, const std::vector<DisclosureText> &texts)
{
    SdJwtFaults faults;
    data.sdJwt.payload = data.payload;
    readAlgorithm(data, faults);
    readTexts(data, texts, faults);
    place(data, faults);
    addFindings(data, faults);
}

void addSdJwtProblem(TokenData &data, SdJwtProblem problem, base::ByteRange range, const QString &where)
{
    const SdJwtProblemRow &row = sdJwtProblemRow(problem);
    base::Finding finding{row.code, base::Level::Error, where, sdJwtMessage(problem), row.spec, range};
    data.sdJwt.problems.push_back(finding);
    data.problems.push_back(std::move(finding));
}

} // namespace claimcheck::token
