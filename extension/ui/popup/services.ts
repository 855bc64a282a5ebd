/** What the popup needs of the extension. The entrypoint wires it; tests give fakes. */
import type { Asked as AskedOfficially } from '#shared/official/read.ts'
import type { PanelServices } from '../panel/services.ts'

export interface Asked {
  query: string
  code: string
  context: string
  role: string
}

export interface PopupServices extends Pick<PanelServices, 'ask' | 'onCast' | 'permit' | 'copy' | 'openOptions'> {
  /** The page beside which the popup opened; undefined in a window of its own. */
  activeTab: () => Promise<{ tabId: number; windowId: number } | undefined>
  /** Call it straight from the click. */
  openPanel: (where: { tabId: number; windowId: number }) => void
  /** The printable record in a tab of its own. */
  openSheet: (asked: Asked) => void
  print: () => void
  /** The official look-up that waits for this tab's page. */
  lookupHere: () => Promise<AskedOfficially | undefined>
  /** Call it after `lookupHere`. Rejects where the browser gives neither page nor picture. */
  capture: (asked: AskedOfficially) => Promise<'captured' | 'changed'>
}
