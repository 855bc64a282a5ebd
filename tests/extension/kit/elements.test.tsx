import { useState } from 'preact/hooks'
import { describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Assessment } from '#shared/core/types.ts'
import {
  Button,
  byteSize,
  Dialog,
  Field,
  inFours,
  LookProvider,
  Mark,
  minuteAt,
  Notice,
  Progress,
  resolveLang,
  useLang,
} from '../../../extension/ui/kit/index.ts'
import { mount, soon } from './mount.ts'

test('the six marks differ in shape, fill or glyph without their colour', () => {
  const all: Assessment[] = ['barred', 'caution', 'unknown', 'notice', 'commended', 'clear']
  const root = mount(all.map(it => <Mark key={it} assessment={it} label={it} />))
  const drawn = [...root.querySelectorAll('svg')].map(svg => {
    const shape = svg.querySelector('.shape')!
    const { fill, strokeDasharray } = getComputedStyle(shape)
    const filled = fill !== getComputedStyle(document.body).backgroundColor && fill !== 'rgb(255, 255, 255)'
    return `${shape.tagName}/${filled ? 'filled' : 'outlined'}/${strokeDasharray === 'none' ? 'solid' : 'dashed'}`
  })
  expect(drawn).toEqual([
    'rect/filled/solid',
    'polygon/filled/solid',
    'circle/outlined/dashed',
    'rect/outlined/solid',
    'circle/filled/solid',
    'circle/outlined/solid',
  ])
  expect(root.textContent).toBe('限核?注守无')
})

describe('dialog', () => {
  const Asking = ({ onYes }: { onYes: () => void }) => {
    const [open, setOpen] = useState(false)
    return (
      <>
        <Button onClick={() => setOpen(true)}>移除</Button>
        {open && (
          <Dialog title="移除？" confirm={{ label: '确认', danger: true, onClick: onYes }} onClose={() => setOpen(false)}>
            <p>说明</p>
          </Dialog>
        )}
      </>
    )
  }

  test('Escape closes it without confirming and gives the focus back', async () => {
    const yes = vi.fn()
    mount(<Asking onYes={yes} />)
    await page.getByRole('button', { name: '移除' }).click()
    await expect.element(page.getByRole('dialog', { name: '移除？' })).toBeVisible()
    expect(document.activeElement!.textContent).toBe('取消')
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
    expect(yes).not.toHaveBeenCalled()
    expect(document.activeElement!.textContent).toBe('移除')
  })

  test('the confirming button confirms', async () => {
    const yes = vi.fn()
    mount(<Asking onYes={yes} />)
    await page.getByRole('button', { name: '移除' }).click()
    await page.getByRole('button', { name: '确认' }).click()
    expect(yes).toHaveBeenCalledOnce()
  })
})

test('a field ties label, hint and fault to its input', async () => {
  mount(<Field label="网址" hint="以 https:// 开头" fault="不是网址" value="x" onInput={() => {}} />)
  const input = page.getByRole('textbox', { name: '网址' })
  await expect.element(input).toHaveAccessibleDescription('以 https:// 开头 不是网址')
  await expect.element(input).toBeInvalid()
})

test('progress says what goes on and can be cancelled', async () => {
  const cancel = vi.fn()
  mount(<Progress label="正在更新" done={1200} total={4000} onCancel={cancel} />)
  await expect.element(page.getByRole('progressbar', { name: '正在更新' })).toHaveAttribute('value', '1200')
  await expect.element(page.getByText(/1,200 \/ 4,000/)).toBeVisible()
  await page.getByRole('button', { name: '取消' }).click()
  expect(cancel).toHaveBeenCalledOnce()
})

test('an error is announced with what happened, what it means and what to do', async () => {
  mount(<Notice tone="error" what="连接不上" means="原有名单不变" cure="请重试" />)
  expect(page.getByRole('alert').element().textContent).toBe('连接不上原有名单不变请重试')
})

test('language and theme are set on the document', async () => {
  const Shown = () => <p>{useLang()}</p>
  const root = mount(
    <LookProvider settings={{ lang: 'en', theme: 'dark' }}>
      <Shown />
    </LookProvider>,
  )
  await soon(() => document.documentElement.dataset.theme).toBe('dark')
  expect(document.documentElement.lang).toBe('en')
  expect(root.textContent).toBe('en')
  expect(resolveLang('auto', 'zh-TW')).toBe('zh-CN')
  expect(resolveLang('auto', 'de')).toBe('en')
})

test('days, sizes and fingerprints are written alike everywhere', () => {
  expect(minuteAt(Date.UTC(2026, 10, 24, 2, 32))).toBe('2026-11-24 10:32')
  expect(minuteAt(Date.UTC(2026, 11, 31, 16, 5))).toBe('2027-01-01 00:05')
  expect([byteSize(812), byteSize(14_240), byteSize(3_000_000)]).toEqual(['812 B', '14.2 kB', '3.0 MB'])
  expect(inFours('abcdef0123')).toBe('abcd ef01 23')
})
