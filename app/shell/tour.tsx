import { useFetcher } from '@remix-run/react'
import { useEffect, useMemo, useState } from 'react'
import { Button, Dialog, Heading, I18nProvider, Popover } from 'react-aria-components'
import { useLanguage } from '../page-language/use-language'
import { buttonLook } from '../ui/button'
import type { TourStep } from './tour.server'
import { languagePath } from '../http/language-path'

/**
 * Five things to know, each beside the part of the page it is about. Escape, a click elsewhere and its button end it
 * for good.
 */
export default function Tour({ steps }: { steps: readonly TourStep[] }) {
  const { language } = useLanguage()
  const [index, setIndex] = useState(0)
  const { submit, state } = useFetcher()
  const target = useTarget(steps[index]?.at ?? '')
  // Without a page to go back to, this one stays as it is, with what an answer on it says.
  const end = () => submit({ tour: 'seen' }, { method: 'post', action: languagePath(language, 'display') })
  useEffect(() => {
    for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.menu[open]')) menu.open = false
  }, [])
  const step = steps[index]
  if (!step || state !== 'idle') return null
  return (
    <I18nProvider locale={language}>
      <Popover
        triggerRef={target}
        isOpen
        onOpenChange={(isOpen) => isOpen || end()}
        className="popover"
        containerPadding={12}
      >
        <Dialog>
          <Step step={step} place={index} of={steps.length} onGo={setIndex} onEnd={end} />
        </Dialog>
      </Popover>
    </I18nProvider>
  )
}

interface StepProps {
  step: TourStep
  place: number
  of: number
  onGo: (index: number) => void
  onEnd: () => void
}

function Step({ step, place, of, onGo, onEnd }: StepProps) {
  const { t, number } = useLanguage()
  const isLast = place === of - 1
  return (
    <>
      <div aria-live="polite">
        <p className="text-sm text-quiet">{t('tour.step', { n: number(place + 1), of: number(of) })}</p>
        <Heading slot="title" level={2}>
          {step.title}
        </Heading>
        <p className="mt-1">{step.text}</p>
      </div>
      <p className="mt-3 flex flex-wrap items-center gap-3">
        {/* The same button from first to last, so that the keyboard stays on it. */}
        <Button autoFocus className={buttonLook('primary')} onPress={() => (isLast ? onEnd() : onGo(place + 1))}>
          {t(isLast ? 'tour.done' : 'tour.next')}
        </Button>
        {place > 0 ? (
          <Button className={buttonLook('quiet')} onPress={() => onGo(place - 1)}>
            {t('tour.back')}
          </Button>
        ) : null}
        {isLast ? null : (
          <Button className="link text-sm" onPress={onEnd}>
            {t('tour.skip')}
          </Button>
        )}
      </p>
    </>
  )
}

/** The part of the page with this name, in sight and outlined for as long as it is pointed at. */
function useTarget(name: string): { current: Element | null } {
  const target = useMemo(() => ({ current: document.querySelector(`[data-tour="${name}"]`) }), [name])
  useEffect(() => {
    const { current: part } = target
    part?.scrollIntoView({ block: 'nearest' })
    part?.toggleAttribute('data-toured', true)
    return () => void part?.toggleAttribute('data-toured', false)
  }, [target])
  return target
}
