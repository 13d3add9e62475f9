import type { Answers } from '../../../sources/sheets/reading'
import type { askedOfValues } from '../../flows/setup/values/value-meanings'
import { useLanguage } from '../../page-language/use-language'
import { SelectField } from '../../ui/field'

/** All that can be asked, of lists of agencies (`askedHere`) as well as of values. */
type Asked = typeof askedOfValues
type Kind = keyof Asked

interface Question {
  kind: string
  text: string
  /** How many cells it is about, and the first of them. */
  cells: number
  address: string
}

interface Props {
  /** What can be asked of this file, with the answers that there are. */
  asked: Partial<Asked>
  questions: readonly Question[]
  answers: Answers
}

/** What is asked once for a file. An answer stays changeable. */
export function QuestionChoices({ asked, questions, answers }: Props) {
  const { t } = useLanguage()
  const helpOf = useQuestionHelp()
  const open = new Map(questions.map((question) => [question.kind, question]))
  const kinds = (Object.keys(asked) as Kind[]).filter((kind) => open.has(kind) || answers[kind] !== undefined)
  return kinds.map((kind) => (
    <SelectField
      key={kind}
      name={`a-${kind}`}
      defaultValue={answers[kind] ?? ''}
      label={open.get(kind)?.text ?? t(`upload.asked.${kind}`)}
      help={helpOf(open.get(kind))}
    >
      <option value="">{t('upload.unanswered')}</option>
      {asked[kind]?.map((answer) => (
        <option key={answer} value={answer}>
          {t(`upload.answer.${answer}`)}
        </option>
      ))}
    </SelectField>
  ))
}

/** Says which cells a question is about. */
export function useQuestionHelp() {
  const { t, number } = useLanguage()
  return (question: Question | undefined) =>
    question && t('upload.questionCells', { n: number(question.cells), address: question.address })
}
