import type { GoingPart } from '../../../db/queries/edition-rests'
import { PostForm } from '../../forms/post-form'
import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/field'
import { Notice } from '../../ui/notice'
import { type FieldProblem, useProblems } from './setup-problems'

interface Props {
  code: string
  /** How much of each kind goes with the edition. */
  going: Readonly<Record<GoingPart, number>>
  problems: readonly FieldProblem[]
}

const parts: readonly GoingPart[] = ['groups', 'participants', 'categories', 'declared', 'deadlines', 'uploads']

/** Deletes a draft after its code was typed, and says before what goes with it. */
export function DeleteEdition({ code, going, problems }: Props) {
  const { t, number } = useLanguage()
  const { errors, beyond } = useProblems(problems, ['code'])
  const told = parts
    .filter((part) => going[part])
    .map((part) => t(`setup.festivalPage.deleteParts.${part}`, { n: number(going[part]) }))
  return (
    <section className="sheet grid gap-3" aria-labelledby="delete">
      <h2 id="delete">{t('setup.festivalPage.delete')}</h2>
      <p className="text-sm text-quiet">{t('setup.festivalPage.deleteHelp')}</p>
      <p>
        {t('setup.festivalPage.deleteGoes', {
          parts: told.join(t('comma')) || t('setup.festivalPage.deleteParts.nothing'),
        })}
      </p>
      {beyond ? (
        <Notice kind="error" isAnswer>
          {beyond}
        </Notice>
      ) : null}
      <PostForm intent="delete" className="grid gap-3">
        <TextField
          label={t('setup.festivalPage.deleteConfirm', { code: `\u2068${code}\u2069` })}
          error={errors['code'] ?? null}
          name="code"
          dir="ltr"
          maxLength={40}
          autoComplete="off"
        />
        <Button kind="danger" className="justify-self-start">
          {t('setup.festivalPage.deleteButton')}
        </Button>
      </PostForm>
    </section>
  )
}
