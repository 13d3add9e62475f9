import type { Upload } from '../../../db/queries/uploads'

/** An upload as the list of earlier ones shows it. What was taken back is not saved. */
export const toEarlierUpload = ({ id, file, by, takenAt, takenBackAt }: Upload) => ({
  id,
  name: file.name,
  by,
  at: file.uploadedAt.toISOString(),
  takenAt: takenBackAt ? null : (takenAt?.toISOString() ?? null),
})
