#!/usr/bin/env node
/** `xinbiao`: wiring only. A command's file is loaded when it is called, so that `mentions` never loads the publisher. */
import { Command, CommanderError } from 'commander'
import { UsageError } from './commands/usage.ts'
import { commandSpeak, headingText, parserErrorText } from './text/commands.ts'
import type { Lang } from './text/words.ts'

const commands = {
  mentions: () => import('./commands/mentions.ts'),
  check: () => import('./commands/check.ts'),
  import: () => import('./commands/import.ts'),
  keys: () => import('./commands/keys.ts'),
  publish: () => import('./commands/publish.ts'),
  verify: () => import('./commands/verify.ts'),
  report: () => import('./commands/report.ts'),
}

// Known before anything is parsed: the help and the parser's errors are in it too.
const lang: Lang = process.argv.includes('--english') ? 'en' : 'zh-CN'
const t = commandSpeak(lang)
const program = new Command('xinbiao')
  .description(t('program'))
  .option('--english', t('english'))
  .helpOption('-h, --help', t('help'))
  .helpCommand('help [command]', t('help-command'))
  .configureHelp({
    styleTitle: title => headingText(title, lang),
    optionDescription: ({ description, argChoices, defaultValue }) =>
      [
        description,
        ...(argChoices ? [t('choices', { choices: argChoices.join(', ') })] : []),
        ...(defaultValue === undefined ? [] : [t('default', { value: String(defaultValue) })]),
      ].join(''),
  })
  // Said below, in the reader's language.
  .configureOutput({ outputError: () => {} })
  .exitOverride()

const asked = process.argv[2] as keyof typeof commands | undefined
const chosen = asked && Object.hasOwn(commands, asked) ? [commands[asked]] : Object.values(commands)

try {
  for (const load of chosen) (await load()).register(program, lang)
  for (const command of program.commands) command.option('--english', t('english'))
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2
    if (!error.code.startsWith('commander.help')) console.error(parserErrorText(error.code, error.message, lang))
  } else if (error instanceof UsageError) {
    console.error(error.message)
    process.exitCode = 2
  } else throw error
}
