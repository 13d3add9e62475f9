import arabicFont from '@fontsource-variable/vazirmatn/files/vazirmatn-arabic-wght-normal.woff2?url'
import latinFont from '@fontsource-variable/vazirmatn/files/vazirmatn-latin-wght-normal.woff2?url'
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useParams } from '@remix-run/react'
import { type ReactNode, useEffect, useMemo } from 'react'
import { I18nextProvider } from 'react-i18next'
import { ErrorPage } from './components/error-page'
import { createI18n } from './i18n/create-i18n'
import { isLanguage } from './i18n/language'
import { useNonce } from './nonce'
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
  const { lang } = useParams()
  const nonce = useNonce()
  const language = isLanguage(lang) ? lang : 'fa'
  const i18n = useMemo(() => createI18n(language), [language])
  // From here on a click is heard by the page and not by the browser alone: what drives a page waits for it.
  useEffect(() => {
    document.documentElement.dataset['live'] = 'yes'
  }, [])
  return (
    <html lang={language} dir={language === 'fa' ? 'rtl' : 'ltr'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {/* Asked for at once, the letters are there before anything could jump. */}
        <link rel="preload" as="font" type="font/woff2" crossOrigin="anonymous" href={language === 'fa' ? arabicFont : latinFont} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {title ? <title>{title}</title> : null}
        <Meta />
        <Links />
      </head>
      <body>
        <I18nextProvider i18n={i18n}>{children}</I18nextProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}
