import { Form } from '@remix-run/react'
import { ReasonField } from './reason-field'
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
      <ReasonField label={t('people.reason')} hint={t('people.reason')} />
      <p className="w-full text-sm text-quiet">{t('people.disableHelp')}</p>
    </Form>
  )
}
