import arabicFont from '@fontsource-variable/vazirmatn/files/vazirmatn-arabic-wght-normal.woff2?url'
import latinFont from '@fontsource-variable/vazirmatn/files/vazirmatn-latin-wght-normal.woff2?url'
import { Links, Meta, Outlet, ScrollRestoration, useParams } from '@remix-run/react'
import { type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { ErrorPage } from './shell/error-page'
import { PageScripts } from './shell/page-scripts'
import { useFestivalData, useShellData } from './shell/use-shell-data'
import { useIsLive } from './ui/use-is-live'
import { type Language, languageOf } from './i18n/language'
import { hasTexts, loadTexts, textsByArea, textsOf } from './i18n/loaded-texts'
import type { TextArea } from './i18n/texts'
import { TranslateContext, translator } from './i18n/translate'
import { usePageTexts } from './page-language/use-page-texts'
import { KeptFormContext, keptFormId } from './forms/kept/kept-form-context'
import { useNonce } from './http/nonce'
import { PageLanguageContext } from './page-language/page-language-context'
import './styles/app.css'

export default function App() {
  return (
    <Document>
      <Outlet />
    </Document>
  )
}

export function ErrorBoundary() {
  return (
    <Document title="سنجه · Sanjeh">
      <main className="px-4">
        <ErrorPage />
      </main>
    </Document>
  )
}

function Document({ children, title }: { children: ReactNode; title?: string }) {
  const nonce = useNonce()
  const preferences = useShellData()?.preferences
  const theme = preferences?.theme ?? 'system'
  const festival = useFestivalData()?.festival
  const language = languageOf(useParams())
  const areas = usePageTexts()
  // A page that is navigated to stays away until its texts are there; the former one stands meanwhile.
  if (!hasTexts(language, areas)) throw loadTexts(language, areas)
  const translate = useMemo(() => translator(textsOf(language, areas)), [language, areas])
  const chosenCalendar = preferences?.calendar ?? null
  const festivalCalendar = festival?.calendar ?? null
  const pageLanguage = useMemo(
    () => ({ language, chosenCalendar, festivalCalendar }),
    [language, chosenCalendar, festivalCalendar],
  )
  // From here on a click is heard by the page and not by the browser alone: what drives a page waits for it.
  const isLive = useIsLive()
  useEffect(() => {
    if (isLive) document.documentElement.dataset['live'] = 'yes'
  }, [isLive])
  return (
    <html lang={language} dir={language === 'fa' ? 'rtl' : 'ltr'} data-theme={theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {/* Known before the style sheet is, so that no white page flashes in the dark. */}
        <meta name="color-scheme" content={theme === 'system' ? 'light dark' : theme} />
        {/* Asked for at once, the letters are there before anything could jump. Persian takes its spaces and signs
            from the other file. */}
        {(language === 'fa' ? [arabicFont, latinFont] : [latinFont]).map((font) => (
          <link key={font} rel="preload" as="font" type="font/woff2" crossOrigin="anonymous" href={font} />
        ))}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {title ? <title>{title}</title> : null}
        <Meta />
        <Links />
      </head>
      <body>
        <PageLanguageContext.Provider value={pageLanguage}>
          <TranslateContext.Provider value={translate}>{children}</TranslateContext.Provider>
        </PageLanguageContext.Provider>
        <ScrollRestoration nonce={nonce} />
        <PageTexts language={language} areas={areas} />
        <KeptFormJson />
        <PageScripts nonce={nonce} />
      </body>
    </html>
  )
}

/**
 * The texts go along with the page, so that nothing has to be fetched before it comes alive. The entry reads them;
 * React leaves them alone.
 */
function PageTexts({ language, areas }: { language: Language; areas: readonly TextArea[] }) {
  const [json] = useState(() => JSON.stringify(textsByArea(language, areas)).replaceAll('<', '\\u003c'))
  return <script id="page-texts" type="application/json" dangerouslySetInnerHTML={{ __html: json }} />
}

/** A form that was not taken goes along with the page that says so, which the browser then takes over as it stands. */
function KeptFormJson() {
  const kept = useContext(KeptFormContext)
  const [json] = useState(() => kept && JSON.stringify(kept).replaceAll('<', '\\u003c'))
  return json === null ? null : (
    <script id={keptFormId} type="application/json" dangerouslySetInnerHTML={{ __html: json }} />
  )
}
