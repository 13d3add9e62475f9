import { shared } from './en/shared'
import { festival } from './en/festival'
import { overview } from './en/overview'
import { rankings } from './en/rankings'
import { agency } from './en/agency'
import { model } from './en/model'
import { editor } from './en/editor'
import { course } from './en/course'
import { objections } from './en/objections'
import { audit } from './en/audit'
import { people } from './en/people'
import { papers } from './en/papers'
import { mail } from './en/mail'
import { awards } from './en/awards'
import { declarations } from './en/declarations'
import { tour } from './en/tour'
import { history } from './en/history'
import { notices } from './en/notices'
import { indicators } from './en/indicators'
import { changes } from './en/changes'
import { data } from './en/data'
import { forms } from './en/forms'
import { refusals } from './en/refusals'
import { edits } from './en/edits'
import { faults } from './en/faults'
import { setup } from './en/setup'
import { upload } from './en/upload'

/** Every text of the interface in English, all areas as one: a text is found by its key, whatever its area. */
export const en = {
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
