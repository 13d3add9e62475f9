import { parse } from 'csv-parse/sync'
import { expect, onTestFinished, test } from 'vitest'
import { pageEvents } from '../../../db/queries/audit'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { operatorOf } from '../../access/viewer.server'
import { recordEvent } from '../../audit/audit.server'
import { writeAuditCsv } from './audit-csv'

test('a log that is longer than a page is written whole, the newest first, under one heading', async () => {
  const { db, close } = await openTestDatabase()
  onTestFinished(close)
  for (let n = 1; n <= 7; n++)
    await db.transaction((tx) =>
      recordEvent(tx, operatorOf('test'), { action: 'person.add', at: new Date(n), festivalId: null, reason: '=1' }),
    )
  let file = ''
  for await (const part of writeAuditCsv(pageEvents(db, { before: 7 }, 2))) file += part
  const rows: Record<string, string>[] = parse(file, { columns: true, bom: true })
  expect(rows.map(({ sequence }) => sequence)).toEqual(['6', '5', '4', '3', '2', '1'])
  expect(rows[0]).toMatchObject({ action: 'person.add', role: 'administrator', reason: "'=1" })
})
