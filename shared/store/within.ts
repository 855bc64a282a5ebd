/** A browser's IndexedDB may never answer: waiting for ever is no answer either. */
export const within = <T>(ms: number, work: Promise<T>): Promise<T> => {
  let timer: ReturnType<typeof setTimeout>
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('IndexedDB did not answer')), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
