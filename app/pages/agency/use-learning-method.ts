import { useLanguage } from '../../page-language/use-language'

const methods = ['entropy', 'critic', 'pca', 'optimised'] as const

/** Gives the name of a method that learns weights; one that is not known stays as it is written. */
export function useLearningMethod(): (method: string) => string {
  const { t } = useLanguage()
  return (method) => {
    const known = methods.find((item) => item === method)
    return known ? t(`run.learning.${known}`) : method
  }
}
