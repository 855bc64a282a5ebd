/** One bidder's packet: whole, bound to the record, and without another's name or code in any byte. */
import { expect, test } from 'vitest'
import { bidderPacket } from '#shared/review/exports/packet.ts'
import { readPacket } from '#shared/review/exports/packet-form.ts'
import { builtProject, fileProject } from '#shared/review/file-project.ts'
import type { ProjectReview } from '#shared/review/project.ts'
import { verifyRecord } from '#shared/review/verify-record.ts'
import { firm, uscc } from '../../support/lists.ts'
import { reviewed } from '../../support/reviewed.ts'

const packetOf = async (id: string, change?: (review: ProjectReview) => ProjectReview) => {
  const { review, run, files } = await reviewed(change)
  const whole = fileProject(review, run, files, 'zh-CN')
  const built = builtProject(review, run, files, 'zh-CN')
  if ('code' in whole || 'code' in built) throw new Error('not filed')
  return { review, whole, packet: bidderPacket(review, id, built, whole.digest, 'zh-CN') }
}

test('a packet is a record of its own that verifies, bound to the whole by its digest, with the bidder’s evidence unchanged', async () => {
  const { whole, packet } = await packetOf('b2')
  const { faults, record, digest } = verifyRecord(packet.files)
  expect(faults).toEqual([])
  expect(digest).toBe(packet.digest)
  expect(record!.bidders.map(({ no, name, decision }) => [no, name, decision?.verdict])).toEqual([[2, firm(900), 'pass']])
  expect(readPacket(packet.files)).toMatchObject({ whole: whole.digest, no: 2 })
  const evidence = [...packet.files].filter(([path]) => path.startsWith('evidence/'))
  expect(evidence.length).toBeGreaterThan(3)
  for (const [path, bytes] of evidence) expect(bytes).toEqual(whole.files.get(path))
  const html = new TextDecoder().decode(packet.files.get('index.html'))
  expect(html).toContain(firm(900))
  expect(html).not.toContain('<script')
})

test.each(['b1', 'b2', 'b3', 'b4'])('no other bidder’s name or code is in any byte of %s’s packet', async id => {
  const { review, packet } = await packetOf(id, base => ({
    ...base,
    bidders: base.bidders.map(bidder => ({
      ...bidder,
      decisions: [
        {
          verdict: 'clarify' as const,
          reason: `与${firm(3)}、${firm(900)}、${firm(4)}、${uscc(3)}、${uscc(900)}同址`,
          by: '张某',
          at: '2026-11-24T03:00:00Z',
        },
      ],
    })),
  }))
  for (const other of review.bidders) {
    if (other.id === id) continue
    for (const word of [other.name, other.code].filter(one => one !== undefined))
      for (const [path, bytes] of packet.files) {
        expect(path).not.toContain(word)
        if (Buffer.from(bytes).includes(Buffer.from(word))) throw new Error(`${path} holds ${word}`)
      }
  }
  expect(verifyRecord(packet.files).faults).toEqual([])
  expect(packet.withheld.every(path => path.endsWith('/review.json'))).toBe(true)
  expect(packet.withheld).toHaveLength(1)
})

test('a name that holds another bidder’s whole, and a namesake, are still told apart by what is theirs', async () => {
  const longer = `云岭${firm(900)}`
  const { packet } = await packetOf('b3', base => ({
    ...base,
    bidders: base.bidders.map(bidder => (bidder.id === 'b3' ? { ...bidder, name: longer } : bidder)),
  }))
  const { record, faults } = verifyRecord(packet.files)
  expect(faults).toEqual([])
  expect(record!.bidders[0]!.name).toBe(longer)
  const all = [...packet.files.values()].map(bytes => new TextDecoder().decode(bytes).replaceAll(longer, '')).join('')
  expect(all).not.toContain(firm(900))
})
