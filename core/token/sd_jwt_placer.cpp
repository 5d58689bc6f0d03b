#include "core/token/sd_jwt_placer.h"

#include "core/encoding/json_pointer.h"

#include <algorithm>

namespace claimcheck::token {

using namespace Qt::StringLiterals;
using encoding::JsonMember;
using encoding::JsonValue;

namespace {

constexpr int maxDepth =
    128; ///< containers inside one another in the processed payload, as JsonLimits has it
constexpr int maxLevels = 64; ///< disclosures inside one another
constexpr qsizetype maxDigests = 100'000;

/// How many containers lie inside one another in JSON text that was read before.
int depthOf(QByteArrayView json)
{
    int depth = 0, deepest = 0;
    bool inString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (c == '"')
            inString = !inString;
        else if (c == '\\')
            ++i;
        else if (!inString && (c == '{' || c == '['))
            deepest = std::max(deepest, ++depth);
        else if (!inString && (c == '}' || c == ']'))
            --depth;
    }
    return deepest;
}

} // namespace

SdJwtPlacer::SdJwtPlacer(SdJwtReading &reading, SdJwtFaults &faults) : m_reading(reading), m_faults(faults)
{
    int index = 0;
    for (const Disclosure &disclosure : reading.disclosures) {
        if (!disclosure.digest.isEmpty() && !m_byDigest.contains(disclosure.digest))
            m_byDigest.insert(disclosure.digest, index);
        ++index;
    }
}

QByteArray SdJwtPlacer::process(const JsonValue &payload)
{
    writeValue(payload, {});
    return m_writer.take();
}

QString SdJwtPlacer::pathOf(const Step &step)
{
    if (!step.up)
        return {};
    return pathOf(*step.up) +
           (step.newIndex < 0 ? encoding::pointerStep(step.name) : encoding::pointerStep(step.newIndex));
}

QString SdJwtPlacer::pointerOf(const Step &step)
{
    if (!step.up || step.disclosure >= 0)
        return {};
    return pointerOf(*step.up) +
           (step.index < 0 ? encoding::pointerStep(step.name) : encoding::pointerStep(step.index));
}

int SdJwtPlacer::originOf(const Step &step)
{
    const Step *at = &step;
    while (at->disclosure < 0 && at->up)
        at = at->up;
    return at->disclosure;
}

void SdJwtPlacer::fault(SdJwtProblem problem, const Step &step, const JsonValue &value, const QString &below,
                        const QString &detail)
{
    if (m_faults.wants(problem))
        m_faults.add({problem, {originOf(step), pointerOf(step) + below}, value.range(), detail});
}

void SdJwtPlacer::refuse(int index, DisclosureState state, SdJwtProblem problem, const QString &detail)
{
    m_reading.disclosures[std::size_t(index)].state = state;
    if (m_faults.wants(problem))
        m_faults.add({problem, {index, {}}, {}, detail});
}

void SdJwtPlacer::writeValue(const JsonValue &value, const Step &step)
{
    if (value.isObject())
        writeObject(value, step);
    else if (value.isArray())
        writeArray(value, step);
    else
        m_writer.rawValue(value.raw());
}

void SdJwtPlacer::writeObject(const JsonValue &object, const Step &step)
{
    m_writer.beginObject();
    for (const JsonMember member : object.members())
        writeMember(member, step);
    if (object.has("_sd"_L1))
        writeDisclosedMembers(object, step);
    m_writer.endObject();
}

void SdJwtPlacer::writeMember(const JsonMember &member, const Step &step)
{
    const JsonValue value = member.value();
    if (member.nameEquals("_sd"))
        return;
    if (member.nameEquals("..."))
        return fault(SdJwtProblem::Ellipsis, step, value, u"/..."_s);
    const bool algorithm = member.nameEquals("_sd_alg");
    if (algorithm && !step.up) // step 3.f
        return;
    if (algorithm)
        fault(SdJwtProblem::AlgorithmPlace, step, value, u"/_sd_alg"_s);
    m_writer.key(member.nameUtf8());
    writeValue(value, {&step, member.name(), -1, -1, -1, step.depth + 1});
}

std::vector<int> SdJwtPlacer::disclosuresOf(const JsonValue &object, const Step &step)
{
    std::vector<int> found;
    for (const JsonMember member : object.members()) {
        if (!member.nameEquals("_sd"))
            continue;
        if (!member.value().isArray())
            fault(SdJwtProblem::DigestList, step, member.value(), u"/_sd"_s);
        qsizetype at = 0;
        for (const JsonValue digest : member.value().elements()) {
            const QString below = u"/_sd/"_s + QString::number(at++);
            if (!digest.isString())
                fault(SdJwtProblem::DigestList, step, digest, below);
            else if (const int index = disclosureOf(digest, step, below); index >= 0)
                found.push_back(index);
        }
    }
    std::ranges::sort(found);
    return found;
}

