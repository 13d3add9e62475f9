import { isOvertaken } from '../../db/overtaken'

/**
 * Fills what is empty. Of several servers that start on it at the same moment one is faster; the others go on with what
 * it did.
 */
export async function onceAmongServers(fill: () => Promise<unknown>, isDone: () => Promise<boolean>) {
  try {
    await fill()
  } catch (error) {
    if (!isOvertaken(error) || !(await isDone())) throw error
  }
}
