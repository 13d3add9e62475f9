import type { CommandAnswer } from './command'
import { checkFiles } from './check-files'
import { verifyFile } from './verify-file'

/** A command that works on files alone: no database is opened, no server asked. */
export interface FileCommand {
  summary: string
  help: string
  run: (args: readonly string[], folder: string) => Promise<CommandAnswer>
}

export const fileCommands: Readonly<Record<string, FileCommand>> = {
  verify: {
    summary: 'whether a signed package (ZIP) is as it was made',
    help: `sanjeh verify FILE.zip [--key FINGERPRINT]

Checks the signature of the manifest and the hash of every file, without a database or a network, and names the first file
that was changed, removed or added. --key is the fingerprint of the installation that made the package, as it published it:
without it the package is only known to agree with the key inside it. Exit codes: 0 as signed, 1 not, 2 wrong usage.`,
    run: verifyFile,
  },
  check: {
    summary: 'score published files again and compare the hashes',
    help: `sanjeh check INPUT.json MODEL.json RESULT-HASH [--engine VERSION]

Scores the published input with the published model and compares the hash of the result with the one that was published.
Needs no database and no network. --engine is the version of the engine that stands beside the published hash (1 where none does): where
this program is of another, the numbers can differ though nothing was changed, and that is said with the reasons.
Exit codes: 0 the same, 1 not, 2 wrong usage, 3 made by another engine.`,
    run: checkFiles,
  },
}
