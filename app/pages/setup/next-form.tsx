import { type CarriedPart, carriedParts } from '../../flows/setup/carried-parts'
import type { Carried } from '../../flows/setup/next-edition.server'
import type { RefusedForm } from '../../forms/form-fault'
import { PostForm } from '../../forms/post-form'
import { useLanguage } from '../../page-language/use-language'
import { Choice, ChoiceGroup } from '../../ui/field'
import { Notice } from '../../ui/notice'
import { type FieldProblem, useProblems } from './setup-problems'
import { StartChoice } from './start-choice'
import { Button } from '../../ui/button'
import { YearField } from './year-field'

export interface NextAnswer {
  ok: false
  refused: RefusedForm
  /** A part that was left out, and that another one is no use without. */
  needs: CarriedPart | null
  problems: readonly FieldProblem[]
}

/** The same with its moments as a page gets them. */
type ShownCarried = Omit<Carried, 'deadlines'> & {
  deadlines: { kind: Carried['deadlines'][number]['kind']; from: Date; to: Date }[]
}

interface Props {
  year: number
  carried: ShownCarried
  answer: NextAnswer | null
}

/** What a new edition begins with: each part with what would be in it, ticked or not. */
export function NextEditionForm({ year, carried, answer }: Props) {
  const { t } = useLanguage()
  const { errors, beyond } = useProblems(answer?.problems ?? [], ['year'])
  const needs = answer?.needs
    ? { part: t('setup.why.needs', { needs: t(`setup.nextPage.parts.${answer.needs}`) }) }
    : {}
  const linesOf = useCarriedLines(carried)
  return (
    <PostForm className="sheet grid gap-5" refused={answer?.refused} errors={{ ...errors, ...needs }}>
      <input type="hidden" name="basis" value={carried.basis} />
      {beyond ? (
        <Notice kind="error" isAnswer>
          {beyond}
        </Notice>
      ) : null}
      <YearField label={t('setup.nextPage.year')} year={year} />
      <ChoiceGroup name="part" label={<span className="font-bold">{t('setup.nextPage.carried')}</span>}>
        <ul className="grid gap-3">
          {carriedParts.map((part) => {
            const lines = linesOf(part)
            return (
              <li key={part}>
                <Choice
                  label={t(`setup.nextPage.parts.${part}`)}
                  name="part"
                  value={part}
                  defaultChecked={lines.length > 0}
                />
                {(lines.length ? lines : [t('setup.nextPage.told.none')]).map((line) => (
                  <p key={line} className="ms-6 text-sm text-quiet">
                    {line}
                  </p>
                ))}
              </li>
            )
          })}
        </ul>
        <p className="text-sm text-quiet">{t('setup.nextPage.sources')}</p>
      </ChoiceGroup>
      <StartChoice legend={t('setup.nextPage.start')} chosen="classic" />
      <Button className="justify-self-start">{t('setup.nextPage.make')}</Button>
    </PostForm>
  )
}

/** Says of a part what would be carried over; nothing where the edition has none. */
function useCarriedLines(carried: ShownCarried): (part: CarriedPart) => string[] {
  const { t, number, title, moment } = useLanguage()
  const listed = (key: 'groups' | 'categories' | 'declared') => {
    const items = carried[key]
    const names = items.map((item) => title(item)).join(t('comma'))
    return items.length ? [t(`setup.nextPage.told.${key}`, { n: number(items.length), names })] : []
  }
  const { participants, model, deadlines, assignments } = carried
  const lines: Record<CarriedPart, string[]> = {
    groups: listed('groups'),
    participants:
      participants.competing + participants.others
        ? [
            t('setup.nextPage.told.participants', {
              n: number(participants.competing),
              others: number(participants.others),
            }),
          ]
        : [],
    model: [
      model.isOwn
        ? t('setup.nextPage.told.modelOwn', { name: title(model) })
        : t('setup.nextPage.told.model', { name: title(model), version: model.version }),
    ],
    categories: listed('categories'),
    declared: listed('declared'),
    deadlines: deadlines.map(({ kind, from, to }) =>
      t('setup.nextPage.told.deadline', { what: t(`course.deadline.${kind}`), from: moment(from), to: moment(to) }),
    ),
    assignments: assignments.people
      ? [
          t('setup.nextPage.told.assignments', {
            n: number(assignments.people),
            indicators: number(assignments.indicators),
          }),
        ]
      : [],
  }
  return (part) => lines[part]
}
