import { Form } from '@remix-run/react'
import { useLanguage } from '../i18n/use-language'

/** A link to a new password, and the account itself on and off. */
export function PersonSwitches({ isDisabled }: { isDisabled: boolean }) {
  const { t } = useLanguage()
  return (
    <Form method="post" className="sheet flex flex-wrap items-center gap-4">
      {isDisabled ? null : (
        <button className="button-quiet" name="wish" value="reset" type="submit">
          {t('people.reset')}
        </button>
      )}
      <button className="button-quiet" name="wish" value={isDisabled ? 'enable' : 'disable'} type="submit">
        {isDisabled ? t('people.enable') : t('people.disable')}
      </button>
      <p className="text-sm text-quiet">{t('people.disableHelp')}</p>
    </Form>
  )
}
