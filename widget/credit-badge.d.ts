/** Types of `xinbiao/credit-badge`. Importing the module registers the element. */

export type Assessment = 'barred' | 'caution' | 'unknown' | 'notice' | 'commended' | 'clear'

export interface CreditResult {
  name: string
  uscc: string
  assessment: Assessment
  /** Literal codes with the list they are about, e.g. `{ code: 'stale', list: 'shixin' }`. */
  reasons: { code: string; list?: string }[]
  publisher: string
  /** `YYYY-MM-DD`: the oldest data date of the lists asked. */
  dataDate?: string
}

export interface CreditError {
  code: 'bad-attributes' | 'bad-code' | 'offline' | 'unverified' | 'expired' | 'not-a-registry' | 'engine' | 'internal'
}

export declare class CreditBadge extends HTMLElement {
  name: string
  uscc: string
  /** Base URL of the registry, relative to the page. */
  registry: string
  /** `sha256-…`: fingerprint of the registry's first root. */
  root: string
  context: '' | 'government-procurement' | 'mandatory-tendering' | 'contract' | 'bank-financed' | 'other-review'
  lang: string
  /** `auto` follows the reader's setting. Default: `light`. */
  theme: 'light' | 'dark' | 'auto'
  /** Fetches the registry's news and looks up again; an event tells. */
  refresh(): Promise<void>
  addEventListener(
    type: 'credit-result',
    listener: (event: CustomEvent<CreditResult>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void
  addEventListener(
    type: 'credit-error',
    listener: (event: CustomEvent<CreditError>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void
}

declare global {
  interface HTMLElementTagNameMap {
    'credit-badge': CreditBadge
  }
}
