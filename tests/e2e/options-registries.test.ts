/** The settings’ registries: the packaged sample, what cannot be added and why, added, updated and removed, with their lists. */
import { describe, expect, test } from 'vitest'
import { dayAt } from '#shared/core/days.ts'
import { askBackground } from '../support/demo-world.ts'
import { entries } from '../support/lists.ts'
import { DAY, freshList, type Hosted } from '../support/registry-host.ts'
import {
  goTo,
  host,
  inFours,
  installed,
  look,
  options,
  PUBLISHER,
  row,
  sampleName,
  useSettingsPage,
  withSample,
} from '../support/settings-page.ts'

useSettingsPage()

test('the packaged sample is there from the start, labelled, and says what it is worth', async () => {
  await withSample(options)
  const text = (await row(sampleName).textContent())!
  expect(text).toContain('示例数据只供试用')
  expect(text).toContain('随软件附带')
  expect(
    await row(sampleName)
      .getByRole('button', { name: /立即更新/ })
      .count(),
  ).toBe(0)
  await goTo('名单')
  const list = options.getByRole('listitem').filter({ hasText: 'shixin' })
  expect(await list.textContent()).toContain('示例数据，不作为查询结果')
  await goTo('名单来源')
})

describe('a registry that cannot be added changes nothing and says why', () => {
  const cases: [string, () => Promise<string> | string, string, string][] = [
    ['no address', () => 'ftp://lists.example/', '请填写以 https:// 开头的完整网址', ''],
    ['plain http elsewhere', () => 'http://lists.example/', '请填写以 https:// 开头的完整网址', ''],
    ['not a registry', () => `${host.server.url}nothing/`, '这个网址不是名单来源', '什么也没有添加'],
    [
      'expired signatures',
      () =>
        host.publish('old', [freshList('shixin', entries(0, 5), { retrievedAt: dayAt(Date.now() - 31 * DAY) })], {
          now: Date.now() - 30 * DAY,
        }).url,
      '来源的签名已过期',
      '请先核对本机日期',
    ],
  ]
  test.each(cases)('%s', async (_, url, what, means) => {
    const before = await installed()
    await look(await url())
    await options.getByText(what).first().waitFor()
    if (means) await options.getByRole('alert').getByText(means).waitFor()
    expect(await options.getByRole('dialog').count()).toBe(0)
    expect((await installed()).registries).toEqual(before.registries)
  })

  test('a host that does not answer, and answers again', async () => {
    const { url } = host.publish('late', [freshList('shixin', entries(0, 5))])
    host.server.offline = true
    await look(url)
    await options.getByRole('alert').getByText('连接不上名单来源').waitFor()
    host.server.offline = false
    await options.getByRole('alert').getByRole('button', { name: '重试', exact: true }).click()
    const dialog = options.getByRole('dialog', { name: '核对名单来源' })
    await dialog.getByRole('button', { name: '取消' }).click()
    await dialog.waitFor({ state: 'detached' })
  })

  test('files under other keys than were compared', async () => {
    const { url } = host.publish('swapped', [freshList('shixin', entries(0, 5))])
    await look(url)
    const dialog = options.getByRole('dialog', { name: '核对名单来源' })
    await dialog.getByRole('checkbox', { name: /已与发布方核对指纹/ }).check()
    const own = host.files.get('swapped')!
    host.publish('another', [freshList('shixin', entries(0, 5))])
    host.files.set('swapped', host.files.get('another')!)
    await dialog.getByRole('button', { name: '添加', exact: true }).click()
    await options.getByRole('alert').getByText('指纹与核对时不同').waitFor()
    await options.getByText('请不要继续，先向发布方核实。', { exact: true }).waitFor()
    expect((await installed()).registries.map(registry => registry.publisher)).toEqual([sampleName])
    host.files.set('swapped', own)
  })
})

