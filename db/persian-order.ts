import { foldPersian } from './fold-persian'

const alphabet = 'ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی'

/**
 * A text whose plain byte order is the order of the Persian alphabet (code points put پ چ ژ ک گ ی last, and the
 * embedded database has no Persian collation). Latin letters and digits come first.
 */
export function persianOrder(text: string): string {
  return Array.from(foldPersian(text), (letter) => {
    const index = alphabet.indexOf(letter)
    return index < 0 ? letter : `~${String.fromCharCode(65 + index)}`
  }).join('')
}
