#include "ui/inspect/draft_panel.h"

#include "ui/inspect/changes_model.h"
#include "ui/models/dispose.h"
#include "ui/widgets/button.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/in_background.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/token_text.h"
#include "ui/widgets/verdict_box.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QSplitter>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

namespace {

constexpr int draftGap = 10;

QPlainTextEdit *editor(const QString &name, const QString &accessible, QWidget *parent)
{
    auto *edit = new QPlainTextEdit(parent);
    edit->setObjectName(name);
    edit->setAccessibleName(accessible);
    edit->setFont(fixedFont());
    edit->setTabChangesFocus(true);
    edit->setProperty("bare", true); // the pane around it has the border
    return edit;
}

/// A text field has line breaks of its own: text that was not edited comes back as it was, and edited text
/// has the kind of line break that the token had.
QByteArray textOf(const QPlainTextEdit *edit, const QByteArray &before)
{
    QString raw = edit->document()->toRawText(); // toPlainText() makes plain spaces of U+00A0
    QByteArray text = raw.replace(QChar::ParagraphSeparator, u'\n').toUtf8();
    const QByteArray breaks = QByteArray(before).replace("\r\n", "\n");
    if (breaks == text)
        return before;
    return before.contains("\r\n") && breaks.count('\n') == before.count("\r\n") ? text.replace("\n", "\r\n")
                                                                                 : text;
}

void setText(QPlainTextEdit *edit, const QByteArray &text)
{
    if (textOf(edit, text) == text && !edit->toPlainText().isEmpty())
        return;
    const QSignalBlocker blocker(edit);
    edit->setPlainText(QString::fromUtf8(text));
}

struct PresetText
{
    token::TimePreset preset;
    const char *name, *text, *hint;
};

constexpr PresetText presetTexts[] = {
    {token::TimePreset::Now, "draft.now",
     QT_TRANSLATE_NOOP("claimcheck::ui::inspect::DraftPanel", "Issued now"),
     QT_TRANSLATE_NOOP("claimcheck::ui::inspect::DraftPanel",
                       "iat, and nbf if there is one, become now; the token lives as long as before")},
    {token::TimePreset::HourMore, "draft.hour",
     QT_TRANSLATE_NOOP("claimcheck::ui::inspect::DraftPanel", "Expires in 1 h"),
     QT_TRANSLATE_NOOP("claimcheck::ui::inspect::DraftPanel", "exp becomes an hour from now")},
    {token::TimePreset::Expired, "draft.expired",
     QT_TRANSLATE_NOOP("claimcheck::ui::inspect::DraftPanel", "Expired"),
     QT_TRANSLATE_NOOP("claimcheck::ui::inspect::DraftPanel", "exp becomes an hour ago")},
};

} // namespace

DraftPanel::DraftPanel(QWidget *parent)
    : QWidget(parent), m_header(editor(u"draft.header"_s, tr("Header of the copy"), this)),
      m_payload(editor(u"draft.claims"_s, tr("Claims of the copy"), this)), m_signing(new SigningForm(this)),
      m_verdict(new VerdictBox(u"draft.verdict"_s, this)),
      m_raw(new TokenText(tr("Text of the copy"), u"draft.raw"_s, this)), m_changes(new ChangesModel(this)),
      m_table(new DataTable(tr("What is different from the original"), u"draft.changes"_s, this))
{
    setObjectName(u"draft"_s);
    setAccessibleName(tr("Copy of the token"));
    m_table->setModel(m_changes);
    m_table->setColumns({{112, 0}, {110, 0}, {0, 1}, {0, 1}});
    layOut();
    connectEditors();
}

