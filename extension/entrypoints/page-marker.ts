/** The script that draws on the page. The background puts it into a frame when the content script asks (`page/marker`). */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { openMarker } from '../page/marker.ts'
import { MARKER } from '../page/marker-key.ts'

export default defineUnlistedScript(() => {
  Object.assign(globalThis, { [MARKER]: openMarker })
})
