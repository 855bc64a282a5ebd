/** Run once in an official site's page by the popup's 抓取结果: gives back what the page shows. Changes nothing there. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import type { OfficialRead } from '#shared/official/read.ts'
import { officialPage, veil } from '../page/official-page.ts'

export default defineUnlistedScript((): OfficialRead => ({ page: officialPage(), veil }))
