/** Run once in an official site's page by the popup's 抓取结果: gives back what the page shows. Changes nothing there. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import type { OfficialPage } from '#shared/official/read.ts'
import { officialPage } from '../page/official-page.ts'

export default defineUnlistedScript((): OfficialPage => officialPage())
