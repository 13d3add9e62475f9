import type { fa } from './fa'

/** The shape of the Persian texts with any text in its places: a missing or a surplus key is a type error. */
export type Texts = Loosen<typeof fa>

type Loosen<Node> = { readonly [Key in keyof Node]: Node[Key] extends string ? string : Loosen<Node[Key]> }
