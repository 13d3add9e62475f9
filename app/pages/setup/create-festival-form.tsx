import { type ChangeEvent, useRef } from 'react'
import type { RefusedForm } from '../../forms/form-fault'
import { PostForm } from '../../forms/post-form'
import { useLanguage } from '../../page-language/use-language'
import { SelectField, TextAreaField } from '../../ui/field'
import { Notice } from '../../ui/notice'
import { NameFields } from './name-fields'
import { type FieldProblem, useProblems } from './setup-problems'
import { StartChoice } from './start-choice'
import { Button } from '../../ui/button'
import { YearField } from './year-field'

interface Props {
  provinces: readonly { code: string; titleFa: string; titleEn: string; counties: readonly string[] }[]
  year: number
  refused: RefusedForm | null
  problems: readonly FieldProblem[]
}

/**
 * Asks for what a festival begins with. A province suggests names, code and counties, as long as nobody typed others.
 */
export function CreateFestivalForm({ provinces, year, refused, problems }: Props) {
  const { t, language, title } = useLanguage()
  const { errors, beyond } = useProblems(problems, ['titleFa', 'code', 'year', 'counties'])
  const suggested = useRef<Record<string, string>>({})
  const suggest = ({ target }: ChangeEvent<HTMLSelectElement>) => {
    const province = provinces.find(({ code }) => code === target.value)
    const fields = province
      ? {
          titleFa: `جشنوارهٔ شهید رجایی، استان ${province.titleFa}`,
          titleEn: `Shahid Rajaei Festival, ${province.titleEn} Province`,
          code: province.code,
          counties: province.counties.map((line) => line.replace('|', ' | ')).join('\n'),
        }
      : { titleFa: '', titleEn: '', code: '', counties: '' }
    for (const [name, value] of Object.entries(fields)) {
      const field = target.form?.elements.namedItem(name)
      const isText = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
      if (isText && field.value === (suggested.current[name] ?? '')) field.value = value
    }
    suggested.current = fields
  }
  return (
    <PostForm intent="create" className="sheet grid gap-5" refused={refused} errors={errors}>
      {beyond ? (
        <Notice kind="error" isAnswer>
          {beyond}
        </Notice>
      ) : null}
      <SelectField
        label={t('setup.create.province')}
        help={t('setup.create.provinceHelp')}
        name="province"
        onChange={suggest}
      >
        <option value="">{t('setup.create.noProvince')}</option>
        {provinces.map((province) => (
          <option key={province.code} value={province.code}>
            {title(province)}
          </option>
        ))}
      </SelectField>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <NameFields
          labels={{
            titleFa: t('setup.create.titleFa'),
            titleEn: t('setup.create.titleEn'),
            code: t('setup.create.code'),
            codeHelp: t('setup.create.codeHelp'),
          }}
        />
        <SelectField
          label={t('setup.create.calendar')}
          help={t('setup.create.calendarHelp')}
          isWide
          name="calendar"
          defaultValue="jalali"
        >
          <option value="jalali">{t('display.jalali')}</option>
          <option value="gregorian">{t('display.gregorian')}</option>
        </SelectField>
        <YearField label={t('setup.create.year')} year={year} />
      </div>
      <TextAreaField
        label={t('setup.create.counties')}
        help={t('setup.create.countiesHelp')}
        isWide
        name="counties"
        rows={8}
        dir="auto"
        lang={language}
      />
      <StartChoice legend={t('setup.create.start')} help={t('setup.create.startHelp')} chosen="classic" />
      <Button className="justify-self-start">{t('setup.create.make')}</Button>
    </PostForm>
  )
}
