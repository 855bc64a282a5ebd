/** 核验审查记录, with real records. */
import { zipSync } from 'fflate'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Locator, page, userEvent } from 'vitest/browser'
import { utf8 } from '#shared/format/bytes.ts'
import { reviewFiles } from '#shared/review/files.ts'
import type { ReviewRecord } from '#shared/review/record.ts'
import { OptionsPage } from '../../../extension/ui/options/options-page.tsx'
import { recordFiles } from '../../../extension/ui/records/record-files.ts'
import { mount } from '../kit/mount.ts'
import { fakeServices } from './fake.ts'

const record: ReviewRecord = {
  format: 'xinbiao-review',
  version: 1,
  project: { name: '校服采购', number: 'X-1' },
  run: { at: '2026-11-24T06:03:00Z', clock: '本机时钟', asOf: '2026-11-24', tool: 'Xinbiao', policy: '2026-11-24' },
  context: { id: 'government-procurement', name: '政府采购', inferred: false },
  lists: [],
  bidders: [
    {
      no: 1,
      name: '苏州澜启科技有限公司',
      assessment: 'unknown',
      verdict: '未核清',
      reasons: ['name-only'],
      answers: [],
      matches: [],
      evidence: 'evidence/001/local.json',
    },
  ],
  documents: [],
}
const { files, digest } = reviewFiles(
  { record, cards: [], evidence: new Map([['evidence/001/local.json', utf8('{}\n')]]) },
  'zh-CN',
)
const zipped = (change: { [path: string]: Uint8Array } = {}, under = '') =>
  new File(
    [
      zipSync(
        Object.fromEntries([...files, ...Object.entries(change)].map(([path, bytes]) => [under + path, bytes])),
      ) as BlobPart,
    ],
    '记录.zip',
  )

const says = (where: Locator, text: string) => expect.poll(() => where.elements()[0]?.textContent ?? '').toContain(text)
const show = (settings = {}) => {
  history.replaceState(null, '', '#records')
  return mount(<OptionsPage services={fakeServices({ registries: [], lists: [] }, settings).services} local={() => null} />)
}
const choose = async (file: File, label = '选择 ZIP…') => {
  await expect.element(page.getByRole('button', { name: label })).toBeVisible()
  await userEvent.upload(document.querySelector<HTMLInputElement>('input[type=file][accept=".zip"]')!, file)
}
const said = () => page.getByRole('region', { name: '核验结果' })

describe('a record', () => {
  beforeEach(() => {
    show()
  })

  test('as it was filed: said so, with its project, time and the digest to compare', async () => {
    await choose(zipped())
    await says(said(), '记录完整，与归档时一致。')
    for (const text of ['记录.zip', '校服采购 X-1', '2026-11-24 14:03:00', digest]) await says(said(), text)
  })

  test('packed as a folder is the same', async () => {
    await choose(zipped({}, '校服采购记录/'))
    await says(said(), '记录完整，与归档时一致。')
  })

  test('with a changed and an added file: both by name', async () => {
    await choose(zipped({ 'evidence/001/local.json': utf8('{ }\n'), 'evidence/more.png': new Uint8Array(3) }))
    await says(page.getByRole('alert'), '2 处不符')
    await says(said(), 'evidence/001/local.json：内容与归档时不同')
    await says(said(), 'evidence/more.png：归档后多出的文件，清单中没有')
  })

  test('that is no ZIP says what to choose; the next is read all the same', async () => {
    await choose(new File(['hello'], 'a.zip'))
    await says(page.getByRole('alert'), '“a.zip”不是 ZIP，或已损坏，没有核对。')
    await choose(zipped())
    await says(said(), '记录完整')
  })
})

test('in English', async () => {
  show({ lang: 'en' })
  await choose(zipped({ 'record.json': utf8('{}') }), 'Choose a ZIP…')
  await says(page.getByRole('region', { name: 'Result' }), 'record.json：not as it was filed')
})

test('a chosen folder’s files are named from the folder that holds the manifest; cancelling ends the reading', async () => {
  const chosen = [...files].map(([path, bytes]) => ({ path: `审查/记录/${path}`, file: new File([bytes as BlobPart], path) }))
  const read = await recordFiles(chosen, new AbortController().signal)
  expect([...read.keys()].sort()).toEqual([...files.keys()].sort())
  await expect(recordFiles(chosen, AbortSignal.abort())).rejects.toThrow()
  await expect(recordFiles([], new AbortController().signal)).rejects.toMatchObject({ code: 'empty' })
})
