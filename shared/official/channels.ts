/** The official channels (查询渠道) and the forms of their result pages: data, typed. */
import table from './channels.json' with { type: 'json' }

export type OfficialField =
  | 'name'
  | 'code'
  | 'ref'
  | 'reason'
  | 'outcome'
  | 'legalBasis'
  | 'since'
  | 'published'
  | 'publishedUntil'
  | 'validUntil'
  | 'effectUntil'
  | 'authority'

export interface Channel {
  id: string
  name: { zh: string; en: string }
  /** `look-alike`: written for this project, not seen on the site. */
  basis: 'published-form' | 'look-alike'
  /** Each stands for itself and its subdomains. */
  hosts: string[]
  /** Where the officer begins. */
  open: string
  /** A page answers for a list by its address (`path`, an expression) or by a heading that is one of `titles`. */
  lists: { id: string; path?: string; titles?: string[] }[]
  /** Names or ids of the form's fields that hold what was searched. */
  fields: string[]
  form: 'table' | 'pairs'
  /** Sentences that say there is no entry, each whole. */
  noHit: string[]
  /** The words over a column or before a value. */
  columns: { [F in OfficialField]?: string[] }
  /** A row without these is no row of this form. */
  required: OfficialField[]
}

export const channels = table.channels as readonly Channel[]
export const commonWords: { captcha: readonly string[]; error: readonly string[]; searched: readonly string[] } = table.common

/** Channels that answer for a list, those whose form was published first. */
export const channelsFor = (list: string): Channel[] => channels.filter(channel => channel.lists.some(({ id }) => id === list))

/** Whether an address is of the channel's own hosts. */
export const isOf = ({ hosts }: Pick<Channel, 'hosts'>, url: string): boolean => {
  const host = URL.canParse(url) ? new URL(url).hostname : undefined
  return host !== undefined && hosts.some(own => host === own || host.endsWith(`.${own}`))
}