int SdJwtPlacer::disclosureOf(const JsonValue &digest, const Step &step, const QString &below)
{
    const QByteArray text = digest.toUtf8();
    if (m_seen.contains(text)) {
        // The first bytes tell it apart; a digest may be as long as the token.
        fault(SdJwtProblem::DigestRepeated, step, digest, below, QString::fromUtf8(text.left(86)));
        return -1;
    }
    if (m_seen.size() >= maxDigests) {
        fault(SdJwtProblem::TooManyDigests, step, digest, below, QString::number(maxDigests));
        return -1;
    }
    m_seen.insert(text);
    const int index = m_byDigest.value(text, -1);
    const DigestPlace place = {originOf(step), pointerOf(step) + below};
    if (index >= 0)
        m_reading.disclosures[std::size_t(index)].place = place;
    else if (!m_reading.algorithm.isEmpty())
        m_reading.undisclosed.push_back({text, place});
    return index;
}

bool SdJwtPlacer::fits(const Disclosure &disclosure, const Step &step) const
{
    return m_level < maxLevels && step.depth + depthOf(disclosure.value().raw()) <= maxDepth;
}

void SdJwtPlacer::writeDisclosedMembers(const JsonValue &object, const Step &step)
{
    const std::vector<int> found = disclosuresOf(object, step);
    if (found.empty())
        return;
    QSet<QByteArray> names;
    for (const JsonMember member : object.members())
        names.insert(member.nameUtf8());
    for (const int index : found)
        writeDisclosedMember(index, step, names);
}

void SdJwtPlacer::writeDisclosedMember(int index, const Step &step, QSet<QByteArray> &names)
{
    Disclosure &disclosure = m_reading.disclosures[std::size_t(index)];
    if (disclosure.state != DisclosureState::NotReferenced)
        return;
    if (disclosure.json.root().size() != 3)
        return refuse(index, DisclosureState::WrongShape, SdJwtProblem::MemberWithoutName);
    const QByteArray name = disclosure.name().toUtf8();
    if (name == "_sd" || name == "...")
        return refuse(index, DisclosureState::ReservedName, SdJwtProblem::NameReserved,
                      QString::fromUtf8(name));
    if (name == "_sd_alg")
        return refuse(index, DisclosureState::ReservedName, SdJwtProblem::AlgorithmPlace);
    if (names.contains(name))
        return refuse(index, DisclosureState::NameTaken, SdJwtProblem::NameTaken, QString::fromUtf8(name));
    const Step inner = {&step, QString::fromUtf8(name), -1, -1, index, step.depth + 1};
    if (!fits(disclosure, inner))
        return refuse(index, DisclosureState::TooDeep, SdJwtProblem::Depth);
    names.insert(name);
    disclosure.state = DisclosureState::Placed;
    disclosure.path = pathOf(inner);
    m_writer.key(name);
    ++m_level;
    writeValue(disclosure.value(), inner);
    --m_level;
}

void SdJwtPlacer::writeArray(const JsonValue &array, const Step &step)
{
    m_writer.beginArray();
    Step element = {&step, {}, 0, 0, -1, step.depth + 1};
    for (const JsonValue value : array.elements()) {
        if (writeElement(value, element))
            ++element.newIndex;
        ++element.index;
    }
    m_writer.endArray();
}

bool SdJwtPlacer::writeElement(const JsonValue &element, const Step &step)
{
    const JsonValue digest = element["..."_L1];
    if (digest.isAbsent()) {
        writeValue(element, step);
        return true;
    }
    if (element.size() != 1 || !digest.isString()) {
        fault(SdJwtProblem::ElementDigest, step, element);
        return false;
    }
    const int index = disclosureOf(digest, step, u"/..."_s);
    return index >= 0 && writeDisclosedElement(index, step);
}

bool SdJwtPlacer::writeDisclosedElement(int index, const Step &step)
{
    Disclosure &disclosure = m_reading.disclosures[std::size_t(index)];
    if (disclosure.state != DisclosureState::NotReferenced)
        return false;
    if (disclosure.json.root().size() != 2) {
        refuse(index, DisclosureState::WrongShape, SdJwtProblem::ElementWithName);
        return false;
    }
    Step inner = step;
    inner.disclosure = index;
    if (!fits(disclosure, inner)) {
        refuse(index, DisclosureState::TooDeep, SdJwtProblem::Depth);
        return false;
    }
    disclosure.state = DisclosureState::Placed;
    ++m_level;
    const bool written = writeElement(disclosure.value(), inner); // the value may be a digest again
    --m_level;
    if (written)
        disclosure.path = pathOf(inner);
    return written;
}

} // namespace claimcheck::token
