/**
 * What a spreadsheet of 12,000 agencies costs: npx tsx tests/bench/agency-upload.ts. The steps are those of its page:
 * read on a thread, compare, store, and the same file compared again.
 */
import { arrayBuffer } from 'node:stream/consumers'
import { findEdition } from '../../db/queries/editions'
import { findUpload } from '../../db/queries/uploads'
import { operatorOf } from '../../app/access/viewer.server'
import {
  compareAgencyUpload,
  keepAgencyUpload,
  readAgencyUpload,
  takeAgencyUpload,
} from '../../app/flows/setup/agencies/agency-uploads.server'
import { createFestivalWithEdition } from '../../app/flows/setup/festivals.server'
import { writeXlsx } from '../../app/exports/write-xlsx.server'
import { createViewer } from '../fixtures/people'
import { openTestDatabase } from '../fixtures/test-database'

const count = 12_000
const { db, close } = await openTestDatabase()
const now = new Date()
await createFestivalWithEdition(
  { db, viewer: operatorOf('bench'), now },
  {
    code: 'f',
    titleFa: 'جشنواره',
    titleEn: '',
    calendar: 'jalali',
    counties: [{ titleFa: 'همدان' }],
    edition: { code: '1404', titleFa: 'دوره', titleEn: '', year: 1404, start: 'short' },
  },
)
const where = await findEdition(db, 'f', '1404')
if (!where) throw new Error('The edition was not made')
const context = { db, viewer: await createViewer(db, where.festival.id, { role: 'administrator' }), now }

const bytes = new Uint8Array(await arrayBuffer(writeXlsx(sheet())))
const kept = await timed('read and keep the file', () =>
  keepAgencyUpload(context, where, { fileName: 'a.xlsx', bytes }),
)
if (!kept.ok) throw new Error(kept.why)
const upload = await findUpload(db, where.edition.id, 'agencies', kept.id)
if (!upload) throw new Error('The upload is missing')
const show = async () => {
  const read = await readAgencyUpload(context, where, upload, kept.choices)
  if (!read.ok) throw new Error(read.why)
  return (await compareAgencyUpload(context, where, read)).changes
}
const { basis } = await timed('read and compare, all rows new', show)
const taken = await timed('store all rows', () => takeAgencyUpload(context, where, upload, kept.choices, basis))
if (!taken.ok) throw new Error(taken.why)
const again = await timed('read and compare, all rows the same', show)
const same = again.rows.filter(({ outcome }) => outcome === 'same').length
process.stdout.write(`\n${same.toLocaleString('en')} rows are the same the second time.\n`)
await close()

function sheet() {
  const heading = ['نام دستگاه', 'کد', 'گروه', 'شهرستان', 'کارکنان', 'زنان', 'رقابت']
  return {
    title: 'دستگاه‌ها',
    notes: [],
    heading,
    columns: heading.map(() => ({ width: 20, decimals: null })),
    rows: Array.from({ length: count }, (_, index) => [
      `اداره شماره ${index + 1}`,
      `U${index + 1}`,
      `گروه ${(index % 20) + 1}`,
      'همدان',
      20 + (index % 300),
      index % 20,
      index % 50 ? 'بله' : 'نه: نظارتی',
    ]),
    isRightToLeft: true,
    at: now,
  }
}

async function timed<Outcome>(name: string, run: () => Promise<Outcome>): Promise<Outcome> {
  const begun = performance.now()
  const outcome = await run()
  process.stdout.write(`${name}: ${((performance.now() - begun) / 1000).toFixed(1)} s\n`)
  return outcome
}
