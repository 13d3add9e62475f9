import type { Upload } from '../../../db/queries/uploads'

/**
 * An upload as the list of earlier ones shows it; `searchOf` makes of its choices the address under which its page
 * shows it as it was stored.
 */
export const toEarlierUpload = (upload: Upload, searchOf: (choices: unknown) => string) => ({
  id: upload.id,
  name: upload.file.name,
  by: upload.by,
  at: upload.file.uploadedAt.toISOString(),
  takenAt: upload.takenAt?.toISOString() ?? null,
  takenBackAt: upload.takenBackAt?.toISOString() ?? null,
  search: upload.choices === null ? '' : searchOf(upload.choices),
})

export type EarlierUpload = ReturnType<typeof toEarlierUpload>
