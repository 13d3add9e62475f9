/** Why a database can't be opened, in one sentence that says what to do. A stack would only hide it. */
export class OpenError extends Error {
  override name = 'OpenError'
}
