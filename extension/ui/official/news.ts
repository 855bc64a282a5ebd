/** From the popup to the review's page, both of the extension: a page has been captured. */
const CHANNEL = 'xinbiao-official'

export const tellCaptured = (): void => {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage('captured')
  channel.close()
}

/** Returns the way to stop. */
export const onCaptured = (heard: () => void): (() => void) => {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = heard
  return () => channel.close()
}
