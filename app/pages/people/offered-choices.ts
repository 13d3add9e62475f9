import { z } from 'zod/mini'

/** What the server offers for a text. Loaded with the first answer: the schema library is a seventh of the page. */
export const OfferedChoices = z.array(z.object({ code: z.string(), titleFa: z.string(), titleEn: z.string() }))
export type Choice = z.infer<typeof OfferedChoices>[number]
