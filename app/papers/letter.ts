import type { Language } from '../i18n/language'

export interface Labelled {
  readonly label: string
  readonly value: string
}

interface PaperTable {
  readonly head: readonly string[]
  /** Relative widths of the columns. */
  readonly widths: readonly number[]
  readonly rows: readonly (readonly string[])[]
}

export interface Section {
  readonly heading: string
  readonly lines: readonly string[]
  /** Numbered. */
  readonly items: readonly string[]
  readonly table: PaperTable | null
}

export interface SignatureBox {
  readonly name: string
  readonly post: string
  /** When and how it was signed in the app; null: an empty box for a pen. */
  readonly signed: string | null
  readonly dissent: string | null
}

/** What `letter.typ` sets: every text finished, in the digits of its language. */
export interface Letter {
  readonly language: Language
  readonly organisation: readonly string[]
  readonly opening: string
  /** Date, number and attachment. */
  readonly reference: readonly Labelled[]
  /** What must stand on every paper of it, e.g. that it is a demonstration. */
  readonly banner: string | null
  readonly title: string
  readonly facts: readonly Labelled[]
  readonly sections: readonly Section[]
  readonly signatures: readonly SignatureBox[]
  readonly hashes: readonly Labelled[]
  /** «صفحهٔ {{page}} از {{pages}}» */
  readonly page: string
}

/** What `certificates.typ` sets: a page for each winner. */
export interface Certificates {
  readonly language: Language
  readonly opening: string
  readonly organisation: string
  readonly title: string
  readonly to: string
  readonly certificates: readonly { readonly agency: string; readonly text: string }[]
  readonly signatures: readonly { readonly name: string; readonly post: string }[]
  readonly date: string
  readonly banner: string | null
  readonly hash: string
}

/** A section of which only what is given has something in it. */
export function section(heading: string, parts: Partial<Omit<Section, 'heading'>>): Section {
  return { heading, lines: [], items: [], table: null, ...parts }
}
