#include "ui/flow/text_view.h"

#include "ui/widgets/fonts.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QStyle>
#include <QTextCursor>
#include <QTextDocument>
#include <QVBoxLayout>

namespace claimcheck::ui::flow {

TextView::TextView(const QString &accessibleName, const QString &objectName, QWidget *parent)
    : QWidget(parent), m_edit(new QPlainTextEdit(this)), m_note(new QLabel(this))
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    m_edit->setObjectName(objectName + QStringLiteral(".text"));
    m_edit->setAccessibleName(accessibleName);
    m_edit->setFont(fixedFont());
    m_edit->setFrameShape(QFrame::NoFrame);
    // It fills a pane, which has a border already.
    m_edit->setStyleSheet(QStringLiteral("QPlainTextEdit { background: transparent; }"
                                         "QPlainTextEdit:!focus { border: none; padding: 5px 7px; }"));
    m_edit->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_edit->setTabChangesFocus(true);
    m_edit->document()->setDocumentMargin(6);
    m_note->setObjectName(objectName + QStringLiteral(".note"));
    m_note->setAccessibleName(tr("Note"));
    m_note->setWordWrap(true);
    m_note->setContentsMargins(12, 6, 12, 6);
    m_note->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_edit);
    column->addWidget(m_note);
    setEditable(false);
    showNote();
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_edit->isReadOnly() && m_edit->document()->isModified())
            emit edited();
    });
}

void TextView::setText(const ShownText &shown)
{
    m_givenNote = shown.note;
    // The editor knows no carriage returns.
    const QString text = QString(shown.text).replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    if (text != m_given) {
        m_given = text;
        // What the user typed comes back from the run in the same words: leave cursor and undo alone.
        if (m_edit->toPlainText() != text)
            m_edit->setPlainText(text);
        m_problem.clear();
    }
    showNote();
}

void TextView::setEditable(bool editable)
{
    m_edit->setReadOnly(!editable);
    showNote();
    m_edit->setTextInteractionFlags(editable ? Qt::TextEditorInteraction
                                             : Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
}

bool TextView::choose(const QString &text)
{
    const QTextCursor found = m_edit->document()->find(text);
    if (found.isNull())
        return false;
    m_edit->setTextCursor(found);
    return true;
}

QString TextView::text() const
{
    return m_edit->toPlainText();
}

void TextView::setProblem(const QString &problem)
{
    m_problem = problem;
    showNote();
}

void TextView::showNote()
{
    m_note->setText(m_problem.isEmpty() ? m_givenNote : m_problem);
    m_note->setProperty("tone", m_problem.isEmpty() ? QStringLiteral("muted") : QStringLiteral("error"));
    m_note->style()->unpolish(m_note);
    m_note->style()->polish(m_note);
    m_note->setVisible(!m_note->text().isEmpty());
    // Where there is nothing to read or to write, the note says so in its place.
    m_edit->setVisible(!m_note->isVisibleTo(this) || !m_edit->isReadOnly() || !m_given.isEmpty());
}

} // namespace claimcheck::ui::flow
