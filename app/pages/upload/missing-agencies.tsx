import type { Decided, Fate } from '../../flows/setup/agencies/missing-agencies.server'
import { PostForm } from '../../forms/post-form'
import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'
import { Choice, ChoiceGroup, SelectField, TextField } from '../../ui/field'
import { Notice } from '../../ui/notice'

interface Props {
  /** Agencies of the edition that the file does not name. */
  missing: readonly { code: string; titleFa: string; titleEn: string }[]
  answer: Decided | null
}

const fates: readonly Fate[] = ['absent', 'closed', 'merged', 'outside']

/** Says what became of agencies that a file does not name. Without it they stay as they are. */
export function MissingAgencies({ missing, answer }: Props) {
  const { t, title, number } = useLanguage()
  if (!missing.length && !answer) return null
  return (
    <details className="sheet" open={answer !== null && !answer.ok}>
      <summary className="cursor-pointer font-bold">{t('upload.missing.title', { n: number(missing.length) })}</summary>
      {answer ? (
        <Notice kind={answer.ok ? 'done' : 'error'} isAnswer className="mt-3">
          {answer.ok ? t('upload.missing.done', { n: number(answer.changed) }) : t(`upload.missing.why.${answer.why}`)}
        </Notice>
      ) : null}
      <PostForm intent="missing" className="mt-3 grid gap-4" key={missing.length}>
        <p className="text-sm text-quiet">{t('upload.missing.help')}</p>
        <ChoiceGroup name="agencies" label={t('upload.missing.which')}>
          <div className="grid max-h-72 gap-1 overflow-y-auto sm:grid-cols-2">
            {missing.map((agency) => (
              <Choice key={agency.code} label={title(agency)} name="agencies" value={agency.code} defaultChecked />
            ))}
          </div>
        </ChoiceGroup>
        <div className="grid items-start gap-4 sm:grid-cols-3">
          <SelectField label={t('upload.missing.fate')} isWide name="fate">
            {fates.map((fate) => (
              <option key={fate} value={fate}>
                {t(`upload.missing.fates.${fate}`)}
              </option>
            ))}
          </SelectField>
          <TextField
            label={t('upload.missing.into')}
            isWide
            name="into"
            dir="auto"
            maxLength={300}
            autoComplete="off"
          />
          <TextField
            label={t('upload.missing.reason')}
            isWide
            name="reason"
            dir="auto"
            maxLength={300}
            autoComplete="off"
          />
        </div>
        <Button kind="quiet" className="justify-self-start">
          {t('upload.missing.save')}
        </Button>
      </PostForm>
    </details>
  )
}
