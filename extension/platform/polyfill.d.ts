declare module 'webextension-polyfill' {
  const browser: unknown
  export default browser
}
