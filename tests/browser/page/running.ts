/** A page that the script runs on, for all tests of a file; each leaves it clean. */
import { afterEach, vi } from 'vitest'
import { clear, type Fake, startFake } from './fake.ts'

export let fake: Fake | undefined
export const start = (...options: Parameters<typeof startFake>): Fake => {
  fake = startFake(...options)
  return fake
}
export const marked = () => fake!.marks().map(mark => mark.getAttribute('aria-label')!.split('：')[0])
export const checks = () => fake!.sent.filter(message => message.type === 'page/check')
export const heldOf = (text: string) => fake!.held().filter(held => held.includes(text)).length

/** Call it once, at the head of a file. */
export const usePage = (): void => {
  afterEach(() => {
    fake?.stop()
    fake = undefined
    clear()
    vi.restoreAllMocks()
  })
}
