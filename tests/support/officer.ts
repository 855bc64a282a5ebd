/** What an officer does in the extension's own pages and with a page's marks, by real clicks and keys. */
import type { Page } from 'playwright'
import { vi } from 'vitest'
import type { Context } from '#shared/core/types.ts'
import { contextName } from '#shared/text/contexts.ts'
import { optionsWords } from '#shared/text/options.ts'
import { panelWords } from '#shared/text/panel.ts'
import { type Lang, speak } from '#shared/text/words.ts'
import type { SeenOverlay } from './overlay.ts'

const LANG: Lang = 'zh-CN'
const options = speak(optionsWords, LANG)
const panel = speak(panelWords, LANG)

/** Types a registry's address and asks what is there. */
export const lookAtRegistry = async (page: Page, url: string): Promise<void> => {
  await page.getByLabel(options('reg.url')).fill(url)
  await page.getByRole('button', { name: options('reg.look'), exact: true }).click()
}

/**
 * Compares the fingerprint on screen with the publisher's and adds the registry. The extension must have the host's permission: a
 * test cannot answer the browser's own prompt.
 * @returns what the confirmation said of the registry.
 */
export const addRegistryByHand = async (page: Page, url: string, fingerprint: string): Promise<string> => {
  await lookAtRegistry(page, url)
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  const said = (await dialog.allInnerTexts()).join('\n')
  if (!said.replace(/\s/g, '').includes(fingerprint)) throw new Error(`another fingerprint is shown: ${said}`)
  await dialog.getByLabel(options('reg.checked')).check()
  await dialog.getByRole('button', { name: options('reg.add'), exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
  return said
}

/** Fixes the rules that apply to the panel's page; with `remember` on its site from then on. */
export const chooseContext = async (page: Page, context: Context, remember = false): Promise<void> => {
  await page.getByRole('button', { name: panel('context-change'), exact: true }).click()
  await page.getByLabel(panel('context'), { exact: true }).last().selectOption(context)
  if (remember) await page.getByLabel(panel('context-remember')).check()
  await page.getByRole('button', { name: panel('context-apply'), exact: true }).click()
  await page.getByText(panel('context-line', { context: contextName(context, LANG) }), { exact: true }).waitFor()
}

/** A loaded machine draws late. */
const patience = { timeout: 60_000, interval: 100 }

/** Scrolls to an underlined name, clicks its mark, which pins the card, and reads that. */
export const readCardOf = async (page: Page, seen: SeenOverlay, name: string): Promise<string> => {
  await page.bringToFront()
  await vi.waitFor(() => scrollTo(page, name), patience)
  await vi.waitFor(() => seen.openCard(name), patience)
  return vi.waitFor(async () => {
    const said = await seen.card()
    if (!said?.startsWith(name)) throw new Error(`no card of ${name}`)
    return said
  }, patience)
}

const scrollTo = (page: Page, name: string): Promise<void> =>
  page.evaluate(wanted => {
    const ranges = [...CSS.highlights].flatMap(([, highlight]) => [...highlight])
    const range = ranges.find(one => String(one).replace(/\s/g, '') === wanted)
    if (!range) throw new Error(`${wanted} is not underlined`)
    range.startContainer.parentElement!.scrollIntoView({ block: 'center' })
  }, name)
