/** The same text in the two languages of the product. */
export interface Bilingual {
  readonly fa: string
  readonly en: string
}
