import { shared } from './fa/shared'
import { festival } from './fa/festival'
import { overview } from './fa/overview'
import { rankings } from './fa/rankings'
import { agency } from './fa/agency'
import { model } from './fa/model'
import { editor } from './fa/editor'
import { course } from './fa/course'
import { objections } from './fa/objections'
import { audit } from './fa/audit'
import { people } from './fa/people'
import { papers } from './fa/papers'
import { mail } from './fa/mail'
import { awards } from './fa/awards'
import { declarations } from './fa/declarations'
import { tour } from './fa/tour'
import { history } from './fa/history'
import { notices } from './fa/notices'
import { indicators } from './fa/indicators'
import { changes } from './fa/changes'
import { data } from './fa/data'
import { forms } from './fa/forms'
import { refusals } from './fa/refusals'
import { edits } from './fa/edits'
import { faults } from './fa/faults'
import { setup } from './fa/setup'
import { upload } from './fa/upload'

/**
 * Every text of the interface in Persian, by the area of the pages that need it. The English ones have the same keys.
 */
export const faAreas = {
  shared,
  festival,
  overview,
  rankings,
  agency,
  model,
  editor,
  course,
  objections,
  audit,
  people,
  papers,
  mail,
  awards,
  declarations,
  tour,
  history,
  notices,
  indicators,
  changes,
  data,
  forms,
  refusals,
  edits,
  faults,
  setup,
  upload,
}

/** All areas as one: a text is found by its key, whatever its area. */
export const fa = {
  ...shared,
  ...festival,
  ...overview,
  ...rankings,
  ...agency,
  ...model,
  ...editor,
  ...course,
  ...objections,
  ...audit,
  ...people,
  ...papers,
  ...mail,
  ...awards,
  ...declarations,
  ...tour,
  ...history,
  ...notices,
  ...indicators,
  ...changes,
  ...data,
  ...forms,
  ...refusals,
  ...edits,
  ...faults,
  ...setup,
  ...upload,
}
