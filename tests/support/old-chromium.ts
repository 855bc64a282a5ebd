/** Chromium 109, the oldest the product runs on. It is headless and loads no extension: for the widget and the page script. */
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright'

export const launchChromium109 = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: await sparticuz.executablePath(),
    // Its own flags: it was built for machines without a sandbox, a GPU or a second process.
    args: sparticuz.args,
    headless: true,
  })
