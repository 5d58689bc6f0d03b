#include "ui/inspect/expected_fields.h"

#include "ui/widgets/fonts.h"

#include <QCompleter>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QStringListModel>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

namespace {

using lint::TokenType;
using lint::TokenTypes;

enum FieldIndex : std::size_t {
    Issuer,
    Audience,
    Client,
    Nonce,
    State,
    Method,
    Url,
    MaxAge,
    AccessToken,
    Code
};

enum class Secret : bool { No, Yes };

struct FieldRow
{
    const char *name;
    const char *label; ///< source text
    const char *hint;  ///< source text
    TokenTypes types;  ///< that have something to compare it with
    Secret secret;
};

#define TEXT(text) QT_TRANSLATE_NOOP("claimcheck::ui::inspect::ExpectedFields", text)

constexpr TokenTypes bound = TokenTypes(TokenType::IdToken) | TokenType::DpopProof |
                             TokenType::RequestObject | TokenType::KeyBinding | TokenType::SdJwtVc |
                             TokenType::Jwt;

/// In the order of FieldIndex.
constexpr FieldRow fieldRows[] = {
    {"issuer", TEXT("Issuer"), TEXT("https://id.example.org"), lint::anyTokenType, Secret::No},
    {"audience", TEXT("Audience"), TEXT("client id or API"), lint::anyTokenType, Secret::No},
    {"client", TEXT("Client"), TEXT("client id"),
     TokenTypes(TokenType::AccessToken) | TokenType::IdToken | TokenType::ClientAssertion |
         TokenType::RequestObject,
     Secret::No},
    {"nonce", TEXT("Nonce"), TEXT("as it was sent"), bound, Secret::No},
    {"state", TEXT("State"), TEXT("as it was sent"),
     TokenTypes(TokenType::IdToken) | TokenType::AuthorizationResponse, Secret::No},
    {"method", TEXT("Method"), TEXT("POST"), TokenType::DpopProof, Secret::No},
    {"url", TEXT("Request URL"), TEXT("https://api.example.org/orders"), TokenType::DpopProof, Secret::No},
    {"maxAge", TEXT("Max age, seconds"), TEXT("3600"), TokenType::IdToken, Secret::No},
    {"accessToken", TEXT("Access token"), TEXT("that it goes with"),
     TokenTypes(TokenType::IdToken) | TokenType::DpopProof, Secret::Yes},
    {"code", TEXT("Code"), TEXT("that it goes with"), TokenType::IdToken, Secret::Yes},
};

#undef TEXT

constexpr int pauseMilliseconds = 350;
constexpr int mostRemembered = 20;
constexpr int pairsInARow = 3;

} // namespace

