/** Bad usage or bad input: printed without a stack, exit code 2. The message names the file, the place and the cure. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}
