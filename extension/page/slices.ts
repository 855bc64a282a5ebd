/** Long work in short slices, so that the page never waits for us. */
import { page } from './own.ts'

/** Milliseconds. A frame has 16; the page's own work needs the rest. */
const SLICE = 6

/** Yields true before and after what takes a task of its own; otherwise a slice goes on while it has time. */
export type Work<T> = Generator<boolean | undefined, T>

interface Scheduler {
  postTask?: (task: () => void) => Promise<void>
}

/**
 * Lets the page's own tasks run. Not `setTimeout`: nested timers wait 4 ms each. Not `scheduler.yield`: what follows it goes
 * before all tasks of the page.
 */
export const pause = (): Promise<void> => {
  const scheduler = (globalThis as { scheduler?: Scheduler }).scheduler
  if (scheduler?.postTask) return scheduler.postTask(() => {})
  return new Promise(resolve => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(0)
  })
}

/** Runs the work to its end, while the tab is seen. Rejects with the signal's reason when it is aborted. */
export const inSlices = async <T>(work: Work<T>, signal: AbortSignal): Promise<T> => {
  for (;;) {
    signal.throwIfAborted()
    const until = performance.now() + SLICE
    for (let rests = false; !rests && performance.now() < until; ) {
      const step = work.next()
      if (step.done) return step.value
      rests = step.value === true
    }
    await pause()
    await whenVisible(signal)
  }
}

/** Short work, without a rest. */
export const atOnce = (work: Work<void>): void => {
  while (!work.next().done);
}

/** Calls once when the page is idle, at the latest after `latest` milliseconds. */
export const whenIdle = (call: () => void, latest: number, signal: AbortSignal): void => {
  if (signal.aborted) return
  const run = () => {
    if (!signal.aborted) call()
  }
  requestIdleCallback(run, { timeout: latest })
}

export const isHidden = (): boolean => page.visibilityState !== 'visible'

/** Resolves as soon as the document is visible: a background tab does no work. */
export const whenVisible = (signal: AbortSignal): Promise<void> => {
  if (!isHidden()) return Promise.resolve()
  return new Promise(resolve => {
    const look = () => {
      if (isHidden()) return
      page.removeEventListener('visibilitychange', look)
      resolve()
    }
    page.addEventListener('visibilitychange', look, { signal })
  })
}

/** Work nobody waits for. Its end by the signal is no error. */
export const aside = (work: Promise<void>, signal: AbortSignal): void => {
  work.catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
}
