import { Cron } from 'croner'

/**
 * What the server does again and again beside its requests: each kind one round at a time, and none once the server
 * stops, so that no round meets a database that is closed.
 */
export class RepeatedWork {
  readonly #timers: Cron[] = []
  readonly #rounds = new Set<Promise<void>>()
  #isStopped = false
  #isCutOff = false

  /** `times` is a cron pattern, with seconds first where it has six parts. */
  schedule(times: string, round: () => Promise<unknown>, onError: (error: unknown) => void) {
    const timer = new Cron(times, { unref: true, protect: true })
    timer.schedule(() => this.run(round, onError))
    this.#timers.push(timer)
    if (this.#isStopped) timer.stop()
  }

  /** One round now; a stop waits for it as for the scheduled ones. It never rejects. */
  run(round: () => Promise<unknown>, onError: (error: unknown) => void): Promise<void> {
    if (this.#isStopped) return Promise.resolve()
    const running = this.#runOne(round, onError).finally(() => this.#rounds.delete(running))
    this.#rounds.add(running)
    return running
  }

  /**
   * Begins no round any more, and waits for those under way. False: some are cut off, and what they say from now on is
   * not heard.
   */
  async stop(limitMs: number): Promise<boolean> {
    this.#isStopped = true
    for (const timer of this.#timers) timer.stop()
    const isInTime = await Promise.race([
      Promise.all(this.#rounds).then(() => true),
      new Promise<false>((resolve) => setTimeout(() => resolve(false), limitMs).unref()),
    ])
    this.#isCutOff = true
    return isInTime
  }

  async #runOne(round: () => Promise<unknown>, onError: (error: unknown) => void) {
    try {
      await round()
    } catch (error) {
      if (!this.#isCutOff) onError(error)
    }
  }
}
