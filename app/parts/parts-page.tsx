import { type ReactNode, useMemo, useState } from 'react'
import { formatsOf } from '../format/kinds-of-number'
import { type Language, languages } from '../i18n/language'
import { textsIn } from '../i18n/texts-in'
import { TranslateContext, translator } from '../i18n/translate'
import { PageLanguageContext } from '../page-language/page-language-context'
import { DaysAgo, DaysLeft } from '../ui/days'
import { Drawer, NoPart } from '../ui/drawer'
import { EditionLink, FestivalLink } from '../ui/edition-link'
import { Choice, LabelledField, SelectField, TextAreaField, TextField } from '../ui/field'
import { Menu } from '../ui/menu'
import { ModalDialog } from '../ui/modal-dialog'
import { EmptyState, Notice } from '../ui/notice'
import { LabelledNumber } from '../ui/labelled-number'
import { NumberField } from '../ui/number-field'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../ui/table'
import { Button, ButtonLink } from '../ui/button'
import { Progress, Status } from '../ui/status'
import { FileField } from '../ui/file-field'
import { BareChoice } from '../ui/bare-choice'

/** What the parts are filled with. Only developers see it, so it is no text of the product. */
const samples = {
  fa: {
    agencies: ['آموزش و پرورش', 'بهداشت و درمان', 'راه و شهرسازی'],
    columns: ['دستگاه', 'رتبه', 'امتیاز'],
    caption: 'رتبه‌ها',
    label: 'نام',
    help: 'همان که در حکم آمده است',
    error: 'نام را بنویسید',
    sentence: 'این نتیجه با نتیجهٔ تازه‌ای جایگزین شده است.',
    open: 'باز کردن',
  },
  en: {
    agencies: ['Education', 'Health', 'Roads and Urban Development'],
    columns: ['Agency', 'Rank', 'Score'],
    caption: 'Ranks',
    label: 'Name',
    help: 'As the decree has it',
    error: 'Write a name',
    sentence: 'A later result has replaced this one.',
    open: 'Open',
  },
} as const

const themes = ['light', 'dark'] as const
const address = { festival: 'hamadan', edition: '1404' }

/**
 * Every part of app/ui, in both directions, light and dark. `npm run dev` serves it at /parts; a build does not have
 * it.
 */
export default function PartsPage() {
  return (
    <main className="grid gap-6 p-4 lg:grid-cols-2">
      <h1 className="lg:col-span-2">app/ui</h1>
      {languages.flatMap((language) =>
        themes.map((theme) => (
          <InLanguage key={language + theme} language={language} theme={theme}>
            <Parts language={language} />
          </InLanguage>
        )),
      )}
    </main>
  )
}

function InLanguage({
  language,
  theme,
  children,
}: {
  language: Language
  theme: (typeof themes)[number]
  children: ReactNode
}) {
  const page = useMemo(() => ({ language, chosenCalendar: null, festivalCalendar: null }), [language])
  const translate = useMemo(() => translator(textsIn(language)), [language])
  return (
    <PageLanguageContext.Provider value={page}>
      <TranslateContext.Provider value={translate}>
        <section
          lang={language}
          dir={language === 'fa' ? 'rtl' : 'ltr'}
          aria-label={`${language}, ${theme}`}
          className="grid min-w-0 content-start gap-6 rounded-lg p-4"
          style={{ colorScheme: theme, background: 'var(--paper)', color: 'var(--ink)' }}
        >
          {children}
        </section>
      </TranslateContext.Provider>
    </PageLanguageContext.Provider>
  )
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className="grid gap-2">
      <h2 dir="ltr" className="text-sm text-quiet">
        {name}
      </h2>
      {children}
    </section>
  )
}