void DraftPanel::layOut()
{
    auto *header = new Pane(tr("Header of the copy"), u"draft.headerPane"_s, this);
    header->setSquare(ColourRole::HeaderPart);
    header->addBody(m_header);
    auto *claims = new Pane(tr("Claims of the copy"), u"draft.claimsPane"_s, this);
    claims->setSquare(ColourRole::PayloadPart);
    claims->addControl(makePresets());
    claims->addBody(m_payload);
    auto *signature = new Pane(tr("Signature of the copy"), u"draft.signaturePane"_s, this);
    signature->setSquare(ColourRole::SignaturePart);
    auto *verdict = new QWidget(signature);
    verdict->setObjectName(u"draft.verdictRoom"_s);
    verdict->setAccessibleName(tr("Signature of the copy"));
    auto *around = new QVBoxLayout(verdict);
    around->setContentsMargins(12, 12, 12, 0);
    around->addWidget(m_verdict);
    signature->addBody(verdict, 0);
    signature->addBody(m_signing, 0);
    auto *rest = new QWidget(signature);
    rest->setObjectName(u"draft.rest"_s);
    rest->setAccessibleName(tr("Signature of the copy"));
    signature->addBody(rest);
    auto *changes = new Pane(tr("Compared with the original"), u"draft.changesPane"_s, this);
    changes->addBody(m_table);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(draftGap);
    grid->addWidget(header, 0, 0);
    grid->addWidget(claims, 0, 1);
    grid->addWidget(signature, 0, 2);
    grid->addWidget(makeResult(), 1, 0, 1, 2);
    grid->addWidget(changes, 1, 2);
    for (const auto &[column, share] : {std::pair(0, 3), {1, 5}, {2, 5}})
        grid->setColumnStretch(column, share);
    grid->setRowStretch(0, 3);
    grid->setRowStretch(1, 2);
}

QWidget *DraftPanel::makePresets()
{
    auto *row = new QWidget(this);
    row->setObjectName(u"draft.presets"_s);
    row->setAccessibleName(tr("Times"));
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    for (const PresetText &preset : presetTexts) {
        auto *button = new Button(tr(preset.text), QString::fromLatin1(preset.name), ButtonKind::Plain, row);
        button->setFont(smallFont());
        button->setToolTip(tr(preset.hint));
        connect(button, &QPushButton::clicked, this,
                [this, chosen = preset.preset] { emit timesRequested(chosen); });
        layout->addWidget(button);
    }
    return row;
}

Pane *DraftPanel::makeResult()
{
    auto *result = new Pane(tr("Text of the copy"), u"draft.resultPane"_s, this);
    auto *reset = new Button(tr("Start over"), u"draft.reset"_s, ButtonKind::Plain, result);
    auto *copy = new Button(tr("Copy"), u"draft.copy"_s, ButtonKind::Plain, result);
    auto *open = new Button(tr("Open in Inspect"), u"draft.open"_s, ButtonKind::Plain, result);
    for (Button *button : {reset, copy, open}) {
        button->setFont(smallFont());
        result->addControl(button);
    }
    result->addBody(m_raw);
    connect(reset, &QPushButton::clicked, this, [this] { setOriginal(m_original); });
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(QString::fromUtf8(m_draft.text())); });
    connect(open, &QPushButton::clicked, this, [this] { emit openRequested(m_draft.text()); });
    return result;
}

void DraftPanel::connectEditors()
{
    connect(m_header, &QPlainTextEdit::textChanged, this, [this] {
        token::TokenDraft draft = m_draft;
        draft.header = textOf(m_header, m_start.header);
        setDraft(std::move(draft));
    });
    connect(m_payload, &QPlainTextEdit::textChanged, this, [this] {
        token::TokenDraft draft = m_draft;
        draft.payload = textOf(m_payload, m_start.payload);
        setDraft(std::move(draft));
    });
    connect(m_raw, &TokenText::textEdited, this, [this](const QByteArray &text) {
        const auto draft = token::draftOf(token::readToken(text));
        if (!draft)
            return showState(
                tr("The text is no signed token any more; header and claims stay as they were."));
        m_draft = *draft;
        showDraft();
    });
    connect(m_signing, &SigningForm::signRequested, this, &DraftPanel::sign);
    connect(m_signing, &SigningForm::unsignedRequested, this, &DraftPanel::leaveUnsigned);
    connect(m_signing, &SigningForm::algorithmChosen, this, [this](const QByteArray &alg) {
        setDraft(token::withParameter(m_draft, "alg", '"' + alg + '"'));
        showDraft();
    });
    connect(&m_comparing, &QFutureWatcherBase::finished, this, [this] {
        m_running = false;
        m_changes->setRows(m_comparing.result().rows);
        if (std::exchange(m_again, false))
            compareWithOriginal();
    });
}

