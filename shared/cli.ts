#!/usr/bin/env node
/** `xinbiao`: wiring only. A command's file is loaded when it is called, so that `mentions` never loads the publisher. */
import { Command, CommanderError } from 'commander'
import { UsageError } from './commands/usage.ts'

const commands = {
  mentions: () => import('./commands/mentions.ts'),
  check: () => import('./commands/check.ts'),
  import: () => import('./commands/import.ts'),
  keys: () => import('./commands/keys.ts'),
  publish: () => import('./commands/publish.ts'),
  verify: () => import('./commands/verify.ts'),
}

const program = new Command('xinbiao')
  .description('信标: find organisations in procurement texts and look them up in credit lists on this machine')
  .exitOverride()

const asked = process.argv[2] as keyof typeof commands | undefined
const chosen = asked && Object.hasOwn(commands, asked) ? [commands[asked]] : Object.values(commands)

try {
  for (const load of chosen) (await load()).register(program)
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else if (error instanceof UsageError) {
    console.error(error.message)
    process.exitCode = 2
  } else throw error
}
