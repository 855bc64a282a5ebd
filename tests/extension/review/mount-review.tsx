import '../../../extension/ui/review/review.css'
import { LookProvider } from '../../../extension/ui/kit/index.ts'
import { ReviewPage } from '../../../extension/ui/review/review-page.tsx'
import { mount, soon } from '../kit/mount.ts'
import type { FakeReviews } from './fixtures.ts'

export const mountReview = (services: FakeReviews, look: { lang: 'zh-CN' | 'en'; theme: 'light' | 'dark' }): HTMLElement =>
  mount(
    <LookProvider settings={look}>
      <ReviewPage services={services} />
    </LookProvider>,
  )

export const button = (root: HTMLElement, name: string): HTMLButtonElement | undefined =>
  [...root.querySelectorAll('button')].find(one => one.textContent?.trim() === name)

/** Presses a button once it is there and can be pressed. */
export const press = async (root: HTMLElement, name: string): Promise<void> => {
  await soon(() => button(root, name)?.disabled).toBe(false)
  button(root, name)!.click()
}

/** Into a field of the bidder that is open. */
export const fill = async (root: HTMLElement, label: string, value: string): Promise<void> => {
  const field = () =>
    [...root.querySelectorAll<HTMLLabelElement>('section.stack label')].find(one => one.textContent?.includes(label))?.control
  await soon(() => Boolean(field())).toBe(true)
  const input = field() as HTMLInputElement
  input.value = value
  input.dispatchEvent(new InputEvent('input', { bubbles: true }))
}
