import { Link, useFetcher } from '@remix-run/react'
import { type RefObject, useEffect } from 'react'
import { Dialog, I18nProvider, Popover } from 'react-aria-components'
import type { Glossary, GlossaryId } from './glossary.server'
import { useLanguage } from '../page-language/use-language'
import { languagePath } from '../http/language-path'

interface Props {
  of: GlossaryId
  sign: RefObject<HTMLAnchorElement | null>
  onClose: () => void
}

/** A definition of the glossary beside the sign that asked for it; the keyboard goes in, and back on Escape. */
export default function HelpPopover({ of, sign, onClose }: Props) {
  const { t, language } = useLanguage()
  const { data, load } = useFetcher<() => Glossary>()
  useEffect(() => load(languagePath(language, 'glossary')), [load, language])
  const entry = data?.entries.find(({ id }) => id === of)
  return (
    <I18nProvider locale={language}>
      <Popover
        triggerRef={sign}
        isOpen
        onOpenChange={(isOpen) => isOpen || onClose()}
        className="popover"
        UNSTABLE_portalContainer={sign.current?.closest('dialog') ?? undefined}
      >
        <Dialog aria-label={entry?.term ?? t('help.coming')} aria-busy={!entry}>
          <p className="font-bold">{entry?.term ?? t('help.coming')}</p>
          <p>{entry?.meaning}</p>
          <Link to={languagePath(language, 'glossary', `#${of}`)} className="text-sm">
            {t('help.glossary')}
          </Link>
        </Dialog>
      </Popover>
    </I18nProvider>
  )
}