function Parts({ language }: { language: Language }) {
  const sample = samples[language]
  const [value, setValue] = useState(12.5)
  const format = formatsOf(language)
  return (
    <>
      <Part name="Table">
        <Table caption={sample.caption}>
          <Head>
            {sample.columns.map((column) => (
              <ColumnHead key={column}>{column}</ColumnHead>
            ))}
          </Head>
          <tbody>
            {sample.agencies.map((agency, index) => (
              <tr key={agency}>
                <RowHead>{agency}</RowHead>
                <NumberCell>{format.rank(index + 1)}</NumberCell>
                <NumberCell>{format.points(980 - index * 121)}</NumberCell>
              </tr>
            ))}
          </tbody>
        </Table>
      </Part>
      <Part name="Button, ButtonLink">
        <p className="flex flex-wrap items-center gap-3">
          {(['primary', 'quiet', 'danger', 'link'] as const).map((kind) => (
            <Button key={kind} kind={kind} type="button">
              {sample.open}
            </Button>
          ))}
          <Button type="button" isPending>
            {sample.open}
          </Button>
          <ButtonLink kind="quiet" to="/parts">
            {sample.open}
          </ButtonLink>
        </p>
      </Part>
      <Part name="Status, Progress">
        <Status className="text-sm text-quiet">{sample.sentence}</Status>
        <Progress label={sample.caption} done={3} of={8} />
        <Progress label={sample.caption} />
      </Part>
      <Part name="Notice">
        {(['warning', 'warning-line', 'error', 'done', 'information'] as const).map((kind) => (
          <Notice key={kind} kind={kind}>
            {sample.sentence}
          </Notice>
        ))}
      </Part>
      <Part name="EmptyState">
        <EmptyState className="text-quiet">{sample.sentence}</EmptyState>
      </Part>
      <Part name="TextField, SelectField, TextAreaField, FileField, LabelledField, Choice, BareChoice">
        <TextField label={sample.label} help={sample.help} isWide />
        <TextField label={sample.label} error={sample.error} isWide />
        <SelectField label={sample.label} error={sample.error} isQuiet>
          <option>{sample.agencies[0]}</option>
        </SelectField>
        <TextAreaField label={sample.label} help={sample.help} error={sample.error} rows={2} isWide />
        <LabelledField id={`labelled-${language}`} label={sample.label}>
          <input className="field" id={`labelled-${language}`} />
        </LabelledField>
        <FileField label={sample.label} isQuiet />
        <Choice label={sample.label} />
        <Choice label={sample.agencies[0]} type="radio" />
        <BareChoice label={sample.label} />
      </Part>
      <Part name="NumberField">
        <NumberField label={sample.label} value={value} onValue={setValue} />
        <LabelledNumber label={sample.label} help={sample.help} value={value} onValue={setValue} />
      </Part>
      <Part name="EditionLink, FestivalLink">
        <p className="flex gap-3">
          <EditionLink of={{ lang: language, ...address }} page="rankings">
            {sample.caption}
          </EditionLink>
          <FestivalLink of={{ lang: language, ...address }} page="sources" kind="primary">
            {sample.open}
          </FestivalLink>
        </p>
      </Part>
      <Part name="Menu">
        <Menu label={sample.caption}>
          {sample.agencies.map((agency) => (
            <li key={agency} className="px-3 py-1">
              {agency}
            </li>
          ))}
        </Menu>
      </Part>
      <Part name="DaysLeft, DaysAgo">
        <p className="flex gap-3">
          <DaysLeft days={2} /> <DaysLeft days={9} /> <DaysAgo days={3} />
        </p>
      </Part>
      <Part name="NoPart">
        <NoPart hasFailed />
      </Part>
      <Part name="Drawer, ModalDialog">
        <Dialogs language={language} />
      </Part>
    </>
  )
}

function Dialogs({ language }: { language: Language }) {
  const [opened, setOpened] = useState<'drawer' | 'dialog' | null>(null)
  const { caption, open, sentence } = samples[language]
  const close = () => setOpened(null)
  return (
    <p className="flex gap-3">
      <Button type="button" onClick={() => setOpened('drawer')}>
        {open} (Drawer)
      </Button>
      <Button type="button" kind="quiet" onClick={() => setOpened('dialog')}>
        {open} (ModalDialog)
      </Button>
      {opened === 'drawer' ? (
        <Drawer title={caption} to="/parts" onClose={close}>
          <p>{sentence}</p>
        </Drawer>
      ) : null}
      {opened === 'dialog' ? (
        <ModalDialog title={caption} onClose={close}>
          <p>{sentence}</p>
        </ModalDialog>
      ) : null}
    </p>
  )
}
