import { PostForm } from '../../forms/post-form'
import { ReasonField } from '../../forms/reason-field'
import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'

/** A link to a new password, the reset of a lost second step, and the account itself on and off. */
export function PersonSwitches({ isDisabled, hasSecondStep }: { isDisabled: boolean; hasSecondStep: boolean }) {
  const { t } = useLanguage()
  return (
    <PostForm className="sheet flex flex-wrap items-center gap-4">
      {isDisabled ? null : (
        <Button kind="quiet" name="intent" value="reset">
          {t('people.reset')}
        </Button>
      )}
      {hasSecondStep ? (
        <Button kind="quiet" name="intent" value="reset-step">
          {t('people.resetStep')}
        </Button>
      ) : null}
      <Button kind={isDisabled ? 'quiet' : 'danger'} name="intent" value={isDisabled ? 'enable' : 'disable'}>
        {isDisabled ? t('people.enable') : t('people.disable')}
      </Button>
      <ReasonField label={t('people.reason')} hint={t('people.reason')} />
      <p className="w-full text-sm text-quiet">{t('people.disableHelp')}</p>
    </PostForm>
  )
}
