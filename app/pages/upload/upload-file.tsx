import { Form, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'
import { FestivalLink } from '../../ui/edition-link'
import { SelectField, TextField } from '../../ui/field'
import type { UploadView } from './upload-view.server'

interface Props {
  view: Pick<
    UploadView,
    'name' | 'fileId' | 'by' | 'at' | 'sheet' | 'sheets' | 'heading' | 'leftOut' | 'differing' | 'hiddenRows'
  >
}

/** What a person answered for the whole file stays where another table of it is read. */
const isOfFile = (name: string) =>
  name.startsWith('a-') || name.startsWith('is-') || name === 'metric' || name === 'period'

/** What of a file was taken for its table, to be changed where that is wrong. */
export function UploadFile({ view }: Props) {
  const { t, number, digits, moment } = useLanguage()
  const [search] = useSearchParams()
  const { heading, leftOut, differing, hiddenRows } = view
  const answered = [...search].filter(([name]) => isOfFile(name))
  return (
    <section className="sheet grid gap-4" aria-labelledby="file">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="file">{t('upload.fileSection')}</h2>
        <span className="text-sm text-quiet">{t('upload.change')}</span>
      </div>
      <div className="flex flex-wrap items-start gap-x-8 gap-y-4 text-sm">
        <Fact label={t('upload.file')}>
          <FestivalLink page={`files/${view.fileId}`} reloadDocument>
            <bdi>{view.name}</bdi>
          </FestivalLink>
          <span className="block text-quiet">{t('upload.by', { name: view.by, at: moment(view.at) })}</span>
        </Fact>
        <Form method="get" key={`${view.sheet} ${heading?.from}`} className="flex flex-wrap items-start gap-3">
          {answered.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <input type="hidden" name="of" value={view.sheet} />
          <SelectField label={t('upload.sheet')} isQuiet name="sheet" defaultValue={view.sheet}>
            {view.sheets.map(({ name, isHidden }, index) => (
              <option key={name} value={index}>
                {isHidden ? t('upload.hiddenSheet', { name }) : name}
              </option>
            ))}
          </SelectField>
          <TextField
            label={t('upload.headingFrom')}
            isQuiet
            name="from"
            inputMode="numeric"
            look="!w-20"
            maxLength={6}
            autoComplete="off"
            defaultValue={digits(heading?.from ?? 0)}
            help={t('upload.headingHelp')}
          />
          <TextField
            label={t('upload.headingTo')}
            isQuiet
            name="to"
            inputMode="numeric"
            look="!w-20"
            maxLength={6}
            autoComplete="off"
            defaultValue={digits(heading?.to ?? 0)}
          />
          <Button kind="quiet" className="mt-6">
            {t('upload.readAgain')}
          </Button>
        </Form>
        <Fact label={t('upload.leftOut')}>
          {leftOut.length
            ? leftOut.map(({ why, rows }) => (
                <span key={why} className="block">
                  {t(`upload.left.${why}`, { n: number(rows) })}
                </span>
              ))
            : t('upload.leftOutNone')}
          {differing.length ? (
            <span className="block text-warn">
              {t('upload.differs', { rows: differing.map((row) => digits(row)).join(' · ') })}
            </span>
          ) : null}
          {hiddenRows ? <span className="block">{t('upload.hiddenRows', { n: number(hiddenRows) })}</span> : null}
        </Fact>
      </div>
    </section>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <p className="text-quiet">{label}</p>
      <div>{children}</div>
    </div>
  )
}
