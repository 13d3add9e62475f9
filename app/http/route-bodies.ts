/** How much a form may send to a route, before anything of it is read. */
export interface BodyLimits {
  /** Of the fields as they are sent; a Persian letter of a form takes six bytes. */
  readonly bytes: number
  readonly fields: number
  /** Whether one file may come along, as large as the settings of the festival let it be. */
  readonly takesFile: boolean
}

export const defaultBodyLimits: BodyLimits = { bytes: 100_000, fields: 100, takesFile: false }

/** A letter of a form as it is sent: most letters of Persian are two bytes of three characters each. */
const letter = 6

const limits = (item: Partial<BodyLimits>): BodyLimits => ({ ...defaultBodyLimits, ...item })

/**
 * The routes whose forms need more than the usual. All others have `defaultBodyLimits`; a route without a form takes
 * none.
 */
export const routeBodies: Readonly<Record<string, BodyLimits>> = {
  // A text of 20,000 letters, and two fields for each value that a ruling may correct: up to four metrics, by the day.
  '$lang.$festival.$edition.objections.$agency.$indicator': limits({
    bytes: 25_000 * letter + 400_000,
    fields: 5000,
    takesFile: true,
  }),
  '$lang.$festival.$edition.declarations': limits({ takesFile: true }),
  // An agenda of 20,000 letters, decisions of 50,000, and a post for each who attends.
  '$lang.$festival.$edition.minutes._index': limits({ bytes: 80_000 * letter, fields: 500 }),
  '$lang.$festival.$edition.minutes.$number._index': limits({ bytes: 80_000 * letter, fields: 500, takesFile: true }),
  // Two names for each county or group, and lists of names.
  '$lang.setup': limits({ bytes: 40_000 * letter, takesFile: true }),
  '$lang.$festival.$edition.setup.festival': limits({ bytes: 40_000 * letter, fields: 400 }),
  '$lang.$festival.$edition.setup.agencies._index': limits({ bytes: 40_000 * letter, fields: 400 }),
  '$lang.$festival.$edition.setup.values': limits({ bytes: 100_000 * letter, fields: 1000 }),
  // A spreadsheet, or a table of 2,000,000 letters that is pasted: as a form with a file a letter of Persian takes two
  // bytes.
  '$lang.$festival.$edition.setup.upload._index': limits({ bytes: 2_000_000 * 2, takesFile: true }),
  '$lang.$festival.$edition.setup.values_.upload._index': limits({ bytes: 2_000_000 * 2, takesFile: true }),
  // A model as a document of 2,000,000 letters; most of them are Latin or punctuation of JSON.
  '$lang.$festival.$edition.model.edit': limits({ bytes: 6_000_000 }),
  // A box for each indicator of a model, and what was ticked when the form was opened.
  // A spreadsheet of people, or a list of 1,000,000 letters that is pasted.
  '$lang.people.invite': limits({ bytes: 1_000_000 * letter, takesFile: true }),
  '$lang.people.$person': limits({ bytes: 200_000, fields: 4000 }),
  '$lang.$festival.$edition.awards.$category': limits({ bytes: 40_000 * letter, fields: 300 }),
  '$lang.$festival.$edition.correction': limits({ fields: 1000 }),
  // A choice or three marks for each agency of each category.
  '$lang.$festival.$edition.shortlist._index': limits({ bytes: 500_000, fields: 5000 }),
  '$lang.$festival.$edition.shortlist.votes': limits({ bytes: 500_000, fields: 5000 }),
  '$lang.$festival.$edition.shortlist.marks': limits({ bytes: 500_000, fields: 5000 }),
}

export function limitsOf(route: string): BodyLimits {
  return Object.hasOwn(routeBodies, route) ? (routeBodies[route] ?? defaultBodyLimits) : defaultBodyLimits
}