bool DraftPanel::setOriginal(const token::TokenDocument &document)
{
    const auto draft = token::draftOf(document);
    m_original = document;
    m_state = Signed::Original;
    m_start = m_signedDraft = draft.value_or(token::TokenDraft());
    m_draft = m_start;
    showDraft();
    showRaw();
    return draft.has_value();
}

void DraftPanel::setDraft(token::TokenDraft draft)
{
    if (draft == m_draft)
        return;
    m_draft = std::move(draft);
    showRaw();
    showState();
    compareWithOriginal();
}

void DraftPanel::showDraft()
{
    setText(m_header, m_draft.header);
    setText(m_payload, m_draft.payload);
    showState();
    compareWithOriginal();
}

void DraftPanel::showRaw()
{
    const QByteArray text = m_draft.text();
    m_raw->setText(text);
    const qsizetype first = text.indexOf('.');
    const qsizetype second = text.lastIndexOf('.');
    m_raw->setSpans({{{0, first}, ColourRole::HeaderPart},
                     {{first + 1, second}, ColourRole::PayloadPart},
                     {{second + 1, text.size()}, ColourRole::SignaturePart}});
}

void DraftPanel::showState(const QString &problem)
{
    const auto header = encoding::JsonDocument::parse(m_draft.header);
    m_signing->setAlgorithm(header ? header->root()["alg"_L1].toUtf8() : QByteArray());
    const auto checked = token::checkHeader(m_draft);
    if (!problem.isEmpty() || !checked)
        return m_verdict->set(Tone::Error, tr("No token"),
                              problem.isEmpty() ? checked.error().message : problem);
    if (m_draft == m_start)
        return m_verdict->set(Tone::Neutral, tr("A copy, not changed yet"),
                              tr("Edit the header, the claims or the text. The original stays as it is."));
    if (m_draft != m_signedDraft)
        return m_verdict->set(Tone::Warning, tr("Changed since it was signed"),
                              tr("The signature does not fit what the copy says now, until you sign it."));
    if (m_state == Signed::Unsigned)
        return m_verdict->set(Tone::Warning, tr("Not signed"), tr("alg is none and the signature is empty."));
    m_verdict->set(Tone::Ok, tr("Signed here"), tr("With %1.").arg(m_signer));
}

void DraftPanel::sign()
{
    if (!m_signing->key())
        return;
    token::TokenDraft draft = m_draft;
    const QByteArray alg = m_signing->algorithm();
    if (!alg.isEmpty())
        draft = token::withParameter(std::move(draft), "alg", '"' + alg + '"');
    const auto result = token::signDraft(std::move(draft), *m_signing->key());
    if (!result)
        return showState(result.error().message);
    m_state = Signed::Here;
    m_signer = m_signing->key()->description();
    m_draft = m_signedDraft = *result;
    showDraft();
    showRaw();
}

void DraftPanel::leaveUnsigned()
{
    m_state = Signed::Unsigned;
    m_draft = m_signedDraft = token::unsignedDraft(m_draft);
    showDraft();
    showRaw();
}

void DraftPanel::setTimes(token::TimePreset preset, qint64 now)
{
    setDraft(token::withTimes(m_draft, preset, now));
    showDraft();
}

void DraftPanel::compareWithOriginal()
{
    if (m_running) {
        m_again = true;
        return;
    }
    m_running = true;
    m_comparing.setFuture(inBackground([original = m_original, text = m_draft.text()] {
        return compare::compareTokens(compare::classifyToken(original), compare::classifyToken(text), {});
    }));
}

} // namespace claimcheck::ui::inspect
