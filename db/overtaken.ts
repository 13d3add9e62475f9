/**
 * Whether a statement failed because somebody else was faster: the row is there, or two transactions waited for each
 * other.
 */
export function isOvertaken(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && (error.code === '23505' || error.code === '40P01')) return true
  return isOvertaken(error.cause)
}
