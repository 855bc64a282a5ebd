/** What a client reads at most. A fetcher enforces the bytes while they stream; the trust store checks again. */
export const TRUST_LIMITS = {
  /** Three keys and four roles take 2 KB; the rest is room for publishers with many keys. */
  rootBytes: 64 * 1024,
  /** A year of monthly rotations and more; every one costs a request. */
  rootHops: 32,
  /** One entry and one signature take 600 bytes. */
  timestampBytes: 2048,
  /** One entry too; a few more if roles are delegated one day. */
  snapshotBytes: 16 * 1024,
  /** 200 bytes a list: five thousand lists. */
  targetsBytes: 1024 * 1024,
} as const
