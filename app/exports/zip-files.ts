import { zipSync } from 'fflate'

/**
 * The first day that a ZIP can tell, in the words of whatever time zone the machine has: its fields are then the same
 * everywhere.
 */
export const noDay = new Date(1980, 0, 1)

/** A ZIP in which nothing depends on when or where it was made: the same files give the same bytes. */
export function zipFiles(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const names = Object.keys(files).toSorted()
  return zipSync(Object.fromEntries(names.map((name) => [name, files[name] ?? new Uint8Array()])), {
    mtime: noDay,
    level: 6,
    os: 0,
  })
}
