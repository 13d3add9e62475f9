import { type Language, languages } from './language'
import type { AreaTexts, TextArea, Texts } from './texts'

/** One file an area and language, each a chunk of its own. */
const files = import.meta.glob<Partial<AreaTexts>>('./{fa,en}/*.ts')

const loaded: Record<Language, Partial<AreaTexts>> = { fa: {}, en: {} }

/** Brings in areas of texts that a page is about to show; those that are there already cost nothing. */
export async function loadTexts(language: Language, areas: readonly TextArea[]): Promise<void> {
  await Promise.all(
    areas
      .filter((area) => !loaded[language][area])
      .map(async (area) => addTexts(language, (await files[`./${language}/${area}.ts`]?.()) ?? {})),
  )
}

/**
 * The server has all texts from its start on; a page has those that it was sent and those of the pages it went to
 * since.
 */
export async function loadAllTexts(): Promise<void> {
  const contents = await Promise.all(
    Object.entries(files).map(async ([path, load]) => ({
      language: languages.find((each) => path.startsWith(`./${each}/`)),
      texts: await load(),
    })),
  )
  for (const { language, texts } of contents) if (language) addTexts(language, texts)
}

export function addTexts(language: Language, texts: Partial<AreaTexts>): void {
  Object.assign(loaded[language], texts)
}

export function hasTexts(language: Language, areas: readonly TextArea[]): boolean {
  return areas.every((area) => loaded[language][area])
}

/** Areas by name, as a page is sent them. */
export function textsByArea(language: Language, areas: readonly TextArea[]): Partial<AreaTexts> {
  return Object.fromEntries(areas.map((area) => [area, loaded[language][area]]))
}

/** These areas as one: what a page may say. */
export function textsOf(language: Language, areas: readonly TextArea[]): Partial<Texts> {
  return Object.assign({}, ...Object.values(textsByArea(language, areas)))
}

/**
 * What is loaded, as one: a key is found whatever its area. Areas that nobody named are absent, which a test of the
 * routes looks for.
 */
export function loadedTexts(language: Language): Texts {
  return Object.assign({}, ...Object.values(loaded[language]))
}
