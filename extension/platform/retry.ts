/** Once more, when the worker died with the question in its hands: it wakes for the second. All questions may be asked twice. */
export const askWith = async <M, R>(send: (message: M) => Promise<unknown>, message: M, lost: R): Promise<R> => {
  for (let turn = 0; turn < 2; turn++) {
    try {
      const reply = await send(message)
      if (typeof (reply as { ok?: unknown } | undefined)?.ok === 'boolean') return reply as R
    } catch {
      // The receiving end is gone or was never there: the next turn wakes it.
    }
  }
  return lost
}
