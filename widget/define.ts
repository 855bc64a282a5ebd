/** Registers `<credit-badge>`: the only file of the widget with a side effect. */
import { CreditBadge } from './element.ts'

declare global {
  interface HTMLElementTagNameMap {
    'credit-badge': CreditBadge
  }
}

// A second copy of the script on one page is no error: the first wins.
if (!customElements.get('credit-badge')) customElements.define('credit-badge', CreditBadge)

export { CreditBadge }
