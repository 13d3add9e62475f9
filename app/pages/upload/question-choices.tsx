import { askedHere, askedKinds } from '../../flows/setup/agencies/asked-here'
import { useLanguage } from '../../page-language/use-language'
import { SelectField } from '../../ui/field'
import type { UploadView } from './upload-view.server'

/** What is asked once for a file. An answer stays changeable. */
export function QuestionChoices({ view: { questions, answers } }: { view: UploadView }) {
  const { t, number } = useLanguage()
  const open = new Map(questions.map((question) => [question.kind, question]))
  const kinds = askedKinds.filter((kind) => open.has(kind) || answers[kind] !== undefined)
  return kinds.map((kind) => {
    const question = open.get(kind)
    return (
      <SelectField
        key={kind}
        name={`a-${kind}`}
        defaultValue={answers[kind] ?? ''}
        label={question ? question.text : t(`upload.asked.${kind}`)}
        help={
          question ? t('upload.questionCells', { n: number(question.cells), address: question.address }) : undefined
        }
      >
        <option value="">{t('upload.unanswered')}</option>
        {askedHere[kind].map((answer) => (
          <option key={answer} value={answer}>
            {t(`upload.answer.${answer}`)}
          </option>
        ))}
      </SelectField>
    )
  })
}
