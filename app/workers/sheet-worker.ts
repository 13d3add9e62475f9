import './quiet-console'
import type { SheetLimits } from '../../sources/sheets/limits'
import { type OfficeFile, type OfficeTask, readOfficeFile } from '../../sources/sheets/read-office-file'
import type { Refusal } from '../../sources/sheets/refusal'

export interface LimitedTask {
  readonly task: OfficeTask
  readonly limits: SheetLimits
}

export function officeFile({ task, limits }: LimitedTask): Promise<OfficeFile | Refusal> {
  return readOfficeFile(task, limits)
}
