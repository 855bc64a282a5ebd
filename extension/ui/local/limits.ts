/** A file is read whole, decoded, and its rows held at once, about ten times its size: more than this does not fit a tab. */
export const MAX_FILE = 200_000_000
