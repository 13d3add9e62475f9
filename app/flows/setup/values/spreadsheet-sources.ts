import { spreadsheets } from '../../../../db/queries/source-orders'
import type { ValueKind } from '../../../../db/queries/value-kinds'
import type { InternalSource } from '../../values/write-internal.server'

/** By which values of spreadsheets come in. It is not decisive: a ruling or a correction stands over its values. */
export const spreadsheetSource: InternalSource = {
  ...spreadsheets,
  kind: 'measured',
}

/** By which what stood before is restored: a value that was declared or surveyed is so again. */
export const restoringSources: Readonly<Record<ValueKind, InternalSource>> = {
  measured: {
    code: 'spreadsheets-undone',
    kind: 'measured',
    titleFa: 'پس گرفتن صفحه‌گسترده‌ها',
    titleEn: 'Spreadsheets taken back',
  },
  'self-declared': {
    code: 'spreadsheets-undone-declared',
    kind: 'self-declared',
    titleFa: 'خوداظهاری‌ها پس از پس گرفتن صفحه‌گسترده',
    titleEn: 'Self-declared values after a spreadsheet was taken back',
  },
  surveyed: {
    code: 'spreadsheets-undone-surveyed',
    kind: 'surveyed',
    titleFa: 'نظرسنجی‌ها پس از پس گرفتن صفحه‌گسترده',
    titleEn: 'Surveyed values after a spreadsheet was taken back',
  },
}
