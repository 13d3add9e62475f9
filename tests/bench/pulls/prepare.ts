import type { Database } from '../../../db/client.server'
import { createAgencies } from '../../../db/queries/agencies'
import { type Source, findSource } from '../../../db/queries/sources'
import { service } from '../../../db/schema'
import { createSmallFestival, saveSource } from '../../fixtures/small-festival'
import { defineSource } from '../../fixtures/source-definition'
import { agencies, pageSize, services } from './rows'

export interface Prepared {
  source: Source
  metricId: number
  agencyIds: Map<string, number>
  serviceIds: Map<string, number>
}

/** A festival with all the agencies and services that the rows speak of, and the source that tells them. */
export async function prepare(db: Database['db'], host: string): Promise<Prepared> {
  const { festivalId, metrics } = await createSmallFestival(db)
  const created = await createAgencies(
    db,
    festivalId,
    Array.from({ length: agencies }, (_, index) => ({
      code: `agency-${index}`,
      titleFa: `دستگاه ${index}`,
      titleEn: `Agency ${index}`,
      aliases: [],
      level: 'province',
      countyId: null,
      attributes: {},
    })),
  )
  const agencyId = created.get('agency-0') ?? 0
  const rows = await db
    .insert(service)
    .values(
      Array.from({ length: services }, (_, index) => ({
        festivalId,
        agencyId,
        code: `service-${index}`,
        titleFa: `خدمت ${index}`,
        titleEn: `Service ${index}`,
      })),
    )
    .returning()
  const definition = defineSource({
    request: { url: `http://${host}/data` },
    pagination: { kind: 'page', parameter: 'page', size: pageSize },
    mapping: {
      service: 'service',
      period: { calendar: 'jalali-month', year: 'year', month: 'month' },
      metrics: [{ metric: 'requests', value: 'requests' }],
    },
  })
  await saveSource(db, festivalId, definition)
  const source = await findSource(db, festivalId, definition.code)
  if (!source) throw new Error('The source was not stored')
  return {
    source,
    metricId: metrics.get('requests') ?? 0,
    agencyIds: created,
    serviceIds: new Map(rows.map((row) => [row.code, row.id])),
  }
}
