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

/** The review that the fixtures make, opened. */
export const openReview = async (services: FakeReviews): Promise<HTMLElement> => {
  const root = mountReview(services, { lang: 'zh-CN', theme: 'light' })
  await press(root, '校服采购 · XB-2026-001')
  return root
}

export const button = (root: HTMLElement, name: string): HTMLButtonElement | undefined =>
  [...root.querySelectorAll('button')].find(one => one.textContent?.trim() === name)

/** Presses a button once it is there and can be pressed. */
export const press = async (root: HTMLElement, name: string): Promise<void> => {
  await soon(() => button(root, name)?.disabled).toBe(false)
  button(root, name)!.click()
}

/** The look-up on this machine, to its end. */
export const look = async (root: HTMLElement): Promise<void> => {
  await press(root, '本机查询')
  await soon(() => root.querySelector('progress') === null && root.textContent?.includes('查询时点')).toBe(true)
}

/** Into the last field of this label: a bidder's stand below the page's. */
export const fill = async (root: HTMLElement, label: string, value: string): Promise<void> => {
  const field = () =>
    [...root.querySelectorAll<HTMLLabelElement>('label')].findLast(one => one.textContent?.includes(label))?.control
  await soon(() => Boolean(field())).toBe(true)
  const input = field() as HTMLInputElement
  input.value = value
  input.dispatchEvent(new InputEvent('input', { bubbles: true }))
}