describe('a registry', () => {
  let registry: Hosted
  test('is shown with publisher, fingerprint and lists before anything is installed, and added only once compared', async () => {
    registry = host.publish('live', [freshList('shixin', entries(0, 20)), freshList('tax-major', entries(3, 8))])
    await look(registry.url)
    const dialog = options.getByRole('dialog', { name: '核对名单来源' })
    await dialog.waitFor()
    const text = (await dialog.textContent())!
    expect(text).toContain(PUBLISHER)
    expect(text).toContain(inFours(registry.fingerprint))
    expect(text).toContain('3 个密钥中至少 2 个签名有效（非官方认证）')
    expect(text).toContain('失信被执行人')
    const add = dialog.getByRole('button', { name: '添加', exact: true })
    expect(await add.isDisabled()).toBe(true)
    expect((await installed()).registries.map(one => one.publisher)).toEqual([sampleName])
    await dialog.getByRole('checkbox', { name: /已与发布方核对指纹/ }).check()
    await add.click()
    await options.getByText(`已添加“${PUBLISHER}”。`).waitFor()
    const shown = (await row(PUBLISHER).textContent())!
    expect(shown).toContain('2 份，共 25 条记录')
    expect(shown).toContain(inFours(registry.fingerprint))
    expect(shown).not.toContain('示例数据')
  })

  test('its lists say version, data date, coverage, records and freshness', async () => {
    await goTo('名单')
    const list = options.getByRole('listitem').filter({ hasText: PUBLISHER }).filter({ hasText: 'shixin' })
    const text = (await list.textContent())!
    expect(text).toContain(`№1，数据取自来源 ${dayAt(Date.now() - DAY)}`)
    expect(text).toContain('完整：全国')
    expect(text).toContain('20 条，其中有代码的 20 条')
    expect(text).toMatch(/有效期内，至 \d{4}-\d{2}-\d{2} 前须更新/)
    await goTo('名单来源')
  })

  test('is updated at a click', async () => {
    host.update('live', [freshList('shixin', entries(0, 23), { retrievedAt: dayAt(Date.now()) })])
    await row(PUBLISHER)
      .getByRole('button', { name: /立即更新/ })
      .click()
    await options.getByText('更新完成。').waitFor()
    await expect.poll(() => row(PUBLISHER).textContent()).toContain('2 份，共 28 条记录')
    await goTo('名单')
    const list = options.getByRole('listitem').filter({ hasText: PUBLISHER }).filter({ hasText: 'shixin' })
    expect(await list.textContent()).toContain(`№2，数据取自来源 ${dayAt(Date.now())}`)
    await goTo('名单来源')
  })

  test('added twice is told', async () => {
    await look(registry.url)
    const dialog = options.getByRole('dialog', { name: '核对名单来源' })
    await dialog.getByRole('checkbox', { name: /已与发布方核对指纹/ }).check()
    await dialog.getByRole('button', { name: '添加', exact: true }).click()
    await options.getByText('这个来源已经在本机').waitFor()
  })

  test('whose files are spoilt keeps its lists, and the row says what failed', async () => {
    host.update('live', [freshList('shixin', entries(0, 30), { retrievedAt: dayAt(Date.now()) })])
    host.spoil = (path, bytes) => (path.endsWith('.snapshot.json') ? bytes.map(byte => byte ^ 1) : bytes)
    await row(PUBLISHER)
      .getByRole('button', { name: /立即更新/ })
      .click()
    await expect.poll(() => row(PUBLISHER).textContent()).toMatch(/\d{4}-\d{2}-\d{2} \d{2}:\d{2} 更新失败/)
    expect(await row(PUBLISHER).textContent()).toContain('2 份，共 28 条记录')
    host.spoil = undefined
    await row(PUBLISHER)
      .getByRole('button', { name: /立即更新/ })
      .click()
    await expect.poll(() => row(PUBLISHER).textContent()).toContain('共 35 条记录')
    expect(await row(PUBLISHER).textContent()).not.toContain('更新失败')
  })

  test('is removed after a question, its lists with it', async () => {
    await row(PUBLISHER).getByRole('button', { name: /移除/ }).click()
    const dialog = options.getByRole('dialog')
    expect(await dialog.textContent()).toContain('将从本机删除该来源的 2 份名单')
    await dialog.getByRole('button', { name: '移除', exact: true }).click()
    await options.getByText(`已移除“${PUBLISHER}”。`).waitFor()
    expect(await row(PUBLISHER).count()).toBe(0)
    expect((await installed()).lists.every(list => list.sample)).toBe(true)
  })

  test('the sample, once removed, does not come back with a new start of the page; then there is nothing, and that is said', async () => {
    // Those that were refused stay, with the reason, until they are removed like any other.
    for (const refused of (await askBackground(options, { type: 'ui/lists' })).registries.filter(one => one.refused)) {
      await row(refused.url!).getByRole('button', { name: /移除/ }).click()
      await options.getByRole('dialog').getByRole('button', { name: '移除', exact: true }).click()
      await row(refused.url!).waitFor({ state: 'detached' })
    }
    await row(sampleName).getByRole('button', { name: /移除/ }).click()
    await options.getByRole('dialog').getByRole('button', { name: '移除', exact: true }).click()
    await options.getByText('本机还没有名单来源').waitFor()
    await options.reload()
    await options.getByText('本机还没有名单来源').waitFor()
    await goTo('名单')
    await options.getByText('本机还没有名单').waitFor()
    await goTo('名单来源')
  })
})
