/** `npm start`: the cloud on this machine. Ends with Ctrl-C; what cannot work is said in one sentence, exit code 1. */
import { CannotRun } from './cannot-run.ts'
import { type Cloud, startCloud } from './cloud.ts'
import { readSettings } from './settings.ts'

process.env.TZ = 'UTC' // as on Lambda: code that forgets its zone fails here too

let cloud: Cloud | undefined
let ending: Promise<never> | undefined

/** Stops everything once, whoever asks first. */
function end(code: number): Promise<never> {
  ending ??= Promise.resolve(cloud?.stop()).then(
    () => process.exit(code),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
  return ending
}

function giveUp(why: string): Promise<never> {
  if (!ending) console.error(`Rinnalla stopped: ${why}`)
  return end(1)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0))

try {
  const began = performance.now()
  const settings = readSettings(process.env, process.argv.slice(2))
  console.log('Rinnalla, the cloud on this machine')
  cloud = await startCloud({
    ...settings,
    say: (what, how) => console.log(`  ${what.padEnd(10)} ${how}`),
    complain: (line) => console.error(`  ! ${line}`),
    broke: (why) => void giveUp(why),
  })
  if (!ending) {
    console.log(
      `  ${'ready'.padEnd(10)} ${cloud.url} after ${((performance.now() - began) / 1000).toFixed(1)} s; sign in, inbox and clock: ${cloud.url}/local`,
    )
    console.log('  Ctrl-C stops it; npm run reset forgets everything.')
  } else void cloud.stop()
} catch (error) {
  if (!(error instanceof CannotRun)) throw error
  await giveUp(error.message)
}
