import { Form, useLocation } from '@remix-run/react'
import { useLanguage } from '../page-language/use-language'
import { useShellData } from './use-shell-data'
import { Menu } from '../ui/menu'
import { Button } from '../ui/button'
import { languagePath } from '../http/language-path'

const themes = ['light', 'dark', 'system'] as const
const calendars = ['jalali', 'gregorian'] as const

/**
 * Theme and calendar. A plain form each: the server keeps the choice, so the next page comes in it from its first paint
 * on.
 */
export function DisplayMenu() {
  const { t, calendar } = useLanguage()
  const theme = useShellData()?.preferences.theme ?? 'system'
  return (
    <Menu label={t('display.title')} tour="display" isEnd>
      <li>
        <Choice
          name="theme"
          label={t('display.theme')}
          options={themes.map((value) => ({ value, label: t(`display.${value}`), isChosen: value === theme }))}
        />
      </li>
      <li>
        <Choice
          name="calendar"
          label={t('display.calendar')}
          options={calendars.map((value) => ({ value, label: t(`display.${value}`), isChosen: value === calendar }))}
        />
      </li>
    </Menu>
  )
}

interface ChoiceProps {
  name: string
  label: string
  options: readonly { value: string; label: string; isChosen: boolean }[]
}

function Choice({ name, label, options }: ChoiceProps) {
  const { language } = useLanguage()
  const { pathname, search } = useLocation()
  return (
    <Form
      method="post"
      action={languagePath(language, 'display')}
      preventScrollReset
      replace
      role="group"
      aria-label={label}
    >
      <span className="block px-1 text-sm text-quiet">{label}</span>
      <input type="hidden" name="to" value={pathname + search} />
      <span className="segments">
        {options.map((option) => (
          <Button kind="bare" key={option.value} name={name} value={option.value} aria-pressed={option.isChosen}>
            {option.label}
          </Button>
        ))}
      </span>
    </Form>
  )
}
