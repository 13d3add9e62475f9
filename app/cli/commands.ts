import type { Command } from './command'
import { advanceCommand } from './commands/advance'
import { agenciesCommand } from './commands/agencies'
import { auditCommand } from './commands/audit'
import { editionCommand } from './commands/edition'
import { exportCommand } from './commands/export'
import { festivalCommand } from './commands/festival'
import { importCommand } from './commands/import'
import { metricsCommand } from './commands/metrics'
import { peopleCommand } from './commands/people'
import { pullCommand } from './commands/pull'
import { scoreCommand } from './commands/score'
import { shortlistCommand } from './commands/shortlist'
import { statusCommand } from './commands/status'
import { valuesCommand } from './commands/values'

/** Every command that works on the database, by name. */
export const commands: Readonly<Record<string, Command>> = {
  pull: pullCommand,
  score: scoreCommand,
  export: exportCommand,
  status: statusCommand,
  advance: advanceCommand,
  shortlist: shortlistCommand,
  import: importCommand,
  festival: festivalCommand,
  values: valuesCommand,
  edition: editionCommand,
  agencies: agenciesCommand,
  metrics: metricsCommand,
  audit: auditCommand,
  people: peopleCommand,
}