ExpectedFields::ExpectedFields(QWidget *parent)
    : QWidget(parent), m_leeway(new QSpinBox(this)), m_leewayLabel(new QLabel(tr("Leeway"), this)),
      m_pause(new QTimer(this))
{
    setObjectName(u"expected"_s);
    setAccessibleName(tr("Expected values"));
    m_pause->setSingleShot(true);
    m_pause->setInterval(pauseMilliseconds);
    connect(m_pause, &QTimer::timeout, this, &ExpectedFields::changed);
    for (std::size_t index = 0; index < std::size(fieldRows); ++index)
        addField(index);
    m_leeway->setObjectName(u"expected.leeway"_s);
    m_leeway->setAccessibleName(tr("Leeway in seconds"));
    m_leeway->setToolTip(tr("How far the clocks of issuer and verifier may differ"));
    m_leeway->setRange(0, 86'400);
    m_leeway->setSuffix(tr(" s"));
    m_leeway->setFont(smallFont());
    m_leeway->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_leewayLabel->setObjectName(u"expected.leewayLabel"_s);
    m_leewayLabel->setAccessibleName(m_leewayLabel->text());
    m_leewayLabel->setProperty("tone", u"muted"_s);
    m_leewayLabel->setFont(smallFont());
    connect(m_leeway, &QSpinBox::valueChanged, m_pause, qOverload<>(&QTimer::start));
    arrange();
}

void ExpectedFields::addField(std::size_t index)
{
    const FieldRow &row = fieldRows[index];
    const QString name = u"expected."_s + QString::fromLatin1(row.name);
    Field field{new QLabel(tr(row.label), this), new QLineEdit(this), nullptr};
    field.label->setObjectName(name + u".label"_s);
    field.label->setAccessibleName(field.label->text());
    field.label->setProperty("tone", u"muted"_s);
    field.label->setFont(smallFont());
    field.label->setBuddy(field.text);
    field.text->setObjectName(name);
    field.text->setAccessibleName(tr("Expected: %1").arg(tr(row.label)));
    field.text->setPlaceholderText(tr(row.hint));
    field.text->setFont(fixedFont());
    field.text->setClearButtonEnabled(true);
    if (row.secret == Secret::Yes) {
        field.text->setEchoMode(QLineEdit::Password);
    } else {
        field.earlier = new QStringListModel(this);
        auto *completer = new QCompleter(field.earlier, this);
        completer->setObjectName(name + u".earlier"_s);
        completer->setFilterMode(Qt::MatchContains);
        field.text->setCompleter(completer);
    }
    connect(field.text, &QLineEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
    connect(field.text, &QLineEdit::editingFinished, this, &ExpectedFields::remember);
    m_fields.push_back(field);
}

void ExpectedFields::arrange()
{
    delete layout();
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(12, 8, 12, 8);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    int place = 0;
    const auto add = [&](QWidget *label, QWidget *widget) {
        grid->addWidget(label, place / pairsInARow, 2 * (place % pairsInARow));
        grid->addWidget(widget, place / pairsInARow, 2 * (place % pairsInARow) + 1);
        ++place;
    };
    for (Field &field : m_fields) {
        field.label->setVisible(field.shown);
        field.text->setVisible(field.shown);
        if (field.shown)
            add(field.label, field.text);
    }
    add(m_leewayLabel, m_leeway);
    for (int column = 0; column < pairsInARow; ++column)
        grid->setColumnStretch(2 * column + 1, 1);
}

void ExpectedFields::setType(TokenType type)
{
    bool other = false;
    for (std::size_t index = 0; index < m_fields.size(); ++index) {
        const bool shown = fieldRows[index].types.testFlag(type);
        other |= shown != m_fields[index].shown;
        m_fields[index].shown = shown;
    }
    if (other)
        arrange();
}

void ExpectedFields::setReveal(base::Reveal reveal)
{
    for (std::size_t index = 0; index < m_fields.size(); ++index) {
        if (fieldRows[index].secret == Secret::Yes)
            m_fields[index].text->setEchoMode(reveal == base::Reveal::Shown ? QLineEdit::Normal
                                                                            : QLineEdit::Password);
    }
}

void ExpectedFields::remember()
{
    for (const Field &field : m_fields) {
        const QString text = field.text->text();
        if (!field.earlier || text.isEmpty())
            continue;
        QStringList earlier = field.earlier->stringList();
        earlier.removeAll(text);
        earlier.prepend(text);
        field.earlier->setStringList(earlier.first(std::min<qsizetype>(earlier.size(), mostRemembered)));
    }
}

QString ExpectedFields::text(std::size_t index) const
{
    return m_fields[index].shown ? m_fields[index].text->text().trimmed() : QString();
}

lint::TokenExpectations ExpectedFields::expectations() const
{
    lint::TokenExpectations expected;
    expected.issuer = text(Issuer);
    expected.audience = text(Audience);
    expected.clientId = text(Client);
    expected.nonce = text(Nonce);
    expected.state = text(State);
    expected.method = text(Method);
    expected.url = text(Url);
    expected.accessToken = text(AccessToken).toUtf8();
    expected.code = text(Code).toUtf8();
    bool number = false;
    const qint64 maxAge = text(MaxAge).toLongLong(&number);
    if (number && maxAge >= 0)
        expected.maxAge = maxAge;
    return expected;
}

qint64 ExpectedFields::leeway() const
{
    return m_leeway->value();
}

int ExpectedFields::givenCount() const
{
    int given = m_leeway->value() > 0 ? 1 : 0;
    for (std::size_t index = 0; index < m_fields.size(); ++index)
        given += text(index).isEmpty() ? 0 : 1;
    return given;
}

void ExpectedFields::clear()
{
    for (const Field &field : m_fields)
        field.text->clear();
    m_leeway->setValue(0);
}

} // namespace claimcheck::ui::inspect
